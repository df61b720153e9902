"""The quotation network as it is trained: its first weights, its layers, and what it gets wrong."""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from geo.reading.quotations.model import network
from geo.reading.quotations.model.layout import REACHES
from geo.training.quotations.arrays import FLAGS
from geo.training.quotations.fixed_rows import Words
from geo.training.quotations.word_table import KINDS

WIDE, HIDDEN, POINTING, QUOTING = 48, 64, 12, 24
"""Numbers a word, and in each hidden layer: of cues, of each pointer, of quoted stretches."""
FORGET_WORD, FORGET_INPUT, FORGET_HIDDEN = 0.3, 0.3, 0.5
Parameters = dict[str, Any]


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


def embedded(p: Parameters, words: Words, rows: Any, key: Any = None) -> Any:
    """The rows' vectors; while training, some words are forgotten so that their kind counts."""
    keep_own, keep_lemma = jnp.asarray(words.own), jnp.asarray(words.shared)
    if key is not None:
        one, two = jax.random.split(key)
        size = (len(words.lemma), 1)
        keep_own = keep_own & ((jax.random.uniform(one, size) > FORGET_WORD) | words.shaped)
        keep_lemma = keep_lemma & ((jax.random.uniform(two, size) > FORGET_WORD) | words.shaped)
    own = jnp.where(keep_own[rows], p["own"][rows], 0)
    lemma = jnp.where(keep_lemma[rows], p["lemma"][jnp.asarray(words.lemma)[rows]], 0)
    kinds = jnp.asarray(words.kinds)[rows] @ p["kinds"]
    known = jnp.asarray(words.vectors)[rows] @ p["known"]
    return jnp.where((rows > 0)[..., None], own + lemma + kinds + known, 0)


def forgetful(key: Any, values: Any, share: float) -> Any:
    return values * (jax.random.uniform(key, values.shape) > share) / (1 - share)


def encoded(p: Parameters, words: Words, stretch: Any, keys: Any) -> Any:
    """Let every word hear of those around it, as ``encode`` of the model's layout does."""
    there = stretch[:, :, 4:].astype(jnp.float32)
    found = embedded(p, words, stretch[:, :, 0], keys[0])
    for which, flag in enumerate(FLAGS):
        found += stretch[:, :, which + 1, None] * p[flag]
    found = forgetful(keys[1], found * there, FORGET_INPUT)
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
    placed = jax.nn.one_hot(bins, 10).reshape(-1, 40) @ p["cue_place"].reshape(40, -1)
    return jax.nn.relu(around(vectors, at, network.NEAR) @ p["cue_in"] + p["cue_bias"] + placed)


def pointed(p: Parameters, vectors: Any, hidden: Any, batch: dict) -> Any:
    at, between = batch["point_at"], batch["point_between"]
    words = around(vectors, jnp.arange(len(vectors)), network.NEAR) @ p["point_in"]
    mixed = words[at] + (hidden @ p["point_cue"])[:, None] + p["point_place"][None]
    for which in range(4):
        mixed += jax.nn.one_hot(between[:, which], 10) @ p["point_between"][which]
    heads_of = jax.nn.relu(mixed).reshape((*at.shape, network.HEADS, POINTING))
    scores = (heads_of * p["point_out"]).sum(-1) + side_of_cue() + p["point_bias"]
    return jnp.where(at[:, :, None] >= 0, scores, -1e9).transpose(0, 2, 1)


def cross_entropy(scores: Any, answer: Any) -> Any:
    """Average over what is asked; an answer without shares fills the batch up."""
    asked = answer.sum(-1)
    return -(jax.nn.log_softmax(scores) * answer).sum() / jnp.maximum(1, asked.sum())


def of_points(scores: Any, batch: dict) -> Any:
    """Average what is wrong of each pointer, and of which words are content."""
    to, sure = batch["point_to"], batch["side"].sum(-1)
    shares = jax.nn.log_softmax(scores[:, :5], -1)
    any_of = -jax.nn.logsumexp(jnp.where(to[:, :5] > 0, shares, -1e9), -1)
    each_of = -(shares * to[:, :5]).sum(-1)
    asked = to[:, :5].sum(-1)
    wrong = jnp.where(batch["point_soft"][:, None], each_of, jnp.where(asked > 0, any_of, 0))
    pointed_at = wrong.sum(0) / jnp.maximum(1, jnp.minimum(asked, 1).sum(0))
    there = (batch["point_at"] >= 0) * sure[:, None]
    inside = (jax.nn.softplus(scores[:, 5]) * there - scores[:, 5] * to[:, 5] * (there > 0)).sum()
    return 0.25 * pointed_at.sum() + inside / jnp.maximum(1, there.sum())


def loss(p: Parameters, words: Words, key: Any, batch: dict) -> Any:
    """Sum what the network gets wrong of cues, sides, boundaries, sources and quoted stretches."""
    keys = jax.random.split(key, 5)
    vectors = encoded(p, words, batch["stretch"], keys)
    hidden = cue_hidden(p, vectors, batch["cue_at"], batch["cue_bins"])
    seen = forgetful(keys[2], hidden, FORGET_HIDDEN)
    of_cues = cross_entropy(seen @ p["kind"] + p["kind_bias"], batch["cue_is"])
    hidden = forgetful(keys[3], hidden[batch["point_cue"]], 0.2)
    of_sides = cross_entropy(hidden @ p["side"] + p["side_bias"], batch["side"])
    of_places = of_points(pointed(p, vectors, hidden, batch), batch)
    edges = [around(vectors, batch[at], network.EDGE) for at in ("quote_open", "quote_close")]
    seen = jnp.concatenate(edges, 1) @ p["quote_in"] + p["quote_bias"]
    seen += p["quote_size"][batch["quote_size"]] + p["quote_first"][batch["quote_first"]]
    seen = forgetful(keys[4], jax.nn.relu(seen), 0.3)
    of_quotes = cross_entropy(seen @ p["quote"] + p["quote_out_bias"], batch["quote_is"])
    large = 2e-5 * sum((p[name] ** 2).sum() for name in ("own", "lemma", "kinds", "known"))
    large += 2e-6 * sum((p[n] ** 2).sum() for n in LARGE)
    return 2 * of_cues + 0.5 * of_sides + of_places + 0.5 * of_quotes + large


LARGE = ("hear", "cue_in", "point_in", "point_cue", "quote_in")
"""Matrices kept small while training."""
