"""Score weights on the documents that were kept out when they were trained.

    python -m geo.training.quotations.train CORPORA ... --fold 0 --of 4 --out fold.npz
    python -m geo.training.quotations.folds CORPORA --weights fold.npz --fold 0 --of 4

The corpora must be given in the same order.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from geo.reading import quotations
from geo.reading.marks import Findings
from geo.reading.quotations.model.weights import open_weights
from geo.training.quotations.annotated import documents


def main() -> None:
    """Print what ``score.py``, beside the corpora, says of the kept-out documents."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("corpora", type=Path, nargs="+")
    ask.add_argument("--weights", type=Path, required=True)
    ask.add_argument("--fold", type=int, default=0)
    ask.add_argument("--of", type=int, default=4)
    asked = ask.parse_args()
    held = open_weights(asked.weights)
    quotations.open_weights = lambda: held
    docs = [d for path in asked.corpora for d in documents(path)]
    pairs = []
    for document in docs[asked.fold :: asked.of]:
        found = tuple(quotations.find_quotations(document["prose"]))
        pairs.append((document, Findings(document["text"], quotations=found).to_dict()))
    sys.path.insert(0, str(asked.corpora[0].parent))
    from score import score_quotations

    print(score_quotations(pairs))


if __name__ == "__main__":
    main()
