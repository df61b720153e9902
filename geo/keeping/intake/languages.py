"""Which language a text is in, by py3langid's model, which ships with its package."""

from __future__ import annotations

LOOKED_AT = 5_000
"""Characters that are enough to tell."""


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language a text is most likely written in."""
    from py3langid import classify  # type: ignore[import-untyped]  # half a second to open

    sample = text[:LOOKED_AT].encode("utf-8", "ignore").decode()
    return str(classify(sample)[0])
