"""Learn how sure cards are: ``data/reading/card-confidence.json`` and the curves ``card ...``.

    pip install scikit-learn==1.7.2
    B=../shared/bench
    python -m geo.training.quotations.confidence $B/quotations-polnear-{train,dev}.jsonl \
        --weights fold0.npz fold1.npz fold2.npz --of 4 --regions $B/regions-dev.jsonl

News documents are read with network weights that had not seen them (``train.py --fold``): the
first file reads every fourth from the first on, and so on. The regional passages nothing was
trained on; they count ``REGIONAL`` times, and the curves are measured on them alone, each passage
by models that had not seen it (``FOLDS`` folds). A card is right when its words share as many
letters with an annotated content as ``regions.py``, beside the corpora, asks for, and its speaker
phrase (news) or phrase and name (regions) are right. Takes two minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from geo.reading import calibration, quotations
from geo.reading.calibration import Point
from geo.reading.findings import Findings
from geo.reading.quotations import confidence
from geo.reading.quotations.confidence import WEIGHTS, Card, signs_of_speaker, signs_of_words
from geo.reading.quotations.model.weights import open_weights
from geo.text import Prose

REGIONAL, STRENGTH, FOLDS = 5.0, 0.15, 10
PRONOUN = 0.3
"""What a pronoun of the news counts: only its phrase is annotated, not whom it means."""
SMALLEST = 0.02


class Row(NamedTuple):
    """A card of a document: its signs, whether words and speaker are right, and its weight."""

    words: list[str]
    speaker: list[str]
    kind: str
    right: bool
    named: bool
    weight: float
    fold: int
    regional: bool


def cards_of(text: str) -> tuple[list[Card], list[Any]]:
    """Read a text and return its cards with the quotations they became, but no attitudes."""
    seen: list[Card] = []

    def keep(card: Card) -> tuple[float, str]:
        seen.append(card)
        return 0.5, "words"

    quotations.confidence_of = keep
    found = quotations.find_remarks(Prose(text))
    quotations.confidence_of = confidence.confidence_of
    pairs = [(c, q) for c, q in zip(seen, found, strict=True) if q.kind != "attitude"]
    return [c for c, _ in pairs], [q for _, q in pairs]


def rows_of(document: dict[str, Any], regional: bool) -> Iterator[Row]:
    """Yield the cards of a document that annotators have judged, optional ones left out."""
    import regions  # beside the corpora

    cards, found = cards_of(document["text"])
    told = Findings(document["text"], quotations=tuple(found)).to_dict()
    at, gold = regions.match(document, told), document["attributions"]
    fold = zlib.crc32(document["id"].encode()) % FOLDS
    for k, (card, said) in enumerate(zip(cards, told["quotations"], strict=True)):
        met = gold[at[k]] if k in at else None
        if met and met.get("optional"):
            continue
        named = bool(met) and _is_named(regions, document["text"], met, said, regional)
        pronoun = bool(card.source) and card.source.text.lower() in confidence.PRONOUNS
        weight = REGIONAL if regional else PRONOUN if pronoun else 1.0
        yield Row(
            signs_of_words(card), signs_of_speaker(card), said["kind"], bool(met), named, weight,
            fold, regional,
        )  # fmt: skip


def _is_named(regions: Any, text: str, gold: Any, said: Any, regional: bool) -> bool:
    """Whether a speaker's phrase, and for the regions the name, is the annotated one."""
    source = said["source"] or {}
    phrase = regions.core(gold["source"][0], text) if gold["source"] else ""
    exact = bool(source) and regions.core(source, text) == phrase if phrase else not source
    if not regional:
        return exact
    name = source.get("name") or ""
    echo = bool(name) and regions.tokens(phrase)[: len(regions.tokens(name))] == regions.tokens(
        name
    )
    named = any(regions.same(x, name) or (echo and not x) for x in gold["accept"])
    return named and (exact if phrase else True)


def learned(rows: list[Row], side: str) -> dict[str, float]:
    """Return the weights of one model; the speaker's learns from cards whose words are right."""
    rows = [r for r in rows if side == "words" or r.right]
    table = CountVectorizer(analyzer=lambda found: found, min_df=5, binary=True)
    matrix = table.fit_transform([getattr(r, side) for r in rows])
    right = [r.right if side == "words" else r.named for r in rows]
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(matrix, right, sample_weight=[r.weight for r in rows])
    weights = dict(zip(table.get_feature_names_out(), model.coef_[0], strict=True))
    kept = {k: round(float(w), 3) for k, w in weights.items() if abs(w) > SMALLEST}
    return {"": round(float(model.intercept_[0]), 3), **kept}


def scored(row: Row, weights: dict[str, dict[str, float]]) -> float:
    """Return the product of both chances."""
    product = 1.0
    for side in ("words", "speaker"):
        total = weights[side][""] + sum(weights[side].get(s, 0.0) for s in getattr(row, side))
        product /= 1 + np.exp(-total)
    return float(product)


def curve(scores: list[float], right: list[bool]) -> list[Point]:
    """Return a rising curve of the share that is right at least, by score."""
    order = np.argsort(scores)
    x, y = np.array(scores)[order], np.array(right, float)[order]
    rising = IsotonicRegression(out_of_bounds="clip").fit_transform(x, y)
    points = []
    for part in np.array_split(np.arange(len(x)), max(4, len(x) // 24)):
        share = _at_least(float(rising[part].mean()), len(part))
        points.append(Point(round(float(x[part].mean()), 3), round(share, 3), len(part)))
    for k in range(1, len(points)):
        points[k] = Point(
            points[k].said, max(points[k].right, points[k - 1].right), points[k].count
        )
    return points


def _at_least(share: float, count: int, z: float = 0.7) -> float:
    """Return the share that is met three times in four (Wilson's lower bound)."""
    spread = z * np.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return float((share + z * z / (2 * count) - spread) / (1 + z * z / count))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("corpora", type=Path, nargs="+")
    ask.add_argument("--weights", type=Path, nargs="+", required=True)
    ask.add_argument("--of", type=int, default=4)
    ask.add_argument("--regions", type=Path, nargs="+", required=True)
    ask.add_argument("--further", type=Path, nargs="*", default=[], help="passages only to measure")
    asked = ask.parse_args()
    sys.path.insert(0, str(asked.corpora[0].parent))
    rows = [*_news_rows(asked.corpora, asked.weights, asked.of), *_regional_rows(asked.regions)]
    scores = _cross_validated(rows)
    weights = _both_sides(rows)
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", "utf8")
    curves = {f"card {kind}": curve(*_of_kind(scores, kind)) for kind in ("direct", "report")}
    calibration.write("quotations", curves)
    shown = _as_shown(scores)
    calibration.write("quotations", {calibration.ALL: calibration.table_of(shown)})
    _print("regions, cross-validated", shown)
    for path in asked.further:
        _print(path.stem, _as_shown([(scored(r, weights), r) for r in _regional_rows([path])]))


def _news_rows(corpora: list[Path], weights: list[Path], of: int) -> Iterator[Row]:
    """Yield the cards of news, each document read with weights that had not seen it."""
    news = [d for path in corpora for d in _documents(path)]
    for fold, path in enumerate(weights):
        held = open_weights(path)
        quotations.open_weights = lambda held=held: held
        for document in news[fold::of]:
            yield from rows_of(document, False)
    quotations.open_weights = open_weights


def _regional_rows(paths: list[Path]) -> list[Row]:
    return [row for path in paths for d in _documents(path) for row in rows_of(d, True)]


def _both_sides(rows: list[Row]) -> dict[str, dict[str, float]]:
    return {side: learned(rows, side) for side in ("words", "speaker")}


def _cross_validated(rows: list[Row]) -> list[tuple[float, Row]]:
    """Score each regional card by models that had not seen its passage."""
    scores = []
    for fold in range(FOLDS):
        held = [r for r in rows if r.regional and r.fold == fold]
        weights = _both_sides([r for r in rows if not (r.regional and r.fold == fold)])
        scores += [(scored(r, weights), r) for r in held]
    return scores


def _as_shown(scores: list[tuple[float, Row]]) -> list[tuple[float, bool]]:
    """Return the confidence that readers see of each card, and whether it is right."""
    return [
        (calibration.chance_right("quotations", f"card {_form(r)}", s), r.right and r.named)
        for s, r in scores
    ]


def _documents(path: Path) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in path.open(encoding="utf8")]
    for document in found:
        told = [a for a in document["attributions"] if a["quote_type"] != "none" and a["content"]]
        document["attributions"] = told
    return [d for d in found if d.get("primary", True)]


def _form(row: Row) -> str:
    return "direct" if row.kind == "direct" else "report"


def _of_kind(scores: list[tuple[float, Row]], kind: str) -> tuple[list[float], list[bool]]:
    mine = [(s, r.right and r.named) for s, r in scores if _form(r) == kind]
    return [s for s, _ in mine], [ok for _, ok in mine]


def _print(name: str, shown: list[tuple[float, bool]]) -> None:
    sure = [ok for c, ok in shown if c >= 0.8]
    wrong = sum(not ok for ok in sure) / max(1, len(shown))
    share = sum(sure) / max(1, len(sure))
    print(f"{name}: {len(shown)} cards, {sum(ok for _, ok in shown)} right; "
          f"{len(sure)} sure, {share:.3f} of them right; wrong and sure {wrong:.3f}")  # fmt: skip
    for point in calibration.table_of(shown):
        print(f"  {point.said:.2f} said  {point.right:.2f} right of {point.count}")


if __name__ == "__main__":
    main()
