"""Context: a name in its sentence, as every rule of this room looks at it."""

from __future__ import annotations

from dataclasses import dataclass

from geo.reading.once import once
from geo.reading.toponyms.compass import facts_at
from geo.reading.toponyms.cue_words import class_of
from geo.reading.toponyms.spans import Spot
from geo.text import Prose, Span


@dataclass(eq=False)
class Context:
    """A name in its text; ``chance`` is how likely it is one, from 0 to 1.

    What every rule asks is looked up once. Nobody changes one; it is not frozen, since that makes
    each of the thousands of a text three times as slow to make.
    """

    prose: Prose
    spot: Spot
    chance: float = 1.0

    @once
    def words(self) -> list[str]:
        """The words of the whole text."""
        return self.prose.words

    @property
    def span(self) -> Span:
        """The characters of the name."""
        return Span(self.prose.starts[self.spot.first], self.prose.ends[self.spot.last - 1])

    @property
    def inside(self) -> list[str]:
        """The name's own words."""
        return self.words[self.spot.first : self.spot.last]

    @property
    def text(self) -> str:
        """The name's words with blanks between them."""
        return " ".join(self.inside)

    @once
    def one(self) -> str:
        """The name's only word, ``""`` where it has several."""
        return self.words[self.spot.first] if self.spot.last == self.spot.first + 1 else ""

    def before(self, back: int = 1) -> str:
        """Return the word so many before the name, ``""`` where the text begins."""
        return self.words[self.spot.first - back] if self.spot.first >= back else ""

    def after(self, on: int = 0) -> str:
        """Return the word so many after the name, ``""`` where the text ends."""
        at = self.spot.last + on
        return self.words[at] if at < len(self.words) else ""

    @once
    def facts(self) -> tuple[str, ...]:
        """What the gazetteer knows of the name."""
        return facts_at(self.words, self.spot.first, self.spot.last)

    @once
    def kind(self) -> str:
        """The letter of the name's likeliest kind: N country, K capital, c city, D people ..."""
        return self.facts[0][0] if self.facts else ""

    @property
    def is_alone(self) -> bool:
        """Whether no other capitalised word stands right before or after the name."""
        return self.spot.run_first == self.spot.first and self.spot.last >= self.spot.run_last


def is_word(word: str) -> bool:
    """Whether a word is one of the language, not only a name: "will", "march"."""
    return bool(class_of(word.lower()))
