"""A place: what a name is resolved to, whatever it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

PlaceKind = Literal["city", "country", "subdivision", "region", "water", "site", "point"]


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere on the ground, or an area of it.

    Parameters
    ----------
    id : str
        ``geonames:1871859``, ``iso3166-2:UA-43``, ``region:middle-east``, ``water:black-sea``,
        ``site:natanz``, ``town:robotyne`` or ``point:39.15,127.44``. Never holds an
        underscore: ids travel in URLs and in map layers.
    name : str
        The name shown, in English where there is one.
    kind : PlaceKind
        City, country, subdivision, region, water, site, or a point that a reader set.
    country : str
        ISO 3166-1 alpha-2 code, empty where none or several apply.
    lat, lon : float or None
        Degrees north and east, EPSG:4326; ``None`` for what is not on the ground ("the West").
    population : int
        People, 0 where unknown; for choosing between namesakes.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the place as plain JSON values, without the population."""
        return {
            "id": self.id, "name": self.name, "kind": self.kind, "country": self.country,
            "lat": self.lat, "lon": self.lon,
        }  # fmt: skip

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Place:
        """Return the place that ``to_dict`` described."""
        return cls(**values)
