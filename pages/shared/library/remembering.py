"""The browser's own note of whose library is whose: a cookie with the key of the visit."""

from __future__ import annotations

import streamlit as st

from pages.shared.library.visitor_library import KEY, NEW

_REMEMBER = st.components.v2.component(
    "dateline-remember",
    html="<span></span>",
    js="""
export default function remember({ data }) {
  const here = location.pathname.replace(/[^/]*$/, "")
  const headers = { "Content-Type": "application/json" }
  fetch(`${here}visit`, { method: "POST", headers, body: JSON.stringify({ key: data.key }) })
}
""",
)


def remember() -> None:
    """Let the browser hold the key of a visit that has begun to keep things."""
    with st.container(key="remembering"):  # always there, as the notice's
        if not st.session_state.get(NEW):
            return
        _REMEMBER(key="remember", data={"key": st.session_state[KEY]})
