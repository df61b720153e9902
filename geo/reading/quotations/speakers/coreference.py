"""Who the words of a source stand for: the fullest name the text gives.

A family name is its bearer; "he" is the likeliest man before; "the minister" is whoever the text
calls a minister; "Moscow" is itself. What stands for nobody named keeps an empty name.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from geo.reading.people.mentions import Person
from geo.reading.people.word_lists import HEADS, KIN
from geo.reading.quotations.speakers.bodies import body_named
from geo.reading.quotations.speakers.noun_phrases import PRONOUNS, head_noun
from geo.reading.quotations.speakers.offices import country_before, holds, said_by, whose_office
from geo.reading.quotations.transcripts import is_land
from geo.text import Prose, Span

HE = {"he": "m", "him": "m", "his": "m", "himself": "m"}
SHE = {"she": "f", "her": "f", "hers": "f", "herself": "f"}
RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
GROUPS = frozenset(
    "campaign team office government ministry department administration party committee lawyer "
    "attorney spokesman spokeswoman spokesperson aide aides adviser advisers advisor advisors "
    "staff supporters allies family officials embassy army forces company group wife husband son "
    "daughter mother father brother sister director manager strategist secretary chief deputy "
    "council commission agency foundation lawyers attorneys critics opponents rivals".split()
)
"""What somebody's is somebody else: "Clinton's lawyer" is not Clinton, "Clinton's letter" is."""
_MEMORY = 12
"""Sentences back that a pronoun may reach."""
_ENDS = frozenset('.!?;:”"\n')
_UNKNOWN = 2
"""Sentences that a pronoun may stand for an office-holder whose name is not known."""
_SHORT = 5
"""The same for somebody whom the text calls by one name only."""
_LEAD = 40
"""Characters into a sentence that its subject's name may start."""
_JUST_SPOKE = 400
"""Characters back that whoever spoke last is meant by an office of theirs."""
_LOOKED_AT = 200
"""Mentions looked at for a pronoun or a description, at most."""


@dataclass
class Namer:
    """Names sources one after the other, in reading order, remembering who spoke last."""

    prose: Prose
    people: list[Person]
    _starts: list[int] = field(init=False)
    _mentions: list[tuple[int, int, int]] = field(init=False)
    _sentences: list[int] = field(init=False)
    _last: int | None = None
    _last_at: int = -1
    _unknown_at: int = -1
    _by_family: tuple[str, int] = ("", -1)

    def __post_init__(self) -> None:
        self._mentions = sorted(
            (m.start, m.end, k) for k, p in enumerate(self.people) for m in p.mentions
        )
        self._starts = [m[0] for m in self._mentions]
        sentences = self.prose._sentence_starts
        self._sentences = [bisect_right(sentences, start) - 1 for start in self._starts]

    def name(self, span: Span) -> tuple[str, str]:
        """Return the name and the office of whom ``span`` stands for; empty where unknown."""
        text = span.of(self.prose.text)
        who = self._person(span, text)
        if who is not None:
            self._last, self._last_at = who, span.start
            return self.people[who].name, self.people[who].title
        if head_noun(text) in HEADS:
            self._unknown_at = span.start
        if text.lower() in HE or text.lower() in SHE:
            return self._named_short(span.start), ""
        name = body_named(self.prose.text, span)
        if name == text and name.isalpha() and not (name.isupper() or is_land(name)):
            again = self._named_short(span.start) in ("", name)
            self._by_family = name if again else "", span.start
        return name, ""

    def _named_short(self, offset: int) -> str:
        """Return the family name that spoke last, of somebody the text never names in full.

        Where two such spoke in turn, "he" may be either, and none is returned.
        """
        name, at = self._by_family
        sentences = self.prose._sentence_starts
        apart = bisect_right(sentences, offset) - bisect_right(sentences, at)
        nobody_since = at > max(self._last_at, self._unknown_at)
        return name if nobody_since and 0 <= apart <= _SHORT else ""

    def _person(self, span: Span, text: str) -> int | None:
        word = text.lower()
        if word in HE or word in SHE:
            return self._by_pronoun(span.start, HE.get(word) or SHE[word])
        if gender := said_by(word):
            return self._by_pronoun(span.start, gender)
        if word in RELATIVE:
            return self._just_before(span.start) if word != "which" else None
        if word in PRONOUNS:
            return None
        inside = self._within(span)
        if inside:
            return self._head_of(span, inside)
        beside = bisect_right(self._starts, span.start - 1) - 1
        described = text.lower().startswith(_DESCRIBES) or head_noun(text) in HEADS
        before = self.prose.text[self._mentions[beside][1] : span.start] if beside >= 0 else ""
        if described and before == ", ":
            return self._mentions[beside][2]  # "Ann Lee, the mayor's deputy, said"
        if self._starts[beside + 1 : beside + 2] == [span.end + 2] and head_noun(text) in HEADS:
            return self._mentions[beside + 1][2]  # "said the foreign minister, Ann Lee"
        return self._by_description(span, text)

    def _within(self, span: Span) -> list[tuple[int, int, int]]:
        low = bisect_right(self._starts, span.start - 1)
        high = bisect_right(self._starts, span.end - 1)
        found = self._mentions[low:high]
        if not found and low and self._mentions[low - 1][1] > span.start:
            found = [self._mentions[low - 1]]
        return found

    def _head_of(self, span: Span, inside: list[tuple[int, int, int]]) -> int | None:
        """Choose among the people in a phrase: not the owner of what follows, unless of words."""
        for start, end, who in inside:
            after = self.prose.text[end : end + 2]
            if after[:1] not in "’'" or (after[1:] not in "sS" and after[1:].isalpha()):
                return who if start < span.end else None
        owned = head_noun(span.of(self.prose.text))
        return None if owned in GROUPS or owned in HEADS else inside[0][2]

    def _just_before(self, offset: int) -> int | None:
        """Return whom "who" means: the person it follows, or whose description it follows."""
        at = bisect_right(self._starts, offset - 1) - 1
        if at < 0 or offset - self._mentions[at][1] > 60:
            return None
        between = self.prose.text[self._mentions[at][1] : offset].strip()
        described = not between or between[0] in ",("
        return None if set(between) & _ENDS or not described else self._mentions[at][2]

    def _by_pronoun(self, offset: int, gender: str) -> int | None:
        """Weigh everyone named before by nearness, by opening a sentence, and by having spoken."""
        prose = self.prose
        here = bisect_right(prose._sentence_starts, offset) - 1
        unknown = bisect_right(prose._sentence_starts, self._unknown_at) - 1
        fresh = self._unknown_at > self._last_at and 0 <= here - unknown <= _UNKNOWN
        if fresh and not self._led_since(unknown, offset, gender):
            return None  # "the president said": "he" is that president, whoever it is
        weights: dict[int, float] = {}
        at = bisect_right(self._starts, offset - 1) - 1
        least = max(0, at - _LOOKED_AT)
        while at >= least:
            start, _, who = self._mentions[at]
            there = self._sentences[at]
            at -= 1
            if here - there > _MEMORY:
                break
            if self.people[who].gender not in ("", gender):
                continue
            leads = start - prose.sentences[there].start < 30
            weight = (1.6 if leads else 1.0) / (1.5 + here - there)
            weight *= 1.0 if self.people[who].gender else 0.7
            weights[who] = weights.get(who, 0.0) + weight
        if self._last is not None and self.people[self._last].gender in ("", gender):
            spoke = bisect_right(prose._sentence_starts, self._last_at) - 1
            apart = here - spoke
            if 0 <= apart <= _MEMORY and not self._led_since(spoke, offset, gender):
                weights[self._last] = weights.get(self._last, 0.0) + 2.5 / (1 + apart)
        if not weights:
            return None
        return max(weights, key=lambda who: (weights[who], -who))

    def _led_since(self, spoke: int, offset: int, gender: str) -> bool:
        """Whether the sentence before is about somebody else, named in full."""
        text = self.prose.text
        there = bisect_right(self.prose._sentence_starts, offset) - 2
        if there <= spoke:
            return False
        at = bisect_right(self._starts, self.prose.sentences[there].start - 1)
        if at == len(self._mentions) or self._sentences[at] != there:
            return False
        start, end, who = self._mentions[at]
        full = text[start:end] == self.people[who].name and " " in text[start:end]
        full = full or text[max(0, start - 5) : start].endswith(_MISTER)
        subject = start - self.prose.sentences[there].start < _LEAD and text[end : end + 1] in " ,"
        return full and subject and who != self._last and self.people[who].gender in ("", gender)

    def _by_description(self, span: Span, text: str) -> int | None:
        """Find whom "the minister" means: an office printed before, nearest first."""
        lower = text.lower()
        if not lower.startswith(("the ", "his ", "her ", "this ")):
            return None
        noun = head_noun(text)
        if noun not in HEADS:
            return None
        marked = whose_office(text)
        spoke_last = self._last is not None and span.start - self._last_at < _JUST_SPOKE
        if spoke_last and self._holds_office(self._last or 0, noun, marked):
            return self._last
        high = bisect_right(self._starts, span.start - 1)
        for _, _, who in reversed(self._mentions[max(0, high - _LOOKED_AT) : high]):
            if self._holds_office(who, noun, marked):
                return who
        whose = marked or country_before(self.prose.text, span.start, noun)
        known = self._known_holder(span, whose, noun)
        if known is not None:
            return known
        return self._last if noun in _LOOSE and lower.startswith("the ") else None

    def _holds_office(self, who: int, noun: str, marked: set[str]) -> bool:
        """Whether somebody's printed title is the office, and of no other country."""
        person, gender = self.people[who], KIN.get(noun, "")
        if gender and person.gender not in ("", gender):
            return False
        proper = whose_office(person.title)
        if marked and proper and not marked & proper:
            return False  # the Russian minister is not the North Korean one
        return noun in person.title.lower().replace("-", " ").split()

    def _known_holder(self, span: Span, adjectives: set[str], noun: str) -> int | None:
        """Return the one person named before who holds an office of a country, as is known."""
        found = {
            k
            for k, person in enumerate(self.people)
            if person.mentions[0].start < span.start and holds(person.name, adjectives, noun)
        }
        return found.pop() if len(found) == 1 else None


_DESCRIBES = ("the ", "a ", "an ", "his ", "her ", "its ", "their ")
_MISTER = ("Mr ", "Mr. ", "Ms ", "Ms. ", "Mrs ", "Mrs. ")
_LOOSE = frozenset(
    "billionaire businessman mogul magnate politician lawmaker diplomat official candidate author "
    "expert analyst leader investor strategist spokesman spokeswoman neurosurgeon".split()
)
