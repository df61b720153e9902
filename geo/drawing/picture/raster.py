"""SVG to PNG, by resvg and the project's own fonts: the same pixels on every machine."""

from __future__ import annotations

import resvg_py

from geo.drawing.lettering import font_files


def to_png(svg: str, scale: float = 1.0) -> bytes:
    """Return an SVG document as PNG, ``scale`` pixels for each of its own."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            skip_system_fonts=True,
            font_files=font_files(),
            font_family="Source Sans Pro",
            sans_serif_family="Source Sans Pro",
            serif_family="Source Serif Pro",
        )
    )
