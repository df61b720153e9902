"""Train the network that finds the whole phrase of a cue's source, and write its weights.

    pip install jax==0.10.2
    python -m geo.training.quotations.phrases CORPORA [--held CORPUS] [--out FILE]

``CORPORA`` are annotated as PolNeAR is. ``--held`` is scored and not learned from: the share of
sources of which first and last word are right, given the cue. Six minutes on a quiet machine.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

from geo.reading.quotations.speakers.phrase_model import AFTER, BEFORE, GAP, REACHES, WEIGHTS
from geo.training.quotations.cued import Cued, arrays, learnable, read
from geo.training.quotations.invented import Inventor

WIDTH, HIDDEN = 40, 40
EPOCHS, BATCH, RATE = 6, 64, 0.003
DROPPED = 0.3
INVENTED = 10_000
KEEP = 0.995
"""Share of the running mean of the weights kept at each step; the mean is what is written."""
SPAN = BEFORE + AFTER + 1
LONGEST = 30
"""Words of a source, at most."""
_BARRED = -1e4
Parameters = dict[str, jnp.ndarray]


def begin(columns: int, seed: int = 0) -> Parameters:
    """Return weights to begin with."""
    draw = np.random.default_rng(seed)

    def some(*shape: int, scale: float) -> np.ndarray:
        return (draw.normal(size=shape) * scale).astype(np.float32)

    p = {
        "mix": some(WIDTH, HIDDEN, scale=(2 / WIDTH) ** 0.5),
        "cue": some(WIDTH, HIDDEN, scale=(2 / WIDTH) ** 0.5),
        "rel": some(SPAN, HIDDEN, scale=0.1), "bet": some(20, HIDDEN, scale=0.1),
        "edge": some(64, HIDDEN, scale=0.1), "hb": np.zeros(HIDDEN, np.float32),
        "out": some(HIDDEN, 3, scale=(2 / HIDDEN) ** 0.5), "ob": np.zeros(3, np.float32),
        "relout": np.zeros((SPAN, 3), np.float32), "null": np.zeros(WIDTH, np.float32),
        "nb": np.zeros((), np.float32), "in": some(columns, WIDTH, scale=(2 / columns) ** 0.5),
        "inb": np.zeros(WIDTH, np.float32),
    }  # fmt: skip
    for layer in range(len(REACHES)):
        p[f"c{layer}"] = some(3, WIDTH, WIDTH, scale=(3 * WIDTH) ** -0.5)
        p[f"b{layer}"] = np.zeros(WIDTH, np.float32)
    return p


def dropped(values: jnp.ndarray, key: jnp.ndarray | None, share: float) -> jnp.ndarray:
    """Drop a share of the values while learning."""
    if key is None:
        return values
    return values * jax.random.bernoulli(key, 1 - share, values.shape) / (1 - share)


def scores(p: Parameters, batch: dict, key: jnp.ndarray | None = None) -> tuple:
    """Score each word for opening, closing and lying inside, and nobody at all."""
    keys = [None] * 3 if key is None else jax.random.split(key, 3)
    heard = jnp.maximum(batch["told"] @ p["in"] + p["inb"], 0)
    heard = dropped(heard, keys[0], DROPPED / 2)
    for layer, reach in enumerate(REACHES):
        before, own, after = p[f"c{layer}"]
        size = heard.shape[1]
        middle = heard[:, reach : size - reach]
        news = heard[:, : size - 2 * reach] @ before + middle @ own + heard[:, 2 * reach :] @ after
        heard = middle + jnp.maximum(news + p[f"b{layer}"], 0)
    cue = heard[:, BEFORE]
    mixed = dropped(heard, keys[1], DROPPED) @ p["mix"] + (cue @ p["cue"])[:, None]
    mixed += p["rel"] + p["bet"][batch["between"]] + p["edge"][batch["edges"]] + p["hb"]
    mixed = dropped(jnp.maximum(mixed, 0), keys[2], DROPPED)
    return mixed @ p["out"] + p["relout"] + p["ob"], cue @ p["null"] + p["nb"]


def phrases(p: Parameters, batch: dict, key: jnp.ndarray | None = None) -> jnp.ndarray:
    """Score every phrase, by its first word and its last, and in the last column nobody."""
    each, nobody = scores(p, batch, key)
    open_ = batch["open"]
    inside = jnp.where(open_, each[:, :, 2], _BARRED)
    through = jnp.cumsum(inside, 1)
    sums = (each[:, :, 0] - through + inside)[:, :, None] + (each[:, :, 1] + through)[:, None]
    size = jnp.arange(SPAN)[None] - jnp.arange(SPAN)[:, None]
    allowed = (size >= 0) & (size < LONGEST) & open_[:, :, None] & open_[:, None]
    sums = jnp.where(allowed, sums, _BARRED).reshape(len(open_), -1)
    return jnp.concatenate([sums, nobody[:, None]], 1)


def loss(p: Parameters, batch: dict, key: jnp.ndarray) -> jnp.ndarray:
    """Return how unlikely the right phrases are, on average."""
    found = phrases(p, batch, key)
    first, last = batch["aims"].T
    aim = jnp.where(first < 0, SPAN * SPAN, first * SPAN + last)
    right = jnp.take_along_axis(found, aim[:, None], 1)[:, 0]
    size = sum(jnp.sum(value**2) for value in p.values())
    return jnp.mean(jax.nn.logsumexp(found, 1) - right) + 1e-5 * size


def batch_of(found: dict[str, np.ndarray], chosen: np.ndarray) -> dict[str, np.ndarray]:
    """Gather some cues, each with its sentence and empty rows beyond it."""
    place = found["cue"][chosen][:, None] + np.arange(-BEFORE - GAP, AFTER + GAP + 1)
    inside = place >= found["first"][chosen][:, None]
    inside &= place < found["past"][chosen][:, None]
    told = found["told"][np.where(inside, place, 0)] * inside[..., None]
    return {"told": told} | {n: found[n][chosen] for n in ("open", "between", "edges", "aims")}


def train(found: dict[str, np.ndarray], seed: int = 0) -> Parameters:
    """Run Adam over shuffled cues, its rate rising and then falling; return the mean."""
    shuffle, key = np.random.default_rng(seed), jax.random.PRNGKey(seed)
    p = begin(found["told"].shape[1], seed)
    first = second = jax.tree.map(jnp.zeros_like, p)
    mean = p

    @jax.jit
    def step(p, mean, first, second, turn, rate, batch, key):
        slope = jax.grad(loss)(p, batch, key)
        first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, slope)
        second = jax.tree.map(lambda v, g: 0.99 * v + 0.01 * g * g, second, slope)
        up, down = 1 - 0.9**turn, 1 - 0.99**turn
        p = jax.tree.map(
            lambda x, m, v: x - rate * (m / up) / (jnp.sqrt(v / down) + 1e-7), p, first, second
        )
        keep = jnp.minimum(KEEP, 1 - 1 / turn)
        return p, jax.tree.map(lambda a, x: keep * a + (1 - keep) * x, mean, p), first, second

    kept = np.flatnonzero(learnable(found))
    turns, turn = EPOCHS * (len(kept) // BATCH), 0
    for _ in range(EPOCHS):
        order = shuffle.permutation(kept)
        for k in range(0, len(order) - BATCH + 1, BATCH):
            turn += 1
            rate = RATE * min(1, turn / 100) * max(0.02, 1 - turn / turns)
            batch = batch_of(found, order[k : k + BATCH])
            own = jax.random.fold_in(key, turn)
            p, mean, first, second = step(p, mean, first, second, float(turn), rate, batch, own)
    return mean


def share_right(p: Parameters, examples: list[Cued]) -> float:
    """Return the share of named sources whose first and last word are found."""
    found = arrays([e for e in examples if e.source])
    best = jax.jit(partial(phrases, p))
    right = 0
    for k in range(0, len(found["cue"]), BATCH):
        chosen = np.arange(k, min(k + BATCH, len(found["cue"])))
        batch = batch_of(found, chosen)
        aims = batch["aims"]
        right += int((np.asarray(best(batch)).argmax(1) == aims[:, 0] * SPAN + aims[:, 1]).sum())
    return right / len(found["cue"])


def main() -> None:
    """Learn, score what is held out, and write."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("corpora", type=Path, nargs="+")
    ask.add_argument("--held", type=Path, nargs="*", default=[])
    ask.add_argument("--out", type=Path, default=WEIGHTS)
    asked = ask.parse_args()
    own = [e for document in read(asked.corpora) for e in document]
    made = Inventor(own).examples(INVENTED)
    print(len(own), "annotated cues,", len(made), "invented")
    p = train(arrays(own + made))
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(asked.out, **{n: np.asarray(v, np.float16) for n, v in p.items()})
    for path in asked.held:
        held = [e for document in read([path]) for e in document]
        print(path.stem, f"{share_right(p, held):.3f} of {len(held)} right")


if __name__ == "__main__":
    main()
