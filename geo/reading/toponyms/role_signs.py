"""Role signs: what the words around a name say of its role; ``role_rules`` has the rows.

``ground_signs`` has those that say that the ground is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.reading.lexicon import words
from geo.reading.marks import Role
from geo.reading.toponyms.context import Context
from geo.reading.toponyms.cue_words import cues

OWNING = frozenset(("'s", "’s"))
HYPHENS = frozenset("-‐‑")
PRESSURES = frozenset("sanctions tariffs embargo pressure".split())
NO_NOUNS = frozenset("and or at it is was the this that".split())
"""After a people's name: it describes nothing, as in "the outlet's English is poor"."""
JOINS = frozenset(", and or each both has have had also".split())
"""What stands between the first of several powers and what they do."""
LONGEST_CLAUSE = 20


@dataclass(eq=False, slots=True)
class Said(Context):
    """A name with the role that the weights give it."""

    role: Role = "literal"
    ground: bool = True
    listed: int = 0
    """The first word of the list that the name stands in, or the name's own first word."""

    def lead(self, back: int = 1) -> str:
        """Return the word so many before the name's list and its article: "in the Donbas"."""
        the = self.listed and self.words[self.listed - 1] in ("the", "The")
        at = self.listed - back - (the and self.role != "modifier")
        return self.words[at] if at >= 0 else ""

    @property
    def is_power(self) -> bool:
        """Whether the name is a country's or a national capital's."""
        return self.kind in ("N", "K")

    @property
    def is_free(self) -> bool:
        """Whether the name is no part of a longer one, and describes no noun with a capital."""
        return self.role != "homonym" and (
            self.spot.last >= self.spot.run_last or not self.after()[:1].isupper()
        )

    @property
    def opens(self) -> bool:
        """Whether the name opens a sentence, a clause or a report, "the" apart."""
        before = self.before(2) if self.before() in ("the", "The") else self.before()
        return not before or not before[-1].isalnum()


def is_language(case: Said) -> bool:
    """Whether a people's name is read or spoken: "in Russian"."""
    people = case.kind == "D" or case.words[case.spot.first] in words("toponyms.languages")
    after = case.after() or "."
    if not people or after in HYPHENS or (after[0].isalpha() and after not in NO_NOUNS):
        return False
    near = {word.lower() for word in case.words[max(0, case.spot.first - 4) : case.spot.first]}
    return bool(near & words("toponyms.spoken")) or case.before() in ("in", "'s", "’s")


def is_pressed(case: Said) -> bool:
    """Whether sanctions or threats bear on a power."""
    if not case.is_power:
        return False
    what, on = case.lead(2), case.lead()
    pressed = on in ("on", "against") and what.lower() in PRESSURES
    return pressed or (what, on) == ("Death", "to")


def will_do(case: Said) -> bool:
    """Whether a power will or won't do something: "Kyiv must begin"."""
    placed = case.lead().lower() in words("toponyms.locating")  # "media in Pyongyang did not"
    if not case.is_power or placed or case.after() not in words("toponyms.modals"):
        return False
    verb = case.after(2) if case.after(1) == "not" else case.after(1)
    return (case.after(1) == "not" or case.opens) and verb not in ("be", "have", "become")


def has_policy(case: Said) -> bool:
    """Whether a power has an army, a minister or a policy."""
    owned = case.is_power and case.after() in OWNING
    return owned and "policy" in cues().get(case.after(1).lower(), ())


def is_agent(case: Said) -> bool:
    """Whether "by" makes a country or capital the doer: "not taken seriously by Moscow"."""
    back = 2 if case.before() == "the" else 1
    doer = case.is_power and case.before(back) == "by"
    return doer and case.before(back + 1).lower() not in words("toponyms.beside")


def speaks(case: Said) -> bool:
    """Whether a name opens a sentence and speaks, over a clause: "Washington, which ..., said"."""
    if not case.is_power or not case.opens:
        return False
    if case.after() in ("said", "says"):
        return True
    if case.after() != "," or case.after(1) != "which":
        return False
    ends = range(case.spot.last + 2, min(case.spot.last + LONGEST_CLAUSE, len(case.words) - 1))
    at = next((end + 1 for end in ends if case.words[end] == ","), case.spot.last)
    return case.words[at] in words("toponyms.governments_say")


def is_told_of(case: Said) -> bool:
    """Whether a clause tells of a power as an actor: "Ankara, which calls"."""
    aside = case.after() == "," and case.after(1) in ("which", "whose", "through")
    return case.is_power and case.opens and aside


def is_spoken_to(case: Said) -> bool:
    """Whether a power is talked to, called or waited for."""
    words_to = case.lead() in ("to", "with", "from")
    said = words_to and case.lead(2).lower() in words("toponyms.messages")
    return case.is_power and said


def is_meant_for(case: Said) -> bool:
    """Whether something is so for a power: "For Moscow, the war has come home"."""
    opens = case.lead() == "For" or case.lead(2) in ("there", "was", "were", "is", "are", ",", ";")
    return case.is_power and case.lead().lower() == "for" and opens and case.is_free


def is_between(case: Said) -> bool:
    """Whether a truce, talks or a treaty stand between powers."""
    deal = case.lead() == "between" and case.lead(2).lower() in words("toponyms.dealings")
    return case.is_power and deal and case.after() not in OWNING


def acts(case: Said) -> bool:
    """Whether a power does what only a government does: "Moscow and Kyiv each signed"."""
    rest = case.words[case.spot.last : case.spot.last + LONGEST_CLAUSE]
    verb = next((w for w in rest if not (w in JOINS or w[0].isupper())), "")
    placed = case.lead().lower() in words("toponyms.locating")
    done = verb in words("toponyms.acts")
    return case.is_power and case.is_free and done and not placed


def is_represented(case: Said) -> bool:
    """Whether an envoy or a delegate stands for a power."""
    led = case.lead() in ("of", "for") and case.lead(2).lower() in words("toponyms.envoys")
    return case.is_power and led


def is_in_a_body(case: Said) -> bool:
    """Whether a longer name ends as a body's does: "Korea Gas Corporation"."""
    inside = case.spot.last < case.spot.run_last and case.role != "homonym"
    heads = cues().get(case.words[case.spot.run_last - 1].lower(), ())
    return inside and "organisation" in heads and case.after()[:1].isupper()


def is_of_a_body(case: Said) -> bool:
    """Whether a longer name begins as a body's does: "Bank of Israel"."""
    of = case.spot.first > case.spot.run_first and case.before() == "of"
    head = cues().get(case.words[case.spot.run_first].lower(), ())
    return of and case.role in ("modifier", "metonymic") and "organisation" in head
