"""Settling: roles put right where the words around a name leave no doubt, whatever the weights say.

"In English" names a language, strikes on a country fall on its ground, and what is done "by Moscow"
is done by a government.
"""

from __future__ import annotations

from geo.reading.marks import Role
from geo.reading.toponyms.cue_words import cues, word_set
from geo.reading.toponyms.gazetteer_features import facts_of_words
from geo.reading.toponyms.roles import Spot


def settled(words: list[str], spot: Spot, said: tuple[Role, bool]) -> tuple[Role, bool]:
    """Return a role put right where the words around leave no doubt."""
    facts = facts_of_words(tuple(words[spot.first : spot.last]))
    after = words[spot.last] if spot.last < len(words) else "."
    people = facts[:1] == ("D",) or words[spot.first] in LANGUAGES
    if people and (not after[0].isalpha() or after in NO_NOUNS):
        near = {word.lower() for word in words[max(0, spot.first - 4) : spot.first]}
        if SPOKEN & near or words[spot.first - 1 : spot.first] in (["in"], ["'s"], ["’s"]):
            return "language", False
    if facts[:1] == ("D",) and after.lower() in GROUND_NOUNS:
        return "modifier", True
    if facts and facts[0][0] == "c" and said[0] == "metonymic" and _is_taken(words, spot.first):
        return "literal", True
    if facts and facts[0][0] in "NK" and said[0] == "literal" and _is_pressed(words, spot.first):
        return "metonymic", False
    if said[0] == "metonymic" and facts and facts[0][0] == "c" and after in MODALS:
        if words[spot.last + 1 : spot.last + 2] == ["be"]:
            return "literal", True  # "Kramatorsk would be taken"
    if facts and facts[0][0] in "NK" and after in MODALS and words[spot.last + 1 :][:1] == ["not"]:
        return ("metonymic", False) if words[spot.last + 2 :][:1] != ["be"] else said
    acting = words[spot.last + 1].lower() if spot.last + 1 < len(words) else ""
    if said[0] == "literal" and after in ("'s", "’s") and facts and facts[0][0] in "NK":
        if "policy" in cues().get(acting, ()):
            return "metonymic", False
    if facts and said[0] == "metonymic" and _is_under_fire(words, spot, facts[0][0] == "N"):
        return "literal", True
    if facts and facts[0][0] in "NK" and said[0] == "literal":
        if _is_agent(words, spot.first) or _speaks(words, spot):
            return "metonymic", False
    before = words[spot.first - 1] if spot.first > spot.run_first else ""
    heads = cues().get(words[spot.run_last - 1].lower(), ())
    if spot.last < spot.run_last and "organisation" in heads and after[0].isupper():
        return said if said[0] == "homonym" else ("embedded", False)
    if said[0] in ("modifier", "metonymic") and not said[1] and before == "of":
        if "organisation" in cues().get(words[spot.run_first].lower(), ()):
            return "embedded", False
    return said


def _is_taken(words: list[str], first: int) -> bool:
    """Whether a town is the object of its capture: "the force still holds Raqqa"."""
    return first > 0 and words[first - 1].lower() in CAPTURES


def _is_pressed(words: list[str], first: int) -> bool:
    """Whether a government is what bears on it: "sanctions on Moscow", "Death to Israel"."""
    what, on = words[first - 2 : first] if first > 1 else ("", "")
    return (on in ("on", "against") and what.lower() in PRESSURES) or [what, on] == ["Death", "to"]


CAPTURES = frozenset(
    "hold holds held seize seizes seized capture captures captured recapture recaptured retake "
    "retook retaken take took taken besiege besieged encircle encircled liberate liberated".split()
)
PRESSURES = frozenset("sanctions tariffs embargo pressure".split())


def _speaks(words: list[str], spot: Spot) -> bool:
    """Whether a name opens a sentence or follows a dateline, and "said" follows it.

    A clause may stand between: "Washington, which has a treaty with Manila, condemned it".
    """
    if spot.first and words[spot.first - 1][-1].isalnum():
        return False
    at = spot.last
    if words[at : at + 2] == [",", "which"]:
        ends = range(at + 2, min(at + LONGEST_CLAUSE, len(words) - 1))
        at = next((end + 1 for end in ends if words[end] == ","), at)
        return words[at] in SAYS
    return words[at : at + 1] in (["said"], ["says"])


LONGEST_CLAUSE = 20
SAYS = frozenset("said says condemned rejected denied welcomed warned urged called accused".split())
"""What a government does after a clause that tells of it."""


def _is_under_fire(words: list[str], spot: Spot, is_country: bool) -> bool:
    """Whether bombs or shells fall on a place and on all of its list ("hit Kyiv and Odesa").

    "Sanctions hit Iran" is no fire, so that of countries only "strikes on Iran" counts.
    """
    if is_country:
        fire, on = words[max(0, spot.first - 2) : spot.first] if spot.first > 1 else ("", "")
        return on in ("on", "of", "in") and fire.lower() in FIRE
    after = words[spot.last : spot.last + 1]
    at, end = spot.first - 1, max(0, spot.first - 9)
    while at > end and (words[at] in ("and", ",") or words[at][:1].isupper()):
        at -= 1
    return at > 0 and words[at].lower() in STRUCK and after not in (["'s"], ["’s"])


def _is_agent(words: list[str], first: int) -> bool:
    """Whether "by" makes a country or capital the doer: "not taken seriously by Moscow"."""
    by = first - 2 if words[first - 1 : first] == ["the"] else first - 1
    return by > 0 and words[by] == "by" and words[by - 1].lower() not in BESIDE


NO_NOUNS = frozenset("and or at it is was".split())
"""After a people's name: it describes nothing, as in "the outlet's English is poor"."""
SPOKEN, GROUND_NOUNS, MODALS, STRUCK, FIRE, BESIDE, LANGUAGES = (
    word_set(name)
    for name in ("spoken", "ground_nouns", "modals", "struck", "fire", "beside", "languages")
)
