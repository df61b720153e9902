"""Ground signs: what the words around a name say of the ground; ``role_rules`` has the rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geo.reading.lexicon import words
from geo.reading.toponyms.cue_words import class_of
from geo.reading.toponyms.role_signs import OWNING, Said

IN = frozenset(("in", "near", "outside", "inside"))
LIES = frozenset("lies lay sits stands".split())
LISTS = frozenset((",", "and", "or", "-", "the"))
BEEN = [["was"], ["were"], ["had"], ["has"], ["have"], ["is"], ["are"]]
LONGEST_LIST = 14
LISTED_TOWNS = 3
OFFICES = words("people.offices") | {"official", "senator"}
"""Who comes from a capital on its behalf."""


def is_taken(case: Said) -> bool:
    """Whether troops hold or take a town: "captured Sumy"."""
    taken = case.kind == "c" and case.lead().lower() in words("toponyms.captures")
    return taken and case.is_free and case.after() not in OWNING


def is_under_fire(case: Said) -> bool:
    """Whether bombs or shells fall on a place and on all of its list ("hit Kyiv and Odesa").

    "Sanctions hit Iran" is no fire, so that of countries only "strikes on Iran" counts.
    """
    if not case.facts or case.kind == "D" or not case.is_free:
        return False
    if case.kind == "N":
        fires = case.before(2).lower() in words("toponyms.fire")
        return fires and case.before() in ("on", "of", "in")
    at, end = case.spot.first - 1, max(0, case.spot.first - 9)
    while at > end and (case.words[at] in ("and", ",") or case.words[at][:1].isupper()):
        at -= 1
    struck = at > 0 and case.words[at].lower() in words("toponyms.struck")
    return struck and case.after() not in OWNING


def was_hit(case: Said) -> bool:
    """Whether a place is in a list that was hit: "Sumy, Shostka and Bilopillia were shelled"."""
    shared = case.after().endswith("s") and case.after() in words("toponyms.kinds_behind")
    describes = case.role == "modifier" and not shared
    if case.kind in ("N", "D") or not case.is_free or describes:
        return False
    rest = case.words[case.spot.last : case.spot.last + LONGEST_LIST]
    at = next((n for n, word in enumerate(rest) if not goes_on(word)), len(rest))
    hit = words("toponyms.hit")
    return rest[at : at + 1] in BEEN and any(word in hit for word in rest[at + 1 : at + 4])


def goes_on(word: str) -> bool:
    """Whether a list of names goes on with a word."""
    return is_of_list(word) or word in words("toponyms.kinds_behind")


def is_peopled(case: Said) -> bool:
    """Whether a place has residents, streets or outskirts."""
    of = case.lead() == "of" and case.lead(2).lower() in words("toponyms.on_the_ground")
    return of and case.is_free and case.kind not in ("D", "N", "S") and case.after() not in OWNING


def is_in(case: Said) -> bool:
    """Whether something happens in or near a place."""
    inside = case.lead().lower() in IN and case.kind != "D" and case.after() not in OWNING
    return inside and case.is_free and is_plain_in(case)


def is_plain_in(case: Said) -> bool:
    """Whether "in" is no part of a verb or a noun that governments share: "interest in Syria"."""
    return case.lead(2).lower() not in ("interest", "interests", "confidence", "faith", "trust")


def lies(case: Said) -> bool:
    """Whether a place lies or stands somewhere."""
    return case.is_free and case.kind != "D" and case.after() in LIES


def is_left(case: Said) -> bool:
    """Whether somebody leaves, enters or reaches a place."""
    left = case.lead().lower() in words("toponyms.goings") and case.kind not in ("D", "N")
    return left and case.is_free and case.after() not in OWNING


def is_from(case: Said) -> bool:
    """Whether somebody is from a place: "a reporter from Seoul"."""
    who = case.lead(2).lower() if case.lead() == "from" else ""
    office = who.rstrip("s") in OFFICES or who in words("toponyms.envoys")
    home = class_of(who) == "person" and not office
    return home and case.kind != "D" and case.is_free and case.after() not in OWNING


def is_gone_to(case: Said) -> bool:
    """Whether somebody comes, flees or is taken to a place."""
    gone = case.lead() == "to" and case.lead(2).lower() in words("toponyms.comings")
    return gone and case.kind != "D" and case.is_free and case.after() not in OWNING


def is_where(case: Said) -> bool:
    """Whether it is asked or told where a place is."""
    asked = case.before().lower() == "where" and case.after() in ("is", "was")
    return asked and case.is_free and case.after(1) in (".", "?", ",", "and")


def is_built(case: Said) -> bool:
    """Whether a word for something built or a lie of the land ends it: "the Semalka crossing"."""
    return case.role != "homonym" and case.after() in words("toponyms.built")


def is_among_towns(case: Said) -> bool:
    """Whether it is one of a list of three and more towns, none of them a capital."""
    town = case.kind in ("c", "") and case.text not in words("toponyms.languages")
    if not town or not case.is_free or case.role != "metonymic":
        return False
    inside, rest = case.words[case.listed : case.spot.first], case.words[case.spot.last :]
    ends = (n for n, word in enumerate(rest[:LONGEST_LIST]) if not is_of_list(word))
    return _joints([*inside, case.text, *rest[: next(ends, LONGEST_LIST)]]) >= LISTED_TOWNS - 1


def is_of_list(word: str) -> bool:
    """Whether a word is a name of a list, or joins two."""
    return word in LISTS or word[:1].isupper()


def _joints(listed: Sequence[str]) -> int:
    """Return how many times a comma or an "and" joins two names."""
    return sum(one in (",", "and") and two[:1].isupper() for one, two in pairwise(listed))


def is_water(case: Said) -> bool:
    """Whether a name is a sea's or a river's: "on the lower Dnipro"."""
    part = case.before() in ("lower", "upper") and case.before(2) == "the"
    return case.role == "metonymic" and (case.kind == "W" or part) and case.is_alone


def is_itself(case: Said) -> bool:
    """Whether something is in, on or near a place itself: "on Tehran itself"."""
    return case.after() == "itself" and case.lead() in ("in", "on", "at", "near", "over")
