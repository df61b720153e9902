"""Reads runs of capitalised words: what is a title, what a name, and whether a person's."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.reading.people.word_lists import (
    BEFORE_HEADS,
    DEMONYMS,
    FAMILY_ENDINGS,
    FAMILY_FIRST,
    FAMILY_FIRST_GENDERS,
    HEADS,
    KIN,
    NOT_NAMES,
    OFFICES,
    PARTICLES,
    PLACES,
    PORTFOLIOS,
    SPEAKS,
    THINGS,
    TITLES,
)  # fmt: skip

NAMES = Path(__file__).parents[3] / "data" / "reading" / "given-names.csv"

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŴŶŹŻŽȘȚ"
_WORD = rf"(?:[{_UPPER}]\.(?:[{_UPPER}]\.)*|[{_UPPER}][^\W\d_]*(?:[’'][{_UPPER}]?[^\W\d_]{{2,}})*)"
_PART = r"(?:[Aa]l|[Ee]l|bin|ibn|bint|Abu|ben|van|von|der|den|de|del|della|di|da|dos|du|la|ul|uz)"
_SHORT = (
    r"(?:(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Prof|Adm|Brig|Hon|Maj|Cmdr|Pres|St|"
    r"Mme)\.)"
)
_NEXT = rf"(?:{_SHORT}|(?:{_PART}-)?{_WORD}(?:-[^\W\d_]+)*)"
_AHEAD = rf"(?=[{_UPPER}abdeluv])"
"""What a name's words and parts begin with: most places in a text are passed over by it."""
RUN = re.compile(
    rf"{_AHEAD}(?<![^\W_]){_NEXT}(?:[ \xa0]{{1,2}}{_AHEAD}(?:{_PART}[- ]){{0,2}}{_NEXT}){{0,7}}"
)
"""A run of capitalised words, with the small words that stand inside names."""
_APPOSITION = re.compile(r",\s(?:the|a|an|his|her|who|\d\d\b)\s?")
_ROLE_BEFORE = re.compile(r"(?:\b([a-z][\w-]*)\s)$")
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


@cache
def given_names() -> dict[str, str]:
    """Return the known given names with their gender (``f``, ``m`` or empty)."""
    with NAMES.open(encoding="utf8") as lines:
        return {row["name"]: row["gender"] for row in csv.DictReader(lines)}


def read_run(text: str, run: re.Match[str]) -> Mention | None:
    """Take the title off a run; return what may be a name, or ``None``."""
    start, words = run.start(), run.group().split()
    if len(words) == 1 and words[0] not in PORTFOLIOS:
        alone = words[0]
        is_none = alone in NOT_NAMES or len(alone) < 2 or alone[-1] == "."
        return None if is_none else Mention(start, run.end(), words)
    if words[0] in NOT_NAMES and words[0].rstrip(".") not in TITLES and not _demonym_title(words):
        while words and words[0] in NOT_NAMES:
            start = text.index(words[0], start) + len(words.pop(0))
        if not words:
            return None
        start = text.index(words[0], start)
    title_end = -1
    gender = ""
    if words[0] in PORTFOLIOS and text.startswith(_SECRETARY, max(0, start - len(_SECRETARY))):
        words, start = [_SECRETARY + words[0], *words[1:]], start - len(_SECRETARY)
    for place, word in enumerate(words[:-1]):
        bare = word.rstrip(".")
        if bare in TITLES:
            gender, title_end = TITLES[bare] or gender, place
        elif bare in OFFICES or " " in bare:
            title_end = place
        elif place - title_end > 2 or not _leads_to_office(words, place):
            break
    title = " ".join(words[: title_end + 1])
    name = words[title_end + 1 :]
    begin = start
    for word in words[: title_end + 1]:
        begin = text.index(word, begin) + len(word)
    if name[0] in NOT_NAMES or (len(name) == 1 and len(name[0]) < 2):
        return None
    begin = text.index(name[0], begin)
    if len(name) > 3 and "." not in "".join(name) and not _PARTS & {w.lower() for w in name}:
        name = name[: 2 if name[0] in given_names() else 1]  # a headline ran on in capitals
        end = text.index(name[-1], begin) + len(name[-1])
        return Mention(begin, end, name, title, gender)
    if len(name) > 1 or not name[0].endswith("."):
        end = run.end() - (1 if name[-1].endswith(".") and len(name[-1]) > 2 else 0)
        name[-1] = name[-1].rstrip(".") if len(name[-1]) > 2 else name[-1]
        return Mention(begin, end, name, title, gender)
    return None


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


def is_person(text: str, mention: Mention) -> bool:
    """Whether title, form or surroundings say that this is a person's full or titled name."""
    words = mention.words
    last = words[-1]
    if last in THINGS or words[0] in THINGS or (last in PLACES and not mention.title):
        return False
    if any(len(w) > 3 and w.isupper() for w in words) or len(words) > 5:
        return False
    names = given_names()
    if words[0] in FAMILY_FIRST:
        mention.gender = mention.gender or _known_gender(words)
    if mention.title:
        if not mention.gender and len(words) == 1 and last in PLACES:
            return False
        mention.gender = mention.gender or names.get(words[0].split("-")[0], "")
        return mention.title.rstrip(".").split()[-1] not in {"Foreign", "Prime", "Defense", "Party"}
    if len(words) < 2:
        return False
    if words[0] in names:
        mention.gender = names[words[0]] if not is_family_first(words) else _known_gender(words)
        return True
    return _shaped(words) or _described(text, mention)


@cache
def _known_genders() -> dict[str, str]:
    return {n: g for g, names in FAMILY_FIRST_GENDERS.items() for n in names.split(", ")}


def _known_gender(words: list[str]) -> str:
    """Return the gender of somebody known whose family name comes first; empty where unknown."""
    return _known_genders().get(" ".join(words).replace("-", " ").lower(), "")


def _shaped(words: list[str]) -> bool:
    """Whether the words have the form of a name of the main regions."""
    first, last = words[0], words[-1]
    if first in FAMILY_FIRST and 2 <= len(words) <= 3:
        return is_family_first(words) or len(last) > 3 or last in given_names()
    if any(w.lower().split("-")[0] in {"al", "el", "bin", "ibn", "bint", "abu"} for w in words):
        return words[0] not in PLACES
    return len(words) == 2 and last.endswith(FAMILY_ENDINGS[:4]) and first not in PLACES


def _described(text: str, mention: Mention) -> bool:
    """Whether the text says beside the name what the person is, or that somebody speaks."""
    if mention.words[0] in PLACES or mention.words[0].rstrip(".") in NOT_NAMES:
        return False
    before = text[max(0, mention.start - 24) : mention.start]
    if text[mention.end : mention.end + 1] == "," and before.endswith(", "):
        before = before[:-2] + " "  # "the minister, Ann Lee, said"
    role = _ROLE_BEFORE.search(before)
    if role and (role[1] in HEADS or role[1].rpartition("-")[2] in HEADS):
        mention.gender = KIN.get(role[1], "")
        return True
    after = text[mention.end : mention.end + 90]
    apposition = _APPOSITION.match(after)
    if apposition and (
        apposition.group().rstrip()[-1].isdigit()
        or any(w in HEADS for w in re.findall(r"[a-z-]+", after[:80].split(",")[1])[:9])
    ):
        return True
    following = after.split(None, 1)[0] if after[:1] == " " and after.strip() else ""
    return following in SPEAKS and len(mention.words) == 2


def is_family_first(words: list[str]) -> bool:
    """Whether the family name comes first: "Kim Jong Un", "Choe Son-hui"."""
    return words[0] in FAMILY_FIRST and (
        "-" in words[-1] or (len(words) == 3 and not words[1].endswith(".") and len(words[1]) < 6)
    )


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
