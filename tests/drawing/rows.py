"""A small mention table made by hand: one article, a few places, times and quotations."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry import Point

from geo.asking.mentions import BLANK

TEXT = (
    "Envoys met in Wonsan on 12 July 2025. “We agree,” the envoy said, “for now,” "
    "and Moscow kept silent.\n\nTalks about Iran had lasted since June 2025."
)
KOREA, MIDEAST = "region:korean-peninsula", "region:middle-east"
DAYS = ("published", "first", "last", "near_first", "near_last")


def mention(kind: str, words: str, **more: object) -> dict[str, object]:
    start = max(0, TEXT.find(words.split(" … ")[0]))
    end = TEXT.find(words.split(" … ")[-1]) + len(words.split(" … ")[-1])
    plain = {name: value for name, value in BLANK.items() if name not in {"lon", "lat"}}
    sentence = next((s for s in TEXT.split(".") if words in s), TEXT[:90])
    row = {**plain, "kind": kind, "words": words, "start": start, "end": end}
    row |= {"mention": f"a:{kind}:{start}-{end}", "article": "a", "sentence": sentence.strip()}
    return {**row, "title": "Talks", "published": "2025-07-14", "geometry": None, **more}


def place(words: str, id: str, lon: float, lat: float, **more: object) -> dict[str, object]:
    row = {"place": id, "place_name": words, "place_kind": "city", "role": "literal"}
    row |= {"literal": True, "confidence": 0.95, "geometry": Point(lon, lat)}
    return mention("toponym", words, **{**row, **more})


ROWS = [
    place("Wonsan", "geonames:1", 127.4, 39.2, regions=(KOREA,), country="KP"),
    place("Wonsan", "geonames:1", 127.4, 39.2, regions=(KOREA,), mention="b:toponym:1-7"),
    place("Moscow", "geonames:2", 37.6, 55.8, role="metonymic", literal=False),
    place("Iran", "geonames:3", 54.0, 32.5, place_kind="country", regions=(MIDEAST,)),
    mention("timex", "12 July 2025", first="2025-07-12", last="2025-07-12", precision="day"),
    mention("timex", "June 2025", first="2025-06-01", last="2025-06-30", precision="month"),
    mention("timex", "since", first="2025-06-01", last="2025-07-12", precision="vague"),
    mention("timex", "for now", precision="vague"),
    mention(
        "quotation", "“We agree,” … “for now,”", speaker="the envoy", cue="said",
        quote_kind="direct", regions=(KOREA,), first="2025-07-12", last="2025-07-12",
        said_at_name="Wonsan", about_names=("Iran",), confidence=0.8,
    ),
    mention(
        "happening", "Test <of> arms", mention="chronology:happening:h", article="", title="",
        first="2025-06-22", last="2025-06-22", precision="day", published=None, regions=(MIDEAST,),
    ),
]  # fmt: skip


def table(rows: list[dict[str, object]] = ROWS) -> gpd.GeoDataFrame:
    frame = pd.DataFrame({name: [row[name] for row in rows] for name in ROWS[0]})
    for name in DAYS:
        frame[name] = np.array([row[name] or "NaT" for row in rows], dtype="datetime64[s]")
    return gpd.GeoDataFrame(frame, geometry="geometry", crs="EPSG:4326")


def many(count: int = 10_000, seed: int = 4) -> gpd.GeoDataFrame:
    """Return a table of ``count`` mentions over a thousand places and eleven years."""
    random = np.random.default_rng(seed)
    picked = random.integers(0, len(ROWS), count)
    frame = table().iloc[picked].reset_index(drop=True)
    frame["mention"] = [f"m{i}:{kind}:0-1" for i, kind in enumerate(frame["kind"])]
    where = random.integers(0, 1000, count)
    is_place = (frame["kind"] == "toponym").to_numpy()
    frame.loc[is_place, "place"] = [f"geonames:{i}" for i in where[is_place]]
    start = np.datetime64("2014-01-01") + random.integers(0, 4200, count)
    length = (frame["last"] - frame["first"]).fillna(pd.Timedelta(0))
    is_dated = frame["first"].notna()
    frame["first"] = pd.Series(start.astype("datetime64[s]")).where(is_dated)
    frame["last"] = (frame["first"] + length).where(is_dated)
    return frame
