"""Which words say who speaks: the phrase that the network finds, put right by a few rules."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geo.reading.lexicon import words as listed
from geo.reading.quotations.analysis import Scene
from geo.reading.quotations.clauses import finite_verb
from geo.reading.quotations.model.weights import Weights
from geo.reading.quotations.speakers.noun_phrases import DAYS, PRONOUNS
from geo.reading.quotations.speakers.phrase_model import Phrase, source_phrases
from geo.reading.rules import Example, Rule, Table, first, table

Sources = dict[int, Phrase | None]
"""The source of each kept cue, by the cue's number."""
SAYING = (["as", "saying"], ["as", "stating"])
"""In "reported him as saying", he speaks."""
BE = frozenset("is are was were be been being".split())
"""What makes a passive of a cue."""
CITES = frozenset(("citing", "quoting"))
"""What leads to a witness rather than to a claim: "AFP reported, citing a diplomat"."""
STRONG = 0.5
"""Chance to be none below which a word counts as a likely cue."""
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


def gives_name(cue: str) -> bool:
    """Whether a cue gives something a name: "called it a terrorist attack"."""
    return cue.lower().startswith(("call", "label", "dub", "brand", "deem", "term"))


def find_sources(scene: Scene, weights: Weights, kept: list[int]) -> Sources:
    """Return the source of each kept cue, by the cue's number."""
    cues = scene.cues
    strong = np.zeros(len(scene.layout.rows), dtype=bool)
    strong[cues.places[cues.kinds[:, 0] < STRONG]] = True
    places = cues.places[kept]
    phrases = source_phrases(scene.prose, scene.layout, weights, places, strong)
    pairs = zip(places.tolist(), phrases, strict=True)
    settled = (_settled(scene, place, phrase) for place, phrase in pairs)
    return dict(zip(kept, settled, strict=True))


def _settled(scene: Scene, cue: int, phrase: Phrase | None) -> Phrase | None:
    bounds = int(scene.layout.first[cue]), int(scene.layout.past[cue])
    decided = first(SOURCES, Case(scene.prose.words, cue, phrase, *bounds))
    if decided is None:
        return phrase
    return decided.outcome and decided.outcome._replace(rule=decided.rule)


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


SOURCES: Table[Case, Phrase | None] = table(
    "quotations/sources",
    Rule(
        "source:as-saying", "“Quoted X as saying”: X speaks, whoever quotes him",
        Example("Yonhap quoted Lee as saying [that talks would go on].", "Lee"),
        lambda c: c.quoted() is not None,
        lambda c: c.quoted(),
    ),
    Rule(
        "source:subject", "Before a colon the subject of the sentence speaks, not its object",
        Example("Ivan Orlov came. He left the choice to Pyongyang: [“We accept what it decides.”]",
                "Ivan Orlov"),
        lambda c: c.subject() is not None,
        lambda c: c.subject(),
    ),
    Rule(
        "source:participle", "“…, acknowledging that” is said by the subject of its sentence",
        Example("Orlov spoke through an interpreter, acknowledging [that “talks had failed”].",
                "Orlov"),
        lambda c: c.main_subject() is not None,
        lambda c: c.main_subject(),
    ),
    Rule(
        "source:dash",
        "A dash parts who speaks from what stands before it",
        Example("A route across Syunik – Baku said [it was safe] – is still shut.", "Baku"),
        lambda c: c.near_side() is not None,
        lambda c: c.near_side(),
    ),
    Rule(
        "source:pronoun", "A pronoun that opens a clause is no part of the phrase before it",
        Example("A soldier she once fixed a generator for told her [to leave].", "A soldier"),
        lambda c: c.ends_in_pronoun() > 0,
        lambda c: c.without_pronoun(),
    ),
    Rule(
        "source:aside", "An apposition that no comma closes is the next clause",
        Example("According to Ham, [the current administration has closed two offices].", "Ham"),
        lambda c: c.open_aside() > 0,
        lambda c: c.phrase and c.phrase._replace(last=c.open_aside() - 1),
    ),
)  # fmt: skip
"""What puts a phrase right, in this order."""
