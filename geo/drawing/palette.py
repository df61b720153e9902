"""The palette: the only home of colour, type and pattern, for map, chart, cards and export alike.

Few colours, each with one meaning. A *hue* stands for a region and nothing else; places in no
main region are grey. The colours of the main regions stand with them, in
``data/regions/focus.yaml``. What a mark is (place, time, quotation) is told by its form, and how
sure it is by solid against dashed, so that colour is never the only carrier. Every hue has a
contrast of at least 4.5 : 1 on paper, land and sea of its theme, and all pairs stay apart under
three kinds of colour blindness (``geo.drawing.vision`` computes it, a test holds it).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from geo.drawing.vision import contrast
from geo.world.yaml_records import records

__all__ = [
    "DARK",
    "HUES",
    "KINDS",
    "LIGHT",
    "MAIN_HUES",
    "NAMES_AT",
    "PATTERNS",
    "REGION_NAMES",
    "Theme",
    "contrast",
    "css_tokens",
    "faded",
    "hue_of",
    "hue_styles",
    "hues_of",
    "theme_named",
]

Hue = str
"""The slug of a main region, or ``other``."""

_MAIN = records("regions", "focus.yaml")
MAIN_HUES: tuple[Hue, ...] = tuple(row["id"] for row in _MAIN)
"""The main regions in the order they are always shown."""

HUES: tuple[Hue, ...] = (*MAIN_HUES, "other")

SIDES = ("left", "both", "right")
"""The sides of a comparison."""

REGION_NAMES: Mapping[str, str] = {row["id"]: row["name"] for row in _MAIN} | {"other": "Elsewhere"}

NAMES_AT: Mapping[str, list[list[float]]] = {row["id"]: row["name_at"] for row in _MAIN}
"""Where each main region's name may stand on the map (lat before lon), best first."""

PATTERNS: Mapping[str, str] = {
    **{row["id"]: row["look"]["pattern"] for row in _MAIN},
    "other": "plain",
    "disputed": "hatch",
}
"""The second carrier of meaning beside hue; drawn as SVG patterns on the map."""

KINDS = ("place", "time", "quotation")
"""What a mark in a text can be."""

SANS = '"Source Sans", "Source Sans 3", "Segoe UI", system-ui, -apple-system, sans-serif'
SERIF = '"Source Serif", "Source Serif 4", Charter, "Iowan Old Style", Georgia, serif'
"""Streamlit ships both Source families itself; the rest are what readers' systems have."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour of one theme, each ``#rrggbb``.

    ``ink`` is for text, ``quiet`` for what is said beside it, ``rule`` for hairlines.
    ``regions`` maps each hue's name to its colour, ``tints`` to the same mixed into paper.
    ``place``, ``time`` and ``quotation`` are the washes behind marked words, on which ``ink``
    is read; ``choice`` rings whatever the reader has chosen. ``sides`` are the left, the right
    and both of two articles compared; there shape says the same as colour.
    """

    name: Literal["light", "dark"]
    paper: str
    panel: str
    ink: str
    quiet: str
    rule: str
    sea: str
    land: str
    border: str
    disputed: str
    choice: str
    doubt: str
    place: str
    time: str
    quotation: str
    quotation_line: str
    regions: Mapping[str, str]
    tints: Mapping[str, str]
    sides: Mapping[str, str]

    def colour(self, name: str) -> str:
        """Return the colour of a region's hue or of a side of a comparison."""
        return self.sides[name] if name in self.sides else self.regions[name]


def _looks(theme: str, which: int) -> dict[str, str]:
    """Return each main region's colour (0) or tint (1) in a theme, as declared with the region."""
    return {row["id"]: row["look"][theme][which] for row in _MAIN}


LIGHT = Theme(
    name="light",
    paper="#fdfcfa",
    panel="#f4f2ed",
    ink="#1d1c1a",
    quiet="#5c5954",
    rule="#dcd8d0",
    sea="#e8edf0",
    land="#f7f5f0",
    border="#aeaaa0",
    disputed="#6b675f",
    choice="#1d1c1a",
    doubt="#8a5a00",
    place="#eceae5",
    time="#e3ecef",
    quotation="#fbf2d5",
    quotation_line="#8f6d00",
    regions=_looks("light", 0) | {"other": "#62676c"},
    tints=_looks("light", 1) | {"other": "#eceae6"},
    sides={"left": "#0b6b5e", "both": "#1d1c1a", "right": "#8f5400"},
)

DARK = Theme(
    name="dark",
    paper="#15181b",
    panel="#1e2226",
    ink="#ece9e4",
    quiet="#aeb1b4",
    rule="#363b40",
    sea="#10161b",
    land="#252a2e",
    border="#535b63",
    disputed="#9aa1a7",
    choice="#ffffff",
    doubt="#e3b04b",
    place="#2c3136",
    time="#20333b",
    quotation="#383020",
    quotation_line="#cfa74a",
    regions=_looks("dark", 0) | {"other": "#c3c8cd"},
    tints=_looks("dark", 1) | {"other": "#2b2f33"},
    sides={"left": "#5fcdb9", "both": "#ece9e4", "right": "#e6c15a"},
)

THEMES: Mapping[str, Theme] = {"light": LIGHT, "dark": DARK}


def theme_named(theme: str | Theme | None) -> Theme:
    """Return a theme by its name; anything unknown, ``None`` too, gives the light one."""
    if isinstance(theme, Theme):
        return theme
    return THEMES.get(theme or "light", LIGHT)


def hue_of(regions: str | Iterable[str] | None) -> Hue:
    """Return the hue for region ids such as ``region:middle-east``: the first main one."""
    if regions is None or isinstance(regions, float):
        return "other"
    ids = [regions] if isinstance(regions, str) else list(regions)
    slugs = {id.removeprefix("region:") for id in ids}
    return next((hue for hue in MAIN_HUES if hue in slugs), "other")


def hues_of(regions: Iterable[tuple[str, ...]]) -> list[Hue]:
    """Return the hue of each row's regions, asking once for each combination."""
    known: dict[tuple[str, ...], Hue] = {}
    return [known[ids] if ids in known else known.setdefault(ids, hue_of(ids)) for ids in regions]


def hue_styles() -> str:
    """Return the CSS that gives whatever carries a hue's class its colour, tint and pattern."""
    return "".join(
        f".{hue} {{ --hue: var(--{hue}); --tint: var(--{hue}-tint); "
        f"--pattern: url(#{PATTERNS[hue]}); }}\n"
        for hue in MAIN_HUES
    )


def faded(colour: str, opacity: float) -> str:
    """Return a colour with an opacity from 0 to 1, as CSS writes it."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"


def css_tokens(theme: str | Theme, selector: str = ":root, :host") -> str:
    """Return the theme as CSS custom properties (``--ink``, ``--korean-peninsula``, ...)."""
    chosen = theme_named(theme)
    plain = ["paper", "panel", "ink", "quiet", "rule", "sea", "land", "border", "disputed"]
    plain += ["choice", "doubt", "place", "time", "quotation"]
    tokens = {name: getattr(chosen, name) for name in plain}
    tokens["quotation-line"] = chosen.quotation_line
    tokens |= {name: colour for name, colour in chosen.regions.items()}
    tokens |= dict(chosen.sides)
    tokens |= {f"{name}-tint": colour for name, colour in chosen.tints.items()}
    tokens |= {"sans": SANS, "serif": SERIF, "scheme": chosen.name}
    lines = "".join(f"  --{name}: {value};\n" for name, value in tokens.items())
    return f"{selector} {{\n{lines}  color-scheme: {chosen.name};\n}}\n"
