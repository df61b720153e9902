"""Which words say who speaks: the phrase that the network finds, put right by a few rules."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geo.reading.lexicon import words as listed
from geo.reading.quotations.analysis import Scene
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
_SUBJECTS = frozenset(("he", "she", "they"))
_OPENS_CLAUSE = frozenset(("that", "whether", "if"))
_DASHES = frozenset(("–", "—", "--"))


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

    def is_in_clause(self) -> bool:
        """Whether the phrase found is the subject of what is said: "suggesting that the region"."""
        phrase = self.phrase
        if phrase is None or phrase.first <= self.cue + 1:
            return False
        return self.words[phrase.first - 1] in _OPENS_CLAUSE

    def next_best(self) -> Phrase | None:
        """Return the next best phrase, where it is no part of what is said."""
        phrase = self.phrase
        if phrase is None or not 0 <= phrase.other[1] < self.cue:
            return None
        return phrase._replace(first=phrase.other[0], last=phrase.other[1])

    def parted(self) -> int:
        """Return the dash that parts the phrase found, or -1."""
        if self.phrase is None:
            return -1
        inside = range(self.phrase.first + 1, self.phrase.last)
        return next((k for k in inside if self.words[k] in _DASHES), -1)

    def near_side(self) -> Phrase | None:
        """Return the part of the phrase on the cue's side of a dash."""
        dash = self.parted()
        if self.phrase is None:
            return None
        ends = (self.phrase.first, dash - 1) if self.cue < dash else (dash + 1, self.phrase.last)
        return self.phrase._replace(first=ends[0], last=ends[1])

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
        return comma if runs_on and phrase.first > self.cue else -1

    def subject(self) -> Phrase | None:
        """Return the pronoun before a colon of which the phrase found is only an object."""
        phrase, words = self.phrase, self.words
        if phrase is None or words[self.cue] != ":" or words[phrase.first - 1] not in _STOPS:
            return None
        inside = range(phrase.first - 1, self.first - 1, -1)
        at = next((k for k in inside if words[k].lower() in _SUBJECTS), -1)
        return phrase._replace(first=at, last=at) if at >= 0 else None


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
        "source:clause", "Who acts in what is said is not who says it",
        Example("Israel's strikes on Iran added urgency to his message, suggesting [that the "
                "region could slide into war].", "no mark"),
        lambda c: c.is_in_clause(),
        lambda c: c.next_best(),
    ),
    Rule(
        "source:dash", "A dash parts who speaks from what stands before it",
        Example("A route across Syunik – Baku said [it was safe] – is still shut.", "Baku"),
        lambda c: c.parted() > 0,
        lambda c: c.near_side(),
    ),
    Rule(
        "source:aside", "An apposition that no comma closes is the next clause",
        Example("According to Olena Marchuk, [the bridge will open in May].", "Olena Marchuk"),
        lambda c: c.open_aside() > 0,
        lambda c: c.phrase and c.phrase._replace(last=c.open_aside() - 1),
    ),
)  # fmt: skip
"""What puts a phrase right, in this order."""
