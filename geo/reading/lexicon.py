"""The one reader of word lists: ``data/reading/lexicon/*.txt``.

A list of more than a dozen words is data, not code. Each file holds the lists of one room, in one
form: a name, a bar, the words; indented lines go on; a line that begins with ``#`` says what the
list is for and where its words come from. ``_`` stands for a blank inside a word, ``=`` gives a
word its value::

    # Titles that tell a gender.
    titles | Mr=m Mrs=f Sheikh=m
      Prime_Minister
    # Verbs of saying.
    says | said says told

>>> "Sheikh" in words("people.titles"), values("people.titles")["Sheikh"]
(True, 'm')
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from geo.errors import LexiconError

FOLDER = Path(__file__).resolve().parents[2] / "data" / "reading" / "lexicon"


def words(name: str) -> frozenset[str]:
    """Return the words of a list, as printed: ``words("people.offices")``.

    Parameters
    ----------
    name : str
        The file without ``.txt``, a point, and the list's name in it.

    Raises
    ------
    LexiconError
        If there is no such file or list; the message names the lists there are.
    """
    return _sets(name)


def values(name: str) -> Mapping[str, str]:
    """Return the words of a list with their values, in file order; ``""`` where none is given.

    Raises
    ------
    LexiconError
        As for ``words``.
    """
    file, _, entry = name.partition(".")
    lists = lists_of(file)
    if entry not in lists:
        raise LexiconError(f'{file}.txt has no list "{entry}". It has: {", ".join(sorted(lists))}.')
    return lists[entry]


@cache
def _sets(name: str) -> frozenset[str]:
    return frozenset(values(name))


@cache
def lists_of(file: str) -> Mapping[str, Mapping[str, str]]:
    """Return every list of a file by its name."""
    path = FOLDER / f"{file}.txt"
    try:
        lines = path.read_text("utf8").splitlines()
    except OSError as error:
        raise LexiconError(f"{path} cannot be read: {error}. Restore it from git.") from error
    return MappingProxyType(_parsed(lines, path.name))


def _parsed(lines: list[str], file: str) -> dict[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    open_list: dict[str, str] | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        if not line[0].isspace():
            name, bar, line = line.partition("|")
            if not bar or name.strip() in found:
                raise LexiconError(f'{file}, line {number}: begin a new list with "name | words".')
            open_list = found[name.strip()] = {}
        if open_list is None:
            raise LexiconError(f"{file}, line {number}: these words stand in no list.")
        for word in line.split():
            key, _, value = word.partition("=")
            open_list[key.replace("_", " ")] = value.replace("_", " ")
    return {name: MappingProxyType(of_it) for name, of_it in found.items()}
