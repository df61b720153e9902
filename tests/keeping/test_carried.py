"""A link carries an article, and is opened with limits."""

import base64
import json
import zlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ArticleError
from geo.keeping.carried import COMMON, LARGEST, LONGEST_LINK, carry, opened
from geo.keeping.shelf import bundled
from geo.reading.corrections.log import correct
from geo.reading.validating import PRINTED
from geo.text import Article, Span


def packed(plain: bytes) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=COMMON)
    return "1" + base64.urlsafe_b64encode(packer.compress(plain) + packer.flush()).decode()


def test_an_article_and_its_corrections_arrive_as_they_left(article):
    log = [correct(article, Span(12, 19), "not-a-place", who="Ada")]
    assert opened(carry(article, log)) == (article, log)


@pytest.mark.parametrize("article", bundled(), ids=lambda a: a.id)
def test_every_bundled_article_fits_into_a_link(article):
    link = carry(article)
    assert len(link) <= LONGEST_LINK
    assert link.replace("-", "").replace("_", "").isalnum()
    assert opened(link)[0] == article


@given(text=st.text(min_size=1, max_size=300), day=st.none() | st.dates(*PRINTED))
def test_any_short_article_arrives_as_it_left(text, day: date | None):
    article = Article("any", text, text, text[:3], day)  # with any characters at all
    assert opened(carry(article))[0] == article


def test_an_article_too_long_for_a_link_says_what_to_do_instead(article):
    long = replace(article, text=" ".join(str(n**3) for n in range(9_000)))
    with pytest.raises(ArticleError, match="Publish it, or export it"):
        carry(long)


def test_a_link_that_would_blow_up_is_not_opened():
    bomb = packed(json.dumps({"article": {"id": "a", "text": "x" * LARGEST}}).encode())
    assert len(bomb) < LONGEST_LINK
    with pytest.raises(ArticleError, match="no whole article"):
        opened(bomb)


@pytest.mark.parametrize(
    "values",
    [b"", b"[]", b"{}", b"null", b'{"article": {}}', b'{"article": {"id": 1}, "corrections": []}',
     b'{"article": {"id": "a", "published": "soon"}, "corrections": []}', b"[" * 4000,
     b'{"article": {"id": "a"}, "corrections": [{"kind": "move"}]}'],
)  # fmt: skip
def test_a_link_that_holds_something_else_is_refused(values):
    with pytest.raises(ArticleError, match="Ask for it again, or for the article as a file") as why:
        opened(packed(values))
    assert "Export" not in str(why.value)


@given(st.text(max_size=200) | st.text("0123456789abcdefABCDEF-_", max_size=7_000))
def test_no_link_however_damaged_raises_anything_else(link):
    for tried in (link, f"1{link}"):
        with pytest.raises(ArticleError):
            opened(tried)


def test_a_link_cut_short_is_refused(article):
    link = carry(article)
    for end in range(0, len(link), 7):
        with pytest.raises(ArticleError, match="cut short"):
            opened(link[:end])
