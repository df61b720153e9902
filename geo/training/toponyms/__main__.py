"""Learn the weights for finding toponyms from the annotated corpora, and say how well they do.

    python -m geo.training.toponyms check [CORPORA]         # cross-validated by document
    python -m geo.training.toponyms learn [CORPORA]         # roles, places and confidence
    python -m geo.training.toponyms learn-names [CORPORA]   # the field that finds names, too

CORPORA is the folder of ``toponyms-*-dev.jsonl`` (default ``../shared/bench``). Only weights are
written into ``data/reading/toponyms``, never a line of a corpus. Everything is seeded, so that
learning twice gives the same. The committed field was learned before the gazetteer gave each
country one capital, from which the frames draw: learned anew it is as good on unseen documents
(exact F within .002) and passes over five names of the golden rows, so it was kept.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT))

from geo.reading import calibration  # noqa: E402
from geo.reading.toponyms import marking  # noqa: E402
from geo.reading.toponyms.cue_words import FOLDER  # noqa: E402
from geo.reading.toponyms.place_rules import as_news_means  # noqa: E402
from geo.reading.toponyms.roles import Weights  # noqa: E402
from geo.training.toponyms.frames import FRAME_WEIGHT, frames  # noqa: E402
from geo.training.toponyms.gold import Document, gold_spots, read_corpora  # noqa: E402
from geo.training.toponyms.learn_candidates import choosing, learn_choices  # noqa: E402
from geo.training.toponyms.learn_confidence import (  # noqa: E402
    learn_confidence,
    place_chance,
    reliability,
)
from geo.training.toponyms.learn_names import learn_names, named_by  # noqa: E402
from geo.training.toponyms.learn_roles import (  # noqa: E402
    JUDGED_WEIGHT,
    judged,
    learn_roles,
    role_examples,
    use_roles,
)

FOLDS = 10


@dataclass
class Learned:
    """Everything that is learned, but for the field of names, which lies in a file."""

    names: Path
    roles: Weights
    choices: list[np.ndarray]


def learn(documents: list[Document], names: Path, anew: bool = True) -> Learned:
    """Learn names (where ``anew``), roles and choices from documents."""
    if anew:
        learn_names(documents, names)
    found = [[spot for spot, _ in spots] for spots in named_by(names, documents)]
    weights = learn_roles(_role_examples(documents))
    sets = [choosing(d, spots) for d, spots in zip(documents, found, strict=True)]
    return Learned(names, weights, learn_choices(sets))


def _role_examples(documents: list[Document]) -> list[tuple[Any, int, float]]:
    """Return names as they are seen, each with its role and what it counts."""
    typed = [d for d in documents if any(g.get("type") for g in d.gold)]
    shown = [e for d in typed for e in role_examples(d, gold_spots(d)) if e[1] >= 0]
    examples = [(seen, kind, 1.0) for seen, kind in shown]
    examples += [(seen, kind, JUDGED_WEIGHT) for seen, kind in judged(documents)]
    return examples + [(frame.seen, frame.kind, FRAME_WEIGHT) for frame in frames()]


def use(learned: Learned, confidence: dict[str, float]) -> None:
    """Let the finder use weights that are not written yet."""
    use_roles(learned.roles)
    held = {"choices": [w.tolist() for w in learned.choices], "confidence": confidence}
    marking.learned = lambda: held  # type: ignore[assignment]


FLAT = {"always": 0.0, "span": 1.0, "place": 1.0, "unknown": 0.0}


def folds_of(documents: list[Document]) -> list[int]:
    """Return the fold of every document, the same every time."""
    folds = [n % FOLDS for n in range(len(documents))]
    random.Random(7).shuffle(folds)
    return folds


def read_unseen(documents: list[Document]) -> list[list[Any]]:
    """Return the marks of every document, read with weights learned from the other folds."""
    least, marking.LEAST_PIN = marking.LEAST_PIN, 0.0
    folds, marks = folds_of(documents), [[] for _ in documents]  # type: list[int], list[list[Any]]
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(FOLDS):
            path = Path(folder) / f"{fold}.crf"
            use(learn([d for d, f in zip(documents, folds, strict=True) if f != fold], path), FLAT)
            unseen = [n for n, f in enumerate(folds) if f == fold]
            found = named_by(path, [documents[n] for n in unseen])
            for n, spots in zip(unseen, found, strict=True):
                found_marks = marking.mark(documents[n].prose, spots)
                marks[n] = [(m, sure) for m, (_, sure) in zip(found_marks, spots, strict=True)]
    marking.LEAST_PIN = least
    return marks


def check(documents: list[Document]) -> dict[str, Any]:
    """Print the scores on documents that the weights had not seen; return curve and table."""
    sys.path.insert(0, str(CORPORA))
    from score import score_toponyms

    marks = read_unseen(documents)
    curve = learn_confidence(documents, marks)
    marking.learned = lambda: {"choices": [], "confidence": curve}  # type: ignore[assignment]
    marks = [[(unpinned(mark), span) for mark, span in found] for found in marks]
    for corpus in sorted({d.corpus for d in documents}):
        of_it = [n for n, d in enumerate(documents) if d.corpus == corpus]
        pairs = [(documents[n].raw, {"toponyms": shown(documents[n], marks[n])}) for n in of_it]
        print(corpus, json.dumps(score_toponyms(pairs)), flush=True)
    calibration.write("toponyms", {calibration.ALL: reliability(documents, marks)})
    return {"confidence": curve}


def unpinned(mark: Any) -> Any:
    """Return a mark without its place if that is a poor guess."""
    how = mark.rule.partition(":")[2]
    if mark.place is None or not marking.is_poor(place_chance(mark), how):
        return mark
    return replace(mark, place=None, rule="name:doubtful")


def shown(d: Document, found: list[tuple[Any, float]]) -> list[dict[str, Any]]:
    """Return the marks of a document as a reader of the app gets them."""
    return [_plain(mark) for mark in as_news_means(d.prose, [mark for mark, _ in found])]


def _plain(mark: Any) -> dict[str, Any]:
    place = mark.place.to_dict() if mark.place else None
    return {"start": mark.start, "end": mark.end, "literal": mark.literal, "place": place}


def write(learned: Learned, measured: dict[str, Any]) -> None:
    """Write the weights into ``data/reading/toponyms``."""
    kept = np.abs(learned.roles.signs).max(axis=1) > 0.01
    kept[0] = True
    signs = [s for s, keep in zip(learned.roles.number, kept, strict=True) if keep]
    np.savez_compressed(
        FOLDER / "roles.npz", signs=np.frombuffer("\n".join(signs).encode("utf8"), np.uint8),
        weights=learned.roles.signs[kept].astype(np.float16),
        points=learned.roles.points.astype(np.float16),
    )  # fmt: skip
    held = {"choices": [[round(float(v), 4) for v in w] for w in learned.choices], **measured}
    (FOLDER / "weights.json").write_text(json.dumps(held, indent=1) + "\n", "utf8")


CORPORA = ROOT.parent / "shared" / "bench"


if __name__ == "__main__":
    if len(sys.argv) > 2:
        CORPORA = Path(sys.argv[2])
    everything = read_corpora(CORPORA)
    fitted = check(everything)
    if sys.argv[1:2] in (["learn"], ["learn-names"]):
        write(learn(everything, FOLDER / "names.crf", sys.argv[1] == "learn-names"), fitted)
