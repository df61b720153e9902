"""Which words say who speaks: the phrase that the network finds, put right by a few rules."""

from __future__ import annotations

import numpy as np

from geo.reading.quotations.analysis import Scene
from geo.reading.quotations.model.weights import Weights
from geo.reading.quotations.speakers.phrase_case import Case
from geo.reading.quotations.speakers.phrase_model import Phrase, source_phrases
from geo.reading.rules import Example, Rule, Table, first, table

Sources = dict[int, Phrase | None]
"""The source of each kept cue, by the cue's number."""
CITES = frozenset(("citing", "quoting"))
"""What leads to a witness rather than to a claim: "AFP reported, citing a diplomat"."""
STRONG = 0.5
"""Chance to be none below which a word counts as a likely cue."""


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


SOURCES: Table[Case, Phrase | None] = table(
    "quotations/sources",
    Rule(
        "source:as-saying", "“Quoted X as saying”: X speaks, whoever quotes him",
        Example("Yonhap quoted Lee as saying [that talks would go on].", "Lee"),
        Case.quoted, Case.quoted,
    ),
    Rule(
        "source:was-quoted", "“X was quoted as saying”: X speaks",
        Example("Lee was quoted by Yonhap as saying [that talks would go on].", "Lee"),
        Case.was_quoted, Case.was_quoted,
    ),
    Rule(
        "source:joined", "A word that joins two clauses is no part of who speaks in the second",
        Example("A tanker sank, Oman said, whereas the Iranian navy said [it ran aground].",
                "the Iranian navy"),
        lambda c: c.joined() > 0,
        lambda c: c.phrase and c.phrase._replace(first=c.joined()),
    ),
    Rule(
        "source:subject", "Before a colon the subject of the sentence speaks, not its object",
        Example("Ivan Orlov came. He left the choice to Pyongyang: [“We accept what it decides.”]",
                "Ivan Orlov"),
        Case.subject, Case.subject,
    ),
    Rule(
        "source:participle", "“…, acknowledging that” is said by the subject of its sentence",
        Example("Orlov spoke through an interpreter, acknowledging [that “talks had failed”].",
                "Orlov"),
        Case.main_subject, Case.main_subject,
    ),
    Rule(
        "source:list", "Places that a comma parts from who speaks are no part of him",
        Example("[Many fled in Musan, Yonsa and Onsong], a UN report said.", "a UN report"),
        Case.past_list, Case.past_list,
    ),
    Rule(
        "source:venue", "Where somebody spoke is no part of who it is",
        Example("[“We agree,”] said Ann Lee, a baker, in Istanbul.", "Ann Lee"),
        lambda c: c.venue() > 0,
        lambda c: c.phrase and c.phrase._replace(last=c.venue() - 1),
    ),
    Rule(
        "source:time", "When somebody spoke is no part of who it is",
        Example("[“Watch the banks,”] wrote the poet Ann Lee in January.", "the poet Ann Lee"),
        Case.dated, Case.dated,
    ),
    Rule(
        "source:former", "“Then-” and “ex-” are a part of who speaks",
        Example("Then-Defence Minister Ann Lee said [the West had failed].",
                "Then-Defence Minister Ann Lee"),
        Case.hyphened, Case.hyphened,
    ),
    Rule(
        "source:dash",
        "A dash parts who speaks from what stands before it",
        Example("A route across Syunik – Baku said [it was safe] – is still shut.", "Baku"),
        Case.near_side, Case.near_side,
    ),
    Rule(
        "source:article", "An article alone is nobody: its noun speaks",
        Example("[“Leave,” the leaflets read, “before the evening.”]", "the leaflets"),
        Case.whole_noun, Case.whole_noun,
    ),
    Rule(
        "source:pronoun", "A pronoun that opens a clause is no part of the phrase before it",
        Example("A soldier she once fixed a generator for told her [to leave].", "A soldier"),
        lambda c: c.ends_in_pronoun() > 0,
        Case.without_pronoun,
    ),
    Rule(
        "source:aside", "An apposition that no comma closes is the next clause",
        Example("According to Ham, [the current administration has closed two offices].", "Ham"),
        lambda c: c.open_aside() > 0,
        lambda c: c.phrase and c.phrase._replace(last=c.open_aside() - 1),
    ),
)  # fmt: skip
"""What puts a phrase right, in this order."""
