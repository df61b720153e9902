"""What belongs to one mention: what stands by it when a reader looks upon it."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd


def upon(table: gpd.GeoDataFrame, mention: str) -> np.ndarray:
    """Return which rows belong to a mention, as booleans.

    To a mention in an article belong those of its sentences, the places it is tied to (where
    a quotation was said, what it is about) and the happening it is dated by. To a happening
    belong the mentions dated by it, and those of its days that share a place with it.
    A mention that the table does not hold narrows nothing.
    """
    itself = (table["mention"] == mention).to_numpy()
    if not itself.any():
        return np.ones(len(table), dtype=bool)
    chosen = table.iloc[int(itself.argmax())]
    dated = np.zeros(len(table), dtype=bool)
    if chosen["happening"]:
        dated = (table["happening"] == chosen["happening"]).to_numpy()
    if chosen["kind"] == "happening":
        return itself | dated | _of_its_days_and_places(table, chosen)
    return itself | _of_its_sentence(table, chosen) | (dated & _is(table, "happening"))


def _is(table: gpd.GeoDataFrame, kind: str) -> np.ndarray:
    return (table["kind"] == kind).to_numpy()


def _of_its_sentence(table: gpd.GeoDataFrame, chosen: pd.Series) -> np.ndarray:
    here = (table["article"] == chosen["article"]).to_numpy()
    before = (table["sentence_start"] < chosen["sentence_end"]).to_numpy()
    after = (table["sentence_end"] > chosen["sentence_start"]).to_numpy()
    its_places = here & _is(table, "toponym")
    if chosen["kind"] == "quotation":
        its_places = its_places & table["place"].isin(chosen["linked_places"]).to_numpy()
        return (here & before & after) | its_places
    return here & before & after


def _of_its_days_and_places(table: gpd.GeoDataFrame, chosen: pd.Series) -> np.ndarray:
    begun = (table["near_first"] <= chosen["last"]).to_numpy()
    going = (table["near_last"] >= chosen["first"]).to_numpy()
    missing = frozenset(chosen["linked_places"]).isdisjoint
    shared = (not missing(places) for places in table["linked_places"])
    there = np.fromiter(shared, dtype=bool, count=len(table))
    return begun & going & there & ~_is(table, "happening")
