"""What the quotation network is asked at once: stretches of text, and all that lies in them."""

from __future__ import annotations

import numpy as np

from geo.reading.quotations.model import network

STRETCHES, STRETCH = 2, 1536
"""Stretches of the documents read at once, and words of each."""
MOST = {"cue": 1100, "point": 128, "quote": 140}
"""What is asked of at once, at most."""
PLACES = {"cue": "cue_at", "point": "point_place", "quote": "quote_open"}
ASKED = {
    "cue": ("cue_bins", "cue_is"), "point": ("point_between", "point_to", "point_soft", "side"),
    "quote": ("quote_size", "quote_first", "quote_is"),
}  # fmt: skip


def batch_of(found: dict[str, np.ndarray], begins: np.ndarray) -> dict[str, np.ndarray]:
    """Gather all that is asked of a few stretches, its places counted from their beginning."""
    picked: dict[str, list[np.ndarray]] = {"cue": [], "point": [], "quote": []}
    shifts: dict[str, list[np.ndarray]] = {"cue": [], "point": [], "quote": []}
    for k, begin_at in enumerate(begins):
        for name, place in PLACES.items():
            low, high = np.searchsorted(
                found[place], (begin_at + network.EDGE, begin_at + STRETCH - network.EDGE)
            )
            picked[name].append(np.arange(low, high))
            shifts[name].append(np.full(high - low, k * STRETCH - begin_at))
    rows = {n: np.concatenate(p)[: MOST[n]] for n, p in picked.items()}
    shift = {n: np.concatenate(s)[: MOST[n]] for n, s in shifts.items()}

    def full(name: str, values: np.ndarray, blank: int = 0) -> np.ndarray:
        filled = np.full((MOST[name], *values.shape[1:]), blank, values.dtype)
        filled[: len(values)] = values
        return filled

    batch = {"stretch": np.stack([found["stream"][b : b + STRETCH] for b in begins])}
    for name, columns in ASKED.items():
        for column in columns:
            batch[column] = full(name, found[column][rows[name]])
    ends = network.EDGE, STRETCHES * STRETCH - network.EDGE - 1
    batch["cue_at"] = full("cue", found["cue_at"][rows["cue"]] + shift["cue"])
    for end in ("quote_open", "quote_close"):
        batch[end] = full("quote", np.clip(found[end][rows["quote"]] + shift["quote"], *ends))
    where = np.searchsorted(rows["cue"], found["point_cue"][rows["point"]])
    kept = where < len(rows["cue"])
    batch["side"][: len(kept)][~kept] = 0
    batch["point_cue"] = full("point", np.where(kept, where, 0))
    at = found["point_at"][rows["point"]]
    local = at + shift["point"][:, None]
    low = (shift["point"] + np.repeat(begins, [len(s) for s in shifts["point"]])[: len(at)])[
        :, None
    ]
    inside = (at >= 0) & (local >= low) & (local < low + STRETCH)
    batch["point_at"] = full("point", np.where(inside, local, -1), -1)
    batch["point_to"] = batch["point_to"] * (batch["point_at"] >= 0)[:, None]
    return batch
