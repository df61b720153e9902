"""What a host can switch off: answers to programs, and being found by search engines."""

from __future__ import annotations

import os

API = "DATELINE_API"
"""``off``: nothing under ``/api`` answers, and no feed."""

SEARCHED = "DATELINE_SEARCHED"
"""``off``: search engines are told to stay away from every page, and there is no sitemap."""

OFF = {"off", "0", "no", "false"}


def is_open() -> bool:
    """Whether programs are answered."""
    return os.environ.get(API, "on").lower() not in OFF


def is_searched() -> bool:
    """Whether search engines are welcome."""
    return os.environ.get(SEARCHED, "on").lower() not in OFF
