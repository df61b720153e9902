"""Links made by hand: what they hold is left out, refused or shown, and breaks no page."""

from __future__ import annotations

import base64
import json
import zlib

from geo.keeping.carried import COMMON
from geo.text import Article
from tests.pages.test_pages import page
from tests.pages.visiting import TEXT, library_in

CORRECTION = {
    "id": "c1", "kind": "not-a-place", "article": "tale", "start": 12, "end": 19,
    "words": TEXT[12:19], "scope": "article", "who": "Ada", "when": "2025-07-12T10:00:00+00:00",
}  # fmt: skip
ENDLESS = 123456789.25
"""Written into a link as a number that no computer holds."""

PLACE = {
    "id": "site:x", "name": "X", "kind": "site", "country": "", "lat": ENDLESS, "lon": 5.0,
}  # fmt: skip
LEFT_OUT = (
    {"kind": "rename"}, {"kind": "rename", "scope": "everywhere"}, {"scope": "planet"},
    {"start": "12"}, {"start": -5}, {"end": 10**9}, {"kind": "move", "place": PLACE},
    {"kind": "day", "edtf": "9999-99", "earliest": "9999-12-31", "latest": "99999-01-01"},
    {"article": None}, {"words": None}, {"when": 7},
)  # fmt: skip
"""What is wrong with a correction; the article beside it is good."""

REFUSED = (
    {"text": None}, {"title": None}, {"published": "9999-12-31"}, {"text": ""},
)  # fmt: skip
"""What is wrong with an article, so that there is none."""


def link(article: dict, *corrections: dict) -> str:
    values = {"article": article, "corrections": list(corrections)}
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=COMMON)
    packed = (
        packer.compress(json.dumps(values).replace(str(ENDLESS), "1e999").encode()) + packer.flush()
    )
    return "1" + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def article_told() -> dict:
    whole = Article("tale", "A tale", TEXT)
    return {"id": whole.id, "title": whole.title, "text": whole.text}


def test_a_made_up_link_breaks_no_page(tmp_path, monkeypatch):
    library_in(tmp_path, monkeypatch)
    wrong = [{**CORRECTION, "id": f"c{n}", **each} for n, each in enumerate(LEFT_OUT)]
    at = page("article", article="tale", carried=link(article_told(), CORRECTION, *wrong))
    assert not at.exception
    assert not at.error
    assert len(at.session_state["corrections-made"]) == 1
    at.button(key="keep").click().run()  # an unknown kind, once stored, broke every further one
    at.button(key="publish").click().run()
    assert not at.error
    at.switch_page("pages/method.py").run()  # a page that is drawn in no time
    for number, each in enumerate(REFUSED):
        at.query_params["carried"] = link({**article_told(), "id": f"bad-{number}", **each})
        at.run()
        assert not at.exception
        said = " ".join(error.value for error in at.error)
        assert "holds no whole article" in said or "damaged" in said or "no day" in said
        assert "could not be drawn" not in said
        assert "cannot be reached" not in said
        assert f"bad-{number}" not in at.session_state["added-articles"]
