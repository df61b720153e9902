"""Exports: articles with their findings, in the formats that other tools read.

``FORMATS`` names them; ``export`` packs any of them. The one-file HTML needs colours and marks
drawn, so it lives above, in ``geo.drawing.onefile``.

Where things are: ``mark_rows`` is what every table shares; ``csv_geoparquet``, ``maps``,
``timelines`` and ``annotations`` are the formats, ``everything`` the one that ``import`` reads
back, ``packing`` bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geo.errors import ArticleError
from geo.keeping.exports.annotations import to_web_annotations
from geo.keeping.exports.csv_geoparquet import to_csv, to_geoparquet
from geo.keeping.exports.everything import from_everything, to_everything
from geo.keeping.exports.maps import to_geojson, to_kml
from geo.keeping.exports.mark_rows import Pair
from geo.keeping.exports.timelines import to_timelinejs
from geo.reading.corrections.log import Correction

__all__ = ["FORMATS", "Format", "Pair", "export", "from_everything", "to_everything"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what people call it, its file's ending, its media type, and who packs it."""

    title: str
    ending: str
    media_type: str
    pack: Callable[[Iterable[Pair]], bytes]


FORMATS: dict[str, Format] = {
    "json": Format("Everything (JSON)", ".json", "application/json", to_everything),
    "geojson": Format("GeoJSON", ".geojson", "application/geo+json", to_geojson),
    "csv": Format("Spreadsheet (CSV)", ".csv", "text/csv", to_csv),
    "kml": Format("Google Earth (KML)", ".kml", "application/vnd.google-earth.kml+xml", to_kml),
    "geoparquet": Format("GeoParquet", ".parquet", "application/vnd.apache.parquet", to_geoparquet),
    "timelinejs": Format("TimelineJS", ".timeline.json", "application/json", to_timelinejs),
    "annotations": Format("Web Annotations", ".jsonld", "application/ld+json", to_web_annotations),
}


def export(pairs: Iterable[Pair], format: str, corrections: Iterable[Correction] = ()) -> bytes:
    """Pack articles and their findings; the same input gives the same bytes.

    Parameters
    ----------
    pairs : iterable of (Article, Findings)
        One article, or all that a lens keeps.
    format : str
        A key of ``FORMATS``.
    corrections : iterable of Correction
        The log; it travels with ``json`` only. In every format a corrected mark names its
        correction.

    Raises
    ------
    ArticleError
        When the format is not known; the message names those that are.
    """
    if format not in FORMATS:
        raise ArticleError(f"{format!r} is not a format. Choose one of: {', '.join(FORMATS)}.")
    if format == "json":
        return to_everything(pairs, corrections)
    return FORMATS[format].pack(pairs)
