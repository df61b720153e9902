"""Quotations before their sources are named, and the choice among those that overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from geo.reading.marks import QuotationKind
from geo.reading.quotations.analysis import Scene
from geo.text import Span

MIXED_SURE = 0.38
"""Chance below which a cue is not believed to have reported quoted words."""
NESTED = 0.15
"""How much less sure a cue inside another's content may be and still be believed."""

FURTHEST = 20
"""Words between a report and quoted words that it may run on to."""


@dataclass(slots=True)
class Draft:
    """A quotation before its source is named; ``chance`` is the network's own of its cue.

    ``via`` is who passed the words on, ``source_rule`` what put the source right.
    """

    kind: QuotationKind
    content: list[Span]
    rule: str
    chance: float
    cue: Span | None = None
    source: Span | None = None
    via: Span | None = None
    source_rule: str = ""


def believed(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Keep of several cues that would report the same quoted words those that can be believed.

    The surest is kept; with it those nested inside ("X says Y called it "Z""), if nearly as sure.
    """
    opens = scene.opens
    taken: dict[int, Draft] = {}
    kept = []
    for draft in sorted(drafts, key=lambda d: (-d.chance, d.content[0].start, d.content[-1].end)):
        if draft.kind != "mixed":
            kept.append(draft)
            continue
        fragments = [
            opens[k]
            for c in draft.content
            for k in range(bisect_left(opens, c.start), bisect_left(opens, c.end))
        ]
        surer = [taken[k] for k in fragments if k in taken]
        if draft.chance < MIXED_SURE or not all(_nested(draft, one) for one in surer):
            continue
        kept.append(draft)
        for fragment in fragments:
            taken.setdefault(fragment, draft)
    return kept


def reach_fragments(scene: Scene, drafts: list[Draft]) -> None:
    """Let a report run on to quoted words after it that nobody else says.

    "X called it a "liar," a "thief" and worse": with no cue between, the same X goes on.
    """
    spans = sorted((c.start, c.end) for d in drafts for c in d.content)
    furthest = list(accumulate((end for _, end in spans), max))
    spoken = set(scene.spoken)
    lone = []
    for k, start in enumerate(scene.opens):
        before = bisect_right(spans, (start, 1 << 60))
        if k not in spoken and not (before and furthest[before - 1] > start):
            lone.append(k)
    if lone:
        _reach(scene, drafts, lone)


def _reach(scene: Scene, drafts: list[Draft], lone: list[int]) -> None:
    """Let the reports before lone quoted stretches run on to them."""
    prose, layout, cues = scene.prose, scene.layout, scene.cues
    strong = cues.places[cues.kinds[:, 0] < 0.5]
    ends = sorted((d.content[-1].end, k) for k, d in enumerate(drafts) if _runs_right(d))
    for k in lone:
        start, opening = scene.opens[k], scene.pairs[k][0]
        at = bisect_right(ends, (start, len(drafts))) - 1
        if at < 0:
            continue
        draft = drafts[ends[at][1]]
        last = prose.word_at(draft.content[-1].end - 1)
        other, here = np.searchsorted(strong, (last + 1, opening))
        near = layout.first[opening] <= last and opening - last <= FURTHEST
        if near and other == here:
            draft.content[-1] = Span(draft.content[-1].start, scene.closes[k])
            draft.kind = "mixed"
            ends[at] = (scene.closes[k], ends[at][1])


def lend_speech(scene: Scene, drafts: list[Draft], taken: Collection[int]) -> None:
    """Give speech that nobody is said to say to the report of the sentence before it.

    The party must decide, she said. "It is now or never." is one attribution, in part quoted.
    """
    reports = sorted((d for d in drafts if d.cue and d.source), key=lambda d: d.content[-1].end)
    ends = [d.content[-1].end for d in reports]
    for k in scene.spoken:
        start, opening = scene.opens[k], scene.pairs[k][0]
        at = bisect_right(ends, start) - 1
        if k in taken or at < 0 or opening != scene.layout.first[opening]:
            continue
        draft = reports[at]
        if _just_before(scene, draft, start):
            draft.content.append(Span(start, scene.closes[k]))
            draft.kind = "mixed"
            del reports[at], ends[at]
            at = bisect_right(ends, scene.closes[k])
            reports.insert(at, draft)
            ends.insert(at, scene.closes[k])


def _just_before(scene: Scene, draft: Draft, start: int) -> bool:
    """Whether a report, or its cue, is in the sentence before, in the same paragraph."""
    before = scene.prose.sentence_at(start - 1).start
    last = max(draft.cue.start if draft.cue else 0, draft.content[-1].start)
    return before <= last and "\n" not in scene.prose.text[before:start]


def _runs_right(draft: Draft) -> bool:
    return draft.cue is not None and draft.cue.end <= draft.content[-1].start


def _nested(draft: Draft, surer: Draft) -> bool:
    """Whether a draft lies inside a surer one and is nearly as sure."""
    inside = surer.content[0].start <= draft.content[0].start
    inside = inside and draft.content[-1].end <= surer.content[-1].end
    return inside and abs(surer.chance - draft.chance) < NESTED
