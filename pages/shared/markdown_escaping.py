"""Other people's words where Streamlit expects Markdown."""

from __future__ import annotations

_ACTS = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>#+-!|$:~"})


def plain(text: str) -> str:
    """Return text in which Markdown finds nothing to act on."""
    return " ".join(text.split()).translate(_ACTS)
