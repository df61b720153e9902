"""Whether this visitor may ask for more, on an app that many share."""

from __future__ import annotations

import os

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.keeping.allowances import allowances
from pages.shared.library import visitor_library

PROXY = "DATELINE_PROXY"
"""``on``: a proxy before this app says, at the end of ``X-Forwarded-For``, who asks it."""


def why_wait(kind: str, number: int = 1) -> str:
    """Return why the visitor must wait, empty when they may go on; one's own app never waits."""
    if visitor_library.mode() == "own" or number < 1:
        return ""
    context = get_script_run_ctx()
    return allowances().ask(kind, context.session_id if context else "", _address(), number)


def _address() -> str:
    if os.environ.get(PROXY, "").lower() in {"on", "1", "yes", "true"}:
        told = st.context.headers.get("X-Forwarded-For") or ""
        return told.rpartition(",")[2].strip()
    return st.context.ip_address or ""
