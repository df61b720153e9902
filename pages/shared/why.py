"""The panel beside an article: why a mark is there, what is said of a place, what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd

from geo.asking.explain.reasons import Reason, kind_said, mark_at, why
from geo.asking.explain.time_claims import claims
from geo.drawing.excerpt import attributes, escape
from geo.errors import GazetteerError
from geo.reading.marks import Doubt, Findings
from geo.text import Span
from geo.words import listed
from geo.world.chronology import Reference
from geo.world.gazetteer import open_gazetteer
from pages.shared.interactive_text import show_excerpt

LONGEST = 90
"""Characters of marked words that a list repeats."""


def show_why(findings: Findings, mentions: gpd.GeoDataFrame, mention: str, place: str) -> None:
    """Explain the chosen mark, list the sentences of the chosen place, or say what to choose."""
    mark = mark_at(findings, mention) if mention else None
    here = mentions[mentions["place"] == place] if place else mentions.iloc[:0]
    if mark is not None:
        html = reason_html(why(mark, findings, name_of))
    elif not here.empty:
        html = sentences_html(here, findings.text)
    else:
        html = _hint(
            "Choose a mark in the text, a pin or a moment", "It says here why it is there."
        )
    show_excerpt("why", html, mention, label="Why this mark")


def show_doubts(findings: Findings, mentions: gpd.GeoDataFrame, chosen: str) -> None:
    """List what a careful reader should look at again."""
    if not findings.doubts:
        html = _hint("No doubts found", "That is no proof that there are none.")
    else:
        items = "".join(_doubt_item(d, findings.text, mentions) for d in findings.doubts)
        html = f'<ul class="said">{items}</ul>'
    show_excerpt("doubts", html, chosen, label="Doubts")


def show_claims(findings: Findings, mentions: gpd.GeoDataFrame, chosen: str) -> None:
    """List the times that are counted from something, each with both its ends."""
    html = claims_html(findings, mentions)
    html = html or _hint("No time here is counted from another", "Dates are given outright.")
    show_excerpt("claims", html, chosen, label="Time claims")


def claims_html(findings: Findings, mentions: gpd.GeoDataFrame) -> str:
    """Return the time claims as safe HTML, each with links to the sources of its events."""
    items = "".join(
        _item(_first_id(mentions, c.timex.span), c.timex.text, c.said, _sources(c.references))
        for c in claims(findings)
    )
    return f'<ul class="said">{items}</ul>' if items else ""


def name_of(id: str) -> str:
    """Return the name of a place; an unknown id names itself."""
    try:
        return open_gazetteer().place(id).name
    except GazetteerError:
        return id


def reason_html(reason: Reason) -> str:
    """Return a reason as safe HTML."""
    facts = "".join(
        f"<div><dt>{escape(term)}</dt><dd>{escape(said)}</dd></div>" for term, said in reason.facts
    )
    others = ", ".join(
        f"{place.name}, {kind_said(place)} ({round(score * 100)} in 100)"
        for place, score in reason.others
    )
    also = f"<div><dt>Or else</dt><dd>{escape(others)}</dd></div>" if others else ""
    return (
        f'<div class="why"><blockquote dir="auto">{escape(reason.title)}</blockquote>'
        f'<p>{escape(reason.says)}</p><dl class="facts">{facts}{also}</dl></div>'
    )


def sentences_html(mentions: gpd.GeoDataFrame, text: str) -> str:
    """Return every sentence that names a place, each to be chosen."""
    name = escape(mentions.iloc[0]["place_name"])
    number = len(mentions)
    counted = f"{number} mention" if number == 1 else f"{number} mentions"
    items = "".join(
        _item(row.mention, row.words, _short(row.sentence, 220)) for row in mentions.itertuples()
    )
    return f'<div class="why"><p><b>{name}</b>: {counted}</p><ul class="said">{items}</ul></div>'


def _sources(references: Sequence[Reference]) -> str:
    """Return where an event can be looked up, as safe HTML; empty when there is nothing."""
    links = listed(
        [
            f"<a{attributes(href=r.url, target='_blank', rel='noopener')}>{escape(r.publisher)}</a>"
            for r in references
            if r.url.startswith("https://")
        ]
    )
    return f"<span>Sources: {links}.</span>" if links else ""


def _item(id: str, words: str, said: str, more: str = "") -> str:
    worked = attributes(type="button", class_="pick", data_id=id)
    label = f"<button{worked}>{escape(_short(words))}</button>" if id else escape(_short(words))
    return f'<li dir="auto"><b>{label}</b> <span>{escape(said)}</span> {more}</li>'


def _doubt_item(doubt: Doubt, text: str, mentions: gpd.GeoDataFrame) -> str:
    span = Span(doubt.start, doubt.end)
    others = listed([f"“{_short(other.of(text), 40)}”" for other in doubt.also])
    said = doubt.why + (f" See also {others}." if others else "")
    return _item(_first_id(mentions, span), span.of(text), said)


def _first_id(mentions: gpd.GeoDataFrame, span: Span) -> str:
    """Return the id of the mention that shares words with a span, empty when none does."""
    touching = mentions[(mentions["start"] < span.end) & (mentions["end"] > span.start)]
    return str(touching.iloc[0]["mention"]) if len(touching) else ""


def _short(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + " …"


def _hint(title: str, under: str) -> str:
    return f'<p class="hint"><b>{escape(title)}.</b> {escape(under)}</p>'
