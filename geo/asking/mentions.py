"""One table of everything that was found: a row a mention, joined by sentence.

A mention is a toponym, a timex, a quotation, or a happening of the reference chronology. The
table is what a ``Lens`` narrows and what the map, the timeline and the cards are drawn from.
Its ids travel in URLs, map layers and charts, so they hold no underscore.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.asking.sentences import Known, Sentences, days_of
from geo.reading.marks import Findings, Quotation, Timex, Toponym
from geo.text import Article
from geo.world.chronology import Happening
from geo.world.places import Place

BLANK: dict[str, Any] = {
    "mention": "", "kind": "", "article": "", "title": "", "outlet": "", "published": None,
    "start": 0, "end": 0, "words": "", "sentence": "", "sentence_start": 0, "sentence_end": 0,
    "place": "", "place_name": "", "place_kind": "", "country": "", "role": "", "literal": False,
    "confidence": 1.0, "regions": (), "first": None, "last": None, "precision": "", "edtf": "",
    "near_first": None, "near_last": None,
    "speaker": "", "speaker_role": "", "via": "", "cue": "", "quote_kind": "", "said_at": "",
    "said_at_name": "", "said_on": "", "about": (), "about_names": (), "linked_places": (),
    "linked_speakers": (), "happening": "", "rule": "", "unsure": "", "searched": "",
    "lon": np.nan, "lat": np.nan,
}  # fmt: skip
"""The columns, and what stands in them where there is nothing to say."""

DAYS = ("published", "first", "last", "near_first", "near_last")
"""Columns of days (``datetime64``, ``NaT`` where unknown)."""

CHRONOLOGY = "chronology"
"""What stands where an article's id would in the ids of happenings."""


def mention_id(article: str, kind: str, start: int, end: int) -> str:
    """Return the id of a mention: ``article:kind:start-end``."""
    return f"{article}:{kind}:{start}-{end}".replace("_", "-")


def happening_id(id: str) -> str:
    """Return the id that a happening has among the mentions."""
    return f"{CHRONOLOGY}:happening:{id}".replace("_", "-")


def mention_table(
    pairs: Iterable[tuple[Article, Findings]], happenings: Iterable[Happening] = ()
) -> gpd.GeoDataFrame:
    """Lay out every mention of the articles, and the chronology, as one table.

    Parameters
    ----------
    pairs : iterable of (Article, Findings)
        Articles with what was read in them.
    happenings : iterable of Happening, optional
        Events of the reference chronology, one row each (``kind`` is ``"happening"``).

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, x is longitude and y latitude; geometry is ``None`` where nothing is on the
        ground. ``first`` and ``last`` are the days a timex or happening means, or on which a
        quotation was said, both included. ``near_first`` and ``near_last`` place every mention
        in time for narrowing only: its own days, else those of its sentence, else the day of
        publication. ``linked_places`` and ``linked_speakers`` tie a mention to the others of
        its sentence. Rows follow the order given, then the order of reading.
    """
    rows = mention_rows(pairs, happenings)
    columns: dict[str, Any] = {name: [row[name] for row in rows] for name in BLANK}
    for name in DAYS:
        columns[name] = np.array(columns[name], dtype="datetime64[s]")
    table = pd.DataFrame(columns)
    for name, blank in BLANK.items():
        if isinstance(blank, str):
            table[name] = table[name].astype("str")
    return placed(table)


def placed(table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return a table with points in place of its ``lon`` and ``lat``; none where these are NaN."""
    lon, lat = table.pop("lon").astype(float), table.pop("lat").astype(float)
    points = gpd.points_from_xy(lon, lat)
    points[np.isnan(lon.to_numpy())] = None
    return gpd.GeoDataFrame(table, geometry=points, crs="EPSG:4326")


def mention_rows(
    pairs: Iterable[tuple[Article, Findings]], happenings: Iterable[Happening] = ()
) -> list[dict[str, Any]]:
    """Return the rows of ``mention_table``, each a dictionary of its columns."""
    known = Known()
    rows = [row for article, findings in pairs for row in _rows(article, findings, known)]
    rows += [_happening_row(happening, known) for happening in happenings]
    held: dict[tuple[str, ...], str] = {}  # one text for all that stand in one sentence
    for row in rows:
        searched = (row["sentence"], row["words"], row["title"], row["speaker"])
        if searched not in held:
            held[searched] = "\n".join(searched).casefold()
        row["searched"] = held[searched]
    return rows


def _rows(article: Article, findings: Findings, known: Known) -> list[dict[str, Any]]:
    """Return an article's mentions in reading order."""
    known.meet(t.place for t in findings.toponyms)
    sentences = Sentences(findings)
    head = {
        **BLANK,
        "article": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
    }
    rows = [_toponym_row(head, t, sentences, known) for t in findings.toponyms]
    rows += [_timex_row(head, t, sentences, known) for t in findings.timexes]
    rows += [_quotation_row(head, q, sentences, known) for q in findings.quotations]
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def _common(
    head: dict[str, Any], kind: str, mark: Toponym | Timex | Quotation, sentences: Sentences
) -> dict[str, Any]:
    """Return what every kind of row says: where it stands, and when it is filed."""
    extent = sentences.extent(mark)
    near = sentences.days(mark) or (head["published"], head["published"])
    return {
        **head,
        "mention": mention_id(head["article"], kind, mark.start, mark.end),
        "kind": kind,
        "start": mark.start,
        "end": mark.end,
        "sentence": sentences.words(extent),
        "sentence_start": extent.start,
        "sentence_end": extent.end,
        "confidence": mark.confidence,
        "rule": mark.rule,
        "near_first": near[0],
        "near_last": near[1],
    }


def _toponym_row(
    head: dict[str, Any], mark: Toponym, sentences: Sentences, known: Known
) -> dict[str, Any]:
    row = _common(head, "toponym", mark, sentences)
    row.update(words=mark.text, role=mark.role, literal=mark.literal)
    row["linked_speakers"] = sentences.speakers(mark)
    if mark.place is not None:
        row.update(_standing_at(mark.place))
        row["linked_places"] = (mark.place.id,)
        row["regions"] = known.regions((mark.place.id,))
    return row


def _standing_at(place: Place) -> dict[str, Any]:
    """Return the columns that say which place a row stands at."""
    lon, lat = (np.nan, np.nan) if place.lon is None else (place.lon, place.lat)
    return {
        "place": place.id,
        "place_name": place.name,
        "place_kind": place.kind,
        "country": place.country,
        "lon": lon,
        "lat": lat,
    }


def _timex_row(
    head: dict[str, Any], mark: Timex, sentences: Sentences, known: Known
) -> dict[str, Any]:
    row = _common(head, "timex", mark, sentences)
    places = sentences.places(mark)
    happening = mark.anchor.id if mark.anchor and mark.anchor.kind == "happening" else ""
    row.update(words=mark.text, precision=mark.precision, edtf=mark.edtf, happening=happening)
    row.update(first=mark.earliest, last=mark.latest)
    row.update(linked_places=places, regions=known.regions(places))
    row["linked_speakers"] = sentences.speakers(mark)
    return row


def _quotation_row(
    head: dict[str, Any], mark: Quotation, sentences: Sentences, known: Known
) -> dict[str, Any]:
    row = _common(head, "quotation", mark, sentences)
    said_at = (mark.said_at,) if mark.said_at else ()
    places = tuple(dict.fromkeys((*said_at, *mark.about, *sentences.places(mark))))
    first, last = days_of(mark.said_on)
    speaker = (mark.source.name or mark.source.text) if mark.source else ""
    row.update(
        words=" … ".join(span.of(sentences.text) for span in mark.content),
        speaker=speaker,
        speaker_role=mark.source.role if mark.source else "",
        via=mark.source.via if mark.source else "",
        cue=mark.cue.of(sentences.text) if mark.cue else "",
        quote_kind=mark.kind,
        said_at=mark.said_at or "",
        said_at_name=known.name(mark.said_at) if mark.said_at else "",
        said_on=mark.said_on or "",
        edtf=mark.said_on or "",
        about=mark.about,
        about_names=tuple(known.name(id) for id in mark.about),
        linked_places=places,
        linked_speakers=(speaker,) if speaker else (),
        regions=known.regions(places),
        happening=getattr(mark, "happening", ""),
        unsure=mark.unsure,
    )
    if first is not None:
        row.update(first=first, last=last, near_first=first, near_last=last)
    return row


def _happening_row(happening: Happening, known: Known) -> dict[str, Any]:
    ids = tuple(dict.fromkeys(place.place_id for place in happening.places))
    regions = (happening.region, *known.regions(ids))
    row = {
        **BLANK,
        "mention": happening_id(happening.id),
        "kind": "happening",
        "words": happening.title,
        "sentence": happening.summary,
        "first": happening.earliest,
        "last": happening.latest,
        "near_first": happening.earliest,
        "near_last": happening.latest,
        "precision": "day" if len({happening.earliest, happening.latest}) == 1 else "span",
        "edtf": happening.date,
        "linked_places": ids,
        "regions": tuple(dict.fromkeys(regions)),
        "happening": happening.id,
    }
    scene = _scene(happening, known)
    return {**row, **_standing_at(scene)} if scene else row


def _scene(happening: Happening, known: Known) -> Place | None:
    """Return where it happened: the first place that is not only spoken of, planned or such."""
    scenes = [place for place in happening.places if not place.role] or happening.places
    for told in scenes:
        place = known.place(told.place_id)
        if place is None and told.lat is not None:
            place = Place(told.place_id, told.name, "site", told.country, told.lat, told.lon)
        if place is not None:
            return place
    return None


def day(value: Any) -> date | None:
    """Return a table's ``datetime64`` as a day, ``None`` for ``NaT``."""
    return None if pd.isna(value) else pd.Timestamp(value).date()
