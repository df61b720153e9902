"""Reads runs of capitalised words: what is a title, and what a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.reading.people.known_names import given_names
from geo.reading.people.word_lists import (
    BEFORE_HEADS,
    DEMONYMS,
    HEADS,
    NOT_NAMES,
    OFFICES,
    PARTICLES,
    PORTFOLIOS,
    TITLES,
)  # fmt: skip

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŴŶŹŻŽȘȚ"
_WORD = rf"(?:[{_UPPER}]\.(?:[{_UPPER}]\.)*|[{_UPPER}][^\W\d_]*(?:[’'][{_UPPER}]?[^\W\d_]{{2,}})*)"
_PART = r"(?:[Aa]l|[Ee]l|bin|ibn|bint|Abu|ben|van|von|der|den|de|del|della|di|da|dos|du|la|ul|uz)"
_SHORT = (
    r"(?:(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Rt|Prof|Adm|Brig|Hon|Maj|Cmdr|Pres|St|"
    r"Mme)\.)"
)
_NEXT = rf"(?:{_SHORT}|(?:{_PART}-)?{_WORD}(?:-[^\W\d_]+)*)"
_AHEAD = rf"(?=[{_UPPER}abdeluv])"
"""What a name's words and parts begin with: most places in a text are passed over by it."""
RUN = re.compile(
    rf"{_AHEAD}(?<![^\W_]){_NEXT}(?:[ \xa0]{{1,2}}{_AHEAD}(?:{_PART}[- ]){{0,2}}{_NEXT}){{0,7}}"
)
"""A run of capitalised words, with the small words that stand inside names."""
_WE = frozenset(("We", "I", "You", "They"))
_SECRETARY = "Secretary of "
_PARTS = PARTICLES | {"jr", "sr"}


@dataclass(slots=True)
class Mention:
    """One place where a name stands, with the title printed before it."""

    start: int
    end: int
    words: list[str]
    title: str = ""
    gender: str = ""


def read_run(text: str, run: re.Match[str]) -> Mention | None:
    """Take the title off a run; return what may be a name, or ``None``."""
    start, words = run.start(), run.group().split()
    if len(words) == 1 and words[0] not in PORTFOLIOS:
        alone = words[0]
        is_none = alone in NOT_NAMES or len(alone) < 2 or alone[-1] == "."
        return None if is_none else Mention(start, run.end(), words)
    if words[0] in _WE and words[1:2] == ["Miss"]:
        return None  # "We Miss Tehran"
    start, words = _without_openers(text, start, words)
    if not words:
        return None
    if words[0] in PORTFOLIOS and text.startswith(_SECRETARY, max(0, start - len(_SECRETARY))):
        words, start = [_SECRETARY + words[0], *words[1:]], start - len(_SECRETARY)
    size, gender = _title_of(words)
    return _named(text, run, start, words, size, gender)


def _without_openers(text: str, start: int, words: list[str]) -> tuple[int, list[str]]:
    """Return where a run begins without words that begin no name, and its words."""
    if words[0] not in NOT_NAMES or words[0].rstrip(".") in TITLES or _demonym_title(words):
        return start, words
    while words and words[0] in NOT_NAMES:
        start = text.index(words[0], start) + len(words.pop(0))
    return (text.index(words[0], start) if words else start), words


def _title_of(words: list[str]) -> tuple[int, str]:
    """Return how many words make the title that a run opens with, and the gender it tells."""
    last, gender = -1, ""
    for place, word in enumerate(words[:-1]):
        bare = word.rstrip(".")
        if bare in TITLES:
            gender, last = TITLES[bare] or gender, place
        elif bare in OFFICES or " " in bare:
            last = place
        elif place - last > 2 or not _leads_to_office(words, place):
            break
    return last + 1, gender


def _named(
    text: str, run: re.Match[str], start: int, words: list[str], size: int, gender: str
) -> Mention | None:
    """Return the name behind a title of ``size`` words, ``None`` where there is none."""
    title, name = " ".join(words[:size]), words[size:]
    begin = start
    for word in words[:size]:
        begin = text.index(word, begin) + len(word)
    if name[0] in NOT_NAMES or (len(name) == 1 and len(name[0]) < 2):
        return None
    begin = text.index(name[0], begin)
    if _ran_on(name):
        name = name[: 2 if name[0] in given_names() else 1]
        end = text.index(name[-1], begin) + len(name[-1])
        return Mention(begin, end, name, title, gender)
    if len(name) == 1 and name[0].endswith("."):
        return None
    pointed = len(name[-1]) > 2 and name[-1].endswith(".")
    name[-1] = name[-1].rstrip(".") if len(name[-1]) > 2 else name[-1]
    return Mention(begin, run.end() - pointed, name, title, gender)


def _ran_on(name: list[str]) -> bool:
    """Whether a headline ran on behind a name in capitals."""
    small = _PARTS & {word.lower() for word in name}
    return len(name) > 3 and "." not in "".join(name) and not small


def _demonym_title(words: list[str]) -> bool:
    """Whether the run opens like "Russian Foreign Minister"."""
    return (
        words[0] in DEMONYMS
        and len(words) > 2
        and any(w.rstrip(".") in OFFICES for w in words[1:4])
    )


def _leads_to_office(words: list[str], place: int) -> bool:
    """Whether an office follows within two words ("North Korean Foreign Minister ...")."""
    return any(w.rstrip(".") in OFFICES or w in TITLES for w in words[place + 1 : place + 3])


def role_before(text: str, mention: Mention) -> str:
    """Return a lower-case office printed before the name: "Kremlin spokesman Dmitry Peskov".

    It may stand apart: "Russia's foreign minister, Sergei Lavrov".
    """
    words = text[max(0, mention.start - 70) : mention.start].split(" ")
    if len(words) < 2 or words[-1] or words[-2].rstrip(",").rpartition("-")[2] not in HEADS:
        return ""
    at = len(words) - 2
    while at > 0 and words[at - 1] and _belongs(words[at - 1]):
        at -= 1
    if words[-2].endswith(",") and text[mention.end : mention.end + 1] not in {",", ".", ";"}:
        return ""
    return " ".join(words[at:-1]).rstrip(",")


def _belongs(word: str) -> bool:
    """Whether a word before an office is part of it."""
    if word in BEFORE_HEADS or word in HEADS or word.endswith(("’s", "'s")):
        return True
    return word[0].isupper() and word[-1].isalpha() and word not in NOT_NAMES - DEMONYMS
