"""The pages, run without a browser: always from the frame, then to the page."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from geo.drawing.palette import DARK, LIGHT
from geo.keeping.shelf import bundled
from geo.world.regions import MAIN
from pages.shared.frame.navigation import PAGES
from pages.shared.markdown_escaping import plain

ROOT = Path(__file__).parents[2]
NAMES = [name for name, *_ in PAGES if name != "archive"]  # which stands only where one is given
FILES = [f"pages/{name}.py" for name in NAMES]
IRAN, UKRAINE = "geonames:130758", "geonames:690791"
HOSTILE = '<img src=x onerror=alert(1)> :red[x] **x** <script>alert("x")</script> Iran said “no”.'


def app(**asked: str | list[str]) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in asked.items():
        at.query_params[key] = value
    return at.run()


def page(name: str, **asked: str | list[str]) -> AppTest:
    return app(**asked).switch_page(f"pages/{name}.py").run()


def asking(name: str, **asked: str | list[str]) -> AppTest:
    """Open a page at an address, ready for clicks that change what it asks for.

    A browser follows with its address; here the old one would be read again at the next run.
    """
    at = page(name, **asked)
    at.query_params.clear()
    return at


def headline(at: AppTest) -> str:
    [found] = [h.value for h in at.html if "<h1>" in h.value]
    return found.partition("<h1>")[2].partition("</h1>")[0]


def under(at: AppTest) -> str:
    """The lines under the headline."""
    [found] = [h.value for h in at.html if "<h1>" in h.value]
    return found.partition("</h1>")[2]


def sections(at: AppTest) -> set[str]:
    found = (re.search(r'<h2 class="section">([^<]+)', h.value) for h in at.html)
    return {match[1] for match in found if match}


def nothing_broke(at: AppTest) -> bool:
    return not at.exception and not at.error


@pytest.mark.parametrize("file", FILES)
def test_every_page_can_be_drawn(file):
    assert nothing_broke(app().switch_page(file).run())


def test_explore_says_all_that_there_is():
    at = app()
    assert headline(at).startswith("News articles")
    assert "quotations" in under(at)
    assert "Articles on the Korean Peninsula" in under(at)
    assert f"in {len(bundled())} articles" in under(at)
    assert "Add your own" in under(at)


def test_a_link_opens_the_view_it_was_copied_from():
    at = app(region="region:middle-east", days="2025-06-01/2025-07-31")
    assert headline(at).endswith("about the Middle East, June to July 2025")
    assert at.session_state["region"] == "region:middle-east"


@pytest.mark.parametrize(
    "asked",
    [
        {"region": "region:atlantis"},
        {"region": "<script>"},
        {"days": "yesterday"},
        {"days": "9999-99-99/0000-00-00"},
        {"days": "0001-01-01/9999-12-31"},
        {"place": ["geonames:0", "x_y", ""]},
        {"speaker": "Nobody At All"},
        {"article": "gone"},
        {"mention": "gone:timex:1-2"},
        {"mention": ":::"},
        {"worldview": "flat"},
        {"tiles": "evil"},
        {"words": "(["},
    ],
    ids=str,
)
def test_a_bad_link_breaks_no_page(asked):
    at = app(**asked)
    assert nothing_broke(at)
    for file in FILES[1:2]:
        assert nothing_broke(at.switch_page(file).run())


def test_a_lens_that_keeps_nothing_shows_the_way_out():
    at = app(words="submarine elephants")
    assert headline(at).startswith("Nothing with the words")
    at.button(key="clear-empty").click().run()
    assert at.session_state["words"] == ""
    assert nothing_broke(at)


def test_a_chip_narrows_and_writes_the_address():
    at = app()
    at.button_group(key="region-chip").set_value(MAIN[1]).run()
    assert at.query_params["region"] == MAIN[1]
    assert "about the Middle East" in headline(at)


def test_one_click_clears_everything():
    at = app(region=MAIN[0], speaker="Sergei Lavrov", words="alliances", worldview="de-facto")
    at.button(key="clear").click().run()
    assert "region" not in at.query_params
    assert at.session_state["worldview"] == "de-facto"


def test_a_place_chip_takes_several_and_can_be_emptied():
    at = app()
    chip = at.multiselect(key="place-chip")
    assert any(option.startswith("Iran · ") for option in chip.options)
    chip.set_value([IRAN, UKRAINE]).run()
    assert at.session_state["place"] == [IRAN, UKRAINE]
    assert "about Iran or Ukraine" in headline(at)
    at.multiselect(key="place-chip").set_value([]).run()
    assert at.session_state["place"] == []


@pytest.mark.parametrize("article", [a.id for a in bundled()])
def test_every_bundled_article_can_be_read(article):
    at = page("article", article=article)
    assert nothing_broke(at)
    assert at.selectbox(key="article-read").value == article


def paste(text: str, **details: object) -> AppTest:
    at = page("add")
    at.text_area(key="pasted-text").set_value(text)
    for key, value in details.items():
        at.text_input(key=f"pasted-{key}").set_value(value)
    return at.button(key="read-pasted").click().run()


ENGLISH = (
    "Speaking in Wonsan on Saturday, the minister warned against new alliances. "
    "“We respect their decision,” he said. The government in Tokyo did not answer at once."
)


def test_a_pasted_article_is_read_at_once():
    at = paste(ENGLISH, title="A warning")
    assert nothing_broke(at)
    assert "A warning" in at.selectbox(key="article-read").format_func(
        at.selectbox(key="article-read").value
    )


def test_a_pasted_article_can_be_explored_beside_the_others():
    at = paste(ENGLISH, title="A warning")
    at.switch_page("pages/explore.py").run()
    at.button(key="clear").click().run()
    assert f"in {len(bundled()) + 1} articles" in under(at)
    assert "and 1 that you added" in under(at)


def test_the_day_of_a_pasted_article_is_never_guessed():
    at = paste(ENGLISH + " Published 12 July 2025.")
    days = [d.value for d in at.date_input if d.label == "Day of publication"]
    assert set(days) == {None}


@pytest.mark.parametrize("text", ["", "   \n ", "…", "a" * 200_001], ids=len)
def test_what_cannot_be_read_is_said_and_nothing_is_lost(text):
    at = paste(text)
    assert len(at.error) == 1
    assert at.text_area(key="pasted-text").value == text


def test_another_language_is_told_and_can_be_read_anyway():
    german = (
        "Der Minister sagte am Dienstag in Berlin, dass die Gespräche gut verlaufen seien. " * 3
    )
    at = paste(german)
    assert "another language" in at.warning[0].value
    assert nothing_broke(at.button(key="read-anyway").click().run())


def test_hostile_text_is_shown_as_it_stands():
    at = paste(HOSTILE * 3, title=HOSTILE)
    assert nothing_broke(at)
    at.switch_page("pages/explore.py").run()
    told = "".join(h.value for h in at.html)
    assert "<img" not in told
    assert "<script" not in told


def test_the_example_fills_the_form():
    at = page("add")
    at.button(key="load-example").click().run()
    assert len(at.text_area(key="pasted-text").value) > 500
    assert at.date_input(key="pasted-day").value is not None


def test_markdown_finds_nothing_to_act_on():
    assert plain("a *b* [c](d)\n:red[e]") == r"a \*b\* \[c\](d) \:red\[e\]"


@pytest.mark.parametrize("name", NAMES[1:])
def test_a_page_run_without_its_frame_gets_it_back(name):
    at = page(name)
    assert PagesManager.uses_pages_directory is False
    assert nothing_broke(at)
    assert at.text_input(key="region").value == ""


def test_pages_are_named_like_their_addresses():
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == {name for name, *_ in PAGES}


@pytest.mark.parametrize(("name", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_the_frame_wears_the_palette(name, theme):
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf8"))
    worn = config["theme"][name]
    assert (worn["backgroundColor"], worn["textColor"]) == (theme.paper, theme.ink)
    assert (worn["secondaryBackgroundColor"], worn["borderColor"]) == (theme.panel, theme.rule)
