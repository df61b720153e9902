"""Rows as maps: GeoJSON (RFC 7946) and KML 2.2 (OGC 07-147r2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from itertools import groupby
from typing import Any
from xml.etree import ElementTree as ET

from geo.keeping.exports.mark_rows import Pair, Row, rows
from geo.keeping.exports.packing import to_json

DECIMALS = 6
"""Of a degree: about a tenth of a metre, and finer than any gazetteer."""

KML = "http://www.opengis.net/kml/2.2"


def to_geojson(pairs: Iterable[Pair]) -> bytes:
    """Return one feature a mark; those with nowhere to stand have a null geometry.

    Points are (lon, lat) in WGS 84, as RFC 7946 has it: places where they are, quotations where
    they were said.
    """
    return to_json(collection(pairs))


def collection(pairs: Iterable[Pair]) -> dict[str, Any]:
    """Return the same as JSON values."""
    features = [_feature(row) for row in rows(pairs)]
    return {"type": "FeatureCollection", "features": features}


def _feature(row: Row) -> dict[str, Any]:
    values = {key: value for key, value in asdict(row).items() if value not in (None, "")}
    return {
        "type": "Feature",
        "id": values.pop("id"),
        "geometry": _point(row),
        "properties": {
            key: value.isoformat() if isinstance(value, date) else value
            for key, value in values.items()
            if key not in {"lat", "lon"}
        },
    }


def _point(row: Row) -> dict[str, Any] | None:
    if row.lat is None or row.lon is None:
        return None
    return {"type": "Point", "coordinates": [round(row.lon, DECIMALS), round(row.lat, DECIMALS)]}


def to_kml(pairs: Iterable[Pair]) -> bytes:
    """Return a folder an article and a placemark for each mark that has somewhere to stand.

    Quotations whose day is known carry a ``TimeStamp`` or ``TimeSpan``, so that Google Earth's
    time slider moves through them.
    """
    ET.register_namespace("", KML)
    kml = ET.Element(f"{{{KML}}}kml")
    document = _under(kml, "Document")
    _under(document, "name", "Dateline Atlas")
    placed = [row for row in rows(pairs) if row.lat is not None]
    for _, group in groupby(placed, key=lambda row: row.article):
        marks = list(group)
        folder = _under(document, "Folder")
        _under(folder, "name", marks[0].title or marks[0].article)
        for row in marks:
            _placemark(folder, row)
    ET.indent(kml)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(kml, "utf-8") + b"\n"


def _placemark(folder: ET.Element, row: Row) -> None:
    mark = _under(folder, "Placemark")
    _under(mark, "name", row.place if row.kind == "place" else row.speaker or row.place)
    _under(mark, "description", row.sentence if row.kind == "place" else row.text)
    _time(mark, row)
    data = _under(mark, "ExtendedData")
    for key, value in asdict(row).items():
        if value not in (None, "") and key not in {"lat", "lon"}:
            _under(_under(data, "Data", name=key), "value", str(value))
    point = _under(mark, "Point")
    _under(point, "coordinates", f"{round(row.lon or 0, DECIMALS)},{round(row.lat or 0, DECIMALS)}")


def _time(mark: ET.Element, row: Row) -> None:
    if row.earliest and row.earliest == row.latest:
        _under(_under(mark, "TimeStamp"), "when", row.earliest.isoformat())
    elif row.earliest or row.latest:
        span = _under(mark, "TimeSpan")
        for name, day in (("begin", row.earliest), ("end", row.latest)):
            if day:
                _under(span, name, day.isoformat())


_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _under(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element; characters that XML 1.0 cannot hold become U+FFFD."""
    child = ET.SubElement(parent, f"{{{KML}}}{tag}", attributes)
    if text:
        child.text = _NOT_XML.sub("\ufffd", text)
    return child
