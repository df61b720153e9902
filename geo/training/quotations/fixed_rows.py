"""What is fixed of each row of the word table before the quotation network is trained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from geo.reading.quotations.model.vocabulary import SHAPES
from geo.training.quotations.annotated import heads
from geo.training.quotations.word_table import (
    FORMS,
    KINDS,
    NOUN_COGNITION,
    NOUN_COMMUNICATION,
    SMALL,
    SOURCES,
    Vocabulary,
    WordNet,
)  # fmt: skip


def _vectors_of(rows: Sequence[str], vectors: dict[str, np.ndarray]) -> np.ndarray:
    """Return the word vector of each row, zeros for a word without one."""
    none = np.zeros(len(next(iter(vectors.values()), ())), np.float32)
    return np.array([vectors.get(word, none) for word in rows], np.float32)


def _seen_rows(docs: Sequence[dict], table: dict[str, int]) -> Counter[int]:
    """Count the rows of the words of documents; row 0 is for words without one."""
    return Counter(table.get(word, 0) for d in docs for word in d["prose"].words)


class Words:
    """What is fixed of each row before training: its kinds, its lemma, and what may be learned."""

    def __init__(
        self, docs: list[dict], vocabulary: Vocabulary, wordnet: WordNet, rates,
        vectors: dict[str, np.ndarray], told: Sequence[dict] = (),
    ) -> None:  # fmt: skip
        """Count rows in the documents, to see which are seen often enough to learn of.

        ``told`` are documents of which a teacher tells; what may be a cue they do not decide.
        """
        rows, table = vocabulary.rows, vocabulary.table
        self.vectors = _vectors_of(rows, vectors)
        count = _seen_rows(docs, table)
        often = count + _seen_rows(told, table)
        self._take_lemmas(rows, wordnet)
        seen: Counter[int] = Counter()
        for row, lemma in enumerate(self.lemma.tolist()):
            seen[lemma] += often[row]
        shaped = np.arange(len(rows)) < len(SHAPES)
        self.shaped = shaped[:, None]
        self.own = (np.array([often[r] >= 4 for r in range(len(rows))]) | shaped)[:, None]
        self.shared = (np.array([seen[int(k)] >= 3 for k in self.lemma]) | shaped)[:, None]
        cues = Counter(table.get(d["prose"].words[h], 0) for d in docs for h in heads(d, rates))
        self.is_cue = np.array([self._may_cue(r, w, count, cues) for r, w in enumerate(rows)])
        self.barred = np.array([self._no_source(r, w, wordnet) for r, w in enumerate(rows)])

    def _take_lemmas(self, rows: Sequence[str], wordnet: WordNet) -> None:
        """Give each row its kinds and the number of its lemma, both from WordNet."""
        self.kinds = np.zeros((len(rows), KINDS), np.float32)
        self.lemma = np.zeros(len(rows), np.int32)
        names: dict[Any, int] = {}
        for row, word in enumerate(rows):
            known = word in wordnet.kinds and word not in SMALL
            if known:
                self.kinds[row] = wordnet.kinds[word]
            lemma = wordnet.lemma[word] if known else (word, "")
            self.lemma[row] = names.setdefault(lemma, len(names))
        self.lemmas = len(names)

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
