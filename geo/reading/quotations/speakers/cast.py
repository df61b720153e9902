"""Everybody a text tells of who may be meant by "he" or "the minister": named or not.

To the people whose names the text gives come those it only describes ("a farmer", "the docker's
wife") and those it calls by a given name alone ("Tamara keeps eleven cats"). All are
:class:`Figure`; a pronoun may stand for an unnamed one as well as for a named.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from geo.reading.lexicon import words
from geo.reading.people.name_runs import given_names
from geo.reading.people.named_people import Person
from geo.reading.people.word_lists import OFFICES
from geo.reading.quotations.speakers.figures import Figure, Seen, gender_of
from geo.reading.quotations.speakers.noun_phrases import kinds_of_people
from geo.reading.quotations.speakers.offices import country_before, holds, whose_office
from geo.reading.quotations.speakers.surroundings import (
    Surroundings,
    places_of,
    without_verb,
)
from geo.text import Prose, Span

_LOOKED_AT = 200
"""Names looked at for a description, at most."""
_LINKED = 40
"""Sentences back that "the farmer" may be the farmer told of before."""
_PHRASE = 5
"""Words of a phrase between a description and its apposition, at most."""
_NEVER = (-1, -_LINKED, -1)
_PREPOSITIONS = words("speakers.ends_head")
_JOINS = frozenset((",", ";", ":", "and", "but", "while", "because", "as", "when", "where", "—"))


class Cast:
    """The figures of a text, and where each is told of, in reading order."""

    def __init__(self, prose: Prose, people: list[Person]) -> None:
        self.prose = prose
        self.beside = Surroundings(prose)
        people = [p for p in people if not OFFICES.issuperset(p.name.split())]
        self.figures = [Figure(without_verb(p.name), p.title, p.gender) for p in people]
        self._sentences = [s.start for s in prose.sentences]
        self._met: set[int] = set()
        self._hold(sorted((m.start, m.end, k) for k, p in enumerate(people) for m in p.mentions))
        told = [*self._descriptions()]
        self._hold(sorted([*self.named, *self._further(told)]))
        for _, end, who in self.named:  # "Rasha and her brother" tells who she is
            self.figures[who].gender = self.figures[who].gender or self.beside.owner(end)
        seen = [*map(self._as_seen, self.named), *self._described(told)]
        self.seen = sorted(seen, key=lambda seen: seen.start)
        self.seen_starts = [s.start for s in self.seen]

    def _hold(self, named: list[tuple[int, int, int]]) -> None:
        self.named = named
        self._starts = [one[0] for one in named]

    def figure_named(self, name: str) -> int:
        """Return the figure of a name, a new one where nobody has it."""
        for who, figure in enumerate(self.figures):
            if figure.name == name:
                return who
        self.figures.append(Figure(name))
        return len(self.figures) - 1

    def told(self) -> Iterator[tuple[int, int, str, str]]:
        """Yield where names stand, with the name in full and the office."""
        for start, end, who in self.named:
            yield start, end, self.figures[who].name, self.figures[who].title

    def sentence_of(self, offset: int) -> int:
        """Return the number of the sentence that holds a character."""
        return bisect_right(self._sentences, offset) - 1

    def within(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return the names that touch a stretch: start, end and figure."""
        low = bisect_right(self._starts, start - 1)
        found = self.named[low : bisect_right(self._starts, end - 1)]
        if not found and low and self.named[low - 1][1] > start:
            found = [self.named[low - 1]]
        return found

    def seen_in(self, span: Span) -> list[Seen]:
        """Return where somebody is told of inside a stretch."""
        low = bisect_left(self.seen_starts, span.start)
        return self.seen[low : bisect_left(self.seen_starts, span.end)]

    def starting_at(self, offset: int) -> int | None:
        """Return whose name starts at a character."""
        at = bisect_right(self._starts, offset) - 1
        return self.named[at][2] if at >= 0 and self.named[at][0] == offset else None

    def ending_at(self, offset: int) -> int | None:
        """Return whose name ends at a character."""
        at = bisect_right(self._starts, offset - 1) - 1
        return self.named[at][2] if at >= 0 and self.named[at][1] == offset else None

    def _as_seen(self, name: tuple[int, int, int]) -> Seen:
        start, end, who = name
        is_new = who not in self._met
        self._met.add(who)
        return self._seen(start, end, who, is_new)

    def _seen(self, start: int, end: int, who: int, is_new: bool) -> Seen:
        here = self.sentence_of(start)
        return Seen(start, end, who, here, self._leads(start, here), is_new)

    def _leads(self, start: int, sentence: int) -> bool:
        """Whether a name or description opens its sentence, or a clause of it."""
        opens = self.prose.sentences[sentence].start
        if start - opens < 3:
            return True
        before = self.prose.text[opens:start].split()
        if not before or before[-1].endswith((",", ";", ":", "”", '"', "—")):
            return True
        if before[-1].lower() in _JOINS:
            return True
        return len(before) < 5 and not _PREPOSITIONS.intersection(w.lower() for w in before[-2:])

    def _further(self, told: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
        """Yield names of people that only their surroundings show, wherever they stand.

        "Tamara keeps eleven cats", "Mira Haddad, a dentist", "the headman, Gholam", "Oleh, 41,".
        """
        ws = self.prose.words
        shown = {run: "" for run in self.beside.given_alone()}
        for first, noun in told:
            run = self.beside.run_before(first) or self.beside.run_after(noun)
            if run and not shown.get(run) and not self.beside.is_place(run):
                shown[run] = gender_of(ws[noun].lower())
        found: dict[str, int] = {}
        at_word = places_of({ws[last] for _, last in shown}, ws)
        for (first, last), gender in shown.items():
            if self.within(self.prose.starts[first], self.prose.ends[last]):
                continue
            name = self.prose.text[self.prose.starts[first] : self.prose.ends[last]]
            if name in found:
                continue
            gender = gender or given_names().get(ws[first], "")
            self.figures.append(Figure(name, gender=gender))
            found[name] = len(self.figures) - 1
            yield from self._mentions(first, last, found[name], at_word)

    def _mentions(
        self, first: int, last: int, who: int, at_word: dict[str, list[int]]
    ) -> Iterator[tuple[int, int, int]]:
        """Yield where a name stands, in full or by its last word."""
        prose, size = self.prose, last - first
        whole = prose.words[first : last + 1]
        for k in at_word.get(whole[-1], ()):
            low = k - size if prose.words[max(0, k - size) : k + 1] == whole else k
            if not self.within(prose.starts[low], prose.ends[k]):
                yield prose.starts[low], prose.ends[k], who

    def _descriptions(self) -> Iterator[tuple[int, int]]:
        """Yield the first word and the noun of each description of somebody."""
        people, prose = kinds_of_people(), self.prose
        nouns = [k for k, low in enumerate(map(str.lower, prose.words)) if low in people]
        for k in nouns:
            if not self._goes_on(k, people):
                first = self.beside.determiner(k)
                if first >= 0 and not self.within(prose.starts[first], prose.ends[k]):
                    yield first, k

    def _described(self, told: list[tuple[int, int]]) -> Iterator[Seen]:
        """Yield where descriptions stand, each with the figure it is of."""
        prose = self.prose
        latest: dict[str, tuple[int, int, int]] = {}
        named_at: set[int] = set()
        for first, k in told:
            word, start, end = prose.words[k].lower(), prose.starts[first], prose.ends[k]
            here, determiner = self.sentence_of(start), prose.words[first].lower()
            who, named_by = self._beside(first, k)
            if named_by in named_at:
                who = None  # "the wife of a docker, Halyna": she is no docker
            named_at.add(named_by)
            if who is None and determiner in ("the", "this", "that"):
                who = self._told_before(
                    Span(start, end), word, latest.get(word, (-1, -_LINKED, -1))
                )
            whole = self._apposed(first, latest, here) if determiner in ("a", "an") else None
            if whole is not None and who is not None:
                self.figures[whole].join(self.figures[who])  # "a volunteer, a teacher called Ivan"
            who = whole if who is None else who
            is_new = who is None and determiner != "the"
            if who is None:
                self.figures.append(Figure(gender=gender_of(word)))
                who = len(self.figures) - 1
            self.figures[who].nouns.add(word)
            self.figures[who].gender = self.figures[who].gender or gender_of(word)
            latest[word] = who, here, prose.ends[k]
            yield self._seen(start, end, who, is_new)

    def _apposed(
        self, first: int, latest: dict[str, tuple[int, int, int]], here: int
    ) -> int | None:
        """Return the figure of the description before a comma that another goes on with.

        "A customer, a young woman" is one person, and so is "the headman, a farmer called Gholam".
        """
        ws, prose = self.prose.words, self.prose
        if first < 2 or ws[first - 1] != ",":
            return None
        who, sentence, end = max(latest.values(), key=lambda one: one[2], default=_NEVER)
        between = prose.text[end : prose.ends[first - 1]].strip(" ,").split()
        plain = len(between) <= _PHRASE and not any("," in word for word in between)
        led = not between or between[0].lower() in _PREPOSITIONS
        return who if sentence == here and plain and led else None

    def _told_before(self, span: Span, noun: str, latest: tuple[int, int, int]) -> int | None:
        """Return whom "the minister" means: whoever was called so last, or is known to be it."""
        marked = whose_office(span.of(self.prose.text))
        at = bisect_left(self._starts, span.start)
        for start, _, who in reversed(self.named[max(0, at - _LOOKED_AT) : at]):
            if start < latest[2]:
                break
            if self.is_called(who, noun, marked):
                return who
        if 0 <= self.sentence_of(span.start) - latest[1] < _LINKED:
            return latest[0]
        return self.known_holder(span.start, noun, marked)

    def is_called(self, who: int, noun: str, marked: set[str]) -> bool:
        """Whether somebody is told to be this, and of no other country."""
        figure = self.figures[who]
        proper = whose_office(figure.title)
        if marked and proper and not marked & proper:
            return False  # the Russian minister is not the North Korean one
        return noun in figure.nouns or noun in figure.title.lower().replace("-", " ").split()

    def known_holder(self, offset: int, noun: str, marked: set[str]) -> int | None:
        """Return the one person named before who holds an office of a country, as is known."""
        whose = marked or country_before(self.prose.text, offset, noun)
        if not whose:
            return None
        met = {who for start, _, who in self.named if start < offset}
        found = {who for who in met if holds(self.figures[who].name, whose, noun)}
        return found.pop() if len(found) == 1 else None

    def _goes_on(self, k: int, people: frozenset[str]) -> bool:
        """Whether a noun is not the last of its phrase, or somebody's title."""
        ws = self.prose.words
        after = ws[k + 1] if k + 1 < len(ws) else "."
        titled = self.starting_at(self.prose.ends[k] + 1) is not None
        return after in people or after == "-" or titled

    def _beside(self, first: int, noun: int) -> tuple[int | None, int]:
        """Return the figure of whom a description is an apposition, and the name's first word."""
        prose = self.prose
        for run in (self.beside.run_before(first), self.beside.run_after(noun)):
            if run:
                found = self.within(prose.starts[run[0]], prose.ends[run[1]])
                if found:
                    return found[0][2], run[0]
        return None, -noun
