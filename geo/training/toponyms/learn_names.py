"""Names: learning the conditional random field that finds them."""

from __future__ import annotations

from pathlib import Path

import pycrfsuite

from geo.reading.toponyms import recognise
from geo.reading.toponyms.spans import Spot
from geo.training.toponyms.frames import frames
from geo.training.toponyms.gold import Document

CRF = {"c1": 0.2, "c2": 0.1, "max_iterations": 150, "feature.possible_transitions": True}


def learn_names(documents: list[Document], path: Path) -> None:
    """Train the conditional random field and write it."""
    trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
    for d in [*documents, *(frame.document for frame in frames() if frame.finds)]:
        if d.rows:
            trainer.append(d.rows, d.labels)
    trainer.set_params(CRF)
    trainer.train(str(path))


def named_by(path: Path, documents: list[Document]) -> list[list[tuple[Spot, float]]]:
    """Return what a trained field finds in documents."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    whole = recognise._tagger
    recognise._tagger = lambda: tagger  # type: ignore[assignment]
    try:
        return [recognise.names_in(d.prose, d.runs) for d in documents]
    finally:
        recognise._tagger = whole
