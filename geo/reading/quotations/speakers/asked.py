"""One source to be named, and what its words and its surroundings tell of who it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.reading.lexicon import words
from geo.reading.once import once
from geo.reading.people.name_runs import given_names
from geo.reading.people.word_lists import THINGS
from geo.reading.quotations.speakers.bodies import body_named
from geo.reading.quotations.speakers.coreference import Meant
from geo.reading.quotations.speakers.noun_phrases import (
    NounPhrase,
    head_noun,
    is_people,
    joined_parts,
    taken_apart,
)
from geo.reading.quotations.speakers.offices import said_by
from geo.reading.quotations.speakers.surroundings import is_place
from geo.text import Span

if TYPE_CHECKING:
    from geo.reading.quotations.speakers.naming import Namer

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PROPER = re.compile(r"[A-Z][\w’'.-]*(?:\s(?:al-|bin\s|van\s|de\s)?[A-Z][\w’'-]+){0,3}")
"""A name of one word to four."""
_FULL = re.compile(r"[A-Z][\w’'-]+(?: (?:al-|bin |van |de )?[A-Z][\w’'-]+){1,2}")
_ASIDE = re.compile(r", (?P<name>[A-Z][\w’'-]+(?: (?:al-|bin )?[A-Z][\w’'-]+){1,2}),\s")
_TAIL = re.compile(r"(?P<body>[A-Z]\w+) (?P<name>[A-Z]\w+ [A-Z][\w’'-]+)$")
_CALLED = re.compile(r"\b(?:called|named|by the name of)\s(?=[A-Z])")
_DEFINITE = ("the ", "his ", "her ", "this ", "their ", "that ")
_SECOND = words("speakers.not_the_first")
_TITLED = 12
"""Characters before a phrase that its title may start."""


@dataclass(eq=False)
class Asked:
    """One source to be named."""

    namer: Namer
    span: Span

    @once
    def text(self) -> str:
        """The source's words."""
        return self.span.of(self.namer.prose.text)

    @once
    def low(self) -> str:
        """The source's words in small letters."""
        return self.text.lower()

    @once
    def apart(self) -> NounPhrase:
        """Its head, core and asides."""
        return taken_apart(self.text)

    @once
    def noun(self) -> str:
        """What it is."""
        return head_noun(self.text)

    @once
    def is_person(self) -> bool:
        """Whether its head is a word for a person or for people."""
        return is_people(self.noun)

    @once
    def head(self) -> Span:
        """Where the head stands in the text."""
        return Span(self.span.start, self.span.start + self.apart.head_end)

    @once
    def core(self) -> Span:
        """Where the phrase stands without its asides."""
        return Span(self.span.start, self.span.start + self.apart.core_end)

    def figure_at_end(self, stretch: Span) -> int | None:
        """Return whom the last name of a stretch names, where it ends the stretch."""
        for start, end, who in self.namer.cast.within(stretch.start, stretch.end):
            tail = self.namer.prose.text[end : stretch.end]
            if start >= stretch.start - _TITLED and (
                not tail.strip(" .") or tail in (" Jr", " Jr.")
            ):
                return who
        return None

    @once
    def by_head(self) -> int | None:
        """Whom the head names."""
        return self.figure_at_end(self.head)

    @once
    def by_tail(self) -> str:
        """The full name right after a body's name: "head of the Zorya Party Ann Lee"."""
        found = _TAIL.search(self.text, self.apart.head_end, self.apart.core_end)
        if not (found and self.is_person and found["body"] in THINGS):
            return ""
        return found["name"] if found["name"].split()[0] in given_names() else ""

    @once
    def by_aside(self) -> int | None:
        """Whom an apposition names."""
        if self.noun.endswith("s") and not self.noun[:1].isupper() and self.is_person:
            return None
        for aside in self.apart.asides:
            who = self.figure_at_end(
                Span(self.span.start + aside.start, self.span.start + aside.end)
            )
            if who is not None:
                return who
            words = aside.of(self.text)
            if self.is_person and _FULL.fullmatch(words) and not is_place(words):
                return self.namer.cast.figure_named(words)
        after = _ASIDE.match(self.namer.prose.text, self.span.end) if self.is_person else None
        if after is None or is_place(after["name"]):
            return None  # "the speaker of parliament, Woo Won-shik, had told them"
        return self.namer.cast.figure_named(after["name"])

    @once
    def called(self) -> str:
        """The name after "called"."""
        found = _CALLED.search(self.core.of(self.namer.prose.text))
        name = PROPER.match(self.text, found.end()) if found and self.is_person else None
        return name.group() if name else ""

    @once
    def two(self) -> tuple[str, ...]:
        """The names of two who speak at once, or one empty name where one has none."""
        core = self.core.of(self.namer.prose.text)
        parts = joined_parts(core)
        if not parts:
            return ()
        names = [self.namer.part(Span(self.span.start + p.start, self.span.start + p.end))
                 for p in parts]  # fmt: skip
        is_two = all(names) or parts[1].of(core).split()[0].lower() in _SECOND
        return tuple(names) if is_two else ()

    @once
    def meant(self) -> Meant:
        """Whom a pronoun, or an office, means."""
        gender = GENDERS.get(self.low) or said_by(self.low)
        return self.namer.memory.by_pronoun(self.span.start, gender)

    @once
    def holder(self) -> int | None:
        """Who holds an office or is described so."""
        if not self.low.startswith(_DEFINITE) or not self.is_person:
            return None
        return self.namer.memory.by_office(self.span.start, self.head_text, self.noun)

    @once
    def head_text(self) -> str:
        """The head's words."""
        return self.head.of(self.namer.prose.text)

    @once
    def body(self) -> str:
        """The name of the body that speaks."""
        for aside in self.apart.asides:
            words_ = aside.of(self.text).strip()
            if not self.head_text[0].isupper() and PROPER.fullmatch(words_):
                return words_  # "the state news agency, KCNA"
        return body_named(self.namer.prose.text, self.head)
