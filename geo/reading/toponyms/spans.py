"""Spans: runs of capitalised words, in which alone names can stand.

A run goes on over the points of abbreviations ("St. Louis"), hyphens ("Russia-North Korea"),
possessives before a capital ("St. Mary's Church") and small words that names contain
("Isle of Man", "Rio de Janeiro"). Words of sentence openings that are no names ("The", "But")
are left out at its head.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.reading.toponyms.cue_words import word_set
from geo.text import Prose

JOINING = word_set("joining")
ABBREVIATIONS = word_set("abbreviations")
OPENERS = word_set("openers")
NUMBERED = word_set("numbered")
"""Words that a number names: "Interstate 75"."""
ARTICLES = frozenset("al el ad as ash at ar an ez es".split())
"""Arabic articles, which a hyphen joins to a name: "Bab el-Mandeb"."""
_GO_ON = JOINING | ARTICLES
"""Words without a capital that a run may go on with."""
KOREAN_ENDINGS = frozenset(("ri", "do", "gun", "dong", "eup", "myon"))
"""What a Korean place ends in after a hyphen: "Punggye-ri"."""
INNER = [[word, "-"] for word in ("on", "upon", "sur", "am", "de")]
"""Small words between hyphens: "Rostov-on-Don"."""
LONGEST_RUN = 40
_KINDS = {"-": 1, "'s": 1, "’s": 1, "‐": 1, "‑": 1}


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` up to but not including ``last`` of a text, in which names may stand."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A toponym as words ``first`` up to but not including ``last``, in the run that holds it."""

    first: int
    last: int
    run_first: int
    run_last: int
    rule: str = ""
    """The row that brought it back, if the field had passed it over."""


def find_runs(prose: Prose) -> list[Run]:
    """Return the runs of a text in reading order."""
    words, starts, ends, text = prose.words, prose.starts, prose.ends, prose.text
    found, past = [], 0
    for first in [i for i, word in enumerate(words) if word[0].isupper()]:
        if first < past or words[first] in OPENERS:
            continue
        past, first = first + 1, _with_article(words, starts, ends, first, past)
        limit = min(len(words), first + LONGEST_RUN)
        while past < limit and (step := _step(words, starts, ends, text, past, limit)):
            past += step
        found.append(Run(first, past))
    return found


def _with_article(
    words: list[str], starts: list[int], ends: list[int], first: int, past: int
) -> int:
    """Return where a run begins whose first word has an Arabic article: "al-Bab"."""
    article = first - 2
    if article < past or words[article] not in ARTICLES or words[first - 1] != "-":
        return first
    tight = starts[first] == ends[first - 1] and starts[first - 1] == ends[article]
    return article if tight else first


def _step(
    words: list[str], starts: list[int], ends: list[int], text: str, at: int, limit: int
) -> int:
    """Return how many words at ``at`` belong to the run before it, 0 when it ends there."""
    word = words[at]
    if word[0].islower() and word not in _GO_ON:
        return 0
    gap = starts[at] - ends[at - 1]
    if gap > 1 or (gap and text[starts[at] - 1] != " "):
        return 0
    if word[0].isupper():
        return 1
    if word in _KINDS:
        return _hyphened(words, starts, ends, text, at, limit)
    if word[0].isdigit():
        return _numbered(words, starts, ends, text, at, limit) if gap else 0
    if word in (".", ","):
        return _pointed(words, at, limit, gap)
    return _small(words, starts, ends, text, at, limit) if gap else 0


def _pointed(words: list[str], at: int, limit: int, gap: int) -> int:
    """Return the steps over the point of an abbreviation, or to "D.C." behind "Washington"."""
    before = words[at - 1]
    if words[at] == ".":
        initial = len(before) == 1 and before.isupper()
        return int(not gap and (initial or before.capitalize() in ABBREVIATIONS))
    capital = before == "Washington" and at + 1 < limit
    return 2 * int(capital and words[at + 1] in ("D.C.", "DC", "D.C"))


def _hyphened(
    words: list[str], starts: list[int], ends: list[int], text: str, at: int, limit: int
) -> int:
    """Return the steps over a hyphen or an ``'s``, or over the small word of "Rostov-on-Don"."""
    if words[at + 1 : at + 3] in INNER and at + 3 < limit:
        whole = starts[at + 3] - ends[at] == len(words[at + 1]) + 1
        return 4 * int(whole and words[at + 3][0].isupper())
    return _joined(words, starts, ends, text, at, limit, tight=words[at] not in ("'s", "’s"))


def _numbered(
    words: list[str], starts: list[int], ends: list[int], text: str, at: int, limit: int
) -> int:
    """Return the steps over a number that names: "Interstate 75", "14th Street"."""
    if words[at - 1] in NUMBERED:
        return 1
    ordinal = words[at][-2:] in ("th", "st", "nd", "rd")
    return _joined(words, starts, ends, text, at, limit, tight=False) if ordinal else 0


def _small(
    words: list[str], starts: list[int], ends: list[int], text: str, at: int, limit: int
) -> int:
    """Return the steps over small words that names contain: "Isle of Man", "Bab el-Mandeb"."""
    if words[at] in ARTICLES and at + 2 < limit and words[at + 1] == "-":
        after = _joined(words, starts, ends, text, at + 1, limit, tight=True)
        return after + 1 if after and starts[at + 1] == ends[at] else 0
    if words[at] in JOINING:
        return _joined(words, starts, ends, text, at, limit, tight=False)
    return 0


def _joined(
    words: list[str],
    starts: list[int],
    ends: list[int],
    text: str,
    at: int,
    limit: int,
    tight: bool,
) -> int:
    """Return the steps to a capitalised word after one or two small words or a hyphen."""
    for after in range(at + 1, min(at + 3, limit)):
        gap = starts[after] - ends[after - 1]
        if gap != (0 if tight else 1) or (gap and text[starts[after] - 1] != " "):
            return 0
        if words[after][0].isupper() or (tight and words[after] in KOREAN_ENDINGS):
            return after - at + 1
        if tight or words[after] not in JOINING:
            return 0
    return 0
