"""A visit without a browser, with a library of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import page

TEXT = (
    "Speaking in Georgia on Saturday, the minister warned against new alliances in Tokyo. "
    "“We respect their decision,” Sergei Lavrov said on 12 July 2025. "
    "Nobody in Vardzia answered at once, and in Georgia the talks went on."
)
TITLE = "A warning from Georgia"


def library_in(folder: Path, monkeypatch: pytest.MonkeyPatch, mode: str = "visit") -> None:
    """Have the app keep its library in a folder."""
    monkeypatch.setenv("DATELINE_DATABASE_URL", f"sqlite:///{folder / 'library.sqlite3'}")
    monkeypatch.setenv("DATELINE_LIBRARY", mode)


def pasted(text: str = TEXT, title: str = TITLE) -> AppTest:
    """Paste an article, and stand on the page where it is read."""
    at = page("add")
    at.text_area(key="pasted-text").set_value(text)
    at.text_input(key="pasted-title").set_value(title)
    at.button(key="read-pasted").click().run()
    return at.switch_page("pages/article.py").run()


def id_of(at: AppTest) -> str:
    return at.session_state["article"][0]


def look_at(at: AppTest, kind: str, words: str, text: str = TEXT) -> AppTest:
    """Choose the mark on some words."""
    start = text.index(words)
    mention = f"{id_of(at)}:{kind}:{start}-{start + len(words)}"
    return at.text_input(key="mention").set_value(mention).run()


def findings(at: AppTest):
    """Return what this visit sees in the article, as corrected."""
    made = at.session_state["made-of-articles"]
    return made["pairs"][id_of(at)][1]


def choose(at: AppTest, label: str, option: str) -> AppTest:
    """Choose an option of a radio group, by its value or by how its label starts."""
    [group] = [r for r in at.radio if r.label == label]
    shown = next((o for o in group.options if o.startswith(option)), option)
    return group.set_value(shown).run()
