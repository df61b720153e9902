"""What is no report although it looks like one: deeds, denials of having said, and scraps."""

from __future__ import annotations

import re

from geo.reading.people.word_lists import HEADS
from geo.reading.quotations.analysis import Scene
from geo.reading.quotations.drafts import Draft
from geo.reading.quotations.speakers.noun_phrases import head_noun
from geo.reading.quotations.speakers.source import BE, CITES, gives_name
from geo.text import Span

DEEDS = frozenset(
    "sign signs signed signing fire fires fired strike strikes struck attack attacks attacked "
    "chair chairs chaired chairing direct directs aim aims aimed appear appears appeared "
    "translate translates translated translating render renders rendered spell spells spelling "
    "spelled vote votes voted adopt adopts adopted pass passes passed choose chooses chose "
    "chosen launch launches launched launching talks drew drawn held hold holds hired hire "
    "killed kill kills turn turns turned reacted reacts seen spotted checked introduced "
    "revised brokered brokers block blocks blocked known".split()
)
"""Words for what people do rather than say; what follows them unquoted is no report."""
EXPECTATIONS = frozenset("expected believed thought considered feared supposed understood".split())
"""After "is": what others think of whom the sentence is about, who says nothing."""
NEGATIONS = frozenset("not never nor neither without hardly nothing no able unable".split())
ASKS = frozenset(("do", "does", "did", "to", "has", "have", "had", "can", "could", "would", "will"))
"""What may stand between a negation and what was not said."""
NOBODY = frozenset("neither whatever what whether how why when where nothing either there".split())
"""First words of a source that can say nothing."""
EVENTS = frozenset(
    "strike strikes attack attacks war blast explosion fire storm earthquake crash ceasefire truce "
    "sanctions timing raid raids shelling bombing bombings".split()
)
"""What says nothing, though news has it "add" and "suggest"."""
ASKED = frozenset("asked pressed questioned quizzed".split())
"""What opens a clause on a question put to whoever answers in the next."""
WEAPONS = frozenset(
    "drones missiles rockets fire strikes airstrikes shelling salvos artillery tariffs".split()
)
"""What answers without a word: "Iran replied with more than 100 drones"."""
WITNESSES = HEADS | frozenset(
    "source sources officials diplomats people witnesses media agency agencies reports".split()
)
"""Whoever is cited is no claim: "citing a diplomatic source"."""
RELATES = frozenset("appears appeared seems seemed".split())
"""After "that", what goes on about the word before: "a claim that appears to be aimed at"."""
LEAST = 3
"""Words that a report has at least, beside "that"."""
_SCRAP = re.compile(
    r"(?:it|him|them|her|us|me)\s(?:an?|the|on|in|at|last|this)\s\w+(?:\s\w+)?"
    r"|(?:each other|one another)\b.*|not to be (?:named|identified|quoted)\b.*"
    r"|in an? (?:\w+ )?(?:statement|interview|speech|post|letter|briefing)"
)
"""What says no more than whom was spoken to and when ("it a day later"), or that two met."""


def says_something(scene: Scene, draft: Draft) -> bool:
    """Whether a report is one: somebody's words, views or claims, and not their absence.

    Quoted words are somebody's, so that of mixed reports only the cue is asked.
    """
    text = scene.prose.text
    if draft.cue is None or not draft.content:
        return True
    cue = draft.cue.of(text)
    if cue.lower() in DEEDS or text.startswith(("so-", "So-"), draft.cue.start - 3):
        return False  # "the so-called E3" is called so by nobody
    if draft.kind != "indirect":
        return True
    if _is_expected(scene, draft.cue) or is_denied(scene, draft.cue):
        return False
    said = " ".join(c.of(text) for c in draft.content)
    is_deed = text.startswith(" with ", draft.cue.end) and WEAPONS.intersection(said.split())
    return not is_deed and _is_report(cue, said) and _can_say(draft, text)


def _is_report(cue: str, said: str) -> bool:
    """Whether words that nobody quotes say something: no scrap, no name and no witness."""
    words = said.removeprefix("that ").split()
    if said.startswith("that ") and words[:1] and words[0] in RELATES:
        return False
    if cue.lower() in CITES and head_noun(" ".join(words)) in WITNESSES:
        return False
    if gives_name(cue):  # "which Koreans call the East Sea" says nothing of it
        return len(words) >= LEAST and not all(w[0].isupper() or w == "the" for w in words)
    return len(words) >= LEAST and not _SCRAP.fullmatch(" ".join(words))


def _can_say(draft: Draft, text: str) -> bool:
    """Whether a source, where there is one, stands outside what is said and is somebody."""
    who = draft.source
    if who is None:
        return True
    if head_noun(who.of(text)) in EVENTS:
        return False
    inside = any(c.start < who.end and who.start < c.end for c in draft.content)
    return not inside and who.of(text).split()[0].lower() not in NOBODY


def is_put_to(scene: Scene, cue: Span) -> bool:
    """Whether a cue opens a clause on what others asked: "Asked whether he would go, he said"."""
    words, at = scene.prose.words, scene.prose.word_at(cue.start)
    opens = at == scene.layout.first[at] or words[at - 1].lower() in ("when", ",")
    return opens and words[at].lower() in ASKED


def _is_expected(scene: Scene, cue: Span) -> bool:
    """Whether a cue says what others expect: "he is expected to receive them"."""
    at = scene.prose.word_at(cue.start)
    before = scene.prose.words[max(0, at - 2) : at]
    return cue.of(scene.prose.text).lower() in EXPECTATIONS and not BE.isdisjoint(before)


def is_denied(scene: Scene, cue: Span) -> bool:
    """Whether the text says that nothing was said: "the reports do not say who"."""
    words, at = scene.prose.words, scene.prose.word_at(cue.start)
    for word in reversed(words[max(0, at - 3) : at]):
        low = word.lower()
        if low in NEGATIONS or low.endswith(("n't", "n’t")):
            return True
        if low not in ASKS and not low.endswith("ly"):
            return False
    return False
