"""The voices of a collection: everybody whose words it prints, with their remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import geopandas as gpd
import pandas as pd

from geo.asking.shelved import shelf_table
from geo.asking.voices.remarks import Saying, sayings
from geo.asking.voices.utterances import Voice, by_voice, has_words, utterances
from geo.world.chronology import remarks

Sayings = tuple[Saying, ...]
Voices = Mapping[str, tuple[Voice, Sayings]]


def voices_heard(table: gpd.GeoDataFrame) -> Voices:
    """Return every voice with its remarks by name, the one with most remarks first.

    Voices are those whose words are printed somewhere: who is only reported on is no voice yet.
    """
    said = utterances(table, remarks())
    every = {voice.name: (voice, sayings(own)) for voice, own in by_voice(said) if has_words(own)}
    named = {name: pair for name, pair in every.items() if name[:1].isupper()}
    return dict(sorted(named.items(), key=lambda item: (-len(item[1][1]), item[0])))


@cache
def voices_of_shelf() -> Voices:
    """Return those of the bundled articles; gathered once."""
    return voices_heard(shelf_table())


def remarks_within(table: gpd.GeoDataFrame) -> Sayings:
    """Return what is said in some articles, a voice after another; the chronology stays out."""
    spoken = (own for _, own in by_voice(utterances(table, [])) if has_words(own))
    return tuple(remark for own in spoken for remark in sayings(own))


def voice_asked(speakers: Iterable[str], every: Voices) -> str:
    """Return the voice that is asked for, under any of its spellings, else the most quoted one."""
    for name in speakers:
        for voice, _ in every.values():
            if name in (voice.name, *voice.spellings):
                return voice.name
    return next(iter(every), "")


def rows_of_voice(table: gpd.GeoDataFrame, said: Sayings) -> gpd.GeoDataFrame:
    """Return the mentions of some remarks: their quotations, and the places these are tied to."""
    printed = {u.id: saying.places for saying in said for u in saying.printings}
    quoted = table[table["mention"].isin(list(printed))]
    tied = {
        (article, place)
        for mention, article in zip(quoted["mention"], quoted["article"], strict=True)
        for place in printed[mention]
    }
    spots = pd.MultiIndex.from_frame(table[["article", "place"]]).isin(list(tied))
    is_place = (table["kind"] == "toponym").to_numpy() & spots
    return table[table["mention"].isin(list(printed)).to_numpy() | is_place]
