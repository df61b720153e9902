"""The log of corrections of this visit: what is kept of it, and what came with a link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from geo.reading.corrections import regrouping
from geo.reading.corrections.log import Correction
from pages.shared.library import visitor_library

LINES = "corrections-made"
EDITED = "edited-by-link"
"""Where the visit keeps the secrets of articles that somebody else published, by id."""


def log() -> list[Correction]:
    """Return every line, oldest first; the list only grows while a visit lasts."""
    if LINES not in st.session_state:
        st.session_state[LINES] = visitor_library.known_log()
    return st.session_state[LINES]


def of_marks() -> list[Correction]:
    """Return the lines that may change what is read in an article."""
    return [line for line in log() if line.scope != "story"]


def add(correction: Correction) -> None:
    """Add a line, and put it where the article it is about is kept."""
    log().append(correction)
    visitor_library.save_correction(correction)
    secret = st.session_state.get(EDITED, {}).get(correction.article)
    if secret and correction.scope != "story":
        with visitor_library.reached():
            kept, _ = visitor_library.library().editable(secret)
            told = _narrow(correction)
            visitor_library.library().edit(secret, kept.article, kept.findings, (told,))


def borrow(corrections: Iterable[Correction], article: str) -> None:
    """Take over what came with an article; it reaches no other article, and no story."""
    known = {line.id for line in log()}
    for correction in corrections:
        if correction.id not in known and correction.scope != "story":
            log().append(replace(_narrow(correction), article=article))


def _narrow(correction: Correction) -> Correction:
    wide = correction.scope == "everywhere"
    return replace(correction, scope="article") if wide else correction


def concerning(ids: Iterable[str]) -> list[Correction]:
    """Return the lines that travel with some articles."""
    return regrouping.concerning(log(), ids)
