"""No place: names that look like a place's and are none, as rows tried in order.

They go before any place is chosen, so that none of them draws the other names of an article to
its own country: one "I'll" once moved Georgia to the United States.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from geo.reading.lexicon import words
from geo.reading.people.known_names import given_names, is_family_name, is_given_like
from geo.reading.people.named_people import Person, find_people
from geo.reading.rules import Example, Rule, first, table
from geo.reading.toponyms.compass import is_korean
from geo.reading.toponyms.context import Context, is_word
from geo.reading.toponyms.cue_words import cues
from geo.reading.toponyms.gazetteer_features import facts_of_words
from geo.reading.toponyms.spans import ARTICLES, Spot
from geo.text import Prose, Span


@dataclass(frozen=True, slots=True)
class Bearer:
    """A stretch of the text that names somebody; ``full`` when given and family name stand."""

    span: Span
    words: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether it holds more than one word."""
        return len(self.words) > 1


@dataclass(eq=False, slots=True)
class Named(Context):
    """A name that may be none: with who bears the words, and whether the news is Korean."""

    bearer: Bearer | None = None
    korean: bool = False


Found = tuple[Spot, float]
"""A name and the chance, 0 to 1, that it is one."""


def without_none(prose: Prose, found: Sequence[Found]) -> list[Found]:
    """Return the names of a text but for those that are no place's."""
    bearers = bearers_of(prose, find_people(prose)) if found else []
    starts = [bearer.span.start for bearer in bearers]
    korean = is_korean(prose.words, [spot for spot, _ in found])
    kept = []
    for spot, chance in found:
        at = bisect_right(starts, prose.starts[spot.first]) - 1
        bearer = bearers[at] if at >= 0 else None
        case = Named(prose, spot, chance, bearer, korean)
        held = bearer if bearer and case.span.end <= bearer.span.end else None
        if first(NO_PLACE, replace(case, bearer=held)) is None:
            kept.append((spot, chance))
    return kept


def bearers_of(prose: Prose, people: Iterable[Person]) -> list[Bearer]:
    """Return every mention of a person as a stretch of the text, in reading order."""
    spans = [span for person in people for span in person.mentions]
    return [Bearer(s, tuple(prose.text[s.start : s.end].split())) for s in sorted(spans)]


def _is_contraction(case: Named) -> bool:
    return bool(CONTRACTED.fullmatch(case.one))


def _is_era(case: Named) -> bool:
    beside = case.before()[:1].isdigit() or case.after()[:1].isdigit()
    return case.one in words("toponyms.eras") and (beside or case.before().lower() in CENTURIES)


def _is_degree(case: Named) -> bool:
    """Whether letters are a degree: "Dana Barak, R.N., M.S.", "Jane Roe, MD"."""
    letters = case.one.replace(".", "").upper()
    if letters not in words("toponyms.degrees") or case.before() != ",":
        return False
    before = case.before(2)
    after_degree = before.replace(".", "").upper() in words("toponyms.degrees")
    return "." in case.one[:-1] or after_degree or is_family_name(before)


def _is_compass(case: Named) -> bool:
    side = case.one in ("North", "South", "East") and case.before() in ("the", "The")
    return side and not case.korean and not case.after()[:1].isupper()


def _is_agency(case: Named) -> bool:
    text = case.prose.text[case.span.start : case.span.end]
    return text in words("toponyms.organisations") or _is_row_of_capitals(case)


def _is_row_of_capitals(case: Named) -> bool:
    """Whether a name is a row of capitals that the gazetteer does not hold: "TASS"."""
    word = case.one
    return case.is_alone and word.isupper() and len(word) > 2 and not case.facts


def _is_model(case: Named) -> bool:
    return case.after() in HYPHENS and case.after(1)[:1].isdigit()


def _is_thing(case: Named) -> bool:
    return case.one == "Brent" and case.after() in words("toponyms.of_oil")


def _is_part_of_a_body(case: Named) -> bool:
    """Whether only the last word of a body's name stands there: "Independent States"."""
    return case.one in ("States", "State", "Republic") and case.spot.first > case.spot.run_first


def _is_borne(case: Named) -> bool:
    """Whether the people of the text bear these words, and no place is called so."""
    bearer = case.bearer
    if bearer is None or _is_headed(case, bearer) or case.after() in HYPHENS:
        return False
    if not bearer.full:
        return not _is_placed(case)
    if case.before().lower() in LOCATED and ARTICLES & set(case.inside):
        return False  # "in Ain al-Hilweh"
    last = bearer.words[-1].rstrip(".")
    if is_given_like(case.one) and case.one in words("people.places") and not is_family_name(last):
        return False  # "Dallas Mavericks"
    return not facts_of_words(bearer.words) and (is_family_name(last) or not is_word(last))


def _is_headed(case: Named, bearer: Bearer) -> bool:
    """Whether what looks like somebody is a road, a wood, a county or a day: "Kelley Lane"."""
    told = {bearer.words[-1].lower(), case.inside[-1].lower(), case.after().lower()}
    return any(PLACE_HEADS & set(cues().get(word.rstrip("."), ())) for word in told)


def _is_placed(case: Named) -> bool:
    return case.before().lower() in words("toponyms.leads")


def _is_family_name_alone(case: Named) -> bool:
    """Whether a family name stands that is no town's own: "Putin and Kim", "Park"."""
    if not case.facts:
        return is_family_name(case.one) and case.before().lower() not in LOCATED
    held_small = case.kind == "c" and case.facts[0][1] != "o"
    return case.one in words("people.family_first") and held_small


def _is_given_name(case: Named) -> bool:
    """Whether a given name stands that no gazetteer holds, or a village's: "Halyna's kitchen"."""
    owned = case.after() in OWNING and not case.facts
    if case.one not in given_names() or (_is_placed(case) and not owned):
        return False
    village = case.kind == "c" and int(case.facts[1][2]) < VILLAGE and case.chance < CLEAR
    return not case.facts or (village and not case.before()[-1:].isalpha())


def _is_called_upon(case: Named) -> bool:
    """Whether somebody is given the floor: "Go ahead, Chad"."""
    return case.before() == "," and case.before(2).lower() in words("toponyms.calls")


def _row(name: str, says: str, example: str, when: Callable[[Named], bool]) -> Rule[Named, None]:
    return Rule(f"no place:{name}", says, Example(example, "no mark"), when, lambda case: None)


OWNING = frozenset(("'s", "’s"))
VILLAGE, CLEAR = 4, 0.8
LOCATED = frozenset("in near at inside outside".split())
CONTRACTED = re.compile(r"[A-Za-z]+[’'](?:ll|d|ve|re|m|LL|D|VE|RE|M)")
CENTURIES = frozenset(("century", "millennium"))
HYPHENS = frozenset("-‐‑")
PLACE_HEADS = frozenset(("landform", "facility", "street", "time"))

NO_PLACE = table(
    "toponyms/no place",
    _row("contraction", "Two words drawn together are no place",
         "“[I’ll] stay in Kyiv,” he said.", _is_contraction),
    _row("era", "Letters of an era beside a year are no place",
         "The temple burned in 44 [B.C.].", _is_era),
    _row("degree", "A degree after a name is no place",
         "Dana Barak, R.N., [M.S.], left Haifa.", _is_degree),
    _row("compass", "A side of the world is no place of its own",
         "People of the [South] want peace, he said in Rome.", _is_compass),
    _row("agency", "A news agency or a movement is no place",
         "He told [Hamas] and Qatar to wait.", _is_agency),
    _row("model", "A make with a number is no place",
         "A [Hwasong]-20 was fired from Wonsan.", _is_model),
    _row("thing", "A sort of oil is no place", "[Brent] crude rose.", _is_thing),
    _row("part of a body", "A word of a body's name is no place",
         "The Commonwealth of Independent [States] met in Minsk.", _is_part_of_a_body),
    _row("borne", "Somebody in the text is called so",
         "[Chad] Wolf and Anna Novak landed in London.", _is_borne),
    _row("family name", "A family name that no town has for its own",
         "Between Kim and [Trump], nothing is sure.", _is_family_name_alone),
    _row("called upon", "Somebody is given the floor",
         "Go ahead, [Chad], in the back.", _is_called_upon),
    _row("given name", "A given name that no gazetteer holds",
         "A shell tore through [Halyna]'s kitchen.", _is_given_name),
)  # fmt: skip
"""The rows in the order they are tried."""
