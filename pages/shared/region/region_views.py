"""The page of a region: choosing it and its definition, and its map, time and speakers."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import streamlit as st

from geo.asking.lens import Lens
from geo.asking.lens.sentence import count
from geo.asking.territories import Territory, apart, area_of, held_places, territories
from geo.asking.voices.regional_speakers import heard_about
from geo.asking.voices.utterances import utterances
from geo.asking.windows import telling_within
from geo.drawing.atlas import area_layer, place_layer
from geo.drawing.cards import empty_state
from geo.drawing.map_view import Bounds
from geo.drawing.moments import timeline_alt
from geo.drawing.palette import Hue, hue_of
from geo.drawing.region_profile import definition_html, speaker_rows
from geo.drawing.timeline import multiples, timeline
from geo.drawing.voice_profile import bars
from geo.words import with_the
from geo.world.chronology import remarks
from geo.world.regions import MAIN, Region, regions
from pages.shared import caches, state
from pages.shared.charts import days_shown, show_figure
from pages.shared.excerpts import show_telling
from pages.shared.interactive_map import show_layers
from pages.shared.markdown_escaping import plain
from pages.shared.playing import Played, show_playing
from pages.shared.style import theme

REGION_FACE, DEFINITION_FACE = "region-shown", "definition-shown"
WIDER = 30.0
"""Degrees by which the first view of a map grows at most to hold rival outlines."""


def show_chooser(region: Region) -> None:
    """Let the reader take another region; the main ones stand first."""
    st.session_state[REGION_FACE] = region.id
    st.selectbox(
        "Region",
        list(regions()),
        key=REGION_FACE,
        format_func=lambda id: regions()[id].name,
        on_change=_took_region,
        width=260,
    )


def _took_region() -> None:
    state.go(
        region=st.session_state[REGION_FACE],
        definition="",
        place=(),
        speaker=(),
        mention="",
    )


def show_definitions(region: Region, chosen: Territory) -> None:
    """Let the reader switch between the definition used here and its rivals, and tell each."""
    every = territories(region)
    if len(every) > 1:
        st.session_state[DEFINITION_FACE] = chosen.slug
        st.pills(
            "Defined by",
            [t.slug for t in every],
            key=DEFINITION_FACE,
            format_func={t.slug: t.name for t in every}.__getitem__,
            on_change=_took_definition,
            wrap=True,
        )
    html = definition_html(chosen, every[0], apart(every[0], chosen))
    show_telling("definition-told", html, label="Definition")


def _took_definition() -> None:
    state.go(definition=st.session_state[DEFINITION_FACE], mention="", place=(), speaker=())


def told_of(region: Region, inside: gpd.GeoDataFrame) -> str:
    """Say how much is told of a region."""
    return f"{_counted(inside)} about {with_the(region.name)}."


def hue(region: Region) -> Hue:
    """Return the hue that a region is drawn in."""
    return hue_of(region.id)


def show_region_map(
    region: Region, chosen: Territory, inside: gpd.GeoDataFrame, lens: Lens
) -> None:
    """Draw the region as it is defined, over the outline used elsewhere, and its places."""
    house = territories(region)[0]
    rival = chosen.slug != house.slug
    areas = area_layer(area_of(chosen), area_of(house) if rival else None, hue(region))
    places = own_places(inside, chosen)
    others = places[places["place"] != region.id]
    layers = [areas, place_layer(others, "".join(lens.places[:1]), theme())]
    show_layers(layers, 460, bounds_of(region))


def own_places(inside: gpd.GeoDataFrame, chosen: Territory) -> gpd.GeoDataFrame:
    """Return the mentions of places that lie in the region itself."""
    return inside[inside["place"].isin(held_places(inside, chosen))]


def bounds_of(region: Region) -> Bounds:
    """Return the corners (south-west, north-east; lat before lon) that hold a region.

    The view is the same for every definition, so that outlines can be compared: it grows
    towards the rivals, though not around the world.
    """
    areas = [area for t in territories(region) if (area := area_of(t)) is not None]
    if not areas:
        return ((-35.0, -130.0), (70.0, 150.0))
    west, south, east, north = areas[0].bounds
    all_west, all_south, all_east, all_north = np.array([a.bounds for a in areas]).T
    return (
        (max(south - WIDER / 3, all_south.min(), -60.0) - 1, max(west - WIDER, all_west.min()) - 1),
        (min(north + WIDER / 3, all_north.max(), 70.0) + 1, min(east + WIDER, all_east.max()) + 1),
    )


def show_region_time(region: Region, inside: gpd.GeoDataFrame, lens: Lens, now: Played) -> None:
    """Draw what happened there and what is told of it, in two lanes; play it."""
    whole = days_shown(caches.table(), lens)
    show_playing(lens, telling_within(inside), whole, "region", region.id, state.look("definition"))
    own = "region" if hue(region) == "other" else hue(region)
    days = now.over or whole
    rows = inside.assign(lane=own, hue=hue(region))
    names = {"reference": "Reference chronology", own: f"Told in articles: {region.name}"}
    figure = timeline(rows, days, theme(), lens.mention, 300, names, now.window)
    show_figure(figure, timeline_alt(rows, days))


def show_three(lens: Lens, now: Played) -> None:
    """Draw the main regions over time, one above another on one scale."""
    table = caches.table()
    days = now.over or days_shown(table, lens)
    alt = "Three charts on one scale, a bar for each stretch of time: " + "; ".join(
        f"{regions()[id].name}: {_counted(_of(table, id))}" for id in MAIN
    )
    show_figure(multiples(table, days, theme()), alt, "three-regions")


def _counted(mentions: gpd.GeoDataFrame) -> str:
    return count(mentions["kind"].value_counts())


def _of(table: gpd.GeoDataFrame, id: str) -> gpd.GeoDataFrame:
    return table[[id in held for held in table["regions"]]]


def show_speakers(inside: gpd.GeoDataFrame, chosen: Territory, lens: Lens) -> None:
    """Draw who speaks about the region, how often and from where."""
    said = utterances(caches.table(), remarks())
    held = held_places(inside, chosen) | {chosen.region}
    heard = heard_about(said, held, (lens.first, lens.last))
    found = [h for h in heard if h.name[:1].isupper()]
    rows = speaker_rows([(h.name, len(h.remarks), h.said_in) for h in found[:14]])
    first = f"speaker:{lens.speakers[0]}" if lens.speakers else ""
    if not rows:
        html = empty_state("Nobody is quoted on it", "Clear the days or choose another region.")
        show_telling("speakers", html, label="Who speaks about it")
        return
    show_telling("speakers", bars(rows, first, "speakers"), first, label="Who speaks about it")
    if lens.speakers:
        st.button(
            plain(f"Follow {lens.speakers[0]} on Voices"),
            icon=":material/record_voice_over:",
            key="follow-voice",
            on_click=state.turn_to,
            args=("voices",),
            kwargs={"speaker": lens.speakers[:1], "place": (), "mention": ""},
        )
