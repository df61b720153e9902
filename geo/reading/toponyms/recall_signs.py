"""Recall signs: what speaks for a name that was passed over; ``recall`` has the rows."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reading.lexicon import words
from geo.reading.people.known_names import is_family_name
from geo.reading.toponyms.candidates import rows_for
from geo.reading.toponyms.compass import facts_at, is_korea
from geo.reading.toponyms.generics import with_tail
from geo.reading.toponyms.recall_case import HYPHENS, Passed, is_new_name, is_only_a_name
from geo.reading.toponyms.spans import ARTICLES, Spot
from geo.text import Prose, Span
from geo.world.gazetteer import open_gazetteer

LISTED, LARGE, AREA = 0.1, 0.2, 0.1
"""The chance that is enough for a listed name, a large town, and a part of a country."""
LOCATED, NAMED = 0.04, 0.4
"""The chance that is enough for a town after "in" or "near", and elsewhere."""
UNHELD = {"kind": 0.0, "near": 0.003, "in": 0.008, "listed": 0.02}
"""The chance that is enough for a name that no gazetteer holds, by what stands beside it."""
WELL_KNOWN = {
    "D": 0.1, "Dp": 0.1, "No": 0.1, "Ns": 0.1, "Ko": 0.1, "Ro": 0.1, "Wo": 0.04, "Po": 0.004,
}  # fmt: skip
"""The chance that is enough by the kind of a well-known name, as ``facts_of`` calls it."""
SEAT_CHANCE = 0.1
LARGE_SIZE = 5
PARTS = frozenset("Region Oblast Krai Province Governorate".split())
CUT_KINDS = frozenset(("Ro", "Wo", "Po"))
ANDS = frozenset(("and", "or"))
WESTERN = "Western"
OWNING = frozenset(("'s", "’s"))


def is_town_told_of(prose: Prose, span: Span) -> bool:
    """Whether words that look like somebody's name are a town's: "officials in Nir Oz"."""
    before = prose.text[max(0, span.start - 12) : span.start].rsplit(None, 1)[-1:]
    name = span.of(prose.text)
    placed = bool(before) and before[0] in ("in", "near", "outside", "around", "at", "from")
    return placed and " " in name and bool(open_gazetteer().rows_named(name))


def may_be_named(words_: Sequence[str], spot: Spot) -> bool:
    """Whether any row could apply, whatever is labelled: most stretches only open a sentence."""
    inside = tuple(words_[spot.first : spot.last])
    if facts_at(words_, spot.first, spot.last) or is_new_name(inside) or inside == (WESTERN,):
        return True
    after = words_[spot.last] if spot.last < len(words_) else ""
    return spot.last == spot.run_last and after in words("toponyms.tails")


def is_well_known(case: Passed) -> bool:
    """Whether a country's, capital's, people's or site's name has chance enough."""
    known = bool(case.facts) and case.facts[0] in WELL_KNOWN and case.is_free
    return known and not is_seat_word(case) and case.chance > WELL_KNOWN[case.facts[0]]


def is_seat_word(case: Passed) -> bool:
    """Whether a name begins as a seat of government's does."""
    return case.inside[0].lower() in words("toponyms.seats")


def is_seat(case: Passed) -> bool:
    """Whether a seat of government has chance enough: "White House"."""
    known = bool(case.facts) and case.facts[0] in WELL_KNOWN and case.is_free
    return known and is_seat_word(case) and case.chance > SEAT_CHANCE


def is_cut(case: Passed) -> bool:
    """Whether only a piece of an area's, a water's or a site's name is labelled: "Limit Line"."""
    if not case.facts or case.facts[0] not in CUT_KINDS or case.size == 1:
        return False
    end = case.begin + case.size
    goes_on = end < len(case.line.labels) and case.line.labels[end] == "I"
    return "B" in case.labelled and not goes_on


def is_of_the_west(case: Passed) -> bool:
    """Whether "Western" tells of what the West has: "Western leaders"."""
    return case.stands_alone and case.one == WESTERN and case.after() in words("toponyms.powers")


def is_a_korea(case: Passed) -> bool:
    """Whether "the North" or "the South" is a state."""
    return case.line.korean and is_korea(case.words, case.spot.first, case.spot.last)


def _may_be_a_town(case: Passed) -> bool:
    return case.is_free and case.kind in ("c", "K", "S")


def is_large(case: Passed) -> bool:
    """Whether a large town or a part of a country stands alone, and nobody is called so."""
    if not _may_be_a_town(case) or not case.stands_alone or not case.is_nobodys:
        return False
    kind, size, many = case.facts
    if int(size[2]) < LARGE_SIZE or (many[2] not in "12" and kind != "co"):
        return False
    return case.chance > (AREA if kind[0] == "S" else LARGE) and (kind[0] == "S" or kind[1] != "a")


def is_located_name(case: Passed) -> bool:
    """Whether a town that nobody is called after stands behind "in" or "near", or is likely."""
    heads = case.spot.first == case.spot.run_first and case.ends and case.kind in ("c", "S")
    own = case.size > 1 and case.facts[:1] == ("co",) and is_only_a_name(case.inside[0])
    if not heads or not case.is_free or not (case.is_nobodys or own):
        return False
    return case.chance > (LOCATED if case.before().lower() in words("toponyms.locating") else NAMED)


def is_with_article(case: Passed) -> bool:
    """Whether a town of the gazetteer that begins with "al-" stands behind a word of place."""
    inside = case.inside
    arabic = len(inside) == 3 and inside[0] in ARTICLES and inside[1] == "-"
    placed = case.before().lower() in words("toponyms.locating")
    return arabic and placed and case.kind in ("c", "S") and case.is_free


def is_again(case: Passed) -> bool:
    """Whether a place's name stands here and elsewhere, once behind a word of place.

    Nobody may be called so.

    Words that no gazetteer holds in any spelling are not asked: what was taken for a place once
    is as often somebody's or a company's name ("Elian", "Valeant").
    """
    placed = case.before().lower() in words("toponyms.locating")
    found = placed and case.kind and case.text in case.line.found
    told = found or case.text in case.line.named
    if not told or not case.is_free or not (case.opens and case.ends):
        return False
    if case.is_unheld:
        return case.chance > UNHELD["near"] and rows_for(case.text)[1] == "spelling"
    nobodys = (case.is_nobodys or case.size > 1) and not case.is_borne
    return case.kind in ("c", "S") and nobodys and case.chance > LOCATED


def is_a_part(case: Passed) -> bool:
    """Whether a name ends as a part of a country's does: "Moscow Region"."""
    kind = case.inside[-1] in PARTS
    return case.size > 1 and case.kind == "S" and kind and case.labelled <= {"O", "B"}


def is_owned(case: Passed) -> bool:
    """Whether a place has it: "Aleppo's Ashrafieh"."""
    at = case.begin - 2
    owner = case.before() in OWNING and at >= 0 and case.line.labels[at] in "BI"
    named = case.kind in ("c", "S") and case.one not in words("toponyms.languages")
    town = case.is_free and named and case.chance > LOCATED
    return owner and case.ends and (town or (case.is_new and _kind_after(case)))


def is_listed_name(case: Passed) -> bool:
    """Whether a town stands in one list with a place."""
    named = _may_be_a_town(case) and is_only_a_name(case.inside[0])
    return named and case.chance > LISTED and is_listed(case)


def is_listed(case: Passed) -> bool:
    """Whether "and", "or" or a comma joins a name to a place."""
    labels, begin, end = case.line.labels, case.begin, case.begin + case.size
    back = 2 if case.before() in ANDS and case.before(2) == "," else 1
    behind = case.before() in ANDS or case.before() == ","
    if behind and case.opens and begin and labels[begin - 1 - _gap(case)] in "BI":
        return _touches(case, back)
    before_and = case.after() in ANDS or case.after() == ","
    ahead = end + (1 if case.spot.last < case.spot.run_last else 0)
    return (
        before_and
        and case.ends
        and ahead < len(labels)
        and labels[ahead] == "B"
        and (case.after(1)[:1].isupper())
    )


def _gap(case: Passed) -> int:
    """Return how many labels of small words stand between a name and the one before."""
    return 1 if case.spot.first > case.spot.run_first else 0


def _touches(case: Passed, back: int) -> bool:
    """Whether the run or name before ends right where the list's comma or "and" stands."""
    if case.spot.first > case.spot.run_first:
        return True
    return case.r > 0 and case.line.runs[case.r - 1].last == case.spot.first - back


def is_site_by_tail(case: Passed) -> bool:
    """Whether small words behind make a site of a name: "the Saky air base"."""
    tail = case.spot.last == case.spot.run_last and case.after() in words("toponyms.tails")
    return tail and case.is_free and with_tail(case.words, case.spot).last > case.spot.last


def has_kind_behind(case: Passed) -> bool:
    """Whether a word for a kind of place stands behind: "Saltivskyi district"."""
    return case.is_new and _kind_after(case)


def _kind_after(case: Passed) -> bool:
    """Whether a kind stands behind a name or its list: "Kaephung and Changphung counties"."""
    rest = case.words[case.spot.last : case.spot.last + 12]
    word = next((w for w in rest if not (w[:1].isupper() or w in LISTS)), "")
    listed = bool(rest) and rest[0] != word
    kinds = words("toponyms.kinds_behind")
    return word in kinds and (not listed or (word.endswith("s") and rest[0] in LISTS))


LISTS = frozenset((",", "and", "or", "the", "-"))


def has_kind_before(case: Passed) -> bool:
    """Whether a word for a kind of place stands before: "the village of Robotyne"."""
    of = case.before() == "of" and case.before(2).lower() in words("toponyms.kinds_before")
    said = case.before() in words("toponyms.kinds_right_before")  # no "Town Hall"
    return (of or said) and (case.is_unheld or (said and case.is_free and case.kind == "c"))


def is_near(case: Passed) -> bool:
    """Whether something is near, outside or around a name."""
    near = case.before().lower() in words("toponyms.near") | words("toponyms.takings")
    return near and case.is_unheld and case.chance > UNHELD["near"] and not _is_family(case)


def is_in(case: Passed) -> bool:
    """Whether something happens in a name that stands alone."""
    inside = case.before().lower() == "in" and case.before(2).lower() not in words(
        "toponyms.trusts"
    )
    plain = case.after() not in OWNING and case.after() not in HYPHENS
    enough = case.chance > UNHELD["in"] and not _is_family(case)
    arabic = case.is_new and any(word in ARTICLES for word in case.inside)
    return inside and plain and enough and (case.is_unheld or arabic)


def is_reached(case: Passed) -> bool:
    """Whether one arrives at, leaves for or comes from a name."""
    led = case.before() in ("at", "to", "for", "from", "on", "towards", "toward")
    gone = led and case.before(2).lower() in words("toponyms.movements")
    return gone and case.is_unheld and not _is_family(case) and case.after() not in OWNING


def is_listed_unheld(case: Passed) -> bool:
    """Whether a name stands in one list with a place, and nobody is called so."""
    enough = bool(case.one) and case.chance > UNHELD["listed"] and not _is_family(case)
    plain = enough and not case.after()[:1].isupper() and case.after() not in HYPHENS
    return plain and case.is_unheld and is_listed(case)


def _is_family(case: Passed) -> bool:
    return bool(case.one) and is_family_name(case.one)
