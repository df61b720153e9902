"""Type: how wide words are in the fonts that pictures are set in, and how they break into lines.

The fonts come with the project (SIL OFL), so that a picture is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import font_source_sans_pro  # type: ignore[import-untyped]
import font_source_serif_pro  # type: ignore[import-untyped]
from PIL import ImageFont

from geo.drawing.excerpt import attributes, escape

FAMILIES = {
    "Sans": "'Source Sans Pro', 'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif",
    "Serif": "'Source Serif Pro', 'Source Serif 4', Georgia, 'Times New Roman', serif",
}
"""What a drawing asks for: our own fonts, or the nearest of a reader's system."""

WEIGHTS = {400: "", 600: "Semibold", 700: "Bold"}
USED = (("Sans", ""), ("Sans", "Semibold"), ("Sans", "Bold"), ("Sans", "SemiboldIt"),
        ("Sans", "It"), ("Serif", ""), ("Serif", "Semibold"))  # fmt: skip

MEASURED_AT = 200
"""Size in pixels at which letters are measured, large enough that no hinting rounds them."""


def font_file(family: str, weight: str) -> str:
    """Return where a font lies: ``Sans`` or ``Serif``, and a weight as the files name it."""
    package = font_source_serif_pro if family == "Serif" else font_source_sans_pro
    return str(package.font_files_ttf[f"Source{family}Pro{weight}"])


def font_files() -> list[str]:
    """Return the files of all fonts that drawings use."""
    return [font_file(*one) for one in USED]


@cache
def font(family: str, weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a font at a size in pixels."""
    return ImageFont.truetype(font_file(family, weight), size)


def width_of(words: str, size: float, weight: int = 400, family: str = "Sans") -> float:
    """Return how many pixels wide words are."""
    return font(family, WEIGHTS[weight], MEASURED_AT).getlength(words) * size / MEASURED_AT


def wrapped(words: str, long: Callable[[str], float], width: float) -> list[str]:
    """Return words in lines no wider than ``width`` pixels; a word too wide is broken.

    ``long`` measures words in pixels.
    """
    lines = [""]
    for word in words.split(" "):
        joined = f"{lines[-1]} {word}".strip()
        if long(joined) <= width:
            lines[-1] = joined
            continue
        lines.append("")
        for letter in word:
            if lines[-1] and long(lines[-1] + letter) > width:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line] or [""]


def cut(words: str, long: Callable[[str], float], width: float) -> str:
    """Return a line cut at its end to fit, the cut shown."""
    if long(words) <= width:
        return words
    while words and long(f"{words} …") > width:
        words = words[:-1].rstrip()
    return f"{words} …"


def set_in(
    words: str, width: float, size: float, weight: int = 400, family: str = "Sans", most: int = 99
) -> list[str]:
    """Return words as at most so many lines of a width; what does not fit is cut, and shown so."""

    def long(part: str) -> float:
        return width_of(part, size, weight, family)

    lines = wrapped(shown(words), long, width)
    if len(lines) <= most:
        return lines
    last = cut(" ".join(lines[most - 1 :]), long, width)
    whole = last.removesuffix(" …").rpartition(" ")[0]  # no word is cut where one can go whole
    return [*lines[: most - 1], f"{whole} …" if whole else last]


def shown(words: str) -> str:
    """Return words that can be drawn on one line: no line breaks, controls or lone surrogates."""
    plain = " ".join(words.split()).encode("utf-8", "replace").decode()
    return "".join(c if c.isprintable() else "\ufffd" for c in plain)


def text(
    x: float,
    y: float,
    words: str,
    size: float,
    fill: str,
    weight: int = 400,
    family: str = "Sans",
    anchor: str = "",
    halo: str = "",
    **more: object,
) -> str:
    """Return one line of text as SVG, its baseline at ``y``; ``halo`` colours its outline."""
    around: dict[str, object] = {}
    if halo:
        around = {"stroke": halo, "stroke_width": 3, "stroke_linejoin": "round"}
        around |= {"paint_order": "stroke"}
    told = attributes(
        x=f"{x:.1f}", y=f"{y:.1f}", font_family=FAMILIES[family], font_size=f"{size:g}",
        font_weight="" if weight == 400 else weight, fill=fill, text_anchor=anchor,
        **around, **more,
    )  # fmt: skip
    return f"<text{told}>{escape(shown(words))}</text>"
