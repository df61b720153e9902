"""How sure a whole card is: that its words and bounds are right, and that its speaker is.

Two small logistic models, one of each, look at what the finder knows of a card; their product is
then read off a curve that was measured on text nothing had learned from. The lesser of the two
says what is unsure. ``geo/training/quotations/confidence.py`` learns and measures all three.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Literal

from geo.reading.calibration import chance_right
from geo.reading.lexicon import words as listed
from geo.reading.marks import Source
from geo.reading.people.named_people import Person
from geo.reading.quotations.clauses import form_of
from geo.reading.quotations.drafts import Draft
from geo.reading.quotations.speakers.noun_phrases import PRONOUNS
from geo.reading.quotations.word_kinds import forms_of, kind_of_word
from geo.reading.rules import rules_of
from geo.text import Prose

WEIGHTS = Path(__file__).resolve().parents[3] / "data" / "reading" / "card-confidence.json"
Side = Literal["words", "speaker"]
_CHANCES = (0.5, 0.7, 0.85, 0.95, 0.99)
_LENGTHS = (4, 8, 16, 30)
_JOINTS = listed("grammar.joints") | {","}
_REACH = 400
"""Characters before a pronoun in which somebody else may be meant."""
_NAME = re.compile(r"\b[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Card:
    """A quotation about to be finished: its draft, its source and the rules that named it.

    ``mentions`` tell who is named where.
    """

    prose: Prose
    draft: Draft
    source: Source | None
    how: str = ""
    mentions: Sequence[tuple[int, str]] = ()


def mentions_of(people: Iterable[Person]) -> list[tuple[int, str]]:
    """Return where people are mentioned and who it is, in reading order."""
    return sorted((mention.start, person.name) for person in people for mention in person.mentions)


def confidence_of(card: Card) -> tuple[float, Side]:
    """Return the chance, 0 to 1, that a card is wholly right, and its less sure side."""
    words, speaker = chances(card)
    kind = "direct" if card.draft.kind == "direct" else "report"
    sure = chance_right("quotations", f"card {kind}", words * speaker)
    return sure, "words" if words < speaker else "speaker"


def chances(card: Card) -> tuple[float, float]:
    """Return what the models make of a card's words and of its speaker."""
    weights = _weights()
    return (
        _chance(weights["words"], signs_of_words(card)),
        _chance(weights["speaker"], signs_of_speaker(card)),
    )


def _chance(weights: Mapping[str, float], found: list[str]) -> float:
    """Return what a model makes of signs; one that it has not learned counts for nothing."""
    total = weights[""] + sum(map(weights.get, found, repeat(0.0)))
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text("utf8"))
    return found


def signs_of_words(card: Card) -> list[str]:
    """Return what tells whether somebody said this, and just this."""
    draft, prose = card.draft, card.prose
    rule = rules_of(draft.rule)
    kind = f"{rule[0]} {draft.kind}"
    found = [kind, *(f"{rule[0]}>{level}" for level in _CHANCES if draft.chance > level)]
    last = draft.content[-1]
    first, past = prose.word_at(draft.content[0].start), bisect_left(prose.starts, last.end)
    words = prose.words[prose.word_at(last.start) : past]
    found.append(f"{kind} length {_step(past - first, _LENGTHS)}")
    if draft.kind == "indirect":
        found += [f"form {form_of(words)}", f"opens {kind_of_word(words[0])}", *rule[1:]]
    if draft.cue:
        cue = draft.cue.of(prose.text).lower()
        plain = next((e for e in ("bare", "says", "directs") if cue in forms_of(e)), "other")
        found += [f"{rule[0]} cue {plain}", f"{kind} pieces {min(len(draft.content), 3)}"]
        found.append(f"{kind} {'after' if draft.cue.start > last.start else 'before'}")
    if draft.kind != "direct":
        inside = sum(map(_JOINTS.__contains__, words))
        found.append(f"joints {min(inside, 4)}")
        found.append(f"ends at {_after(prose, past)}")
    return found


def _after(prose: Prose, past: int) -> str:
    """Return what follows a content: the end of its sentence, a comma, or a word of some kind."""
    if past >= len(prose.words) or prose.words[past] in ".!?":
        return "stop"
    return prose.words[past] if prose.words[past] in ",;" else kind_of_word(prose.words[past])


def signs_of_speaker(card: Card) -> list[str]:
    """Return what tells whether the right one is named, and in full."""
    draft, prose, source = card.draft, card.prose, card.source
    rule = rules_of(draft.rule)[0]
    if source is None:
        return [f"{rule} nobody"]
    first, past = prose.word_at(source.start), bisect_left(prose.starts, source.end)
    kind = _kind_of_source(source)
    before = prose.words[first - 1] if first else "."
    after = prose.words[past] if past < len(prose.words) else "."
    found = [
        rule, f"who {kind}", f"who {kind} {'named' if source.name else 'unnamed'}",
        f"size {min(past - first, 6)}", f"before {_mark(before)}", f"after {_mark(after)}",
        f"{kind} before {_mark(before)}", f"{kind} after {_mark(after)}",
    ]  # fmt: skip
    if source.name == source.text:
        found.append(f"{kind} as printed")
    found += [f"by {name}" for name in rules_of(card.how) if name.startswith("speaker")]
    found += ["either"] * bool(source.either)
    if draft.cue:
        apart = first - prose.word_at(draft.cue.start)
        far = apart - 1 if apart > 0 else prose.word_at(draft.cue.start) - past
        found += [f"{'right' if apart > 0 else 'left'} {min(far, 4)}", f"apart {min(far, 4)}"]
    if kind in ("pronoun", "description"):
        found.append(f"{kind} among {min(_named_before(card, source.start), 4)}")
    return found


def _kind_of_source(source: Source) -> str:
    if source.text.lower() in PRONOUNS:
        return "pronoun" if kind_of_word(source.text) == "subject" else "relative"
    if not _NAME.search(source.text[1:]) and not source.text.isalpha():
        return "description"
    return "person" if source.name and source.role else "name"


def _mark(word: str) -> str:
    return word if word in (",", ".", "“", "”", '"', ":", "of", "for", "in") else kind_of_word(word)


def _named_before(card: Card, offset: int) -> int:
    """Return how many people are named shortly before."""
    low, high = (bisect_left(card.mentions, (at, "")) for at in (offset - _REACH, offset))
    return len({name for _, name in card.mentions[low:high]})


def _step(size: int, steps: tuple[int, ...]) -> int:
    return bisect_left(steps, size)
