"""Attitudes on the Read page: apart from the quotations, on demand, with their sentence."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from geo.reading.findings import read
from pages.shared.article.attitudes import line_of

TEXT = (
    "The minister condemned the attack on the port. Lavrov said talks would go on. "
    "The ministry *blamed* <b>rebels</b> for the fire. Kyiv welcomed the vote in the Assembly."
)


def show() -> None:
    from geo.reading.findings import read
    from pages.shared.article.attitudes import show_attitudes
    from tests.pages.test_attitudes import TEXT

    show_attitudes("one", read(TEXT))


def test_attitudes_are_shown_when_asked_for_and_are_no_quotations():
    findings = read(TEXT)
    assert [q.source.text for q in findings.quotations if q.source] == ["Lavrov"]
    page = AppTest.from_function(show).run()
    assert not page.exception
    assert not page.expander
    (switch,) = page.toggle
    assert switch.label == f"Attitudes and acts ({len(findings.attitudes)})"
    switch.set_value(True).run()
    assert page.expander[0].label.startswith("The minister · condemned")
    assert page.expander[0].markdown[0].value == "The minister condemned the attack on the port."


def test_a_line_says_who_does_what_to_what():
    (first, *_) = read(TEXT).attitudes
    assert line_of(TEXT, first) == "The minister · condemned · the attack on the port"
