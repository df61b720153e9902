"""The network's weights: opened once, from one small file.

``geo/training/quotations/train.py`` makes the file. It holds words and numbers; no text that
the network learned from can be read back from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.reading.quotations.model.vocabulary import Table

WEIGHTS = Path(__file__).parents[4] / "data" / "reading" / "quotations.npz"

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Weights:
    """The word table and the matrices, by name.

    ``table`` gives a word's row, ``is_cue`` tells of each row whether its word can be a cue.
    """

    table: Table
    is_cue: Flags
    arrays: dict[str, Floats]

    def __getitem__(self, name: str) -> Floats:
        return self.arrays[name]


@cache
def open_weights(path: Path = WEIGHTS) -> Weights:
    """Read the weights, once a process; about 30 ms."""
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files}
    words = bytes(arrays.pop("words")).decode("utf-8").split("\n")
    rows = arrays.pop("rows").tolist()
    is_cue = arrays.pop("is_cue").astype(bool)
    arrays["embedding"] = arrays["embedding"].astype(np.float32) * arrays.pop("scale")
    floats = {name: np.ascontiguousarray(a, dtype=np.float32) for name, a in arrays.items()}
    layers, width = floats["hear_bias"].shape
    floats["hear"] = np.ascontiguousarray(
        floats["hear"].reshape(layers, width, 3, width).swapaxes(1, 2)
    )
    _combine(floats)
    return Weights(Table(zip(words, rows, strict=True)), is_cue, floats)


def _combine(arrays: dict[str, Floats]) -> None:
    """Add up small tables that are always read together, and lay the pointers' last layer out."""
    commas, cues, opens, past = arrays.pop("point_between")
    between = commas[:5, None, None] + cues[None, :4, None] + opens[None, None, :4]
    width = between.shape[-1]
    arrays["point_between"] = between.reshape(-1, width)
    placed = arrays.pop("point_place")[:, None] + past[None]
    arrays["point_place"] = placed.reshape(-1, width)
    heads = arrays.pop("point_out")
    arrays["point_out"] = np.zeros((width, len(heads)), np.float32)
    for head, row in enumerate(heads):
        arrays["point_out"][head * len(row) : (head + 1) * len(row), head] = row
