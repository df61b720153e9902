"""Drafts reports: a quotation from each kept cue that belongs to no speech in marks."""

from __future__ import annotations

from bisect import bisect_right

from geo.reading.quotations.analysis import Scene
from geo.reading.quotations.claims import give_to_owners
from geo.reading.quotations.direct import Speech
from geo.reading.quotations.drafts import Draft, believed, reach_fragments
from geo.reading.quotations.indirect import kind_of, reported, words_in
from geo.reading.quotations.report_rules import Reported, verdict
from geo.reading.quotations.speakers.noun_phrases import span_of
from geo.reading.quotations.speakers.source import Sources
from geo.reading.quotations.speakers.via import (
    is_outlet,
    own_words,
    without_doubles,
    without_echoes,
)
from geo.reading.rules import with_rule
from geo.text import Span


def draft_reports(
    scene: Scene, speeches: list[Speech], ends: dict[int, list[int]], terms: set[int],
    sources: Sources,
) -> list[Draft]:  # fmt: skip
    """Draft a report or an attitude from each kept cue that reports no speech.

    ``ends`` gives the kept cues and where the network points from each; ``terms`` are where quoted
    terms of somebody else start; ``sources`` gives each kept cue's source.
    """
    drafts = _every(scene, speeches, ends, terms, sources)
    kept = []
    for draft in drafts:
        rule, kind = verdict(_asked_of(scene, draft))
        draft.rule = with_rule(draft.rule, rule)
        if kind == "attitude":
            draft.kind = "attitude"
        if kind != "nothing":
            kept.append(draft)
    give_to_owners(scene, kept)
    reports = believed(scene, kept)
    run_on(scene, reports)
    reach_fragments(scene, reports)
    for report in reports:
        own_words(scene.prose, report)
    return without_echoes(scene.prose, without_doubles(reports))


def _every(
    scene: Scene, speeches: list[Speech], ends: dict[int, list[int]], terms: set[int],
    sources: Sources,
) -> list[Draft]:  # fmt: skip
    """Draft a report from each cue, the surest where several report the same words."""
    used = {s.cue for s in speeches}
    said = [scene.pairs[k][0] for s in speeches for k in s.pieces if s.cue is not None]
    pieces = [scene.quoted[k].span for s in speeches for k in s.pieces]
    past = [piece.end for piece in pieces]
    drafts: dict[tuple[Span, ...], Draft] = {}
    for k in ends:
        content = [] if k in used else reported(scene, k, ends[k], said)
        if not content or _mostly_in(content, pieces, past):
            continue
        chance = float(1 - scene.cues.kinds[k, 0])
        kind = kind_of(scene, content, False, terms)
        draft = with_source(scene, Draft(kind, content, "report", chance), k, sources)
        earlier = drafts.get(tuple(content))
        drafts[tuple(content)] = draft if earlier is None else _better(scene, earlier, draft)
    _end_before_next(scene, [*drafts.values()])
    return [*drafts.values()]


def _end_before_next(scene: Scene, drafts: list[Draft]) -> None:
    """End a report before the next act of who is reported: "said it was over and urged calm"."""
    words = scene.prose.words
    acts: dict[Span, list[int]] = {}
    for draft in drafts:
        if draft.source and draft.cue:
            acts.setdefault(draft.source, []).append(draft.cue.start)
    for draft in drafts:
        start, end = draft.content[-1].start, draft.content[-1].end
        for act in sorted(acts.get(draft.source, ()) if draft.source else ()):
            at = scene.prose.word_at(act) - 1
            while words[at] in _HELPERS or words[at].endswith("ly"):
                at -= 1
            if words[at] not in _THEN or not start < scene.prose.starts[at] < act < end:
                continue
            at -= words[at - 1] == ","
            draft.content[-1] = Span(start, scene.prose.ends[at - 1])
            if draft.kind == "mixed":
                draft.kind = kind_of(scene, draft.content, False)
            break


_THEN = frozenset(("and", "but", "before", "then", ","))
_HELPERS = frozenset("also has have had then later again".split())
"""What joins somebody's next act to the last, and what may stand between."""


def run_on(scene: Scene, reports: list[Draft]) -> None:
    """Let what a colon opens without marks run to the end of its paragraph.

    "Our correspondent writes: The streets are empty. A bus waits."
    """
    prose, text = scene.prose, scene.prose.text
    for draft in reports:
        start, end = draft.content[0].start, draft.content[-1].end
        if draft.kind != "indirect" or not draft.cue or draft.cue.end > start:
            continue
        if text[draft.cue.end : start].rstrip()[-1:] != ":":
            continue
        at = bisect_right(prose.paragraphs, Span(start, len(text))) - 1
        past = prose.paragraphs[at].end
        others = any(end <= d.content[0].start < past for d in reports if d is not draft)
        if not (others or scene.quoted_in(start, past)):
            draft.content, draft.kind = [Span(start, past)], "direct"


def _better(scene: Scene, one: Draft, other: Draft) -> Draft:
    """Return which of two drafts of the same words is likelier: the nearer of two told after it.

    In "it held, Lavrov said, TASS reported" TASS is only who passes it on.
    """
    end = one.content[-1].end
    if one.cue and other.cue and min(one.cue.start, other.cue.start) >= end:
        near, far = (one, other) if one.cue.start < other.cue.start else (other, one)
        if far.source and is_outlet(far.source.of(scene.prose.text)):
            near.via = far.source
            return near
    return one if one.chance >= other.chance else other


def _asked_of(scene: Scene, draft: Draft) -> Reported:
    """Return what the rules of reports look at."""
    text, cue = scene.prose.text, draft.cue or draft.content[0]
    at = scene.prose.word_at(cue.start)
    before = scene.prose.words[int(scene.layout.first[at]) : at]
    content = [word for span in draft.content for word in words_in(scene.prose, span)]
    source = draft.source.of(text) if draft.source else ""
    return Reported(
        Span(draft.content[0].start, draft.content[-1].end), cue.of(text).lower(), before, content,
        source, draft.kind != "indirect", draft.chance,
        draft.source is not None and any(c.covers(draft.source) for c in draft.content),
        draft.content[-1].end <= cue.start,
    )  # fmt: skip


def with_source(scene: Scene, draft: Draft, k: int, sources: Sources) -> Draft:
    """Give a draft its cue and the phrase that names its source."""
    prose, word, phrase = scene.prose, int(scene.cues.places[k]), sources[k]
    draft.cue = Span(prose.starts[word], prose.ends[word])
    if phrase is not None:
        draft.source = span_of(prose.starts, prose.ends, (phrase.first, phrase.last))
        draft.source_rule = phrase.rule
    return draft


def _mostly_in(content: list[Span], pieces: list[Span], past: list[int]) -> bool:
    """Whether most of the content is speech already drafted: ``pieces``, which end at ``past``."""
    inside = 0
    for span in content:
        at = bisect_right(past, span.start)
        while at < len(pieces) and pieces[at].start < span.end:
            inside += min(span.end, pieces[at].end) - max(span.start, pieces[at].start)
            at += 1
    return inside > 0.6 * sum(span.end - span.start for span in content)
