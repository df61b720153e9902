"""How colours are seen: contrast, colour blindness, and how far apart two colours look.

Contrast is WCAG 2.2's ratio of relative luminances. Colour blindness is simulated with the
matrices of Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for
Simulation of Color Vision Deficiency", at full severity, applied to linear RGB. Distance is
Euclidean in OKLab (Ottosson 2020), where about 0.02 is just noticeable.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import dist
from typing import Literal

Blindness = Literal["protanopia", "deuteranopia", "tritanopia"]
Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

BLINDNESS: dict[str, Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

_TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_OKLAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def _linear(colour: str) -> Triple:
    """Return ``#rrggbb`` as linear red, green and blue, 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def _hex(linear: Triple) -> str:
    clipped = [min(1.0, max(0.0, c)) for c in linear]
    curved = [12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in clipped]
    return "#" + "".join(f"{round(c * 255):02x}" for c in curved)


def _times(matrix: Matrix, vector: Triple) -> Triple:
    one, two, three = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` as WCAG 2.2 defines it, 0 to 1."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2.2 defines it, 1 to 21, in either order."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen_with(blindness: Blindness | None, colour: str) -> str:
    """Return the colour as somebody with this colour blindness sees it (``None``: unchanged)."""
    if blindness is None:
        return colour
    return _hex(_times(BLINDNESS[blindness], _linear(colour)))


def difference(one: str, other: str) -> float:
    """How far apart two colours look: Euclidean distance in OKLab."""
    return dist(_oklab(one), _oklab(other))


def closest(colours: Sequence[str], blindness: Blindness | None = None) -> float:
    """Return the smallest difference between any two of the colours, as seen."""
    seen = [seen_with(blindness, colour) for colour in colours]
    return min(difference(one, other) for one, other in combinations(seen, 2))


def mixed(colour: str, into: str, share: float) -> str:
    """Mix ``share`` (0 to 1) of a colour into another, in linear light."""
    pairs = zip(_linear(colour), _linear(into), strict=True)
    red, green, blue = (share * a + (1 - share) * b for a, b in pairs)
    return _hex((red, green, blue))


def _oklab(colour: str) -> Triple:
    long, medium, short = _times(_TO_CONES, _linear(colour))
    return _times(_TO_OKLAB, (long ** (1 / 3), medium ** (1 / 3), short ** (1 / 3)))
