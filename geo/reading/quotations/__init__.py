"""Finds quotations: direct, mixed and indirect, with cue, source and content.

The quotation marks are paired and judged, every word that could be a cue is weighed by a small
network, and rules put pieces, cues, contents and sources together. Each quotation names the rule
that made it.

Where things are: ``quote_marks`` pairs marks; ``model`` is the network; ``analysis`` is what is
known of a text before quotations are put together; ``direct``, ``indirect`` and ``terms`` draft
them, ``reports`` asks ``report_rules`` which are somebody's words and ``claims`` whose, and
``drafts`` chooses among those that overlap; ``speech_content`` adds to marked speech the unquoted
words that belong to it;
``content_edges`` and ``right_edge`` say where a report starts and ends, by ``word_kinds`` and
``clauses``; ``transcripts`` reads turns and ``turn_names`` whose they are; ``speakers`` says who
speaks; ``confidence`` how surely.
"""

from __future__ import annotations

from geo.reading.marks import Quotation, Source
from geo.reading.people.named_people import find_people
from geo.reading.quotations.analysis import Scene, set_scene
from geo.reading.quotations.confidence import Card, confidence_of, mentions_of
from geo.reading.quotations.content_edges import is_speech_alone, opens_quoted, without_dateline
from geo.reading.quotations.direct import Speech, answers, gather_speech
from geo.reading.quotations.drafts import Draft, lend_speech
from geo.reading.quotations.indirect import kind_of
from geo.reading.quotations.model.network import point
from geo.reading.quotations.model.weights import open_weights
from geo.reading.quotations.reports import draft_reports, with_source
from geo.reading.quotations.speakers.naming import Named, Namer
from geo.reading.quotations.speakers.noun_phrases import span_of
from geo.reading.quotations.speakers.source import Sources, find_sources
from geo.reading.quotations.speakers.via import passed_on_by, without_relayed
from geo.reading.quotations.speech_content import spoken_content
from geo.reading.quotations.terms import explained_by
from geo.reading.quotations.transcripts import Turn, turns_of
from geo.reading.quotations.turn_names import guest_of, named, voices
from geo.reading.rules import with_rule
from geo.text import Prose, Span

SURE = 0.38
"""Chance from which a word is taken for a cue of its own accord."""


def find_quotations(prose: Prose, sure: float = SURE) -> list[Quotation]:
    """Find who is quoted as saying what: all of :func:`find_remarks` but the attitudes.

    Examples
    --------
    >>> [said] = find_quotations(Prose("“We are ready,” Minister Ann Lee said on Monday."))
    >>> said.kind, said.source.name
    ('direct', 'Ann Lee')
    """
    return [said for said in find_remarks(prose, sure) if said.kind != "attitude"]


def find_remarks(prose: Prose, sure: float = SURE) -> list[Quotation]:
    """Find quotations and attitudes.

    A direct quotation stands whole in quotation marks, a mixed one partly; an indirect one is a
    report with a verb of saying and a clause of its own. Interrupted speech ("...," she said,
    "...") is one quotation with two pieces. What somebody is only said to think, want, blame or
    condemn is an attitude. ``said_at``, ``said_on`` and ``about`` are left empty: the sentence's
    places and times are for :mod:`geo.reading.findings` to join.

    Parameters
    ----------
    prose : Prose
        The text as published. Any text will do; what is not prose yields few or none.
    sure : float
        Chance from which a word counts as a cue: lower finds more, and more wrongly.

    Returns
    -------
    list of Quotation
        In reading order. Content spans include the quotation marks, are ordered and do not
        overlap; ``source.name`` is the fullest name the text gives for the speaker.
    """
    if not prose.words:
        return []
    weights = open_weights()
    turns = turns_of(prose)
    scene = set_scene(prose, weights, turns)
    speeches = gather_speech(scene)
    kept = _believed_cues(scene, speeches, sure)
    ends = dict(zip(kept, point(scene.layout, weights, scene.cues, kept), strict=True))
    sources = find_sources(scene, weights, kept)
    said = [s for s in speeches if s.cue is not None or s.signature or answers(scene, s)]
    drafts = [_spoken(scene, s, ends, sources) for s in said]
    terms = _terms(scene)
    reports = draft_reports(scene, speeches, ends, {t.content[0].start for t in terms}, sources)
    reports = without_relayed(prose, drafts, reports)
    lend_speech(scene, reports, {k for s in speeches for k in s.pieces})
    told = [_of_turn(turn) for turn in turns if turn.is_told]
    return _named(scene, [*drafts, *reports, *terms, *told], turns)


def _believed_cues(scene: Scene, speeches: list[Speech], sure: float) -> list[int]:
    """Return the cues, in order, that are likely enough or that quoted speech has."""
    used = {s.cue for s in speeches if s.cue is not None}
    return sorted({int(k) for k in (scene.cues.kinds[:, 0] < 1 - sure).nonzero()[0]} | used)


def _of_turn(turn: Turn) -> Draft:
    """Draft what one voice of a transcript says, or what a statement gives."""
    rule = "statement" if turn.is_statement else "turn"
    return Draft("direct", [*turn.said], rule, 1.0, turn.mark, turn.who)


def _spoken(scene: Scene, speech: Speech, ends: dict[int, list[int]], sources: Sources) -> Draft:
    """Draft a quotation from grouped pieces of speech."""
    own = None if speech.cue is None else ends[speech.cue]
    content = spoken_content(scene, speech, own)
    draft = Draft(kind_of(scene, content, True), content, "speech", 1.0)
    if speech.cue is not None:
        draft.chance = float(1 - scene.cues.kinds[speech.cue, 0])
        with_source(scene, draft, speech.cue, sources)
        pieces = [scene.quoted[k].span for k in speech.pieces]
        if _holds_source(draft, pieces):
            draft.content = pieces
            draft.kind = kind_of(scene, draft.content, True)
    elif speech.signature:
        draft.rule = "signature"
        draft.source = span_of(scene.prose.starts, scene.prose.ends, speech.signature)
    return draft


def _holds_source(draft: Draft, pieces: list[Span]) -> bool:
    """Whether unquoted words of a draft hold its source behind a piece of speech, or with its cue.

    Nobody says who says it: "“It is over,” one of them, who gave no name, said by phone".
    """
    source, cue = draft.source, draft.cue
    if source is None or cue is None:
        return False
    held = [span for span in draft.content if span.covers(source)]
    behind = any(s.covers(p) and p.end <= source.start for s in held for p in pieces)
    return behind or any(span.covers(cue) for span in held)


def _joined(content: list[Span]) -> tuple[Span, ...]:
    """Return the pieces in reading order, those that overlap made one."""
    if len(content) == 1:
        return (content[0],)
    pieces: list[Span] = []
    for span in sorted(content):
        if pieces and span.start < pieces[-1].end:
            pieces[-1] = Span(pieces[-1].start, max(pieces[-1].end, span.end))
        elif span:
            pieces.append(span)
    return tuple(pieces)


def _terms(scene: Scene) -> list[Draft]:
    """Draft a mixed quotation for each quoted term that the text gives to somebody."""
    drafts = []
    for q in scene.quoted:
        found = explained_by(scene.prose, q) if q.end - q.start < 60 else None
        if found:
            drafts.append(Draft("mixed", [q.span], "term", 1.0, found[1], found[0]))
    return drafts


def _named(scene: Scene, drafts: list[Draft], turns: list[Turn]) -> list[Quotation]:
    """Name every source in reading order and finish the quotations."""
    prose = scene.prose
    people = find_people(prose)
    namer = Namer(prose, people, [*zip(scene.opens, scene.closes, strict=True)])
    known = voices(prose.text, people, turns) if turns else {}
    if turns:
        known |= guest_of(prose.text, namer.cast.told(), turns)
    mentions, found = mentions_of(people), []
    for d in drafts:
        d.content = without_dateline(prose, d.content)
        if d.kind == "mixed" and (
            opens_quoted(prose, d.content) or is_speech_alone(prose, d.content)
        ):
            d.kind = "direct"
    for d in sorted(drafts, key=lambda d: (d.content[0].start, d.content[-1].end, d.rule)):
        source, how = None, d.rule
        if d.source:
            label = d.source.of(prose.text) if d.rule == "turn" else ""
            who = Named(*named(label, known)) if label else namer.name(d.source, d.content)
            for rule in (d.source_rule, who.rule):
                how = with_rule(how, rule) if rule else how
            words = d.source.of(prose.text)
            via = d.via or passed_on_by(prose, d)
            source = Source(
                d.source.start, d.source.end, words, who.name, who.role,
                via.of(prose.text) if via else "", who.either,
            )  # fmt: skip
        confidence, unsure = confidence_of(Card(prose, d, source, how, mentions))
        found.append(
            Quotation(
                d.kind, _joined(d.content), d.cue, source,
                confidence=confidence, rule=how, unsure=unsure,
            )
        )  # fmt: skip
    return found
