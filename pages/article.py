"""Read: one article with its places, times and quotations marked in place."""

import streamlit as st

from geo.asking.windows import telling_within, touching
from pages.shared import caches, state
from pages.shared.article.attitudes import show_attitudes
from pages.shared.article.choosing import (
    chosen_article,
    show_chooser,
    show_sources,
    show_way_to_compare,
)
from pages.shared.article.correcting import show_correcting, show_history, show_signature
from pages.shared.article.dating import show_dating
from pages.shared.article.editing import show_editing
from pages.shared.article.map_beside import begin_asking, show_article_map
from pages.shared.article.mark_paging import drawn_part, show_part
from pages.shared.article.missed_words import (
    let_everything_go,
    selected_words,
    show_missed,
    show_reader,
    show_typing,
)
from pages.shared.article.story_player import show_story
from pages.shared.charts import days_told, show_timeline
from pages.shared.frame.navigation import framed
from pages.shared.interactive_map import place_shown
from pages.shared.library.panel import show_keeping
from pages.shared.panels import nothing_to_read
from pages.shared.playing import played, show_playing
from pages.shared.taking_out import show_taking_article
from pages.shared.why import show_claims, show_doubts, show_why

framed()
lens = state.asked()
pairs = caches.pairs()
article_id = chosen_article(lens, pairs)
if not article_id:
    nothing_to_read()
    st.stop()
article, findings = pairs[article_id]
table = caches.table()
here = table[table["article"] == article_id]
now = played(lens)
seen = touching(here, lens) if now else here
chosen = lens.mention or "".join(lens.places[:1])
show_chooser(article_id, pairs, table)
show_dating(article, findings)
with st.container(horizontal=True, key="doing"):
    show_story(article, findings)
    show_way_to_compare(article)
    show_editing(article, findings)
    show_keeping(article)
    show_taking_article(article, findings, lens.mention)

text, beside = st.columns([6, 5], gap="large")
with text:
    part = drawn_part(article_id, seen, chosen)
    show_part(part, seen)
    show_reader(article, here, chosen, part.rows)
    show_attitudes(article_id, findings)
    show_sources(article)
with beside:
    begin_asking()
    at_map = st.container()  # drawn once the form below says whether it asks for a point
    words = selected_words(article)
    with st.container(key="why-sheet" if chosen or words else "why-box"):
        if words:
            show_missed(article, words)
        else:
            show_why(findings, here, lens.mention, "".join(lens.places[:1]))
            show_signature(findings, lens.mention)
            show_correcting(article, findings, lens.mention)
        st.button("Close", key="let-go", on_click=let_everything_go)
    with at_map:
        show_article_map(article_id, seen, place_shown(here, lens), height=300)
    whole = days_told(here)
    show_playing(lens, telling_within(here), whole, "article", article_id)
    told = caches.with_chronology(here)
    show_timeline(told, *(now.over or whole), lens.mention, 320, now.window)
    doubts, times, corrections = st.tabs(
        [f"Doubts ({len(findings.doubts)})", "Time claims", "Corrections"]
    )
    with doubts:
        show_doubts(findings, here, lens.mention)
    with times:
        show_claims(findings, here, lens.mention)
    with corrections:
        show_typing(article)
        show_history(article, findings)
