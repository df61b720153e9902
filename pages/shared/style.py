"""The style of the frame: the palette's sheet, and what Streamlit's own theme cannot say."""

from __future__ import annotations

import streamlit as st

from geo.drawing.sheet import asset, page_style


def theme() -> str:
    """Return the name of the theme the reader's browser shows: ``light`` or ``dark``."""
    return st.context.theme.type or "light"


def dress() -> None:
    """Put the page's one style sheet in place, before anything else is drawn."""
    st.html(page_style(theme()) + f"<style>{FRAME}</style>")


FRAME = """
.st-key-address, .st-key-remembering,
.stElementContainer:has(> .stHtml > style:only-child) { display: none; }
.st-key-sheet, [data-testid="stLayoutWrapper"]:has(> .st-key-sheet) {
  height: auto !important; overflow: visible !important;
}
[data-testid="stLayoutWrapper"]:has(> .st-key-address) { display: none; }
/* What a first visitor looks for, in the same corner of every page. */
[data-testid="stLayoutWrapper"]:has(> .st-key-add-in-sight) {
  position: fixed; z-index: 999991; top: 0.875rem; right: 4.25rem; flex: none !important;
  width: auto; height: auto !important; margin: 0;
}
.st-key-add-in-sight { height: auto !important; overflow: visible !important; width: auto; }
.st-key-add-in-sight a {
  min-height: 2.5rem; padding: 0.25rem 0.75rem; background: var(--paper);
  border: 1px solid var(--quiet); border-radius: 2px;
}
[data-testid="stStatusWidget"] { margin-right: 12.5rem; }
.st-key-actions { flex-wrap: nowrap; }
@media (min-width: 40.01rem) { .st-key-question .asking { min-height: 7rem; } }
.st-key-map-room, .st-key-timeline-room { overflow: hidden; }
@media screen { .st-key-map-room { background: var(--sea); } }
[data-testid="stCaptionContainer"] { opacity: 1; }
[data-testid="stCaptionContainer"] * { color: var(--quiet); }
[data-testid="stSkeleton"],
:is(.st-key-chips, .st-key-chooser, .st-key-doing):has([data-testid="stSkeleton"]),
.stColumn:has(.st-key-reader [data-testid="stSkeleton"], .st-key-why [data-testid="stSkeleton"]) {
  visibility: hidden;
}
/* What comes a moment later finds its room kept. */
.st-key-chooser, .st-key-article-read { min-height: 68px; }
.st-key-doing { min-height: 40px; }
.st-key-text-legend { min-height: 56px; }
.st-key-map-legend, .st-key-time-legend { min-height: 40px; }
.st-key-why-box { min-height: 2.5rem; }
.st-key-playing { min-height: 36px; }
.st-key-reader { min-height: 760px; }
[data-testid="stExpandSidebarButton"] { width: auto !important; padding: 0 0.5rem; }
[data-testid="stExpandSidebarButton"] > * { display: none; }
[data-testid="stExpandSidebarButton"]::before {
  content: "☰ Menu"; font: 600 0.9375rem/2.5rem var(--sans); color: var(--ink);
}
@media (max-width: 48rem) {
  :is([data-testid="stHeaderLogo"], [data-testid="stSidebarLogo"]) {
    height: 1.375rem; max-width: 10.5rem;
  }
  [data-testid="stLayoutWrapper"]:has(> .st-key-add-in-sight) { right: 0.75rem; }
  [data-testid="stStatusWidget"] { visibility: hidden; }
  .st-key-add-in-sight a p { font-size: 0; }
  .st-key-add-in-sight a p::after { content: "Add" / ""; font-size: 0.875rem; }
}
@media (max-width: 40rem) {
  .st-key-map-room, .st-key-map-room iframe,
  [data-testid="stLayoutWrapper"]:has(> .st-key-map-room) {
    height: 310px !important; flex-basis: 310px !important;
  }
  .st-key-chips { min-height: 180px; }
  .st-key-region-chip { min-height: 68px; }
  .st-key-doing { min-height: 100px; align-content: flex-start; }
  .st-key-text-legend, .st-key-map-legend { min-height: 85px; }
  .st-key-time-legend { min-height: 63px; }
}
:is([data-testid="stTopNavLink"], [data-testid="stSidebarNavLink"]):focus-visible {
  outline: 2px solid var(--choice); outline-offset: -2px;
}
button[kind="primary"], button[kind="primary"] * { color: var(--paper); }
.asking h1 {
  font: 600 1.75rem/1.25 var(--serif);
  letter-spacing: -0.01em;
  color: var(--ink);
  padding: 0;
  margin: 0;
  text-wrap: balance;
}
h2.section {
  font: 600 1.25rem/1.3 var(--serif);
  color: var(--ink);
  margin: 0;
  padding: 0.75rem 0 0;
}
.section + p { color: var(--quiet); font-size: 0.875rem; margin: 0.125rem 0 0; }
.asking p, .standfirst { color: var(--quiet); font-size: 0.9375rem; margin: 0.25rem 0 0; }
.st-key-let-go { display: none; }
.open-point {
  margin: 0; padding: 0; border: 0; color: var(--quiet); font: 400 1.0625rem/1.6 var(--serif);
}
.open-point mark {
  background: none; color: var(--ink); font-weight: 600; border-bottom: 2px solid var(--choice);
}
.st-key-visit, [data-testid="stLayoutWrapper"]:has(> .st-key-visit) {
  overflow: visible !important;
}
.toured { outline: 3px solid var(--choice); outline-offset: 3px; }
html[data-tour] .stMainBlockContainer { padding-bottom: 7rem; }
.story-days {
  position: absolute; pointer-events: none; z-index: 2;
  background: color-mix(in srgb, var(--choice) 16%, transparent);
  border-inline: 2px solid var(--choice);
}
@media screen {
  html[data-story] .st-key-why-box { display: none; }
  html[data-story] .stMainBlockContainer { padding-bottom: 16rem; }
  html[data-story] .stHorizontalBlock:has(.st-key-reader) { scroll-margin-top: 4.5rem; }
}
@media screen and (max-width: 40rem) {
  html[data-story] .stElementContainer:has(iframe[title^="streamlit_folium"]) {
    position: fixed; inset: 3.75rem 0 auto 0; z-index: 99; width: 100%;
    border-bottom: 1px solid var(--rule);
  }
  html[data-story] iframe[title^="streamlit_folium"] { height: 28vh !important; }
  html[data-story] .stMainBlockContainer { padding-bottom: 20rem; }
}
@media (max-width: 40rem) {
  .st-key-actions { flex-wrap: wrap; }
  .asking h1 { font-size: 1.375rem; }
  .st-key-why-sheet {
    position: fixed; inset: auto 0 0 0; z-index: 100; max-height: 46vh; overflow-y: auto;
    padding: 0.75rem 1rem 1rem; gap: 0.25rem;
    background: var(--paper); border-top: 2px solid var(--choice);
  }
  .st-key-why-sheet .st-key-let-go { display: block; }
}
"""
__all__ = ["asset", "dress", "theme"]
