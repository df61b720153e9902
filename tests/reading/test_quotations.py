"""Quotations: golden rows, the first article, and what the finder promises of every text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from geo.reading.calibration import ALL, chance_right, curves
from geo.reading.marks import Quotation
from geo.reading.people.named_people import find_people
from geo.reading.quotations import find_quotations, find_remarks
from geo.reading.quotations.speakers.naming import Namer
from geo.text import Prose, Span

ROOT = Path(__file__).parents[2]
GOLDEN = yaml.safe_load((ROOT / "tests" / "golden" / "quotations.yaml").read_text("utf8"))
ROWS = [row for group in GOLDEN for row in group["rows"]]
ARTICLE = ROOT.parent / "shared" / "articles" / "lavrov-wonsan.txt"


def plain(text: str, quotation: Quotation) -> dict[str, object]:
    return {
        "kind": quotation.kind,
        "cue": quotation.cue.of(text) if quotation.cue else "",
        "name": quotation.source.name if quotation.source else "",
        "content": [span.of(text) for span in quotation.content],
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:50])
def test_quotations_are_found_with_kind_cue_speaker_and_content(row):
    remarks = find_remarks(Prose(row["text"]))
    found = [plain(row["text"], q) for q in remarks]
    for expected in row["quotes"]:
        assert expected in found
    assert found or not row["quotes"]
    assert row["quotes"] or all(q.kind == "attitude" for q in remarks)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:50])
def test_every_quotation_says_its_rule_and_how_sure_it_is(row):
    for quotation in find_quotations(Prose(row["text"])):
        assert quotation.rule
        assert 0 < quotation.confidence <= 1


def test_the_source_is_the_phrase_and_its_office_is_as_printed():
    text = "Foreign Minister Pavel Orlov flew home. The minister said the talks had failed."
    [quotation] = find_quotations(Prose(text))
    assert quotation.source is not None
    assert quotation.source.text == "The minister"
    assert quotation.source.role == "Foreign Minister"


@pytest.mark.parametrize("rule", [r for r in curves("quotations") if r != ALL])
def test_a_surer_network_never_makes_a_less_sure_quotation(rule):
    sure = [chance_right("quotations", rule, tenth / 20) for tenth in range(21)]
    assert sure == sorted(sure)
    assert 0 < sure[0] <= sure[-1] < 1


def test_marks_in_a_tag_are_not_speech():
    text = '<a href="there.html" title="He said “no”">A link</a> stood on the page.'
    assert find_quotations(Prose(text)) == []


@pytest.fixture(scope="module")
def lavrov() -> tuple[str, list[Quotation]]:
    if not ARTICLE.exists():
        pytest.skip("the first article is not beside the repository")
    text = ARTICLE.read_text("utf8")
    return text, find_quotations(Prose(text))


@pytest.mark.parametrize(
    ("cue", "kind", "marked"),
    [
        ("warned", "mixed", 1),
        ("claimed", "mixed", 1),
        ("argued", "indirect", 0),
        ("dismissed", "mixed", 1),
    ],
)
def test_the_first_article_gives_its_speaker_each_quotation(lavrov, cue, kind, marked):
    text, quotations = lavrov
    [quotation] = [q for q in quotations if q.cue and q.cue.of(text) == cue]
    assert quotation.kind == kind
    assert quotation.source is not None
    assert quotation.source.name == "Sergei Lavrov"
    assert sum(span.of(text).count("‘") for span in quotation.content) == marked


def test_the_first_article_reports_a_commitment_restated(lavrov):
    text, _ = lavrov
    told = [q for q in find_remarks(Prose(text)) if q.kind == "attitude"]
    [quotation] = [q for q in told if q.cue and q.cue.of(text) == "reiterated"]
    assert quotation.source is not None
    assert (quotation.source.text, quotation.source.name) == ("he", "Sergei Lavrov")
    assert quotation.content[0].of(text).startswith("Moscow’s commitment")


def test_the_first_article_gives_a_quoted_term_to_whose_it_is(lavrov):
    text, quotations = lavrov
    [term] = [q for q in quotations if q.rule.startswith("term")]
    assert term.kind == "mixed"
    assert term.source is not None
    assert term.source.name == "Russia"
    assert text[term.start] + text[term.end - 1] == "‘’"


def test_the_first_article_says_who_the_minister_is(lavrov):
    text, quotations = lavrov
    sources = {q.source.text: q.source.name for q in quotations if q.source}
    prose = Prose(text)
    at = text.index("The minister")
    name = Namer(prose, find_people(prose)).name(Span(at, at + len("The minister"))).name
    assert name == sources["He"] == "Sergei Lavrov"


def test_no_apostrophe_of_the_first_article_is_taken_for_a_mark(lavrov):
    text, quotations = lavrov
    for quotation in quotations:
        for span in quotation.content:
            assert span.of(text).count("‘") in (0, 1)
            assert not span.of(text).startswith("’")
