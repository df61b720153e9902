"""A region: how it is defined, what happened there, and who speaks about it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from geo.asking.territories import Apart, Territory, country_names
from geo.drawing.cards import empty_state
from geo.drawing.excerpt import attributes, escape, pick
from geo.drawing.wording import days_of, listed, rows_of

MOST_NAMED = 24
"""Countries that are listed by name; beyond it they are counted."""


def definition_html(territory: Territory, house: Territory, between: Apart) -> str:
    """Return a definition with its source, its members and what sets it apart from ours."""
    codes = set(territory.countries)
    members = (
        listed(country_names(codes)) if len(codes) <= MOST_NAMED else f"{len(codes)} countries"
    )
    is_rival = territory.slug != house.slug
    link = attributes(href=territory.source_url, target="_blank", rel="noopener noreferrer")
    facts = {
        "Source": f"<a{link}>{escape(territory.source)}</a>"
        if territory.source_url.startswith(("https://", "http://"))
        else escape(territory.source),
        "Countries": escape(members),
        "Counts in": escape(listed(between.only_there)) if is_rival else "",
        "Leaves out": escape(listed(between.only_here)) if is_rival else "",
        "On the map": "" if territory.drawn else "It lists no countries, so nothing is drawn.",
    }
    items = "".join(
        f"<div><dt>{term}</dt><dd>{said}</dd></div>" for term, said in facts.items() if said
    )
    return (
        f'<div class="telling definition"><p class="note">{escape(territory.note)}</p>'
        f"<dl>{items}</dl></div>"
    )


def event_list(happenings: pd.DataFrame, chosen: str = "") -> str:
    """Return the reference events of a table as a list, in the order of their days."""
    if happenings.empty:
        return empty_state(
            "The chronology tells of nothing here", "Choose another region, or clear the days."
        )
    ordered = happenings.sort_values(["first", "last", "mention"])
    items = "".join(
        f'<li><span class="day">{escape(days_of(row.first, row.last))}</span>'
        f"{_event(row.mention, row.words, row.mention == chosen)}"
        f'<p class="quiet">{escape(row.sentence)}</p></li>'
        for row in rows_of(ordered)
    )
    return f'<div class="telling"><ul class="events">{items}</ul></div>'


def _event(id: str, words: str, is_chosen: bool) -> str:
    return f"<button{pick(id, is_chosen)}>{escape(words)}</button>"


def speaker_rows(
    heard: Sequence[tuple[str, int, tuple[str, ...]]],
) -> list[tuple[str, str, str, int]]:
    """Return speakers as rows of ``voice_profile.bars``: who, from where, how many remarks."""
    return [(f"speaker:{name}", name, _from(places), count) for name, count, places in heard]


def _from(places: Sequence[str]) -> str:
    few = list(places[:3]) + (["elsewhere"] if len(places) > 3 else [])
    return f"said in {listed(few)}" if few else "place not given"


def own_places(listing: str) -> str:
    """Return a list of places (``cards.place_list``) laid in columns, as it is of one region."""
    return f'<div class="telling own-places">{listing}</div>'
