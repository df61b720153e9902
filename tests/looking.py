"""Comparing how a picture looks with how it looked; only for what is sent to others.

The committed picture is small, so that another machine's letters make no difference and a part
that is gone, moved or of another colour does. To take it anew, after looking at it:
``DATELINE_NEW_LOOKS=1 python -m pytest -k looks_as_it_did``.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from PIL import Image

LOOKS = Path(__file__).parent / "looks"
WIDTH = 160
"""Pixels across the committed picture."""

MOST_APART = 3.0
"""Mean difference of a colour's value (0 to 255) that other letters may make."""


def apart(image: Image.Image, name: str) -> float:
    """Return how far a picture is from the committed one of that name."""
    small = _small(image)
    path = LOOKS / f"{name}.png"
    if os.environ.get("DATELINE_NEW_LOOKS"):
        small.save(path, optimize=True)
    before = Image.open(path).convert("RGB")
    assert before.size == small.size, f"{name} has another shape than {path.name}"
    return float(np.abs(np.asarray(before, float) - np.asarray(small, float)).mean())


def _small(image: Image.Image) -> Image.Image:
    height = round(image.height * WIDTH / image.width)
    return image.convert("RGB").resize((WIDTH, height), Image.Resampling.BOX)
