"""The page of voices: choosing a speaker, and the map, time and words of what they said."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import streamlit as st

from geo.asking.lens import Lens
from geo.asking.voices.remarks import as_mentions, keep, spots
from geo.asking.voices.utterances import arcs
from geo.asking.voices.voice_list import Sayings, Voices, voices_heard, voices_of_shelf
from geo.asking.windows import nearest
from geo.drawing.arcs import with_arcs
from geo.drawing.atlas import BOUNDS, arc_layer, pin_layer
from geo.drawing.initial_extent import framed
from geo.drawing.map_view import Bounds
from geo.drawing.moments import timeline_alt
from geo.drawing.timeline import voice_timeline
from geo.drawing.voice_profile import arc_rows, spot_list, spot_pins
from geo.drawing.wording import counted
from pages.shared import caches, state
from pages.shared.charts import days_told, show_figure
from pages.shared.excerpts import show_telling
from pages.shared.interactive_map import show_layers
from pages.shared.playing import Played
from pages.shared.style import theme

CHOOSER = "speaker-followed"


@st.cache_resource(show_spinner="Gathering the voices …")
def _shelf_voices() -> Voices:
    return voices_of_shelf()


def heard() -> Voices:
    """Return every voice that this visitor can see."""
    return caches.made("voices", voices_heard) if caches.is_own() else _shelf_voices()


def show_chooser(name: str, every: Voices) -> None:
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
