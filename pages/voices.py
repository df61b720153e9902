"""Voices: one speaker over time, what was said where and about where, and as printed by whom."""

from functools import partial

import streamlit as st

from geo.asking.voices.remarks import keep
from geo.asking.voices.utterances import cues
from geo.asking.voices.voice_list import voice_asked
from geo.drawing.legend import legend_html
from geo.drawing.printed import side_by_side
from geo.drawing.voice_profile import cue_bars, remark_cards, voice_told
from pages.shared import caches, state
from pages.shared.excerpts import show_head, show_narrowed, show_section, show_telling
from pages.shared.frame.navigation import framed
from pages.shared.playing import played, show_playing
from pages.shared.style import theme
from pages.shared.voices import voice_views

framed()
lens, cue = state.asked(), state.look("cue")
every = voice_views.heard()
name = voice_asked(lens.speakers, every)
voice, said = every[name]
kept = keep(said, lens, cue)
show_head(name, voice_told(voice, said), lambda: voice_views.show_chooser(name, every))
chosen = next((s for s in said if s.holds(lens.mention)), None)
words = chosen.shown.words if chosen else ""
now = played(lens)
days = () if now else ("days",)  # what plays the timeline says them
show_narrowed(lens, ("place", *days, "cue", "words", "mention"), caches.table(), words)

# Each view answers to what is chosen in the others; its own marks stay.
seen, told = st.columns([5, 3], gap="medium")
with seen:
    voice_views.show_voice_map(
        keep(said, lens.but(places=()), cue), lens, voice_views.bounds_of(said)
    )
    st.html(legend_html("voice", theme()))
    tells = partial(voice_views.tells, said, cue)
    show_playing(lens, tells, voice_views.days_of_voice(said), "voices", name, cue)
    told_in_time = keep(said, now.whole.but(mention=""), cue)
    voice_views.show_voice_timeline(told_in_time, said, lens, now)
with told:
    show_section("Cues, as printed", "Counted, not judged: the verbs that outlets chose.")
    printed = [u for s in keep(said, lens) for u in s.printings]
    show_telling("cues", cue_bars(cues(printed), cue), f"cue:{cue}", label="Cues")
    show_section("Remarks")
    cards = remark_cards(keep(said, lens.but(mention=""), cue), lens.mention)
    show_telling("remarks", cards, chosen.id if chosen else "", 600, "Remarks")
if apart := side_by_side(kept):
    show_section("The same remark in different words")
    show_telling("printings", apart, lens.mention, label="Printings side by side")
with st.expander("The map as a list"):
    voice_views.show_map_list(keep(said, lens.but(places=()), cue), lens)
