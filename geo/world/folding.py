"""Folding: one spelling for all the ways a place's name is printed.

"Sana'a", "SANAA" and "Sanaa" fold alike, as do "St. Petersburg" and "Saint Petersburg",
"The Hague" and "Hague", "Kerch-Yenikale" and "Kerch Yenikale", "U.S." and "US".
"""

from __future__ import annotations

import re
import unicodedata

_MARKS_DROPPED = "'’‘ʼʻ`´.·"
_MARKS_OPENED = '-–—‑/,()[]"“”«»_:;&+*!?'
_TABLE: dict[int, str | None] = {
    **{ord(mark): None for mark in _MARKS_DROPPED},
    **{ord(mark): " " for mark in _MARKS_OPENED},
}
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "þ": "th", "ð": "d", "æ": "ae", "œ": "oe"}
)
_LONG = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "n": "north", "s": "south"}


def plain(words: str) -> str:
    """Fold case, diacritics, punctuation and white space, and nothing else."""
    low = words.casefold()
    if not low.isascii():
        apart = unicodedata.normalize("NFKD", low).casefold()
        apart = unicodedata.normalize("NFKD", apart).translate(_LETTERS)
        low = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(low.translate(_TABLE).split())


def fold(name: str) -> str:
    """Return the key under which a name is filed: ``plain``, "St" long, no leading "the".

    >>> fold("St. Petersburg"), fold("The Hague"), fold("Sana'a"), fold("Türkiye")
    ('saint petersburg', 'hague', 'sanaa', 'turkiye')
    """
    low = plain(name)
    if low.startswith("the "):
        low = low[4:]
    first, space, rest = low.partition(" ")
    if space and first in _LONG:
        return f"{_LONG[first]} {rest}"
    return low


_ARTICLE = re.compile(r"^(?:al|el|ash|as|ar|an|at|ad|az|ed|er|es|et) (?=\S{3})")
_SPELLINGS = (
    (re.compile(r"kh"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"ph"), "p"),
    (re.compile(r"q|k"), "k"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"y"), "i"),
    (re.compile(r"ii+"), "i"),
    (re.compile(r"i(?=[aeou])"), ""),
    (re.compile(r"(?:ah|eh|e)$"), "a"),
    (re.compile(r"([a-z])\1"), r"\1"),
)
SHORTEST = 4
"""Letters that a loose key must have: shorter ones would be anything."""


def loose(folded: str) -> str:
    """Return the key that forgives how a name is spelled in Latin letters, ``""`` for a short one.

    Arabic articles, i and y, doubled letters and the endings -skyi, -skiy and -sky are spelled as
    each outlet likes; none of them tells two places apart. For h and g see ``with_h``.

    >>> loose(fold("Al-Bireh")) == loose(fold("Al Birah"))
    True
    >>> loose(fold("Hulyaipole")) == loose(fold("Huliaipole")) == with_h(loose("gulyaypole"))
    True
    """
    if not folded.isascii():
        return ""
    key = _ARTICLE.sub("", folded)
    for spelling, one in _SPELLINGS:
        key = spelling.sub(one, key)
    return key if len(key) >= SHORTEST else ""


def with_h(key: str) -> str:
    """Return a loose key with every g as h: Ukrainian and Belarusian have one letter for both."""
    return key.replace("g", "h")
