"""A cue and the phrase found for it, and what its sentence tells against that phrase."""

from __future__ import annotations

from dataclasses import dataclass

from geo.reading.lexicon import words as listed
from geo.reading.quotations.clauses import finite_verb
from geo.reading.quotations.speakers.noun_phrases import DAYS, PRONOUNS
from geo.reading.quotations.speakers.phrase_model import Phrase

SAYING = (["as", "saying"], ["as", "stating"])
"""In "reported him as saying", he speaks."""
BE = frozenset("is are was were be been being".split())
"""What makes a passive of a cue."""
_QUOTING = frozenset("quoted quotes quoting cited cites citing reported".split())
_LONGEST_QUOTED = 12
"""Words from "quoted" to the "as saying" of whom it quotes."""
_STOPS = listed("speakers.ends_head")
_LEADS = listed("grammar.leads")
_LONGEST_SUBJECT = 8
"""Words of a subject before its verb, at most."""
_CLAUSE_SUBJECTS = frozenset(("he", "she", "they", "we", "it"))
_DASHES = frozenset(("–", "—", "--"))
_SUBJECTS = frozenset(("he", "she", "they"))
_HELPS = frozenset("was were has had have been also later is are".split())
_WHEN = frozenset(("in", "on", "last", "this", "of", "since"))
_ENDS_CLAUSE = frozenset((";", ":", "—", "–", "“", "”", '"', "who", "which"))
_PARTS = frozenset(("whereas", "while", "though", "although", "but"))
_JOINS = frozenset(", whereas while though although but and yet as because if when after".split())
"""What may stand before a second speaker without being a part of who it is."""


@dataclass(frozen=True)
class Case:
    """A cue and the phrase found for it, in a sentence from ``first`` to before ``past``."""

    words: list[str]
    cue: int
    phrase: Phrase | None
    first: int
    past: int

    def quoted(self) -> Phrase | None:
        """Return the words between "quoted" and "as saying"."""
        words, cue = self.words, self.cue
        if words[cue].lower() in _QUOTING:
            for at in range(cue + 2, min(self.past - 1, cue + _LONGEST_QUOTED)):
                if words[at : at + 2] in SAYING and words[at - 1][0].isalpha():
                    return Phrase(cue + 1, at - 1, 1.0)
        return None

    def was_quoted(self) -> Phrase | None:
        """Return the subject of "X was quoted (by Y) as saying"."""
        words, cue = self.words, self._quoting()
        if words[cue].lower() not in _QUOTING or words[cue - 1].lower() not in BE:
            return None
        far = range(cue + 1, min(self.past - 1, cue + _LONGEST_QUOTED))
        if not any(words[at : at + 2] in SAYING for at in far):
            return None
        first, last = self.first, cue - 2
        aside = next((at for at in range(first, last) if words[at : at + 2] == [",", "who"]), -1)
        if aside > first:
            last = aside - 1  # "The wife, who lives in Idlib, was quoted"
        while last > first and words[last] in _HELPS:
            last -= 1
        plain = _ENDS_CLAUSE.isdisjoint(words[first : last + 1])
        return Phrase(first, last, 1.0) if plain and last - first < _LONGEST_SUBJECT else None

    def _quoting(self) -> int:
        """Return the "quoted" of a cue that is the "saying" behind it, else the cue."""
        words, cue = self.words, self.cue
        if words[cue - 1 : cue + 1] not in SAYING:
            return cue
        back = range(cue - 2, max(self.first, cue - _LONGEST_QUOTED), -1)
        return next((at for at in back if words[at].lower() in _QUOTING), cue)

    def joined(self) -> int:
        """Return the first word of a phrase behind "whereas", "but" and the like, or -1."""
        phrase, words = self.phrase, self.words
        if phrase is None:
            return -1
        first = phrase.first
        for at in range(phrase.last - 1, phrase.first, -1):
            if words[at].lower() in _PARTS and words[at - 1] == ",":
                first = at  # "Oman said, whereas the Iranian navy"
                break
        while words[first].lower() in _JOINS and first < phrase.last:
            first += 1
        if words[first].endswith("ing") and words[first + 1 : first + 2] == [","]:
            first = min(first + 2, phrase.last)  # "Responding, Israel's delegate"
        return first if phrase.first < first else -1

    def past_list(self) -> Phrase | None:
        """Return what a comma parts from a list of places: "in Musan and Onsong, a report"."""
        phrase, words = self.phrase, self.words
        if phrase is None or words[phrase.first - 1] != "," or phrase.last > self.cue:
            return None
        inside = [k for k in range(phrase.first, phrase.last) if words[k] == ","]
        back = range(phrase.first - 2, max(self.first, phrase.first - 7), -1)
        lead = next((k for k in back if words[k].islower()), -1)
        if len(inside) != 1 or lead < 0 or words[lead] not in ("in", "at", "near", "from"):
            return None
        determined = words[inside[0] + 1] in ("a", "an", "the")
        return phrase._replace(first=inside[0] + 1) if determined else None

    def near_side(self) -> Phrase | None:
        """Return the part of the phrase on the cue's side of its one dash."""
        phrase = self.phrase
        if phrase is None:
            return None
        inside = range(phrase.first + 1, phrase.last)
        dashes = [k for k in inside if self.words[k] in _DASHES]
        if len(dashes) != 1:
            return None
        if self.cue < dashes[0]:
            return phrase._replace(last=dashes[0] - 1)
        return phrase._replace(first=dashes[0] + 1)

    def open_aside(self) -> int:
        """Return the comma of an apposition that no comma closes, or -1."""
        phrase, words = self.phrase, self.words
        if phrase is None:
            return -1
        inside = range(phrase.last - 1, phrase.first, -1)
        comma = next((k for k in inside if words[k] == ","), -1)
        if comma > 0 and words[comma + 1].lower() in PRONOUNS - {"his", "her"}:
            return comma
        after = words[phrase.last + 1] if phrase.last + 1 < self.past else "."
        runs_on = after[0].isalnum() and after.lower() not in _STOPS and after not in DAYS
        return comma if runs_on and words[self.cue].lower() == "according" else -1

    def subject(self) -> Phrase | None:
        """Return the pronoun before a colon of which the phrase found is only an object."""
        phrase, words = self.phrase, self.words
        if phrase is None or words[self.cue] != ":" or words[phrase.first - 1] not in _STOPS:
            return None
        inside = range(phrase.first - 1, self.first - 1, -1)
        at = next((k for k in inside if words[k].lower() in _SUBJECTS), -1)
        return phrase._replace(first=at, last=at) if at >= 0 else None

    def venue(self) -> int:
        """Return the comma before the place that ends a phrase behind its cue, or -1."""
        phrase, words = self.phrase, self.words
        if phrase is None or phrase.first < self.cue:
            return -1
        commas = (k for k in range(phrase.last - 1, phrase.first, -1) if words[k] == ",")
        comma = next(commas, -1)
        return comma if comma > 0 and words[comma + 1] in ("in", "at") else -1

    def dated(self) -> Phrase | None:
        """Return a phrase behind its cue without the time that ends it: "wrote Ann in May"."""
        phrase, words = self.phrase, self.words
        if phrase is None or phrase.first < self.cue or phrase.last - phrase.first < 2:
            return None
        last = words[phrase.last]
        when = last in DAYS or last in ("May", "March") or (last.isdigit() and len(last) == 4)
        lead = phrase.last - 1
        while words[lead] in ("late", "early", "mid", "-"):
            lead -= 1
        return phrase._replace(last=lead - 1) if when and words[lead] in _WHEN else None

    def hyphened(self) -> Phrase | None:
        """Return a phrase with the "then-" or "ex-" that a hyphen joins to its first word."""
        phrase, words = self.phrase, self.words
        if phrase is None or phrase.first < 2 or words[phrase.first - 1] != "-":
            return None
        is_former = words[phrase.first - 2].lower() in ("then", "ex", "vice", "co", "now")
        return phrase._replace(first=phrase.first - 2) if is_former else None

    def main_subject(self) -> Phrase | None:
        """Return the sentence's subject before a participle that only follows its object."""
        phrase, words, cue = self.phrase, self.words, self.cue
        if phrase is None or not words[cue].endswith("ing") or phrase.last != cue - 2:
            return None
        if words[cue - 1] != "," or words[phrase.first - 1].lower() not in _LEADS:
            return None
        verb = finite_verb(words[self.first : phrase.first])
        if not 0 < verb <= _LONGEST_SUBJECT or words[self.first].lower() in _LEADS:
            return None
        return phrase._replace(first=self.first, last=self.first + verb - 1)

    def whole_noun(self) -> Phrase | None:
        """Return a phrase that is only an article with the words up to its cue: "the leaflets"."""
        phrase, words = self.phrase, self.words
        if phrase is None or phrase.first != phrase.last:
            return None
        bare = words[phrase.first].lower() in ("the", "a", "an")
        near = 1 < self.cue - phrase.first <= 3
        near = near and all(word.isalpha() for word in words[phrase.first : self.cue])
        return phrase._replace(last=self.cue - 1) if bare and near else None

    def ends_in_pronoun(self) -> int:
        """Return the pronoun that a longer phrase ends in, or -1: "Correction: at noon we"."""
        phrase = self.phrase
        if phrase is None or phrase.first == phrase.last:
            return -1
        return phrase.last if self.words[phrase.last].lower() in _CLAUSE_SUBJECTS else -1

    def without_pronoun(self) -> Phrase | None:
        """Return the pronoun alone after a mark, else the phrase without it: "a soldier he"."""
        phrase, at = self.phrase, self.ends_in_pronoun()
        if phrase is None:
            return None
        before = self.words[phrase.first - 1].lower() if phrase.first else "."
        plain = all(word[0].isalnum() for word in self.words[phrase.first : at])
        plain = plain and before not in _STOPS  # "by their account he called"
        return phrase._replace(last=at - 1) if plain else phrase._replace(first=at)
