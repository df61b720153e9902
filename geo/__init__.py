"""Dateline Atlas: reads a news article and shows where, when and who said what.

``geo.read`` is the door. Nothing heavy is imported before it is asked for, so that
``python -m geo serve`` can set the project up with the standard library alone.

Where things are, from the ground up: ``errors``, ``words`` (names, lists and days as they are
said), ``whole_files`` (written whole or not at all), ``text`` (article, span, sentences) and
``datelines``; ``world`` (gazetteer, borders, regions, chronology); ``reading`` (findings in a
text) and ``training`` (what makes its weights); ``keeping`` (articles in, stored, out again);
``asking`` (one table of mentions, and the lens); ``drawing`` (map, timeline, cards);
``serving`` (addresses beside the pages). ``setup`` is what the two commands of a fresh machine
do.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Reading multiplies small matrices: more threads only wait for one another, and halve its speed.

if TYPE_CHECKING:
    from geo.reading.findings import read
    from geo.reading.marks import Findings
    from geo.text import Article, Span

__all__ = ["Article", "Findings", "Span", "read"]

_HOMES = {
    "Article": "geo.text",
    "Findings": "geo.reading.marks",
    "Span": "geo.text",
    "read": "geo.reading.findings",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its home when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'geo' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
