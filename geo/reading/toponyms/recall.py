"""Recall: names that the name finder narrowly passed over, brought back by rows tried in order.

A name of the gazetteer comes back by its company: "Rzeszow" in "Warsaw, Lublin and Rzeszow". A
name that no gazetteer holds is a place's by the words around it: "the village of Zorpivka", "the
Zorpskyi district". The chances that are enough were chosen on annotated news that the field had
not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pycrfsuite

from geo.reading.lexicon import words
from geo.reading.people.named_people import find_people
from geo.reading.rules import Example, Rule, first, table, without
from geo.reading.toponyms import recall_signs as signs
from geo.reading.toponyms.compass import is_korean
from geo.reading.toponyms.gazetteer_features import longest_names
from geo.reading.toponyms.recall_case import Line, Passed, stretches
from geo.reading.toponyms.spans import ARTICLES, Run, Spot
from geo.text import Prose

TOLD = 0.8
"""The chance of a name that the words around it say is a place's."""
WITHOUT_GAZETTEER = 10
"""Where the rows for names that no gazetteer holds begin."""
SWEEPS = 2
"""A name that is brought back may bring back its neighbour, or the same words elsewhere."""
SIGHT = 3
"""How many labels on each side of a stretch the rows look at."""

Candidate = tuple[int, int, Spot]
"""The number of a stretch's run, its first label, and its words."""


def recalled(
    tagger: pycrfsuite.Tagger, prose: Prose, runs: Sequence[Run], labels: list[str]
) -> dict[int, str]:
    """Label what was passed over; return by which rule, for the first label of each name."""
    spots = _labelled(runs, labels)
    korean = is_korean(prose.words, spots)
    line = _told(Line(prose, runs, labels, _borne(prose), korean), spots)
    candidates, by = list(_candidates(prose, runs)), dict[int, str]()
    for _ in range(SWEEPS):
        changed = _swept(tagger, line, labels, candidates, by)
        if not changed:
            break
        before, line = line, _told(line, _labelled(runs, labels))
        again = (line.named - before.named) | (line.found - before.found)
        candidates = [c for c in candidates if _is_touched(c, changed) or _text(prose, c) in again]
    return by


def _swept(
    tagger: pycrfsuite.Tagger,
    line: Line,
    labels: list[str],
    candidates: Sequence[Candidate],
    by: dict[int, str],
) -> set[int]:
    """Label what the rows bring back, note it in ``by``, and return the labels that changed."""
    changed: set[int] = set()
    for r, begin, spot in candidates:
        end = begin + spot.last - spot.first
        if labels[begin] == "B" and _is_whole(labels, begin, end):
            continue
        case = Passed(line.prose, spot, tagger.marginal("B", begin), line, r, begin)
        rows = HELD if case.facts else NEW
        if decided := first(rows, case):
            labels[begin:end] = ["B"] + ["I"] * (end - begin - 1)
            by[begin] = decided.rule
            changed.update(range(begin, end))
    return changed


def _is_touched(candidate: Candidate, changed: set[int]) -> bool:
    """Whether a label changed that the rows look at: the candidate's own and its neighbours'."""
    _, begin, spot = candidate
    end = begin + spot.last - spot.first
    return not changed.isdisjoint(range(begin - SIGHT, end + SIGHT))


def _text(prose: Prose, candidate: Candidate) -> str:
    spot = candidate[2]
    return " ".join(prose.words[spot.first : spot.last])


def _told(line: Line, spots: Sequence[Spot]) -> Line:
    """Return a line with the names that are labelled by now, and those behind a word of place."""
    told, locating = line.prose.words, words("toponyms.locating")
    names = [(told[s.first - 1] if s.first else "", " ".join(told[s.first : s.last]))
             for s in spots]  # fmt: skip
    located = frozenset(name for before, name in names if before.lower() in locating)
    return replace(line, named=located, found=frozenset(name for _, name in names))


def _is_whole(labels: Sequence[str], begin: int, end: int) -> bool:
    goes_on = end < len(labels) and labels[end] == "I"
    return set(labels[begin + 1 : end]) <= {"I"} and not goes_on


def _candidates(prose: Prose, runs: Sequence[Run]) -> Iterator[Candidate]:
    """Yield every stretch that could be a name."""
    at = 0
    for r, run in enumerate(runs):
        inside = tuple(prose.words[run.first : run.last])
        spans = {(first, last) for first, last, _ in longest_names(inside)}
        spans |= {*stretches(inside), (0, len(inside)), (len(inside) - 1, len(inside))}
        spans |= {(n, n + 3) for n in range(len(inside) - 2) if inside[n] in ARTICLES}
        for first_word, last_word in sorted(spans):
            spot = Spot(run.first + first_word, run.first + last_word, run.first, run.last)
            if signs.may_be_named(prose.words, spot):
                yield r, at + first_word, spot
        at += len(inside)


def _borne(prose: Prose) -> frozenset[int]:
    """Return the offsets at which words of people's names begin."""
    spans = [
        span for person in find_people(prose) for span in person.mentions
        if person.title or not signs.is_town_told_of(prose, span)
    ]  # fmt: skip
    return frozenset(offset for span in spans for offset in range(span.start, span.end))


def _labelled(runs: Sequence[Run], labels: Sequence[str]) -> list[Spot]:
    """Return the names that are labelled so far."""
    at, spots = 0, []
    for run in runs:
        size = run.last - run.first
        for n in [n for n in range(size) if labels[at + n] == "B"]:
            end = n + 1
            while end < size and labels[at + end] == "I":
                end += 1
            spots.append(Spot(run.first + n, run.first + end, run.first, run.last))
        at += size
    return spots


def _row(
    name: str, says: str, shown: tuple[str, str], when: Callable[[Passed], bool]
) -> Rule[Passed, float]:
    return Rule(f"found:{name}", says, Example(*shown), when, lambda case: TOLD)


AGAIN = "Officials in Synkivka said two people were hurt. Shelling of [Synkivka] went on."

RECALL = table(
    "toponyms/recall",
    _row("well known", "A country, capital or people that was narrowly passed over",
         ("Inspectors visited [Natanz] in June.", "site:natanz"), signs.is_well_known),
    _row("seat", "A seat of government",
         ("The [Kremlin] rejected the plan.", "RU"), signs.is_seat),
    _row("whole", "The whole name of an area of which a piece was found",
         ("Ships passed the [Bab el-Mandeb Strait] off Yemen.", "literal"), signs.is_cut),
    _row("Western powers", "The West, told by what it has",
         ("Fighting raged on as [Western] leaders met in Brussels.", "region:west"),
         signs.is_of_the_west),
    _row("the North", "The North and the South are two states in the news of Korea",
         ("Pyongyang was silent. The [North] fired again, Seoul said.", "North Korea"),
         signs.is_a_korea),
    _row("large", "A large town's name that nobody bears",
         ("Separatists seized [Hadramout] and al-Mahra in eastern Yemen.", "YE"), signs.is_large),
    _row("listed", "It stands in one list with a place",
         ("Floods hit [Schleswig-Holstein] and Bavaria.", "DE"), signs.is_listed_name),
    _row("located", "A town that nobody is called after, behind a word of place",
         ("Trains ran from Aleppo to [Hama] on Saturday.", "SY"), signs.is_located_name),
    _row("with article", "A town with its Arabic article behind a word of place",
         ("Two people were hurt near [al-Rastan] on Monday.", "SY"), signs.is_with_article),
    _row("part of a country", "It ends as a part of a country's name does",
         ("June 2, 2022, [Tula Region] The President met him.", "RU"), signs.is_a_part),
    _row("again", "The same words stand behind a word of place elsewhere", (AGAIN, "UA"),
         signs.is_again),
    _row("owned", "What a place has is a place, where nobody is called so",
         ("Shells fell on Aleppo's [Zorpiyeh] district.", "no place"), signs.is_owned),
    _row("site", "Small words behind make a site of it",
         ("The [Mirgorod air base] was hit; Myrhorod itself was spared.", "UA"),
         signs.is_site_by_tail),
    _row("kind behind", "A word for a kind of place stands behind it",
         ("Trains stop at [Panmun] station before they reach Kaesong.", "no place"),
         signs.has_kind_behind),
    _row("kind before", "A word for a kind of place stands before it",
         ("They left Tel Abyadh and nearby [Sulukh].", "no place"), signs.has_kind_before),
    _row("near", "What something is near to is a place",
         ("Two died near [Zorpivka] on Monday.", "no place"), signs.is_near),
    _row("in", "What something happens in is a place, where no person or body is called so",
         ("Officials in [Zorpivka] said so.", "no place"), signs.is_in),
    _row("reached", "What one arrives at, leaves for or comes from is a place",
         ("The tanker arrived at [Zorpani] yesterday.", "no place"), signs.is_reached),
    _row("listed unheld", "It stands in one list with a place, and nobody is called so",
         ("Shells fell on Sumy, Shostka and [Zorpivka].", "no place"), signs.is_listed_unheld),
)  # fmt: skip
"""The rows in the order they are tried."""
UNHELD = frozenset(row.name for row in RECALL[WITHOUT_GAZETTEER:])
"""The rows that lean on the words around, not on a gazetteer and the field."""
NEEDS_GAZETTEER = frozenset((
    "found:well known", "found:seat", "found:whole", "found:the North", "found:large",
    "found:listed", "found:located", "found:with article", "found:part of a country",
))  # fmt: skip
"""The rows that only a name of the gazetteer can meet."""
NEEDS_NEW_NAME = frozenset((
    "found:kind behind", "found:near", "found:in", "found:reached", "found:listed unheld",
))  # fmt: skip
"""The rows that only a name of no gazetteer can meet."""
HELD = without(RECALL, *NEEDS_NEW_NAME)
NEW = without(RECALL, *NEEDS_GAZETTEER)
