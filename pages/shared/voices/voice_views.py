"""The page of voices: choosing a speaker, and the map, time and words of what they said."""

from __future__ import annotations

from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import streamlit as st

from geo.asking.lens import Lens
from geo.asking.voices.remarks import Saying, as_mentions, keep, sayings, spots
from geo.asking.voices.utterances import Voice, arcs, by_voice, has_words, utterances
from geo.asking.windows import nearest
from geo.drawing.arcs import with_arcs
from geo.drawing.atlas import BOUNDS, arc_layer, pin_layer
from geo.drawing.framing import framed
from geo.drawing.looking import Bounds
from geo.drawing.moments import timeline_alt
from geo.drawing.timeline import voice_timeline
from geo.drawing.voices import arc_rows, spot_list, spot_pins
from geo.drawing.wording import counted
from geo.words import listed, spoken_days
from geo.world.chronology import remarks
from pages.shared import caches, state
from pages.shared.charts import show_figure
from pages.shared.excerpts import show_telling
from pages.shared.playing import Played
from pages.shared.style import theme
from pages.shared.views import days_told, show_layers

CHOOSER = "speaker-followed"
Sayings = tuple[Saying, ...]


@st.cache_resource(show_spinner="Gathering the voices …")
def _shelf_voices() -> dict[str, tuple[Voice, Sayings]]:
    return _gathered(caches.shelf_table())


def _gathered(table: gpd.GeoDataFrame) -> dict[str, tuple[Voice, Sayings]]:
    said = utterances(table, remarks())
    return {voice.name: (voice, sayings(own)) for voice, own in by_voice(said) if has_words(own)}


def heard() -> dict[str, tuple[Voice, Sayings]]:
    """Return every voice with its remarks by name, the one with most remarks first.

    Voices are those whose words are printed somewhere: who is only reported on is no voice yet.
    """
    every = caches.made("voices", _gathered) if caches.is_own() else _shelf_voices()
    named = {name: pair for name, pair in every.items() if name[:1].isupper()}
    ordered = sorted(named.items(), key=lambda item: (-len(item[1][1]), item[0]))
    return dict(ordered)


def chosen_voice(lens: Lens, every: dict[str, tuple[Voice, Sayings]]) -> str:
    """Return the voice asked for, under any of its spellings, else the most quoted one."""
    for name in lens.speakers:
        for voice, _ in every.values():
            if name in (voice.name, *voice.spellings):
                return voice.name
    return next(iter(every), "")


def show_chooser(name: str, every: dict[str, tuple[Voice, Sayings]]) -> None:
    """Let the reader follow another speaker."""
    st.session_state[CHOOSER] = name
    st.selectbox(
        "Speaker",
        list(every),
        key=CHOOSER,
        format_func=lambda n: f"{n} · {counted(len(every[n][1]), 'remark')}",
        on_change=_took,
        width=320,
    )


def _took() -> None:
    state.go(speaker=(st.session_state[CHOOSER],), mention="", place=(), cue="", days="", over="")


def told_of(voice: Voice, said: Sayings) -> str:
    """Say in what office somebody speaks, how often, when, and where most of it was said."""
    printed = sum(len(s.printings) for s in said)
    places = [spot for spot in spots(said) if spot.said]
    days = [day for s in said for day in s.days if day]
    when = spoken_days(min(days), max(days)) if days else ""
    where = f"said in {listed([p.name for p in places[:3]])}" if places else ""
    also = [n for n in voice.spellings if n != voice.name]
    spelled = f"also printed as {listed(also)}" if also else ""
    counts = f"{counted(len(said), 'remark')} in {counted(printed, 'printing')}"
    office = f"{voice.role}. " if voice.role else ""
    return f"{office}{'; '.join(filter(None, [counts, when, where, spelled]))}."


def show_voice_map(said: Sayings, lens: Lens, bounds: Bounds) -> None:
    """Draw where remarks were made and an arc from there to each place they are about."""
    at = spots(said)
    lines = arc_rows(arcs(said), at)
    chosen = ">".join(lens.places)
    west, east = bounds[0][1], bounds[1][1]
    middle = (west + east) / 2 if west < -180 or east > 180 else 0.0
    layers = [arc_layer(lines, chosen, theme(), middle), pin_layer(spot_pins(at), lens.places)]
    show_layers(layers, 430, bounds)


def show_map_list(said: Sayings, lens: Lens) -> None:
    """Draw the same places and arcs as a list, in step with the map."""
    chosen = [*lens.places, ">".join(lens.places)]
    show_telling("spots", spot_list(spots(said), arcs(said)), chosen, label="Places and arcs")


WIDELY = 0.05
"""Share of a voice's places that a frame of twice the size must hold more: arcs are long."""


def bounds_of(said: Sayings) -> Bounds:
    """Return the corners (south-west, north-east; lat before lon) around most of a voice's places.

    Each place counts once: both ends of an arc matter, however often one of them is returned to.
    The arcs between them are in the frame, too.
    """
    at = spots(said)
    placed = spot_pins(at)[["lon", "lat"]].dropna().to_numpy()
    bounds = framed(placed, np.ones(len(placed)), doubling=WIDELY) or BOUNDS
    lines = arc_rows(arcs(said), at)
    ends = (lines[[f"{end}_lon", f"{end}_lat"]].to_numpy(dtype=float) for end in ("from", "to"))
    return with_arcs(bounds, *ends)


def days_of_voice(every: Sayings) -> tuple[date, date]:
    """Return the days that the remarks of a voice span."""
    return days_told(as_mentions(every))


def tells(said: Sayings, cue: str, lens: Lens, by: int) -> date | None:
    """Return the first day (the last, for -1) of those asked for on which a voice says anything."""
    days = [remark.days[by < 0] for remark in keep(said, lens, cue)]
    return nearest([day for day in days if day], lens, by)


def show_voice_timeline(said: Sayings, every: Sayings, lens: Lens, now: Played) -> None:
    """Draw remarks in time over the reference chronology; the axis stays as one narrows."""
    days = now.over or days_of_voice(every)
    table = caches.table()
    events = table[(table["kind"] == "happening") & (table["last"] >= str(days[0]))]
    rows = pd.concat([as_mentions(said), events[events["first"] <= str(days[1])]])
    chosen = next((s.id for s in said if s.holds(lens.mention)), lens.mention)
    figure = voice_timeline(rows, days, theme(), chosen, window=now.window)
    show_figure(figure, timeline_alt(rows, days))
