"""Cards, lists and legends: what they say, and that nothing in them is acted on."""

from __future__ import annotations

import pytest

from geo.drawing.cards import place_list, quote_cards
from geo.drawing.legend import legend_html
from geo.drawing.pins import gather_places, places_table, region_counts
from geo.drawing.sheet import EXCERPT, page_style
from geo.drawing.wording import days_of, listed
from tests.drawing.rows import ROWS, mention, table


def test_a_card_says_who_when_where_about_where_and_how():
    card = quote_cards(table())
    for told in ("the envoy", "12 July 2025", "Wonsan", "Iran", "“said”, word for word", "Talks"):
        assert told in card


def test_a_card_shows_the_sentence_around_with_its_words_marked():
    assert card_of(sentence="He said “no” twice to them.", words="“no”").count("<mark") == 1
    assert "around" not in card_of(sentence="“no”.", words="“no”")
    assert "around" not in card_of(sentence="Something else altogether.", words="“no”")


def card_of(words: str = "x", **more: object) -> str:
    return quote_cards(table([mention("quotation", words, **more), ROWS[0]]))


def test_a_card_without_a_speaker_or_a_day_says_so():
    card = card_of(words="x")
    assert "Speaker not named" in card
    assert "day not given" in card


def test_a_doubt_is_told_on_its_card():
    [id] = table().query("kind == 'quotation'")["mention"]
    assert "venue <b>" not in quote_cards(table(), doubts={id: "venue <b>"})
    assert "venue &lt;b&gt;" in quote_cards(table(), doubts={id: "venue <b>"})
    assert "not sure" in card_of(confidence=0.3)


def test_cards_hold_no_markup_of_an_article():
    card = card_of(words="<img src=x>", speaker="<b>", title='"><script>', cue="<i>")
    assert not any(tag in card for tag in ("<img", "<b>", "<script", "<i>"))


def test_a_chosen_card_is_shown_even_beyond_the_limit():
    rows = [mention("quotation", "x", mention=f"a:quotation:{i}-9") for i in range(9)]
    cards = quote_cards(table(rows), chosen="a:quotation:8-9", limit=3)
    assert cards.count("<article") == 4
    assert cards.count("chosen") == 1
    assert "5 more quotations" in cards


def test_nothing_to_show_names_a_way_out():
    empty = table()[:0]
    assert "No quotations here" in quote_cards(empty)
    assert "No places here" in place_list(empty)
    assert gather_places(empty).empty


def test_places_are_gathered_with_their_counts():
    first = gather_places(table()).iloc[0]
    assert (first["id"], first["count"], first["literal"], first["figurative"]) == (
        "geonames:1", 2, 2, 0,
    )  # fmt: skip
    assert (first["lon"], first["lat"]) == (127.4, 39.2)


def test_the_list_tells_what_the_map_shows():
    listing = place_list(table(), chosen="geonames:3")
    assert listing.count("data-id=") == len(gather_places(table())) == len(places_table(table()))
    assert listing.count('aria-current="true"') == 1


def test_happenings_are_not_counted_for_a_region():
    assert region_counts(table())["middle-east"] == 1


@pytest.mark.parametrize("of", ["map", "timeline", "text"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_legend_holds_nothing_that_html_fields_would_drop(of, theme):
    legend = legend_html(of, theme)
    assert "<svg" not in legend
    assert legend.count('role="listitem"') >= 5


def test_the_component_and_the_page_share_one_sheet():
    assert EXCERPT["css"] in page_style("dark")
    assert all("\n" in part for part in EXCERPT.values())


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2025-07-12", "2025-07-12", "12 July 2025"),
        ("2025-06-01", "2025-06-30", "June 2025"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2025-06-13", "2025-06-24", "13 to 24 June 2025"),
        ("2025-06-30", "2025-07-02", "30 June to 2 July 2025"),
        ("2024-12-30", "2025-01-02", "30 December 2024 to 2 January 2025"),
        ("2025-07-12", None, "12 July 2025"),
        (None, None, ""),
        ("nonsense", "", ""),
    ],
)
def test_days_are_said_as_finely_as_they_are_known(first, last, said):
    assert days_of(first, last) == said


def test_lists_read_as_prose():
    assert listed(["a", "", "b", "c"]) == "a, b and c"
    assert listed([]) == ""
