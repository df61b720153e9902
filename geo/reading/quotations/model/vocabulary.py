"""Turns words into rows of the reader's word table.

A word the table knows has its own row; any other falls into one of a few shapes (a name, a
number, a word in -ing). Names have no rows of their own, so that reading does not depend on
whose names were in the news when it was trained.
"""

from __future__ import annotations

from functools import lru_cache

SHAPES = (
    "<pad> <cap> <given> <acro> <num> <mixed> <low> <ed> <ing> <s> <ly> <tion> <punct> "
    "<title> <month> <possessive>"
).split()
"""Rows for words without one of their own, in the table's order; row 0 stands outside the text."""

_ROW = {shape: row for row, shape in enumerate(SHAPES)}
_ENDINGS = (
    ("ed", "<ed>"), ("ing", "<ing>"), ("ly", "<ly>"), ("tion", "<tion>"), ("ment", "<tion>"),
    ("ness", "<tion>"), ("ity", "<tion>"), ("s", "<s>"),
)  # fmt: skip


class Table(dict[str, int]):
    """The row of each word: its own, or its shape's."""

    def __missing__(self, word: str) -> int:
        return shape_row(word)


@lru_cache(maxsize=4096)
def shape_row(word: str) -> int:
    """Return the row of a word's shape.

    >>> SHAPES[shape_row("Lavrov")], SHAPES[shape_row("TASS")], SHAPES[shape_row("2025")]
    ('<cap>', '<acro>', '<num>')
    """
    first = word[0]
    if first.isupper():
        return _ROW["<acro>" if len(word) > 1 and word.isupper() else "<cap>"]
    if first.islower():
        return _ROW[next((shape for end, shape in _ENDINGS if word.endswith(end)), "<low>")]
    if first.isdigit():
        return _ROW["<num>"]
    return _ROW["<mixed>" if first.isalnum() else "<punct>"]
