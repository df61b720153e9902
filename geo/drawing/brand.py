"""The project's mark and name, drawn in the palette's own colours."""

from __future__ import annotations

from geo.drawing.palette import LIGHT, SERIF, theme_named

GLOBE = (
    '<circle cx="12" cy="12" r="9.25" fill="none" stroke="{ink}" stroke-width="1.5"/>'
    '<path d="M12 2.75c-5 5-5 13.5 0 18.5" fill="none" stroke="{ink}" stroke-width="1.5"/>'
    '<path d="M2.75 12h18.5" stroke="{ink}" stroke-width="1.5"/>'
    '<circle cx="16.5" cy="8" r="3" fill="{dot}"/>'
)
"""A globe with one meridian, one parallel and one place."""


def icon() -> str:
    """Return the mark as SVG, for the browser's tab."""
    ink = LIGHT.regions["korean-peninsula"]
    drawn = GLOBE.format(ink=ink, dot=LIGHT.regions["middle-east"])
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{drawn}</svg>'


def wordmark(theme: str) -> str:
    """Return mark and name as SVG, for the head of every page."""
    colours = theme_named(theme)
    drawn = GLOBE.format(ink=colours.ink, dot=colours.regions["middle-east"])
    font = SERIF.replace('"', "'")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 172 24" width="172" height="24">'
        f'{drawn}<text x="31" y="18" font-family="{font}" font-size="19" font-weight="600" '
        f'fill="{colours.ink}" letter-spacing="-0.2">Dateline Atlas</text></svg>'
    )
