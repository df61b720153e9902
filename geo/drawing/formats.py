"""Every format in which articles are taken out: tables, maps, and what is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from geo.drawing.onefile import one_file
from geo.drawing.picture.exported_picture import taken_png, taken_svg
from geo.drawing.picture.plate import Plate
from geo.drawing.slides import slides
from geo.keeping.exports import FORMATS, Pair, export
from geo.reading.corrections.log import Correction

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@dataclass(frozen=True, slots=True)
class Drawn:
    """How what is drawn is made; tables and maps of data do not ask."""

    plate: Plate = field(default_factory=Plate)
    scale: float = 1.0
    told: str = ""


@dataclass(frozen=True, slots=True)
class DrawnFormat:
    """A format that is drawn: its name for people, its file’s ending, media type and maker."""

    title: str
    ending: str
    media_type: str
    pack: Callable[[list[Pair], tuple[Correction, ...], Drawn], bytes]


def _html(pairs: list[Pair], log: tuple[Correction, ...], drawn: Drawn) -> bytes:
    return one_file(pairs, log, drawn.plate.worldview)


def _svg(pairs: list[Pair], _: tuple[Correction, ...], drawn: Drawn) -> bytes:
    return taken_svg(pairs, drawn.plate, drawn.told).encode()


def _png(pairs: list[Pair], _: tuple[Correction, ...], drawn: Drawn) -> bytes:
    return taken_png(pairs, drawn.plate, drawn.told, scale=drawn.scale)


def _pptx(pairs: list[Pair], _: tuple[Correction, ...], drawn: Drawn) -> bytes:
    return slides(pairs, drawn.plate.theme, drawn.plate.worldview)


DRAWN: dict[str, DrawnFormat] = {
    "svg": DrawnFormat("Picture (SVG)", ".svg", "image/svg+xml", _svg),
    "png": DrawnFormat("Picture (PNG)", ".png", "image/png", _png),
    "pptx": DrawnFormat("Slides (PowerPoint)", ".pptx", PPTX, _pptx),
    "html": DrawnFormat("One file (HTML)", ".html", "text/html", _html),
}
"""The formats that this room draws."""

ALL_FORMATS = (*FORMATS, *DRAWN)
"""Every format by its name."""


def export_any(
    pairs: Iterable[Pair],
    format: str,
    corrections: Iterable[Correction] = (),
    drawn: Drawn | None = None,
) -> bytes:
    """Pack articles in any format; see ``geo.keeping.exports.export``.

    Parameters
    ----------
    drawn : Drawn, optional
        How a picture, a page or slides are made.
    """
    if format in DRAWN:
        return DRAWN[format].pack(list(pairs), tuple(corrections), drawn or Drawn())
    return export(pairs, format, corrections)
