"""Features: what speaks for or against each word of a run being part of a place's name.

Every word becomes a short list of features: its shape and class, the words around it, what the
gazetteer knows of the longest name it can belong to, and what the rest of the article says of
the same word ("in Jordan" elsewhere, or "Michael Jordan").
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from geo.reading.people.known_names import census_given_names
from geo.reading.toponyms.cue_words import class_of, cues, words_of
from geo.reading.toponyms.gazetteer_features import longest_names
from geo.reading.toponyms.spans import Run
from geo.text import Prose

MOST_WORDS = 50_000
"""Words of which it is remembered what they tell."""


@lru_cache(MOST_WORDS)
def word_facts(word: str) -> tuple[str, ...]:
    """Return the features of a word by itself."""
    low = word.lower()
    found = [f"w={low}", f"sh={_shape(word)}"]
    if len(low) > 4:
        found += [f"s3={low[-3:]}", f"s4={low[-4:]}"]
    found += [f"in={name}" for name in cues().get(low, ())]
    kind = class_of(low)
    if kind:
        found.append(f"cl={kind}")
    if low in census_given_names():
        found.append("given")
    if low in words_of("surnames.txt"):
        found.append("surname")
    return tuple(found)


def _shape(word: str) -> str:
    if word.isupper():
        return "X" if len(word) > 3 else "XX" if len(word) > 1 else "X1"
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "XxX"
    return "x" if word[0].islower() else "0" if word[0].isdigit() else "."


@lru_cache(MOST_WORDS)
def neighbour(word: str) -> tuple[str, ...]:
    """Return what matters of a word beside a run: itself, its lists and its class."""
    low = word.lower()
    if word[:1].isdigit():
        return ("0",)
    lists = tuple(f"@{name}" for name in cues().get(low, ()))
    kind = class_of(low) if low.isalpha() else ""
    return (low, *lists, f"#{kind}") if kind else (low, *lists)


class Beside(dict[str, tuple[str, ...]]):
    """What each word tells from one place beside another, worked out when first asked for."""

    def __init__(self, place: str) -> None:
        self.place = place

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= MOST_WORDS:
            self.clear()
        found = self[word] = tuple([self.place + part for part in neighbour(word)])
        return found


LEFT, RIGHT, LAST_IS = Beside("l"), Beside("r"), Beside("lastis")
"""Left and right within a run; after the end of a run, as its last word but one hears of it."""
BEFORE, BEFORE_THAT, AFTER, AFTER_THAT = Beside("L"), Beside("L2"), Beside("R"), Beside("R2")
"""Left and right of a run, one and two words off."""


def document_facts(prose: Prose, runs: list[Run]) -> dict[str, list[str]]:
    """Return for each capitalised word what the article's other mentions say of it."""
    words = prose.words
    placed: Counter[str] = Counter()
    personal: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    locative = cues()
    given = census_given_names()
    for run in runs:
        first, before = words[run.first], words[run.first - 1].lower() if run.first else ""
        if "locative" in locative.get(before, ()):
            placed[first] += 1
        if run.last - run.first == 1:
            alone[first] += 1
        for i in range(run.first + 1, run.last):
            previous = words[i - 1].lower()
            if previous in given or "title" in locative.get(previous, ()):
                personal[words[i]] += 1
    facts = {}
    for word in {*placed, *personal, *alone}:
        found = []
        if placed[word]:
            found.append("doc:in")
        if personal[word]:
            found.append("doc:person")
        if alone[word] > 2:
            found.append("doc:often")
        facts[word] = found
    return facts


def evidence_of(prose: Prose, runs: list[Run]) -> list[list[str]]:
    """Return the features of every word of every run, in reading order."""
    document = document_facts(prose, runs)
    found: list[list[str]] = []
    for run in runs:
        found += _run_evidence(prose, run, document)
    return found


def _run_evidence(prose: Prose, run: Run, document: dict[str, list[str]]) -> list[list[str]]:
    words, first, last = prose.words, run.first, run.last
    inside = tuple(words[first:last])
    size = last - first
    long = SIZES[min(size, 3)]
    rows = [[*word_facts(word), *document.get(word, ()), long] for word in inside]
    for begin, end, facts in longest_names(inside):
        _add_name(rows, size, begin, end, facts)
    if size > 1:
        _add_inside(rows, inside)
    _add_left(prose, rows[0], first)
    _add_right(words, rows, last)
    return rows


def _add_inside(rows: list[list[str]], inside: tuple[str, ...]) -> None:
    """Add to each word of a run what stands beside it in the run, and the run's last word."""
    size = len(inside)
    for i in range(1, size):
        rows[i] += LEFT[inside[i - 1]]
        rows[i - 1] += RIGHT[inside[i]]
    for i in range(2, size):
        rows[i].append("ll" + inside[i - 2].lower())
        rows[i - 2].append("rr" + inside[i].lower())
    head = "h" + inside[-1].lower()
    for row in rows[: max(0, size - 3)]:
        row.append(head)


SIZES = ("", "size=1", "size=2", "size=3")


def _add_left(prose: Prose, row: list[str], first: int) -> None:
    """Add what stands before a run to its first word."""
    words = prose.words
    before = words[first - 1] if first else "^"
    before2 = words[first - 2] if first > 1 else "^"
    row.append("first")
    if before in OPENING or "\n" in prose.text[prose.ends[first - 1] : prose.starts[first]]:
        row.append("opening")
    row += BEFORE[before]
    row += BEFORE_THAT[before2]
    row.append(f"LL{before2.lower()}|{before.lower()}")


OPENING = frozenset('.!?:“"”^')


def _add_right(words: list[str], rows: list[list[str]], last: int) -> None:
    """Add what stands after a run to its last words."""
    after = words[last] if last < len(words) else "$"
    after2 = words[last + 1] if last + 1 < len(words) else "$"
    row = rows[-1]
    row.append("last")
    row += AFTER[after]
    row += AFTER_THAT[after2]
    row.append(f"RR{after.lower()}|{after2.lower()}")
    if len(rows) > 1:
        rows[-2] += LAST_IS[after]


def _add_name(
    rows: list[list[str]], size: int, begin: int, end: int, facts: tuple[str, ...]
) -> None:
    """Add what the gazetteer knows of a name to the words that make it."""
    first, inner = _name_facts(
        facts,
        "whole" if end - begin == size else "head" if end == size else "part",
        min(3, end - begin),
    )
    rows[begin] += first
    for i in range(begin + 1, end):
        rows[i] += inner
    if begin > 0:
        rows[begin - 1].append("gnext" + facts[0])
    if end < size:
        rows[end].append("gprev" + facts[0])


@lru_cache(5_000)
def _name_facts(
    facts: tuple[str, ...], part: str, long: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a name's facts for its first word and for the words after it."""
    first, inner = (
        (*(f"g{place}{fact}" for fact in facts), f"g{place}{facts[0]}{part}{long}")
        for place in "BI"
    )
    return first, inner
