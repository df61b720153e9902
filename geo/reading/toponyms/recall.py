"""Recall: names of the gazetteer that were narrowly passed over, brought back by their company.

"Rzeszow" in "Warsaw, Lublin and Rzeszow" is a place because its neighbours are. So is a large
place whose name is no word and no family's, where it stands alone. The chances were chosen on
annotated news that the field had not seen: 24 names came back, 19 of them rightly.
"""

from __future__ import annotations

from collections.abc import Sequence

import pycrfsuite

from geo.reading.toponyms.cue_words import classes, word_set, words_of
from geo.reading.toponyms.gazetteer_features import folded, longest_names
from geo.reading.toponyms.generics import with_tail
from geo.reading.toponyms.spans import Run, Spot
from geo.text import Prose

LISTED, LARGE, AREA = 0.1, 0.2, 0.1
"""The chance that is enough for a listed name, a large town, and a part of a country."""
LOCATED, NAMED = 0.04, 0.4
"""The chance that is enough for a town after "in" or "near", and elsewhere."""
LARGE_SIZE = 5
ANDS = frozenset(("and", "or"))


def recall_listed(
    tagger: pycrfsuite.Tagger, prose: Prose, runs: Sequence[Run], labels: list[str]
) -> None:
    """Label what stands in one list with a place, and large places that nothing else is called."""
    at = 0
    for r, run in enumerate(runs):
        inside = tuple(prose.words[run.first : run.last])
        for first, last, facts in longest_names(inside):
            begin, end = at + first, at + last
            if _is_cut(facts[0], labels, begin, end):
                labels[begin:end] = ["B"] + ["I"] * (end - begin - 1)
            if inside == ("Western",) and prose.words[run.last : run.last + 1] in POWERS:
                labels[begin] = "B"
            if labels[begin] != "O" or set(labels[begin:end]) != {"O"} or facts[0][0] not in "cKS":
                continue
            if last < len(inside) and labels[end] == "I":
                continue
            alone = last - first == len(inside)
            least = _enough(inside[first], facts) if alone else 1.0
            ends = last == len(inside) or inside[last][0].islower()
            if first == 0 and ends and facts[0][0] in "cS" and _is_nobodys(inside[0]):
                least = min(least, LOCATED if _is_located(prose.words, run.first) else NAMED)
            if _is_name(inside[first]) and _is_listed(
                prose.words, runs, r, first, last, at, labels
            ):
                least = min(least, LISTED)
            if least < 1.0 and tagger.marginal("B", begin) > least:
                labels[begin:end] = ["B"] + ["I"] * (end - begin - 1)
        at += len(inside)


def recall_sites(prose: Prose, runs: Sequence[Run], labels: list[str]) -> None:
    """Label names that small words behind make a site's: "the Saky air base"."""
    at = 0
    for run in runs:
        end = at + run.last - run.first
        if labels[end - 1] == "O" and prose.words[run.last : run.last + 1] in TAILS:
            last = Spot(run.last - 1, run.last, run.first, run.last)
            whole = Spot(run.first, run.last, run.first, run.last)
            if with_tail(prose.words, whole).last > run.last and set(labels[at:end]) == {"O"}:
                labels[at:end] = ["B"] + ["I"] * (end - at - 1)
            elif with_tail(prose.words, last).last > run.last:
                labels[end - 1] = "B"
        at = end


TAILS = [
    [word]
    for word in "air airbase airfield airport base nuclear test missile launch naval enrichment "
    "reactor power prison dam crossing border bridge port refinery terminal garrison".split()
]
"""What may go on with a site's name in small letters."""
POWERS = [
    [word]
    for word in "nations powers countries governments leaders allies capitals officials sanctions "
    "diplomats aggression weapons".split()
]
"""What the West has, and no western part of a country."""


def _is_cut(kind: str, labels: Sequence[str], begin: int, end: int) -> bool:
    """Whether only a piece of an area's, a water's or a site's name is labelled: "Limit Line"."""
    inside = list(labels[begin:end])
    whole = inside[0] == "B" and set(inside[1:]) == {"I"}
    goes_on = end < len(labels) and labels[end] == "I"
    return kind in CUT_KINDS and len(inside) > 1 and "B" in inside and not whole and not goes_on


CUT_KINDS = frozenset(("Ro", "Wo", "Po"))


def _is_name(word: str) -> bool:
    """Whether a word is nothing but a name, and nobody's given name."""
    given = word.lower() in words_of("given.txt") or word.lower() in word_set("also_given")
    return len(word) > 2 and not word.isupper() and not given and word.lower() not in classes()


def _enough(word: str, facts: tuple[str, ...]) -> float:
    """Return the chance that is enough for a name that stands alone, 1 where none is."""
    if len(facts) < 3 or int(facts[1][2]) < LARGE_SIZE:
        return 1.0
    if facts[2][2] not in "12" and facts[0] != "co":
        return 1.0
    if not _is_name(word) or folded(word) in words_of("surnames.txt"):
        return 1.0
    if facts[0][0] == "S":
        return AREA
    return LARGE if facts[0][1] != "a" else 1.0


def _is_nobodys(word: str) -> bool:
    """Whether a word is nothing but a name, and nobody's."""
    return _is_name(word) and folded(word) not in words_of("surnames.txt")


def _is_located(words: Sequence[str], at: int) -> bool:
    """Whether a name follows a word of place: "tribes in Suwayda"."""
    return at > 0 and words[at - 1].lower() in LOCATING


LOCATING = frozenset("in near at from to outside around towards toward".split())


def _is_listed(
    words: Sequence[str],
    runs: Sequence[Run],
    r: int,
    first: int,
    last: int,
    at: int,
    labels: Sequence[str],
) -> bool:
    """Whether "and", "or" or a comma joins words ``first`` to ``last`` of a run to a place."""
    run, size = runs[r], runs[r].last - runs[r].first
    if last - first < size:  # "Lublin and Rzeszow" are one run
        inside = words[run.first : run.last]
        ends = last == size or not inside[last][0].isupper()
        opens = first == 0 or not inside[first - 1][0].isupper()
        after_and = ends and first > 1 and inside[first - 1] in ANDS
        before_and = opens and last + 1 < size and inside[last] in ANDS
        return (after_and and labels[at + first - 2] in "BI") or (
            before_and and labels[at + last + 1] == "B"
        )
    back = run.first - 1
    if back > 0 and words[back] in ANDS and words[back - 1] == ",":
        back -= 1
    joined_back = words[back] in ANDS or words[back] == ","
    if r and joined_back and runs[r - 1].last == back and labels[at - 1] in "BI":
        return True
    joined_on = run.last < len(words) and (words[run.last] in ANDS or words[run.last] == ",")
    near = r + 1 < len(runs) and runs[r + 1].first == run.last + 1
    return joined_on and near and labels[at + size] == "B"
