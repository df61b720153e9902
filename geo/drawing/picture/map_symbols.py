"""Marks on a map picture: a pin for each place and the names around them, as in the app."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import hypot, sqrt

import pandas as pd

from geo.drawing.excerpt import attributes, escape
from geo.drawing.palette import MAIN_HUES, NAMES_AT, REGION_NAMES, Theme
from geo.drawing.picture.basemap_svg import ground_of
from geo.drawing.picture.labels import Box, Label, Labels, all_of, beside
from geo.drawing.picture.window import Window
from geo.drawing.pins import region_counts
from geo.drawing.reader import DOUBTFUL
from geo.drawing.wording import Row, counted, rows_of

SQUARES, DIAMONDS, WRITTEN = ("country", "subdivision"), ("site",), ("region", "water")
REACHES = {"diamond": 1.22}
"""How far a shape goes from its middle, in its radii."""

OF_NOTE = {"site": 2.5, "city": 1.5, "subdivision": 0.7}
"""What stands on one spot says more than the land around it, which is often drawn anyway."""

RING = 17
"""Radius in pixels of the ring around what is told of now."""

NAMED = 6
"""Names of places at zoom 0; each step of the zoom has room for five more."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A place's mark, ``x`` and ``y`` in pixels."""

    row: Row
    x: float
    y: float
    outer: float
    inner: float

    @property
    def shape(self) -> str:
        """``square`` for countries and provinces, ``diamond`` for sites, else ``circle``."""
        kind = self.row.kind
        return "square" if kind in SQUARES else "diamond" if kind in DIAMONDS else "circle"

    @property
    def reach(self) -> float:
        """How far the mark goes from its middle, in pixels."""
        return self.outer * REACHES.get(self.shape, 1.0)

    @property
    def box(self) -> Box:
        """Where it lies."""
        r = self.reach
        return self.x - r, self.y - r, self.x + r, self.y + r


def pins_of(places: pd.DataFrame, window: Window) -> list[Pin]:
    """Return the marks of gathered places (``pins.gather_places``) that a window shows."""
    grounded = places[places["lon"].notna() & places["lat"].notna()]
    return [pin for row in rows_of(grounded) if (pin := _pin(row, window)) is not None]


def _pin(row: Row, window: Window) -> Pin | None:
    x, y = window.spot(row.lon, row.lat)
    if row.kind in WRITTEN or not window.holds(x, y):
        return None
    outer = radius(row.count, window.zoom)
    inner = outer
    if row.literal < row.count:
        inner = min(radius(row.literal, window.zoom), outer - 3.8) if row.literal else 0.0
    return Pin(row, x, y, outer, inner)


def radius(count: int, zoom: float) -> float:
    """Return a mark's radius in pixels: its area grows with the count, and a little with zoom."""
    near = min(1.25, max(0.75, 0.3 + 0.15 * zoom))
    return near * min(24.0, 3.4 + 2.1 * sqrt(count))


def pins_drawn(pins: Sequence[Pin], theme: Theme, chosen: str = "", is_read: bool = True) -> str:
    """Return marks as SVG, the most mentioned last.

    Each has its ``data-id`` and its name, unless it is only looked at and never read.
    """
    return "".join(_drawn(pin, theme, chosen, is_read) for pin in reversed(pins))


def _drawn(pin: Pin, theme: Theme, chosen: str, is_read: bool) -> str:
    row, colour = pin.row, theme.regions[pin.row.hue]
    sure, is_chosen = row.confidence >= DOUBTFUL, bool(chosen) and row.id == chosen
    edge = theme.choice if is_chosen else theme.paper if sure else colour
    told = attributes(
        class_="pin" if is_read else "", data_id=row.id if is_read else "", d=_outline(pin),
        fill=colour, fill_rule="evenodd",
        fill_opacity=0.88 if sure else 0.3, stroke=edge,
        stroke_width=3 if is_chosen else 1.2 if sure else 1.6,
        stroke_dasharray="" if sure or is_chosen else "3 2.5", stroke_linejoin="round",
    )  # fmt: skip
    if not is_read:
        return f"<path{told}/>"
    said = escape(f"{row.name}, {row.kind}: {counted(int(row.count), 'mention')}")
    return f"<path{told}><title>{said}</title></path>"


def _outline(pin: Pin) -> str:
    """Return a disc for what means the place itself, in a ring for all mentions."""
    radii = [pin.outer, pin.outer - 2.1, pin.inner] if pin.inner < pin.outer else [pin.outer]
    return "".join(outline(pin.shape, pin.x, pin.y, r) for r in radii)


def outline(shape: str, x: float, y: float, r: float) -> str:
    """Return the path data of a shape around a point."""
    if r <= 0:
        return ""
    if shape == "square":
        s = r * 0.89
        return f"M{x - s:.2f} {y - s:.2f}h{2 * s:.2f}v{2 * s:.2f}h{-2 * s:.2f}z"
    if shape == "diamond":
        s = r * 1.22
        return f"M{x:.2f} {y - s:.2f}l{s:.2f} {s:.2f}l{-s:.2f} {s:.2f}l{-s:.2f} {-s:.2f}z"
    half = f"a{r:.2f} {r:.2f} 0 1 0"
    return f"M{x - r:.2f} {y:.2f}{half} {2 * r:.2f} 0{half} {-2 * r:.2f} 0z"


def labels_drawn(
    mentions: pd.DataFrame,
    places: pd.DataFrame,
    pins: Sequence[Pin],
    window: Window,
    theme: Theme,
    worldview: str,
    chosen: str = "",
    ringed: Sequence[tuple[float, float]] = (),
) -> str:
    """Return the names of regions, places, seas and countries, as many as there is room for."""
    labels = Labels(window.width, window.height, [(pin.row.id, pin.box) for pin in pins])
    for label in _regions(mentions, window, theme):
        labels.put(label) or labels.put(_small(label))
    all_of(labels, _written(places, window, theme, chosen))
    all_of(labels, _places(pins, window, theme, chosen, ringed))
    marked = {pin.row.country for pin in pins if pin.row.kind == "country"}
    all_of(labels, _countries(window, theme, worldview, marked))
    return f'<g aria-hidden="true">{labels.drawn(theme.land)}</g>'


def _regions(mentions: pd.DataFrame, window: Window, theme: Theme) -> Iterator[Label]:
    counts = region_counts(mentions)
    for hue in MAIN_HUES:
        if counts[hue]:
            spots = tuple((*window.spot(lon, lat), "center") for lat, lon in NAMES_AT[hue])
            yield Label(
                REGION_NAMES[hue], spots, 14, theme.regions[hue], 700,
                counted(counts[hue], "mention"), theme.ink, gap=4, room=3,
            )  # fmt: skip


def _small(label: Label) -> Label:
    """Return a region's name where there is no room for its count."""
    return Label(label.words, label.spots, 12, label.fill, 700, gap=4, room=3)


def _places(
    pins: Sequence[Pin],
    window: Window,
    theme: Theme,
    chosen: str,
    ringed: Sequence[tuple[float, float]],
) -> Iterator[Label]:
    def rank(pin: Pin) -> float:
        first = 1e9 if chosen and pin.row.id == chosen else 0.0
        noted = OF_NOTE.get(pin.row.kind, 1.0)
        return float(first + (pin.row.count + pin.row.literal) * noted)

    most = int(NAMED + 5 * window.zoom)
    for pin in sorted(pins, key=rank, reverse=True)[:most]:
        yield Label(
            str(pin.row.name), beside(pin.x, pin.y), 12, theme.ink, gap=_gap(pin, ringed),
            owner=pin.row.id, must=bool(chosen) and pin.row.id == chosen,
        )  # fmt: skip


def _gap(pin: Pin, ringed: Sequence[tuple[float, float]]) -> float:
    """Return how far from its middle a mark's name begins: outside of its ring, if it has one."""
    in_ring = any(hypot(pin.x - x, pin.y - y) < RING for x, y in ringed)
    return 3 + (max(pin.reach, RING) if in_ring else pin.reach)


def _written(places: pd.DataFrame, window: Window, theme: Theme, chosen: str) -> Iterator[Label]:
    """Yield regions and seas, which are written across the map; from afar only the chosen one."""
    across = places[places["kind"].isin(WRITTEN) & places["lon"].notna()]
    main = {f"region:{hue}" for hue in MAIN_HUES}
    for row in rows_of(across):
        if row.id not in main and (window.zoom >= 2.75 or row.id == chosen):
            spot = (*window.spot(row.lon, row.lat), "center")
            yield Label(str(row.name), (spot,), 12, theme.regions[row.hue], style="italic")


def _countries(
    window: Window, theme: Theme, worldview: str, marked: Iterable[str]
) -> Iterator[Label]:
    west, south, east, north = window.box
    told = [one.told for one in ground_of(window, worldview)["land"]]
    seen = [
        one
        for one in told
        if one["code"] not in marked and west < one["lon"] < east and south < one["lat"] < north
    ]
    seen.sort(key=lambda one: -one["wide"])
    for one in seen[: int(8 + 6 * max(0.0, window.zoom - 3))]:
        spot = (*window.spot(one["lon"], one["lat"]), "center")
        label = Label(one["name"], (spot,), 11, theme.quiet, 400, room=14)
        if one["wide"] * window.pixels_a_degree > label.width * 1.25:
            yield label
