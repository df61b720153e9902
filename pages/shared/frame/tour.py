"""What goes on around every page: the tour of a first visit, and the address for paper."""

from __future__ import annotations

import streamlit as st

from geo.drawing.sheet import VISIT
from pages.shared.style import theme

STEPS = (
    {
        "words": "Choose a region or a pin on the map: timeline and quotations follow.",
        "spot": ".st-key-map-room",
    },
    {
        "words": "Choose a moment: a disc is a day, a bar a span of days, a fading end is vague.",
        "spot": ".st-key-timeline-room",
    },
    {
        "words": "Every card leads to the words it stands on. Add your own article under Add.",
        "spot": ".st-key-cards",
    },
)
"""The tour: what to try, and where."""

_VISIT = st.components.v2.component("dateline-visit", **VISIT)


def attend() -> None:
    """Offer the tour to who comes for the first time and follows no link; the browser decides."""
    with st.container(key="visit", height=1, border=False):
        _VISIT(
            key="visiting",
            data={"steps": list(STEPS), "theme": theme()},
            height="content",
            on_theme_change=lambda: None,  # the run itself draws everything in the new theme
        )
