"""Read: one article with its places, times and quotations marked in place."""

import streamlit as st

from geo.drawing.legend import legend_html
from geo.drawing.reader import marks_of, reader_html
from pages.shared import caches, state
from pages.shared.articles import chosen_article, show_chooser, show_sources
from pages.shared.frame import framed
from pages.shared.panels import nothing_to_read
from pages.shared.style import theme
from pages.shared.views import around, days_told, place_shown, show_excerpt, show_map, show_timeline
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
chosen = lens.mention or "".join(lens.places[:1])
show_chooser(article_id, pairs, table)

text, beside = st.columns([6, 5], gap="large")
with text:
    show_excerpt("text-legend", legend_html("text", theme()))
    html = reader_html(article, marks_of(here, article.text), headline=True)
    show_excerpt("reader", html, chosen, 760, f"Article: {article.title}")
    show_sources(article)
with beside:
    show_map(here, place_shown(here, lens), height=300, bounds=around(here))
    with st.container(key="why-sheet" if chosen else "why-box"):
        show_why(findings, here, lens.mention, "".join(lens.places[:1]))
        st.button("Close", key="let-go", on_click=state.go, kwargs={"mention": "", "place": ()})
    show_timeline(caches.with_chronology(here), *days_told(here), lens.mention, 320)
    doubts, times = st.tabs([f"Doubts ({len(findings.doubts)})", "Time claims"])
    with doubts:
        show_doubts(findings, here, lens.mention)
    with times:
        show_claims(findings, here, lens.mention)
