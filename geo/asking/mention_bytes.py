"""An article's mentions as bytes (Arrow IPC), and many such bytes as one mention table.

What is kept is laid out once and opened by the thousand: joining Arrow tables costs next to
nothing beside reading findings and finding each sentence again.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa

from geo.asking.columns import SCHEMA
from geo.asking.mentions import BLANK, DAYS, mention_rows, placed
from geo.keeping.library import Layout
from geo.reading.marks import Findings
from geo.text import Article

LENGTH = 8
"""Bytes before the packed stream that say how long it is unpacked."""


def mentions_as_arrow(pairs: Iterable[tuple[Article, Findings]]) -> pa.Table:
    """Return the mentions of some articles, one row each, in reading order."""
    rows = mention_rows(pairs)
    return pa.table([_column(rows, field) for field in SCHEMA], schema=SCHEMA)


def _column(rows: list[dict[str, Any]], field: pa.Field) -> pa.Array:
    values = [row[field.name] for row in rows]
    try:
        return pa.array(values, field.type)
    except UnicodeEncodeError:  # UTF-8 has no lone surrogates
        return pa.array([v.encode("utf-8", "replace").decode() for v in values], field.type)


def lay_out(article: Article, findings: Findings) -> bytes:
    """Return an article's mentions as an Arrow stream, packed by Zstandard behind its length.

    Packed as a whole: Arrow's own way packs each of a hundred small buffers by itself.
    """
    out = pa.BufferOutputStream()
    with pa.ipc.new_stream(out, SCHEMA) as writer:
        writer.write_table(mentions_as_arrow([(article, findings)]))
    stream = out.getvalue()
    return stream.size.to_bytes(LENGTH, "big") + pa.compress(stream, "zstd", asbytes=True)


MENTIONS = Layout(lay_out, blake2b(str(SCHEMA).encode(), digest_size=4).hexdigest())
"""How a library lays its articles out, so that all of them can be asked at once."""


def joined(laid: Iterable[bytes]) -> pa.Table:
    """Return the mentions of many articles as one Arrow table, in the order given."""
    tables = [_opened(part) for part in laid]
    return pa.concat_tables(tables) if tables else SCHEMA.empty_table()


def _opened(laid: bytes) -> pa.Table:
    size = int.from_bytes(laid[:LENGTH], "big")
    return pa.ipc.open_stream(pa.decompress(laid[LENGTH:], size, "zstd")).read_all()


def as_mentions(table: pa.Table) -> gpd.GeoDataFrame:
    """Return an Arrow table of mentions in the form of ``geo.asking.mentions.mention_table``."""
    frame = table.to_pandas(date_as_object=False)
    for name, blank in BLANK.items():
        if name in DAYS:
            frame[name] = frame[name].astype("datetime64[s]")
        elif isinstance(blank, tuple):
            frame[name] = pd.Series([tuple(held) for held in frame[name]], dtype=object)
        elif isinstance(blank, str):
            frame[name] = frame[name].astype("str")
    return placed(frame)
