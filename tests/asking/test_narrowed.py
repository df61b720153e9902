"""What a lens keeps, as articles with those marks alone."""

from __future__ import annotations

from geo.asking.lens import Lens
from geo.asking.lens.subset import narrowed
from geo.asking.mentions import mention_table
from geo.keeping.shelf import bundled
from geo.reading.findings import read

PAIRS = {a.id: (a, read(a.text, a.published)) for a in bundled()[:3]}
TABLE = mention_table(PAIRS.values())


def test_an_empty_lens_takes_everything():
    out = narrowed(PAIRS, TABLE)
    assert {a.id: f.toponyms for a, f in out} == {id: f.toponyms for id, (_, f) in PAIRS.items()}


def test_only_what_the_lens_keeps_is_taken_out():
    place = TABLE[TABLE["place"] != ""].iloc[0]["place"]
    kept = Lens(places=(place,), kinds=("toponym",)).keep(TABLE)
    out = narrowed(PAIRS, kept)
    assert sum(len(f.toponyms) for _, f in out) == len(kept)
    assert {t.place.id for _, f in out for t in f.toponyms} == {place}
    assert not any(f.quotations or f.timexes for _, f in out)


def test_texts_stay_whole():
    [(article, findings), *_] = narrowed(PAIRS, TABLE.head(1))
    assert findings.text == article.text == PAIRS[article.id][0].text


def test_nothing_kept_is_nothing_taken_out():
    assert narrowed(PAIRS, TABLE.head(0)) == []
