"""Adding without a browser: files, links, the door, the library and its links."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from geo.keeping.carried import carry
from geo.keeping.exports import export
from geo.keeping.shelf import bundled
from geo.reading.corrections.log import correct
from geo.reading.findings import read
from geo.text import Article, Span
from pages.shared.add import door
from pages.shared.add.jobs import JOB, Job
from pages.shared.add.tally import ReadOn
from tests.pages.test_pages import ROOT, app, nothing_broke, page
from tests.pages.visiting import TEXT, id_of, library_in, pasted

STORY = "In Kyiv on Monday the president said that talks would go on. Ministers came from Warsaw. "
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Crier</title>'
    "<item><title>First</title><link>http://127.0.0.1/1</link><description>{text}</description>"
    "<pubDate>Sat, 12 Jul 2025 10:00:00 GMT</pubDate></item>"
    "<item><title>Second</title><description>{other}</description></item></channel></rss>"
).format(text=STORY * 9, other="The minister of Japan spoke in Tokyo on Sunday. " * 15)


@pytest.fixture(autouse=True)
def _library(tmp_path, monkeypatch):
    library_in(tmp_path, monkeypatch)


def take_in(*files: tuple[str, str | bytes]) -> AppTest:
    at = page("add")
    named = [(n, c.encode() if isinstance(c, str) else c, "text/plain") for n, c in files]
    at.file_uploader[0].set_value(named).run()
    return at.button(key="take-files").click().run()


def errors(at: AppTest) -> list[str]:
    return [error.value for error in at.error]


def waiting(at: AppTest) -> list[str]:
    return [w.article.title for w in at.session_state["door-waiting"]]


def test_several_files_wait_to_be_looked_over_with_where_things_were_found():
    at = take_in(
        ("talks.txt", f"Talks in Kyiv go on\n\nBy Ann Bell\n12 July 2025\n\n{STORY}"),
        ("rows.csv", f'title,text,published\nRow,"{STORY[:70]} and then",2025-03-04\n'),
    )
    assert nothing_broke(at)
    assert waiting(at) == ["Talks in Kyiv go on", "Row"]
    assert any("the first line" in c.value for c in at.caption)
    assert at.session_state["door-waiting"][0].article.published is None
    assert at.session_state["door-waiting"][1].article.published.isoformat() == "2025-03-04"


def test_a_day_that_was_found_is_taken_only_when_the_reader_says_so():
    at = take_in(("talks.txt", f"Talks in Kyiv go on\n\n12 July 2025\n\n{STORY}"))
    [button] = [b for b in at.button if b.label == "Use 12 July 2025"]
    button.click().run()
    assert at.session_state["door-waiting"][0].article.published.isoformat() == "2025-07-12"


def test_each_failure_is_a_line_with_its_next_step_and_the_rest_goes_on():
    at = take_in(("bad.pdf", "%PDF-"), ("game.exe", "MZ"), ("talks.txt", STORY))
    assert waiting(at) == ["talks"]
    assert len(errors(at)) == 2
    assert all("**: " in line for line in errors(at))
    assert "paste it" in errors(at)[0]
    at.button(key="clear-refused").click().run()
    assert errors(at) == []


def test_details_corrected_at_the_door_are_those_that_are_read():
    at = take_in(("talks.txt", STORY))
    at.text_input(key="door-title-1").set_value("Talks").run()
    at.text_input(key="door-outlet-1").set_value("The Crier").run()
    at.button(key="read-1").click().run()
    [(article, _)] = at.session_state["added-articles"].values()
    assert (article.title, article.outlet) == ("Talks", "The Crier")


def test_all_that_raise_no_question_are_read_at_once():
    at = take_in(("a.txt", STORY), ("b.txt", TEXT), ("c.txt", STORY + "And more."))
    assert at.button(key="read-all").label == "Read the 2 that raise no question"
    at.button(key="read-all").click().run()
    assert waiting(at) == ["c"]
    assert len(at.session_state["added-articles"]) == 2
    assert "2 read and open in this visit" in at.success[0].value
    assert "1 still waits for your decision" in at.success[0].value


def test_near_duplicates_are_a_question():
    at = take_in(("a.txt", STORY), ("b.txt", STORY + "And more."))
    [warning] = at.warning
    assert "% the same as “a”" in warning.value.replace("\\", "")
    at.button(key="read-1").click().run()
    at.button(key="skip-2").click().run()
    assert waiting(at) == []


def test_many_near_duplicates_are_decided_at_once_and_can_be_had_back():
    table = "Headline,Body\n" + "".join(
        f'{name},"{STORY}{more}"\n' for name, more in (("a", ""), ("b", "And more."), ("c", ""))
    )
    at = take_in(("some.csv", table))
    assert "3 were found and wait below" in at.success[0].value
    captions = [c.value.replace("\\", "") for c in at.caption]
    assert any("Found in the table’s column “Headline”" in c for c in captions)
    assert any("sentences alike. Different: headline (b / a)" in c for c in captions)
    assert at.button(key="keep-doubles").label == "Keep all 2"
    at.button(key="look-at-doubles").click().run()
    at.button(key="skip-doubles").click().run()
    assert waiting(at) == ["a"]
    at.button(key="unskip").click().run()
    assert waiting(at) == ["a", "b", "c"]
    at.button(key="keep-doubles").click().run()
    assert nothing_broke(at)
    assert "2 read and open in this visit" in at.success[0].value
    assert waiting(at) == ["a"]


def test_another_version_gets_an_id_of_its_own():
    at = take_in(("a.txt", STORY))
    at.button(key="read-1").click().run()
    at.switch_page("pages/add.py").run()
    at.file_uploader[0].set_value([("a.txt", STORY.encode(), "text/plain")]).run()
    at.button(key="take-files").click().run()
    at.button(key="read-2").click().run()
    one, other = at.session_state["added-articles"]
    assert other == f"{one}-2"


@pytest.mark.parametrize("headline", [False, True])
def test_pasting_what_is_here_already_opens_it_and_says_so(headline):
    first = bundled()[0]
    at = page("add")
    above = f"{first.title}\n\n" if headline else ""
    at.text_area(key="pasted-text").set_value(above + first.text).run()
    at.button(key="read-pasted").click().run()
    at.switch_page("pages/article.py").run()
    assert at.session_state["article"] == [first.id]
    assert "comes with this atlas, word for word" in at.info[0].value
    at.button(key="close-notice").click().run()
    assert not at.info
    assert at.session_state["added-articles"] == {}


def test_pasting_it_under_another_headline_is_a_question():
    first = bundled()[0]
    at = page("add")
    at.text_area(key="pasted-text").set_value(first.text).run()
    at.text_input(key="pasted-title").set_value("Another headline").run()
    at.button(key="read-pasted").click().run()
    assert "100 % the same" in at.warning[0].value.replace("\\", "")
    at.button(key="open-twin").click().run()
    assert at.session_state["added-articles"] == {}


def test_an_export_comes_back_with_its_corrections():
    article = Article("tale", "A tale", STORY)
    line = correct(article, Span(3, 7), "not-a-place", who="Ann")
    at = take_in(("tale.json", export([(article, read(STORY))], "json", [line])))
    at.button(key="read-1").click().run()
    assert at.session_state["corrections-made"] == [line]


def test_stopping_leaves_what_was_done():
    at = take_in(("a.txt", STORY))
    at.session_state[JOB] = Job("Taking in", iter([]), 9, str, done=4, waits=lambda: True)
    at.run()
    at.button(key="stop-job").click().run()
    assert JOB not in at.session_state
    assert "Stopped after 4 of 9" in at.success[0].value
    assert waiting(at) == ["a"]


def test_fetching_switched_off_is_said(monkeypatch):
    monkeypatch.setenv("DATELINE_FETCH", "off")
    at = page("add")
    assert "switched off" in at.info[0].value
    assert not any(b.key == "fetch" for b in at.button)


@pytest.fixture
def site(monkeypatch) -> Iterator[str]:
    """Serve a feed and its pages from this machine."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.end_headers()
            self.wfile.write(FEED.encode())

        def log_message(self, *_: object) -> None:
            pass

    monkeypatch.setenv("DATELINE_TEST_LOOPBACK", "allow")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/feed"
        server.shutdown()


def test_a_feed_offers_its_items_and_only_those_chosen_are_taken(site):
    at = page("add")
    at.text_input(key="link").set_value(site).run()
    at.button(key="fetch").click().run()
    assert [c.label.split(" · ")[0] for c in at.checkbox] == ["First", "Second"]
    at.checkbox(key="feed-item-1").check().run()
    at.button(key="take-feed").click().run()
    assert waiting(at) == ["Second"]
    assert nothing_broke(at)


@pytest.mark.parametrize(
    "link",
    ["http://169.254.169.254/", "file:///etc/passwd", "http://[::1]/", "http://[", "//x", ""],
)
def test_a_link_that_may_not_be_fetched_is_a_line(link):
    at = page("add")
    at.text_input(key="link").set_value(link).run()
    at.button(key="fetch").click().run()
    assert len(errors(at)) == 1
    assert not at.exception
    assert at.session_state["door-waiting"] == []


def test_nothing_is_written_until_something_is_kept(tmp_path):
    at = pasted()
    assert nothing_broke(at)
    assert list(tmp_path.iterdir()) == []
    at.button(key="keep").click().run()
    assert (tmp_path / "library.sqlite3").exists()
    assert at.button(key="unkeep").label == "Remove from your library"


def test_what_is_kept_is_there_in_the_next_visit_of_the_same_browser_only():
    at = pasted()
    at.button(key="keep").click().run()
    key = at.session_state["visit-key"]
    again = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    again.session_state["visit-key"] = key
    assert list(again.run().session_state["added-articles"]) == [id_of(at)]
    assert page("add").session_state["added-articles"] == {}


def test_the_library_is_searched(tmp_path, monkeypatch):
    library_in(tmp_path, monkeypatch, "own")  # one user, whose articles are kept at once
    at = pasted()
    at.switch_page("pages/add.py").run()
    for words, found in (("alliances", True), ("submarine", False), ("“new alliances”", True)):
        at.text_input(key="library-words").set_value(words).run()
        assert any(b.key == f"open-kept-{id_of_kept(at)}" for b in at.button) is found
    at.text_input(key="library-words").set_value("").run()
    at.text_input(key="library-place").set_value("Tokyo").run()
    at.text_input(key="library-speaker").set_value("lavrov").run()
    assert any(b.label == "Remove" for b in at.button)


def test_what_is_removed_stays_open_and_all_of_it_can_be_removed(tmp_path, monkeypatch):
    library_in(tmp_path, monkeypatch, "own")
    at = pasted()
    pasted(STORY * 2, "Another")
    at.switch_page("pages/add.py").run()
    first = id_of_kept(at)
    at.button(key=f"unkeep-{first}").click().run()
    assert "stays open in this visit" in at.info[0].value
    at.button(key="undo-notice").click().run()
    assert first in at.session_state["kept-tokens"]
    at.button(key=f"unkeep-{first}").click().run()
    assert [b.label for b in at.button if b.key.startswith("open-kept-")] == ["Another"]
    at.button(key="empty-library").click().run()
    assert any("Nothing is kept yet" in c.value for c in at.caption)
    assert nothing_broke(at)


def test_a_search_that_finds_nothing_shows_the_way_back(tmp_path, monkeypatch):
    library_in(tmp_path, monkeypatch, "own")
    at = pasted().switch_page("pages/add.py").run()
    at.text_input(key="library-place").set_value("Qqqq").run()
    assert any("knows no place “Qqqq”" in c.value for c in at.caption)
    at.text_input(key="library-words").set_value("submarine").run()
    at.button(key="library-clear").click().run()
    assert any(b.key.startswith("open-kept-") for b in at.button)
    assert at.text_input(key="library-place").value == ""


def id_of_kept(at: AppTest) -> str:
    return next(iter(at.session_state["kept-tokens"]))


def test_a_library_that_cannot_be_reached_is_said_and_nothing_is_lost(monkeypatch):
    monkeypatch.setenv("DATELINE_DATABASE_URL", "sqlite:////nowhere/at/all/library.sqlite3")
    at = pasted()
    at.button(key="keep").click().run()
    assert "cannot be opened" in errors(at)[0]
    assert not at.exception
    assert list(at.session_state["added-articles"]) == [id_of(at)]


def published() -> tuple[AppTest, dict[str, str]]:
    at = pasted()
    at.button(key="publish").click().run()
    view, edit = (code.value for code in at.code)
    shared, secret = view.partition("shared=")[2], edit.partition("edit=")[2]
    return at, {"id": id_of(at), "shared": shared, "edit": secret}


def test_a_published_article_opens_by_its_link_for_somebody_else():
    _, links = published()
    at = page("article", article=links["id"], shared=links["shared"])
    assert nothing_broke(at)
    assert at.session_state["added-articles"][links["id"]][0].text == TEXT
    assert any("came with a link" in c.value for c in at.caption)


def test_ones_own_published_article_stays_ones_own():
    at, _ = published()
    assert any(c.value == "In your library, published." for c in at.run().caption)
    assert "shared" in at.query_params


def test_a_link_that_leads_nowhere_is_said():
    at = app(shared="nothing-of-the-kind")
    assert "Nothing is published under this link" in errors(at)[0]
    assert not at.exception


def test_the_second_link_deletes_and_does_not_stay_in_the_address():
    _, links = published()
    at = page("add", edit=links["edit"])
    assert "edit" not in at.query_params
    at.switch_page("pages/article.py").run()
    at.selectbox(key="article-read").set_value(links["id"]).run()
    at.button(key="edit-delete").click().run()
    gone = app(article=links["id"], shared=links["shared"])
    assert "Nothing is published" in errors(gone)[0]


def test_an_article_is_carried_in_a_link_and_opens_as_a_first_visit(monkeypatch):
    monkeypatch.setenv("DATELINE_LIBRARY", "off")
    at = pasted()
    assert not any(b.key == "keep" for b in at.button)
    at.toggle(key=f"carried-shown-{id_of(at)}").set_value(True).run()
    packed = at.code[0].value.partition("carried=")[2]
    there = page("article", article=id_of(at), carried=packed)
    assert there.session_state["added-articles"][id_of(at)][0].text == TEXT
    assert nothing_broke(there)


def test_a_damaged_link_is_said():
    at = app(carried="1abc")
    assert "holds no whole article" in errors(at)[0]


def test_a_link_cannot_pass_for_a_bundled_article():
    first = bundled()[0]
    at = page("article", carried=carry(Article(first.id, "Forged", STORY)))
    [id] = at.session_state["added-articles"]
    assert id != first.id


def test_corrections_that_come_with_a_link_reach_no_other_article():
    article = Article("tale", "A tale", STORY)
    wide = correct(article, Span(3, 7), "not-a-place", scope="everywhere")
    at = page("article", carried=carry(article, [wide]))
    assert [c.scope for c in at.session_state["corrections-made"]] == ["article"]


def test_more_than_may_wait_is_taken_in_by_parts_until_all_is_read(monkeypatch):
    monkeypatch.setattr(door, "MOST_WAITING", 2)
    towns = ("Kyiv", "Tokyo", "Tehran", "Seoul", "Moscow")
    rows = "".join(
        f'{t},"The mayor of {t} spoke of {t} and its {t} bridge at noon."\n' for t in towns
    )
    at = take_in(("rows.csv", f"title,text\n{rows}"))
    for _ in range(3):
        if any(b.key == "read-all" for b in at.button):
            at.button(key="read-all").click().run()
    assert [a.title for a, _ in at.session_state["added-articles"].values()] == list(towns[:4])
    assert waiting(at) == ["Moscow"]


def test_an_example_shows_what_becomes_of_a_text_until_there_is_one_of_the_readers_own():
    own = pasted().switch_page("pages/add.py").run()
    assert "open-example" not in [button.key for button in own.button]
    at = page("add").button(key="open-example").click().run()
    assert at.session_state["article"] == ["lavrov-in-wonsan"]


TOWNS = ("Kyiv", "Tokyo", "Tehran", "Seoul", "Moscow", "Beirut", "Haifa")


def table(towns: tuple[str, ...]) -> tuple[str, str]:
    told = (f'{t},"The mayor of {t} spoke of {t} and its {t} bridge at noon."\n' for t in towns)
    return "rows.csv", "title,text\n" + "".join(told)


def test_all_that_is_still_to_come_is_read_without_asking_again(monkeypatch):
    monkeypatch.setattr(door, "MOST_WAITING", 2)
    at = take_in(table(TOWNS))
    [button] = [b for b in at.button if b.key == "read-on"]
    assert button.label == "Read these and the 5 to come"
    button.click().run()
    assert nothing_broke(at)
    assert [a.title for a, _ in at.session_state["added-articles"].values()] == list(TOWNS)
    assert at.success[0].value == "7 read and open in this visit."
    assert "adding-goes-on" not in at.session_state


def test_what_raises_a_question_waits_while_the_rest_is_read(monkeypatch):
    monkeypatch.setattr(door, "MOST_WAITING", 3)
    at = take_in(table((*TOWNS, *TOWNS[:2])))
    at.button(key="read-on").click().run()
    assert len(at.session_state["added-articles"]) == len(TOWNS)
    assert waiting(at) == list(TOWNS[:2])
    assert "2 still wait for your decision" in at.success[0].value


def test_stop_stops_what_goes_on_by_itself():
    at = page("add")
    at.session_state["adding-goes-on"] = ReadOn()
    at.session_state[JOB] = Job("Taking in", iter([]), 9, str, done=4, waits=lambda: True)
    at.run()
    at.button(key="stop-job").click().run()
    assert "adding-goes-on" not in at.session_state
