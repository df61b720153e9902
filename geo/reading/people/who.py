"""Who: whether a run of capitalised words names somebody, as rows tried in order.

A title or an office before it, a known given name at its head, the shape of a Korean, Chinese,
Slavic, Arabic or Persian name, or what stands beside it says so. Where nothing speaks for a
person, none is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from geo.reading.lexicon import values
from geo.reading.once import once
from geo.reading.people.known_names import given_names, is_family_name, is_given_like
from geo.reading.people.name_runs import Mention
from geo.reading.people.word_lists import (
    FAMILY_ENDINGS,
    FAMILY_FIRST,
    HEADS,
    KIN,
    NOT_NAMES,
    PLACES,
    SPEAKS,
    THINGS,
)  # fmt: skip
from geo.reading.rules import Example, Rule, first
from geo.world.folding import fold
from geo.world.gazetteer import open_gazetteer


@dataclass
class Called:
    """A mention in its text."""

    text: str
    mention: Mention

    @property
    def words(self) -> list[str]:
        """The name's words, without the title."""
        return self.mention.words

    @once
    def after(self) -> str:
        """What stands behind the name."""
        return self.text[self.mention.end : self.mention.end + 90]

    @once
    def role(self) -> str:
        """What the name is said to be in small letters right before it: "nurse", ``""``."""
        before = self.text[max(0, self.mention.start - 24) : self.mention.start]
        if self.after[:1] == "," and before.endswith(", "):
            before = before[:-2] + " "  # "the minister, Ann Lee, said"
        role = _ROLE_BEFORE.search(before)
        return role[1] if role and {role[1], role[1].rpartition("-")[2]} & HEADS else ""

    @property
    def may_be_described(self) -> bool:
        """Whether words beside may make a person of it: no place's name, but for a family name."""
        name = self.words[0]
        if name.rstrip(".") in NOT_NAMES:
            return False
        return name not in PLACES or (len(self.words) == 2 and is_family_name(self.words[1]))


def is_person(text: str, mention: Mention) -> bool:
    """Whether title, form or surroundings say that this is a person's full or titled name.

    Fills in the gender where name, title or description tell it.
    """
    case = Called(text, mention)
    decided = first(WHO, case)
    if decided is None or not decided.outcome:
        return False
    mention.gender = _gender(case)
    return True


def _gender(case: Called) -> str:
    mention, words = case.mention, case.words
    if words[0] in FAMILY_FIRST and (known := _known_gender(words)):
        return mention.gender or known
    if mention.gender or (is_family_first(words) and not mention.title):
        return mention.gender
    return given_names().get(words[0].split("-")[0], "") or KIN.get(case.role, "")


def _known_gender(words: list[str]) -> str:
    """Return the gender of somebody known whose family name comes first; empty where unknown."""
    return values("people.known_genders").get(" ".join(words).replace("-", " ").lower(), "")


def is_family_first(words: list[str]) -> bool:
    """Whether the family name comes first: "Kim Jong Un", "Choe Son-hui"."""
    return words[0] in FAMILY_FIRST and (
        "-" in words[-1] or (len(words) == 3 and not words[1].endswith(".") and len(words[1]) < 6)
    )


def _is_thing(case: Called) -> bool:
    return case.words[-1] in THINGS or case.words[0] in THINGS


def _is_headline(case: Called) -> bool:
    return any(len(w) > 3 and w.isupper() for w in case.words) or len(case.words) > 5


def _bears_a_place(case: Called) -> bool:
    """Whether a given name stands by a family name of which either is a place's, too."""
    given, family = case.words[0], case.words[-1]
    whole = len(case.words) == 2 or (len(case.words) == 3 and case.words[1].endswith("."))
    if not whole or not is_family_name(family) or not is_given_like(given):
        return False
    places = (given in PLACES) + (family in PLACES)
    return places == 1 and not open_gazetteer().entries_of(fold(" ".join(case.words)))


def _is_place(case: Called) -> bool:
    if not case.mention.title:
        return case.words[-1] in PLACES
    return len(case.words) == 1 and case.words[0] in PLACES and not case.mention.gender


def _is_office_alone(case: Called) -> bool:
    return case.mention.title.rstrip(".").split()[-1:] in BARE


def _is_family_first_name(case: Called) -> bool:
    last = case.words[-1]
    if case.words[0] not in FAMILY_FIRST or len(case.words) > 3:
        return False
    return is_family_first(case.words) or len(last) > 3 or last in given_names()


def _is_arabic(case: Called) -> bool:
    parts = {w.lower().split("-")[0] for w in case.words}
    return bool(parts & ARABIC) and case.words[0] not in PLACES


def _is_slavic(case: Called) -> bool:
    ends = len(case.words) == 2 and case.words[-1].endswith(FAMILY_ENDINGS[:4])
    return ends and case.words[0] not in PLACES


def _is_described_after(case: Called) -> bool:
    apposition = _APPOSITION.match(case.after)
    if not apposition or not case.may_be_described:
        return False
    said = re.findall(r"[a-z-]+", case.after[:80].split(",")[1])[:9]
    return apposition.group().rstrip()[-1].isdigit() or any(word in HEADS for word in said)


def _is_told_apart(case: Called) -> bool:
    """Whether a place's name with a family name is explained: "Washington Kim, a trader"."""
    apart = re.match(r",\s(?:who|a|an)\s", case.after)
    return bool(apart) and case.words[0] in PLACES and case.may_be_described


def _speaks(case: Called) -> bool:
    following = case.after.split(None, 1)[:1] if case.after[:1] == " " else []
    says = bool(following) and following[0] in SPEAKS
    return says and len(case.words) == 2 and case.may_be_described


def _row(
    name: str, says: str, shown: str, when: Callable[[Called], bool], then: bool = True
) -> Rule[Called, bool]:
    outcome = "person" if then else "nobody"
    return Rule(f"who:{name}", says, Example(shown, outcome), when, lambda case: then)


_APPOSITION = re.compile(r",\s(?:the|a|an|his|her|who|\d\d\b)\s?")
_ROLE_BEFORE = re.compile(r"(?:\b([a-z][\w-]*)\s)$")
ARABIC = frozenset("al el bin ibn bint abu".split())
BARE = [["Foreign"], ["Prime"], ["Defense"], ["Party"]]

WHO: tuple[Rule[Called, bool], ...] = (
    _row("thing", "It ends as a body's or a thing's name does", "[Seoul University] opened.",
         _is_thing, False),
    _row("headline", "A row of capitals, or too many words", "[PEACE TALKS FAIL] again.",
         _is_headline, False),
    _row("bears a place", "A given name with a family name, of which one is a place's too",
         "[George Washington] crossed the river.", _bears_a_place),
    _row("place", "It ends in a place's name", "He saw [South Korea] again.", _is_place, False),
    _row("office", "Only an office, without a name", "[Foreign Delegates] came.",
         _is_office_alone, False),
    _row("titled", "A title or an office stands before it", "Minister [Ann Varga] spoke.",
         lambda case: bool(case.mention.title)),
    _row("one word", "One word without a title", "The [Varga] report.",
         lambda case: len(case.words) < 2, False),
    _row("given name", "It begins with a given name", "[Sergei Lavrov] flew out.",
         lambda case: case.words[0] in given_names()),
    _row("family first", "A Korean, Chinese or Vietnamese name", "[Ri Yong Ho] spoke.",
         _is_family_first_name),
    _row("Arabic", "An Arabic name with its article", "[Zorp al-Mashat] spoke.", _is_arabic),
    _row("Slavic", "Its family name ends as in Russian or Bulgarian",
         "[Zlatko Radev] spoke.", _is_slavic),
    _row("office before", "What the person is stands right before it",
         "The nurse [Zorp Quill] left.", lambda case: bool(case.role) and case.may_be_described),
    _row("described", "What the person is stands right behind it",
         "[Zorp Quill], a doctor, left.", _is_described_after),
    _row("told apart", "A place's name with a family name that is explained",
         "[Washington Kim], a trader in Busan, shrugged.", _is_told_apart),
    _row("speaks", "Two names, and then a verb of saying", "[Zorp Quill] said no.", _speaks),
)  # fmt: skip
"""The rows in the order they are tried."""
