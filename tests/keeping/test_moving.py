"""Articles move in and out of the library without a browser, corrections and all."""

from datetime import date

import pytest

from geo.errors import ArticleError
from geo.keeping.exports import export
from geo.keeping.library import open_library
from geo.keeping.moving import articles_to_export, keep_files
from geo.reading.corrections.apply import corrected_by
from geo.reading.corrections.log import correct, undo
from geo.reading.marks import Findings
from tests.keeping.conftest import TEXT, sample_findings, span_of


def read(text, published):
    return sample_findings() if text == TEXT else Findings(text, published)


@pytest.fixture
def visit(tmp_path):
    (tmp_path / "store").mkdir()
    library = open_library(f"sqlite:///{tmp_path / 'store' / 'a.sqlite3'}")
    yield library.visit()
    library.close()


def test_what_is_exported_can_be_imported_with_its_corrections(visit, tmp_path, article, findings):
    log = [correct(article, span_of("Lowport"), "not-a-place", who="Ada")]
    path = tmp_path / "all.json"
    path.write_bytes(export([(article, findings)], "json", log))
    [(_, line)] = keep_files(visit, [path], read)
    assert line.startswith("kept     lowport: The sea at Lowport (published 2021-03-04;")
    pairs, back = articles_to_export(visit, [], read)
    assert back == log
    assert [t.text for t in pairs[0][1].toponyms] == ["Highfield", "Lowport"]
    visit.correct(undo(log[0]))
    assert len(articles_to_export(visit, [], read)[0][0][1].toponyms) == 3


def test_a_day_given_is_for_what_does_not_say_its_own(visit, tmp_path):
    (tmp_path / "a.txt").write_text(f"5 March 2021\n\n{TEXT}")
    (tmp_path / "b.md").write_text(f"---\npublished: 2020-01-01\n---\n{TEXT} And more of it.")
    lines = [line for _, line in keep_files(visit, sorted(tmp_path.glob("?.*")), read)]
    assert "day not set; the line “5 March 2021” says 2021-03-05" in lines[0]
    assert "published 2020-01-01" in lines[1]
    [(_, line)] = keep_files(visit, [tmp_path / "a.txt"], read, date(2021, 3, 6))
    assert "published 2021-03-06" in line


def test_near_duplicates_and_refusals_are_told(visit, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(f"{TEXT} And so on.")
    (tmp_path / "c.xyz").write_text(TEXT)
    lines = [line for _, line in keep_files(visit, sorted(tmp_path.glob("?.*")), read)]
    assert "% the same as “a”" in lines[1]
    assert lines[2].startswith("refused  c.xyz: Files that end in “.xyz” are not read.")


def test_bundled_articles_are_corrected_and_exported_too(visit, article):
    bundled = "lavrov-in-wonsan"
    with pytest.raises(ArticleError, match="Kept: none yet"):
        articles_to_export(visit, ["nowhere"], read)
    [(found, _)], log = articles_to_export(visit, [bundled], read)
    assert (found.id, log) == (bundled, [])
    first = found.text.split()[0]
    visit.correct(correct(found, span_of(first, text=found.text), "missed", who="Ada"))
    [(_, findings)], log = articles_to_export(visit, [bundled], read)
    assert corrected_by(findings.toponyms[0]) == log[0].id
