"""Vectors: points for words, near each other when the words are used alike.

21,758 whole English words, each as 32 numbers from the input embeddings of all-MiniLM-L6-v2
(Apache-2.0), reduced by principal components; ``geo/training/make_word_vectors.py`` makes them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parents[2] / "data" / "reading"
COLUMNS = 32
STEP = 0.05
"""What one step of the whole numbers in the file stands for."""


@cache
def rows_of_words() -> dict[str, int]:
    """Return the row of every known word, in lower case."""
    words = (FOLDER / "words.txt").read_text("utf8").split()
    return {word: row for row, word in enumerate(words)}


@cache
def vectors() -> np.ndarray:
    """Return the vectors, shape (words + 1, 32); the last row is that of no known word: zeros."""
    held = np.load(FOLDER / "words.npy")
    return np.vstack([held, np.zeros((1, COLUMNS), held.dtype)]).astype(np.float32) * STEP


@cache
def no_word() -> int:
    """Return the row of an unknown word."""
    return len(rows_of_words())


@lru_cache(50_000)
def row_of(word: str) -> int:
    """Return the row of a lower-case word, or of its singular; ``no_word()`` when unknown."""
    rows = rows_of_words()
    row = rows.get(word)
    if row is None and word.endswith("s"):
        row = rows.get(word[:-1])
    return no_word() if row is None else row
