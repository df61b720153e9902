"""The list of time claims on /article: both ends, links to sources, and nothing unsafe."""

from __future__ import annotations

from datetime import date

from geo.asking.mentions import mention_table
from geo.reading.findings import read
from geo.text import Article
from pages.shared.why import claims_html

JULY = date(2025, 7, 12)


def listed(text: str) -> str:
    article = Article("one", "One", text, published=JULY)
    findings = read(text, JULY)
    return claims_html(findings, mention_table([(article, findings)]))


def test_a_claim_shows_both_ends_and_links_to_its_sources():
    html = listed("He spoke just days after the U.S. strikes on Iran.")
    assert "22 June 2025" in html
    assert "20 days, as counted" in html
    assert html.count('<a href="https://') == html.count('rel="noopener"') > 0
    assert 'data-id="one:timex:9-' in html


def test_words_of_the_text_stay_words():
    html = listed("On 1 July they met <b>. A week later <script>, on 8 July, x.")
    assert "<script" not in html
    assert "6 to 12 days, as counted" in html


def test_a_text_without_claims_lists_none():
    assert listed("They met on 3 July.") == ""
