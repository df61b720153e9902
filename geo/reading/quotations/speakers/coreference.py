"""Whom "he", "she" and "the minister" mean: the likeliest figure told of before, or two of them.

Everybody of the right gender is weighed by how near and how often he is told of, by standing as
the subject, and by having spoken last; the unnamed compete with the named. Where the second is
nearly as likely as the first, nobody is chosen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from geo.reading.quotations.speakers.cast import Cast, Seen
from geo.reading.quotations.speakers.offices import whose_office
from geo.text import Span

_MEMORY = 12
"""Sentences back that a pronoun may reach."""
_LOOKED_AT = 200
"""Mentions looked at for a pronoun or a description, at most."""
_SUBJECT, _OTHER, _QUOTED = 1.6, 1.0, 0.4
"""What a mention weighs as the subject of a clause, elsewhere, and inside quotation marks."""
_UNKNOWN_GENDER = 0.8
_SPOKE = 2.5
"""What having spoken last weighs."""
_JUST_SPOKE = 400
"""Characters back that whoever spoke last is meant by an office of theirs."""
CLOSE = 0.85
"""Share of the likeliest's weight from which a second may be meant as well."""


class Meant(NamedTuple):
    """Who is meant, or who of two may be; ``None`` for nobody known."""

    who: int | None
    other: int | None = None


class Memory:
    """Who is told of and who spoke last, as a text is read on."""

    def __init__(self, cast: Cast, quoted: Sequence[tuple[int, int]] = ()) -> None:
        self.cast = cast
        self.last: int | None = None
        self.last_at = -1
        self._quoted = quoted
        self.told: Sequence[Span] = ()

    def spoke(self, who: int | None, offset: int) -> None:
        """Remember who speaks at a place."""
        self.last, self.last_at = who, offset

    def by_pronoun(self, offset: int, gender: str) -> Meant:
        """Return whom a pronoun of this gender at a place means."""
        weights = self._weights(offset, gender)
        if not weights:
            return Meant(None)
        ranked = sorted(weights, key=lambda who: (-weights[who], -who))
        if len(ranked) > 1 and weights[ranked[1]] > CLOSE * weights[ranked[0]]:
            return Meant(ranked[0], ranked[1])
        return Meant(ranked[0])

    def _weights(self, offset: int, gender: str) -> dict[int, float]:
        cast = self.cast
        here = cast.sentence_of(offset)
        found: dict[int, float] = {}
        at = bisect_left(cast.seen_starts, offset)
        for seen in reversed(cast.seen[max(0, at - _LOOKED_AT) : at]):
            if here - seen.sentence > _MEMORY:
                break
            fit = self._fits(seen.who, gender)
            if fit:
                weight = fit * self._weight(seen) / (1.5 + here - seen.sentence)
                found[seen.who] = found.get(seen.who, 0.0) + weight
        if self.last is not None and (fit := self._fits(self.last, gender)):
            spoke = cast.sentence_of(self.last_at)
            led = self._led_since(spoke, offset, gender) or self._is_led(spoke, offset, gender)
            if here - spoke <= _MEMORY and not led:
                weight = fit * _SPOKE / (1 + max(0, here - spoke))
                found[self.last] = found.get(self.last, 0.0) + weight
        barred = {s.who for span in self.told for s in cast.seen_in(span) if s.start < offset}
        return {who: weight for who, weight in found.items() if who not in barred}

    def _weight(self, seen: Seen) -> float:
        k = bisect_left(self._quoted, (seen.start + 1, 0)) - 1
        if k >= 0 and self._quoted[k][1] > seen.start:
            return _QUOTED
        return _SUBJECT if seen.leads else _OTHER

    def _fits(self, who: int, gender: str) -> float:
        known = self.cast.figures[who].gender
        return 0.0 if known not in ("", gender) else 1.0 if known else _UNKNOWN_GENDER

    def _is_led(self, spoke: int, offset: int, gender: str) -> bool:
        """Whether the sentence before, of nobody's saying, begins with somebody else.

        In "Kim's answer was short. He would go" he is Kim, whoever spoke before that.
        """
        cast = self.cast
        here = cast.sentence_of(offset)
        sentences = cast.prose.sentences
        if spoke >= here - 1 or here < 1 or sentences[here].start != offset:
            return False
        opens = sentences[here - 1].start
        begun = [s for s in cast.seen_in(Span(opens, opens + 1)) if s.start == opens]
        return any(s.who != self.last and self._fits(s.who, gender) > 0 for s in begun)

    def _led_since(self, spoke: int, offset: int, gender: str) -> bool:
        """Whether somebody new has become what the text tells of since somebody spoke."""
        cast = self.cast
        here = cast.sentence_of(offset)
        at = bisect_left(cast.seen_starts, offset)
        for seen in reversed(cast.seen[max(0, at - _LOOKED_AT) : at]):
            if seen.sentence <= spoke or here - seen.sentence > 2:
                return False
            if seen.is_new and seen.leads and seen.who != self.last:
                if self._fits(seen.who, gender):
                    return True
        return False

    def by_office(self, offset: int, text: str, noun: str) -> int | None:
        """Return whom "the minister" means: an office printed before, nearest first."""
        cast, marked = self.cast, whose_office(text)
        if self.last is not None and offset - self.last_at < _JUST_SPOKE:
            if cast.is_called(self.last, noun, marked):
                return self.last
        at = bisect_left(cast.seen_starts, offset)
        for seen in reversed(cast.seen[max(0, at - _LOOKED_AT) : at]):
            if cast.is_called(seen.who, noun, marked):
                return seen.who
        return cast.known_holder(offset, noun, marked)
