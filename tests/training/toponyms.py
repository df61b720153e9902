"""Learn the weights for finding toponyms from the annotated corpora, and say how well they do.

    python tests/training/toponyms.py check [CORPORA]   # cross-validated by document
    python tests/training/toponyms.py learn [CORPORA]   # writes data/reading/toponyms/

CORPORA is the folder of ``toponyms-*-dev.jsonl`` (default ``../shared/bench``). Only weights are
written, never a line of a corpus. Everything is seeded, so that learning twice gives the same.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
import tempfile
from collections import Counter
from dataclasses import astuple, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from geo.reading.toponyms import evidence, marking, recognise, resolve, roles  # noqa: E402
from geo.reading.toponyms.choices import gather  # noqa: E402
from geo.reading.toponyms.lexicon import FOLDER  # noqa: E402
from geo.reading.toponyms.phrases import points_around  # noqa: E402
from geo.reading.toponyms.reliability import table_of  # noqa: E402
from geo.reading.toponyms.roles import CLASSES, Seen, Spot, Weights  # noqa: E402
from geo.reading.toponyms.runs import Run, find_runs  # noqa: E402
from geo.reading.toponyms.tails import to_look_up  # noqa: E402
from geo.reading.toponyms.usual import as_news_means  # noqa: E402
from geo.text import Prose  # noqa: E402
from geo.world.gazetteer import open_gazetteer  # noqa: E402

CLASS_OF = {
    "Literal": 0, "Mixed": 0, "Coercion": 0, "Metonymic": 1, "Literal_Modifier": 2,
    "Non_Literal_Modifier": 3, "Embedded_Literal": 4, "Embedded_Non_Lit": 5, "Demonym": 6,
    "Language": 7, "Homonym": 8,
}  # fmt: skip
LITERAL_MODIFIER = CLASSES.index(("modifier", True))
GROUND = np.array([ground for _, ground in CLASSES])
LEFT_OUT = {"Non_Lit_Expression", "Literal_Expression", "Non_Toponym"}
FOLDS = 10
CRF = {"c1": 0.2, "c2": 0.1, "max_iterations": 150, "feature.possible_transitions": True}
ROLE_PENALTY, POINT_PENALTY = 20.0, 6.0
POINT_SCALE = 0.18
"""Makes the points around a name about as long as its signs are many."""
CHOICE_PENALTY = 0.0005
NEAR_KM = 161


@dataclass
class Document:
    """An annotated article, cut and looked at once."""

    corpus: str
    raw: dict[str, Any]
    prose: Prose
    runs: list[Run]
    rows: list[list[str]]
    labels: list[str]
    gold: list[dict[str, Any]] = field(default_factory=list)


def read_corpora(folder: Path) -> list[Document]:
    """Return every document of the corpora, in the files' order."""
    found = []
    for path in sorted(folder.glob("toponyms-*-dev.jsonl")):
        for line in path.open(encoding="utf8"):
            found.append(document(path.stem.removeprefix("toponyms-").removesuffix("-dev"), line))
    return found


def document(corpus: str, line: str) -> Document:
    """Return one document with the gold label of every word of its runs."""
    raw = json.loads(line)
    prose = Prose(raw["text"])
    runs = find_runs(prose)
    gold = [g for g in raw["toponyms"] if g.get("type") not in LEFT_OUT]
    rows = evidence.evidence_of(prose, runs)
    return Document(corpus, raw, prose, runs, rows, labels_of(prose, runs, gold), gold)


def labels_of(prose: Prose, runs: list[Run], gold: list[dict[str, Any]]) -> list[str]:
    """Return B, I or O for every word of the runs; of nested spans the shorter counts."""
    words = [i for run in runs for i in range(run.first, run.last)]
    begins = {prose.starts[i]: n for n, i in enumerate(words)}
    ends = {prose.ends[i]: n for n, i in enumerate(words)}
    labels = ["O"] * len(words)
    for g in sorted(gold, key=lambda g: (g["end"] - g["start"], g["start"])):
        a, b = begins.get(g["start"]), ends.get(g["end"])
        if a is not None and b is not None and set(labels[a : b + 1]) == {"O"}:
            labels[a : b + 1] = ["B"] + ["I"] * (b - a)
    return labels


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


def span_of(d: Document, spot: Spot) -> tuple[int, int]:
    """Return the characters of a spot."""
    return d.prose.starts[spot.first], d.prose.ends[spot.last - 1]


def gold_at(d: Document, span: tuple[int, int]) -> dict[str, Any] | None:
    """Return the gold toponym of a span, or one that it overlaps."""
    same = (g for g in d.gold if (g["start"], g["end"]) == span)
    over = (g for g in d.gold if g["start"] < span[1] and span[0] < g["end"])
    return next(same, None) or next(over, None)


# --- frames ------------------------------------------------------------------------------------

FRAMES = Path(__file__).parent / "role_frames.txt"
FRAME_CLASS = {"lit": 0, "land": 0, "met": 1, "litmod": 2, "mod": 3, "emb": 5, "dem": 6, "lang": 7}
FRAME_WEIGHT = 0.15
"""What a frame written by hand counts beside an example from a corpus."""
FRAME_COUNTRIES = frozenset(
    "UA RU BY MD PL LT LV EE RO GE AM AZ KP KR IR IQ SY LB IL PS JO SA YE QA AE KW OM TR EG CN JP "
    "IN PK AF FR DE GB IT ES MX BR CA AU NG ZA KE SD ET LY".split()
)
TOWNS_FROM = 30_000


@dataclass(frozen=True)
class Frame:
    """A frame filled with names: what is seen of the one asked about, and its class."""

    document: Document
    seen: Seen
    kind: int
    finds: bool
    """Whether names are learned from it too, not roles alone."""


@cache
def frames() -> list[Frame]:
    """Return the hand-written frames filled with names."""
    names, beside = random.Random(11), random.Random(12)
    towns, lands = frame_names()
    found: list[Frame] = []
    finds = True
    for line in FRAMES.read_text("utf8").splitlines():
        finds = finds and line != ROLES_ALONE
        if line and not line.startswith("#"):
            kind, frame, words = (part.strip() for part in line.split("|"))
            for word in words.split():
                land, people, capital = names.choice(lands)
                ground = kind == "lit" and "million" not in word
                name = names.choice(towns) if ground else names.choice((land, capital))
                said = {"N": name, "D": people, "M": beside.choice(lands)[0]}
                made, seen = fill(frame.replace("___", word), said)
                found += [Frame(made, one, FRAME_CLASS[kind], finds) for one in seen]
    return found


ROLES_ALONE = "# For roles alone; names are not learned from what follows."


def frame_names() -> tuple[list[str], list[tuple[str, str, str]]]:
    """Return towns to fill frames with, and countries with their people's word and capital."""
    gazetteer = open_gazetteer()
    places = [gazetteer.at(row) for row in range(gazetteer.meta["cities"])
              if gazetteer.columns["population"][row] >= TOWNS_FROM]  # fmt: skip
    places += [
        gazetteer.at(row)
        for row in range(gazetteer.meta["cities"], len(gazetteer))
        if gazetteer.columns["kind"][row] in (2, 5) and gazetteer.columns["weight"][row] >= 5000
    ] * 4
    towns = [p.name for p in places if p.country in FRAME_COUNTRIES and p.name.isascii()]
    towns += [name for p in places if p.kind == "site" for name in gazetteer.names(p.id)[1:]] * 3
    listed = (line.split("|") for line in DEMONYMS.read_text("utf8").splitlines() if "|" in line)
    people = {code.strip(): words.split(",")[0].strip() for code, words in listed}
    capitals = {
        p.country: p.name
        for p in places
        if gazetteer.columns["capital"][gazetteer.row_of(p.id) or 0]
    }
    known = sorted(FRAME_COUNTRIES & people.keys() & capitals.keys())
    return towns, [
        (gazetteer.place(f"iso3166-1:{code}").name, people[code], capitals[code]) for code in known
    ]


DEMONYMS = ROOT / "data" / "gazetteer" / "demonyms.txt"


def fill(frame: str, said: dict[str, str]) -> tuple[Document, list[Seen]]:
    """Return a frame as a document of one sentence, and what is seen of the name asked about."""
    text, gold, asked = "", [], 0
    for n, piece in enumerate(NAMED.split(GLUED.sub("", frame))):
        if n % 2:
            ends = len(text) + len(said[piece])
            gold.append({"start": len(text), "end": ends})
            asked = len(text) if piece != "M" else asked
        elif n and re.match(r"s\b", piece):
            gold[-1]["end"] += 1
        text += said[piece] if n % 2 else piece
    made = document("frames", json.dumps({"text": text, "toponyms": gold}))
    spots = gold_spots(made)
    seen = zip(spots, roles.all_seen(made.prose, spots) if spots else [], strict=True)
    return made, [one for spot, one in seen if made.prose.starts[spot.first] == asked]


GLUED = re.compile(r" (?=[.,’])|(?<=\bD) (?=s\b)")
NAMED = re.compile(r"\b([NMD])(?=s?\b)")


# --- roles -------------------------------------------------------------------------------------


def role_examples(d: Document, spots: list[Spot]) -> list[tuple[Seen, int]]:
    """Return what is seen of every spot, and its gold class or -1."""
    found = []
    for spot, seen in zip(spots, roles.all_seen(d.prose, spots), strict=True):
        g = gold_at(d, span_of(d, spot))
        found.append((seen, class_of(g["type"], seen) if g and g.get("type") else -1))
    return found


def class_of(kind: str, seen: Seen) -> int:
    """Return the class of a gold type: a people's word of mixed meaning modifies literally."""
    people = seen.signs[0].startswith("kD")
    return LITERAL_MODIFIER if kind == "Mixed" and people else CLASS_OF[kind]


def judged(documents: list[Document]) -> list[tuple[Seen, int]]:
    """Return what is seen of names whose roles were judged by hand, and their classes."""
    by_id = {(d.corpus, str(d.raw["id"])): d for d in documents}
    lines = JUDGED.read_text("utf8").splitlines()
    found = []
    for corpus, number, start, kind in (line.split() for line in lines if line[0] != "#"):
        d = by_id.get((corpus, number))
        spots = gold_spots(d) if d else []
        for spot, seen in zip(spots, roles.all_seen(d.prose, spots) if d else [], strict=True):
            if d and d.prose.starts[spot.first] == int(start):
                found.append((seen, int(kind)))
    return found


JUDGED = Path(__file__).parent / "role_labels.txt"
JUDGED_WEIGHT = 0.5


def gold_spots(d: Document) -> list[Spot]:
    """Return the gold toponyms as spots."""
    begins = {s: i for i, s in enumerate(d.prose.starts)}
    ends = {e: i + 1 for i, e in enumerate(d.prose.ends)}
    run_at = {i: run for run in d.runs for i in range(run.first, run.last)}
    found = []
    for start, end in sorted({(g["start"], g["end"]) for g in d.gold}):
        if start in begins and end in ends and begins[start] in run_at:
            run = run_at[begins[start]]
            found.append(Spot(begins[start], ends[end], run.first, max(run.last, ends[end])))
    return found


Example = tuple[Seen, int, float]
"""What is seen of a toponym, its class, and what the example counts."""


def learn_roles(examples: list[Example]) -> Weights:
    """Return the weights of signs and points for every class: multinomial logistic regression."""
    count = Counter(sign for seen, _, _ in examples for sign in set(seen.signs))
    known = ["always", *sorted(sign for sign, times in count.items() if times > 1)]
    number = {sign: n for n, sign in enumerate(known)}
    cells = [(r, number[s]) for r, (seen, _, _) in enumerate(examples)
             for s in {*seen.signs, "always"} if s in number]  # fmt: skip
    r, c = zip(*cells, strict=True)
    signs = csr_matrix((np.ones(len(r)), (r, c)), shape=(len(examples), len(known)))
    points = points_around([seen.around for seen, _, _ in examples]) * POINT_SCALE
    x = hstack([signs, csr_matrix(points)]).tocsr()
    y = np.eye(len(CLASSES))[[label for _, label, _ in examples]]
    counts = np.array([count for _, _, count in examples])
    penalty = np.repeat([ROLE_PENALTY, POINT_PENALTY], [len(known), points.shape[1]])[:, None]
    penalty[0] = 0.0

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(-1, len(CLASSES))
        score = x @ w
        score -= score.max(axis=1, keepdims=True)
        chance = np.exp(score)
        chance /= chance.sum(axis=1, keepdims=True)
        error = -float((counts * np.log(chance[y > 0] + 1e-12)).sum())
        gradient = x.T @ ((chance - y) * counts[:, None]) + penalty * w
        return error + float((penalty * w**2).sum()) / 2, gradient.ravel()

    start = np.zeros(x.shape[1] * len(CLASSES))
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150})
    w = best.x.reshape(-1, len(CLASSES)).astype(np.float32)
    return Weights(number, w[: len(known)], w[len(known) :] * POINT_SCALE)


def use_roles(weights: Weights) -> None:
    """Let ``geo.reading.toponyms.roles`` use weights that are not written yet."""
    roles._model = lambda: weights  # type: ignore[assignment]


# --- choices -----------------------------------------------------------------------------------


@dataclass
class Choosing:
    """The choices of one document, and the right choice of every name that has one (or -1)."""

    table: Any
    pairs: list[tuple[int, int]]
    right: np.ndarray
    weight: np.ndarray


def choosing(d: Document, spots: list[Spot]) -> Choosing:
    """Return the choices of a document's names with the gold ones."""
    table = gather([to_look_up(d.prose.words, s, d.prose.text[slice(*span_of(d, s))])
                    for s in spots])  # fmt: skip
    pairs = marking.pairs_of(d.prose, spots, table)
    right, weight = np.full(len(table.names), -1), np.zeros(len(table.names))
    for n, name in enumerate(table.names):
        found = [gold_at(d, span_of(d, spots[m])) for m in name.mentions]
        located = [
            (g.get("geonameid"), g["lat"], g["lon"])
            for g in found
            if g and g.get("lat") is not None
        ]
        if located:
            right[n] = _right_choice(table, n, Counter(located).most_common(1)[0][0])
            weight[n] = math.sqrt(len(located))
    return Choosing(table, pairs, right, weight)


def _right_choice(table: Any, n: int, gold: tuple[Any, float, float]) -> int:
    """Return the choice with the gold id, or the nearest within the limit, or -1."""
    best, found = math.inf, -1
    for k in range(table.offsets[n], table.offsets[n + 1]):
        place = open_gazetteer().at(int(table.row[k]))
        if place.id == f"geonames:{gold[0]}":
            return int(k)
        if place.lat is None or place.lon is None:
            continue
        far = kilometres(place.lat, place.lon, gold[1], gold[2]) + 20 * (k - table.offsets[n])
        if far <= NEAR_KM and far < best:
            best, found = far, int(k)
    return found


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in km."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def learn_choices(sets: list[Choosing]) -> list[np.ndarray]:
    """Return the weights of each round of company, by conditional logistic regression."""
    sets = [s for s in sets if s.table.names]
    chances = [resolve.chances(s.table, resolve.prior(s.table)) for s in sets]
    weights = []
    for _ in range(resolve.ROUNDS):
        features = [
            resolve.features_of(s.table, s.pairs, c) for s, c in zip(sets, chances, strict=True)
        ]
        weights.append(_fit_choices(sets, features))
        chances = [
            resolve.chances(s.table, f @ weights[-1]) for s, f in zip(sets, features, strict=True)
        ]
    return weights


def _fit_choices(sets: list[Choosing], features: list[np.ndarray]) -> np.ndarray:
    blocks, right, weight, base = [], [], [], 0
    for s, f in zip(sets, features, strict=True):
        for n in range(len(s.table.names)):
            a, b = s.table.offsets[n], s.table.offsets[n + 1]
            if s.right[n] >= 0 and b - a > 1:
                blocks.append(f[a:b])
                right.append(base + int(s.right[n] - a))
                weight.append(s.weight[n])
                base += int(b - a)
    x, y, w = np.concatenate(blocks), np.array(right), np.array(weight)
    first = np.concatenate(([0], np.cumsum([len(b) for b in blocks])))[:-1]
    own = np.repeat(np.arange(len(blocks)), [len(b) for b in blocks])

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        score = x @ v
        high = np.maximum.reduceat(score, first)
        raised = np.exp(score - high[own])
        total = np.add.reduceat(raised, first)
        gradient = (x * (raised / total[own] * w[own])[:, None]).sum(0) - (x[y] * w[:, None]).sum(0)
        error = (
            -(w * (score[y] - high - np.log(total))).sum() / w.sum() + CHOICE_PENALTY / 2 * v @ v
        )
        return error, gradient / w.sum() + CHOICE_PENALTY * v

    start = np.zeros(x.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


# --- confidence, and the whole -------------------------------------------------------------------


@dataclass
class Learned:
    """Everything that is learned, but for the field of names, which lies in a file."""

    names: Path
    roles: Weights
    choices: list[np.ndarray]


def learn(documents: list[Document], names: Path) -> Learned:
    """Learn names, roles and choices from documents."""
    learn_names(documents, names)
    found = [[spot for spot, _ in spots] for spots in named_by(names, documents)]
    typed = [d for d in documents if any(g.get("type") for g in d.gold)]
    shown = [e for d in typed for e in role_examples(d, gold_spots(d)) if e[1] >= 0]
    examples = [(seen, kind, 1.0) for seen, kind in shown]
    examples += [(seen, kind, JUDGED_WEIGHT) for seen, kind in judged(documents)]
    examples += [(frame.seen, frame.kind, FRAME_WEIGHT) for frame in frames()]
    weights = learn_roles(examples)
    sets = (
        [choosing(d, gold_spots(d)) for d in documents]
        if not found
        else [choosing(d, spots) for d, spots in zip(documents, found, strict=True)]
    )
    return Learned(names, weights, learn_choices(sets))


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


def learn_confidence(documents: list[Document], marks: list[list[Any]]) -> dict[str, float]:
    """Return the curve from the chances of span and place to the chance that both are right."""
    keys = ["always", "span", "place", "unknown", "people", "type", "way", "inside"]
    rows, rights = [], []
    for d, found in zip(documents, marks, strict=True):
        for mark, span in found:
            right = is_right(d, mark)
            if right is not None:
                rows.append(confidence_row(keys, mark, span))
                rights.append(float(right))
    x, y = np.array(rows), np.array(rights)

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        chance = 1 / (1 + np.exp(-(x @ v)))
        error = -(y * np.log(chance + 1e-9) + (1 - y) * np.log(1 - chance + 1e-9)).sum()
        return error + 0.5 * v @ v, x.T @ (chance - y) + v

    best = minimize(loss, np.zeros(len(keys)), jac=True, method="L-BFGS-B").x
    return {key: round(float(value), 4) for key, value in zip(keys, best, strict=True)}


def confidence_row(keys: list[str], mark: Any, span: float) -> list[float]:
    """Return what the confidence of a mark is counted from."""
    how = mark.rule.partition(":")[2]
    gazetteer_chance = place_chance(mark)
    row = dict.fromkeys(keys, 0.0) | {"always": 1.0, "span": marking._logit(span)}
    if how == "unknown":
        row["unknown"] = 1.0
    else:
        row["place"] = marking._logit(gazetteer_chance)
        if how in row:
            row[how] = 1.0
    return [row[key] for key in keys]


def place_chance(mark: Any) -> float:
    """Return the chance of the chosen place."""
    return marking.place_chance(mark.place, mark.alternatives) if mark.place else 0.0


def is_right(d: Document, mark: Any) -> bool | None:
    """Whether span and place are both right; ``None`` where the gold does not say."""
    g = next((g for g in d.gold if (g["start"], g["end"]) == (mark.start, mark.end)), None)
    if g is None:
        passed = (i for i in d.raw["toponyms"] if i.get("type") == "Literal_Expression")
        over = any(i["start"] < mark.end and mark.start < i["end"] for i in passed)
        return None if over else False
    if mark.place is None:
        return True
    if g.get("lat") is None or mark.place.lat is None:
        return None
    near = kilometres(g["lat"], g["lon"], mark.place.lat, mark.place.lon) <= NEAR_KM
    return near or mark.place.id == f"geonames:{g.get('geonameid')}"


def reliability(documents: list[Document], marks: list[list[Any]]) -> list[list[float]]:
    """Print and return how many of the marks said to be so sure are right."""
    said: list[tuple[float, bool]] = []
    for d, found in zip(documents, marks, strict=True):
        for mark, span in found:
            right = is_right(d, mark)
            how = mark.rule.partition(":")[2]
            if right is not None:
                how = "" if how in ("unknown", "doubtful") else how
                said.append((marking.confidence(span, place_chance(mark), how), right))
    table = table_of(said)
    for row in table:
        print(f"said {row.low:.2f} to {row.high:.2f}   right {row.right:.2f}   of {row.count}")
    return [list(astuple(row)) for row in table]


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
    return {"confidence": curve, "reliability": reliability(documents, marks)}


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
    if sys.argv[1:2] == ["learn"]:
        write(learn(everything, FOLDER / "names.crf"), fitted)
