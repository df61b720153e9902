"""Rules as rows: the first that applies decides, and each row's example is its golden row."""

from __future__ import annotations

import pytest

from geo.reading import rules
from geo.reading.findings import read
from geo.reading.marks import Quotation, Timex, Toponym
from geo.reading.rules import Decided, Example, Rule, first, table
from tests.corpora import Document
from tests.findings import found
from tests.rules import firings

ANY = Example("[A] word", "no mark")
SMALL: Rule[int, str] = Rule("size:small", "Up to three", ANY, lambda n: n <= 3, lambda n: "few")
REST: Rule[int, str] = Rule("size:rest", "Any other number", ANY, lambda n: True, lambda n: "many")


def facts(mark: Toponym | Timex | Quotation, text: str) -> set[str | None]:
    """Return what an example may say of a mark."""
    if isinstance(mark, Toponym):
        place = mark.place
        named = {place.id, place.name, place.country} if place else {"no place"}
        return {mark.role, "ground" if mark.literal else "no ground", *named}
    if isinstance(mark, Timex):
        return {mark.type, mark.value, mark.edtf, "" if mark.earliest else "no days"}
    who = {mark.source.name, mark.source.text} if mark.source else {"nobody"}
    return {mark.kind, *who, *mark.about, mark.said_at, mark.said_on}


@pytest.mark.parametrize("row", [*rules.known()], ids=lambda row: row.name)
def test_the_example_of_a_rule_is_read_as_it_says_and_by_that_rule(row):
    before, _, rest = row.example.text.partition("[")
    words, _, after = rest.partition("]")
    text, start = f"{before}{words}{after}", len(before)
    findings = read(text, row.example.published)
    marks = [*findings.toponyms, *findings.timexes, *findings.quotations]
    there = [m for m in marks if (m.start, m.end) == (start, start + len(words))]
    if row.example.outcome == "no mark":
        finder = rules.finder_of(row.name)
        over = getattr(findings, finder)
        assert not any(m.start < start + len(words) and start < m.end for m in over)
        heard = {f.rule for f in firings(Document("", "", text, row.example.published))}
        assert row.name in heard
        return
    [mark] = [m for m in there if row.name in rules.rules_of(m.rule)]
    assert set(row.example.outcome.split("; ")) <= facts(mark, text)


def test_every_rule_says_what_it_does_and_has_its_own_name():
    names = [row.name for row in rules.known()]
    assert len(set(names)) == len(names)
    assert all(row.says and "[" in row.example.text for row in rules.known())


def test_the_first_rule_that_applies_decides_and_the_ledger_hears_it():
    heard: list[tuple[str, int]] = []
    rules.LISTENERS.append(lambda name, case: heard.append((name, case)))
    try:
        assert first((SMALL, REST), 2) == Decided("size:small", "few")
        assert first((SMALL, REST), 9) == Decided("size:rest", "many")
        assert first((SMALL,), 9) is None
    finally:
        rules.LISTENERS.clear()
    assert heard == [("size:small", 2), ("size:rest", 9)]


def test_two_rules_of_one_name_are_refused():
    with pytest.raises(ValueError, match="one name"):
        table("sizes", SMALL, SMALL)


def test_a_mark_carries_every_rule_that_made_it():
    made = rules.with_rule(rules.with_rule("", "name:whole"), "role:list")
    assert rules.rules_of(made) == ["name:whole", "role:list"]


def test_findings_of_a_text_are_the_same_when_it_is_read_again():
    text = Document(
        "shelf", "one", "Speaking in Wonsan on Friday, Mr Lavrov said: “We agree.”", None
    )
    assert found(text) == found(text)
    assert found(text)["toponyms"]
