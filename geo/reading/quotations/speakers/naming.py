"""Who the words of a source stand for: the fullest name the text gives, by rules in order.

A name is given only where the head of the phrase is that person or body, where an apposition
names it, or where a pronoun or an office can mean but one. All else keeps an empty name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.reading.lexicon import words
from geo.reading.people.named_people import Person
from geo.reading.people.word_lists import DEMONYMS, HEADS, OFFICES, THINGS
from geo.reading.quotations.speakers.asked import GENDERS, PROPER, Asked
from geo.reading.quotations.speakers.cast import Cast
from geo.reading.quotations.speakers.coreference import Memory
from geo.reading.quotations.speakers.noun_phrases import PRONOUNS, bare
from geo.reading.quotations.speakers.offices import said_by
from geo.reading.quotations.speakers.surroundings import is_land
from geo.reading.rules import Example, Rule, Table, first, table
from geo.text import Prose, Span

_DISTANT = 2
"""Sentences that "it" may stand for the body that spoke last."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name and an office, empty where unknown; the two who may be meant; the rule."""

    name: str = ""
    role: str = ""
    either: tuple[str, ...] = ()
    rule: str = ""


def _is_body(name: str) -> bool:
    """Whether a name that nobody is known to bear is a body's or a land's."""
    words_ = name.split()
    known = words("speakers.bodies") | THINGS | DEMONYMS
    return name.isupper() or is_land(name) or not known.isdisjoint(words_)


class Namer:
    """Names sources one after the other, in reading order, remembering who spoke last.

    ``quoted`` is where quotation marks stand: who is told of between them counts for less.
    """

    def __init__(
        self, prose: Prose, people: list[Person], quoted: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.prose = prose
        self.cast = Cast(prose, people)
        self.memory = Memory(self.cast, quoted)
        self._body: tuple[str, int] = ("", -1)

    def name(self, span: Span, told: Sequence[Span] = ()) -> Named:
        """Return the name and the office of whom ``span`` stands for; empty where unknown.

        ``told`` is what is said: "he" is nobody of whom that tells by name or description.
        """
        asked = Asked(self, span)
        self.memory.told = told
        decided = first(NAMES, asked)
        found = decided.outcome if decided else Named()
        rule = decided.rule if decided else ""
        return Named(found.name, found.role, found.either, rule)

    def part(self, span: Span) -> str:
        """Return the name of one of two who speak at once; empty where it has none."""
        asked = Asked(self, span)
        for who in (asked.by_head, asked.by_aside):
            if who is not None:
                return self.cast.figures[who].name
        words = span.of(self.prose.text)
        return words if is_land(words) else asked.body if not asked.is_person else ""

    def of_figure(self, who: int | None, span: Span) -> Named:
        """Return a figure's name, and let it be who spoke last."""
        self.memory.spoke(who, span.start)
        if who is None:
            return Named()
        figure = self.cast.figures[who]
        return Named(figure.name, figure.title)

    def of_described(self, asked: Asked) -> Named:
        """Return whom an apposition names; what the phrase says he is counts for his office."""
        found = self.of_figure(asked.by_aside, asked.span)
        if found.role or asked.noun not in HEADS:
            return found
        core = asked.core.of(self.prose.text)
        return Named(found.name, bare(re.split("[’']s ", core)[-1]))

    def of_pronoun(self, asked: Asked) -> Named:
        """Return whom a pronoun means, or the two of whom it may mean either."""
        who, other = asked.meant
        if who is None:
            return Named()
        figures = self.cast.figures
        same = other is not None and figures[who].name == figures[other].name != ""
        if other is None or same:
            return self.of_figure(who, asked.span)
        either = tuple(figures[k].name or _described(figures[k].nouns) for k in (who, other))
        self.memory.spoke(None, asked.span.start)
        return Named(either=either)

    def of_unnamed(self, asked: Asked) -> Named:
        """Let somebody without a name be who spoke last."""
        seen = [s.who for s in self.cast.seen if asked.span.start <= s.start < asked.span.end]
        self.memory.spoke(seen[0] if seen else None, asked.span.start)
        return Named()

    def of_body(self, asked: Asked) -> Named:
        """Return the name of a body, and remember it for "it"."""
        name = _without_office(asked.body)
        if name != asked.body:
            return self.of_figure(self.cast.figure_named(name), asked.span)
        large = name.isupper() and " " in name and bool(asked.apart.asides)
        if PROPER.fullmatch(name) and asked.text.startswith(name) and (large or not _is_body(name)):
            return self.of_figure(self.cast.figure_named(name), asked.span)
        self._body = name, asked.span.start
        self.memory.spoke(None, asked.span.start)
        return Named(name)

    def it(self, offset: int) -> str:
        """Return the body that "it" means: whichever spoke in the last sentences."""
        name, at = self._body
        apart = self.cast.sentence_of(offset) - self.cast.sentence_of(max(at, 0))
        return name if at >= self.memory.last_at and apart <= _DISTANT else ""


def _without_office(name: str) -> str:
    """Return a name without the office printed before it.

    >>> _without_office("Secretary-General Amina Diallo"), _without_office("Minister of Defence")
    ('Amina Diallo', 'Minister of Defence')
    """
    parts = name.split()
    k = 0
    while k < len(parts) and all(_is_office(part) for part in parts[k].split("-")):
        k += 1
    rest = parts[k:]
    full = 0 < k and 2 <= len(rest) <= _LONGEST_NAME
    plain = full and all(part[0].isupper() for part in rest) and THINGS.isdisjoint(rest)
    return " ".join(rest) if plain and not _is_body(" ".join(rest)) else name


def _is_office(word: str) -> bool:
    return word in OFFICES or word.lower() in HEADS


_LONGEST_NAME = 4


def _described(nouns: set[str]) -> str:
    return f"the {min(nouns)}" if nouns else "somebody else"


NAMES: Table[Asked, Named] = table(
    "quotations/speakers",
    Rule(
        "speaker:pronoun", "“He” or “she” is the likeliest person told of before",
        Example("Ann Lee landed. [“We are late,”] she said.", "Ann Lee"),
        lambda a: a.low in GENDERS or said_by(a.low),
        lambda a: a.namer.of_pronoun(a),
    ),
    Rule(
        "speaker:it", "“It” is the body that spoke last",
        Example("The Health Ministry said the ward was full. It said [help was coming].",
                "Health Ministry"),
        lambda a: a.low == "it",
        lambda a: Named(a.namer.it(a.span.start)),
    ),
    Rule(
        "speaker:no-name", "“They”, “we” and “who” name nobody",
        Example("The guests left. They said [the food was cold].", ""),
        lambda a: a.low in PRONOUNS,
        lambda a: Named(),
    ),
    Rule(
        "speaker:two", "Two who speak at once are both named",
        Example("Anna Petrova and Ivan Koval said [the vote was fair].",
                "Anna Petrova and Ivan Koval"),
        lambda a: a.two,
        lambda a: Named(" and ".join(a.two) if all(a.two) else ""),
    ),
    Rule(
        "speaker:head", "The head of the phrase is a person’s name",
        Example("Foreign Minister Pavel Orlov said [the talks had failed].", "Pavel Orlov"),
        lambda a: a.by_head is not None,
        lambda a: a.namer.of_figure(a.by_head, a.span),
    ),
    Rule(
        "speaker:aside", "An apposition names who is described",
        Example("The head of the region, Oleh Petrenko, said [the road was open].",
                "Oleh Petrenko"),
        lambda a: a.by_aside is not None,
        lambda a: a.namer.of_described(a),
    ),
    Rule(
        "speaker:tail", "A full name follows the name of the body somebody heads",
        Example("The head of the Zorya Party Viktor Melnyk said [the vote was fair].",
                "Viktor Melnyk"),
        lambda a: a.by_tail,
        lambda a: a.namer.of_figure(a.namer.cast.figure_named(a.by_tail), a.span),
    ),
    Rule(
        "speaker:called", "Somebody is said to be called so",
        Example("A driver by the name of Gocha said [the road was shut].", "Gocha"),
        lambda a: a.called,
        lambda a: a.namer.of_figure(a.namer.cast.figure_named(a.called), a.span),
    ),
    Rule(
        "speaker:office", "An office or description is of somebody told of before",
        Example("Foreign Minister Pavel Orlov flew home. The minister said [the talks had failed].",
                "Pavel Orlov"),
        lambda a: a.holder is not None,
        lambda a: a.namer.of_figure(a.holder, a.span),
    ),
    Rule(
        "speaker:unnamed", "Somebody is described and not named",
        Example("A spokesman for President Ivan Petrenko said [he was ill].", ""),
        lambda a: a.is_person,
        lambda a: a.namer.of_unnamed(a),
    ),
    Rule(
        "speaker:body", "A government, an outlet or another body speaks under its own name",
        Example("The Syrian presidency said [the road was open].", "Syrian presidency"),
        lambda a: a.body,
        lambda a: a.namer.of_body(a),
    ),
)  # fmt: skip
"""How a source is named, in this order."""
