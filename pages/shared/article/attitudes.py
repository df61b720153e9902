"""Attitudes and acts of an article, on demand: who blamed, welcomed or refused what.

They are told of somebody and are no words of theirs, so that they stand apart from the quotations,
behind a switch; each opens the sentence that tells it.
"""

from __future__ import annotations

import streamlit as st

from geo.reading.marks import Findings, Quotation
from geo.text import Prose
from pages.shared.markdown_escaping import plain

LONGEST = 90
"""Characters of what an attitude is about that its line repeats."""


def show_attitudes(article_id: str, findings: Findings) -> None:
    """Offer the attitudes of an article, each with its sentence one click away."""
    told = [one for one in findings.attitudes if one.source and one.cue]
    if not told:
        return
    key = f"attitudes-{article_id}"
    help_ = "What the text says that somebody thinks, wants, blames or does: no words of theirs."
    if not st.toggle(f"Attitudes and acts ({len(told)})", key=key, help=help_):
        return
    prose = Prose(findings.text)
    for one in told:
        with st.expander(plain(line_of(findings.text, one))):
            start = one.cue.start if one.cue else one.content[0].start
            st.markdown(plain(prose.sentence_at(start).of(findings.text)))


def line_of(text: str, attitude: Quotation) -> str:
    """Return who, the verb and what it is about, in a line."""
    who = attitude.source.text if attitude.source else ""
    verb = attitude.cue.of(text) if attitude.cue else ""
    about = " ".join(attitude.content[0].of(text).split())
    short = about if len(about) <= LONGEST else about[: LONGEST - 1].rstrip() + "…"
    return f"{who} · {verb} · {short}"
