"""The lens: what it keeps, what it says, and the laws of narrowing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.asking.lens import KINDS, Lens
from geo.asking.mentions import mention_table
from geo.words import listed, spoken_days, with_the
from tests.asking.small import IRAN, MOSCOW, WEST, WONSAN, happenings, peace, port

TABLE = mention_table([port(), peace()], happenings())


def kept(lens):
    return TABLE.loc[lens.keep(TABLE).index, "words"].tolist()


def test_an_empty_lens_keeps_everything():
    assert not Lens()
    assert len(Lens().keep(TABLE)) == len(TABLE)


def test_a_place_keeps_what_its_sentences_tie_to_it():
    assert kept(Lens(places=(IRAN.id,))) == [
        "12 July", "“strikes on Iran”", "Iran", "Strikes on Iran",
    ]  # fmt: skip


def test_a_region_keeps_its_places_and_what_is_said_of_them():
    words = kept(Lens(region="region:korean-peninsula"))
    assert "Wonsan" in words
    assert "A minister visits Wonsan" in words
    assert "Iran" not in words


def test_days_keep_what_touches_them():
    words = kept(Lens(first=date(2025, 6, 10), last=date(2025, 6, 20)))
    assert words == ["The West", "June 2025"]


def test_a_speaker_keeps_their_sentences_and_the_reference_events():
    words = kept(Lens(speakers=("Kim",), kinds=("quotation", "timex", "toponym")))
    assert words == ["“We want peace,”"]
    assert "Strikes on Iran" in kept(Lens(speakers=("Kim",)))


def test_words_are_looked_for_in_any_case_and_all_together():
    assert "“strikes on Iran”" in kept(Lens(words="IRAN strikes"))
    assert kept(Lens(words="iran peace")) == []


def test_a_chosen_quotation_stays_with_its_sentence_and_its_places():
    words = kept(Lens(mention="port:quotation:51-68"))
    assert {"“strikes on Iran”", "Wonsan", "Iran", "12 July"} <= set(words)
    assert "Moscow" not in words


def test_a_chosen_happening_stays_with_what_was_said_there_and_then():
    words = kept(Lens(mention="chronology:happening:visit"))
    assert {"A minister visits Wonsan", "“strikes on Iran”", "12 July"} <= set(words)
    assert "Strikes on Iran" not in words


def test_a_mention_that_nobody_holds_narrows_nothing():
    assert len(Lens(mention="gone:timex:1-2").keep(TABLE)) == len(TABLE)


@pytest.mark.parametrize(
    ("lens", "sentence"),
    [
        (Lens(kinds=("quotation",), places=(IRAN.id,)), "1 quotation about Iran"),
        (
            Lens(kinds=("quotation",), region="region:middle-east",
                 first=date(2025, 6, 1), last=date(2025, 7, 31)),
            "1 quotation about the Middle East, June to July 2025",
        ),
        (Lens(kinds=("timex",), articles=("peace",)), "1 time in “A wish for peace”"),
        (Lens(kinds=("quotation",), speakers=("Kim",)), "1 quotation with Kim speaking"),
        (Lens(words="submarine"), "Nothing with the words “submarine”"),
        (Lens(places=("geonames:0",)), "Nothing about geonames:0"),
    ],
)  # fmt: skip
def test_a_lens_says_itself(lens, sentence):
    assert lens.describe(TABLE) == sentence


def test_an_empty_lens_counts_everything():
    counted = "2 quotations, 4 place names and 2 times in 2 articles, and 2 reference events"
    assert Lens().describe(TABLE) == f"{counted}, telling of 2025"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2025, 6, 1), date(2025, 7, 31), "June to July 2025"),
        (date(2025, 6, 1), date(2025, 6, 30), "June 2025"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2014, 1, 1), date(2025, 12, 31), "2014 to 2025"),
        (date(2024, 12, 1), date(2025, 1, 31), "December 2024 to January 2025"),
        (date(2025, 6, 13), date(2025, 6, 24), "13 to 24 June 2025"),
        (date(2025, 6, 13), date(2025, 7, 2), "13 June to 2 July 2025"),
        (date(2025, 7, 12), date(2025, 7, 12), "12 July 2025"),
        (date(2024, 12, 30), date(2025, 1, 2), "30 December 2024 to 2 January 2025"),
        (date(2014, 3, 18), None, "since 18 March 2014"),
        (None, date(2014, 3, 18), "until 18 March 2014"),
        (None, None, ""),
    ],
)
def test_days_are_said_as_people_say_them(first, last, said):
    assert spoken_days(first, last) == said


def test_lists_and_names_are_said_as_prose_says_them():
    assert [listed(["a"]), listed(["a", "b", "c"], "or")] == ["a", "a, b or c"]
    assert [with_the(n) for n in ("Middle East", "Iran", "United States", "Black Sea")] == [
        "the Middle East", "Iran", "the United States", "the Black Sea",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "lens"),
    [
        ({"days": "2025-06/2025-07"}, Lens(first=date(2025, 6, 1), last=date(2025, 7, 31))),
        ({"days": "2025-07-12"}, Lens(first=date(2025, 7, 12), last=date(2025, 7, 12))),
        ({"days": "../2025"}, Lens(last=date(2025, 12, 31))),
        ({"days": "2025-07/2025-06"}, Lens(first=date(2025, 6, 1), last=date(2025, 7, 31))),
        ({"days": "yesterday"}, Lens()),
        ({"place": "a", "speaker": ["x", "x", 3]}, Lens(places=("a",), speakers=("x",))),
        ({"kind": ["quotation", "gossip"]}, Lens(kinds=("quotation",))),
        ({"region": None, "words": "  two   words "}, Lens(words="two words")),
    ],
)
def test_a_url_is_read_and_what_cannot_be_meant_is_left_out(values, lens):
    assert Lens.parse(values) == lens


anything = st.one_of(st.none(), st.text(), st.lists(st.one_of(st.text(), st.integers())))


@given(
    st.dictionaries(st.sampled_from(["region", "days", "words", "place", "kind", "x"]), anything)
)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # text opens a large table
def test_no_url_makes_a_lens_raise(values):
    Lens.parse(values).keep(TABLE)


days = st.one_of(st.none(), st.dates(date(2025, 6, 1), date(2025, 7, 30)))
ids = st.lists(st.sampled_from([IRAN.id, WONSAN.id, MOSCOW.id, WEST.id, "nowhere"]), max_size=2)
single_filters = st.one_of(
    st.sampled_from(["region:middle-east", "region:the-west", "x"]).map(lambda r: {"region": r}),
    ids.map(lambda i: {"places": tuple(i)}),
    days.map(lambda d: {"first": d}),
    days.map(lambda d: {"last": d}),
    st.sampled_from(["Kim", "Lavrov", "Nobody"]).map(lambda s: {"speakers": (s,)}),
    st.sampled_from(["port", "peace", "gone"]).map(lambda a: {"articles": (a,)}),
    st.sampled_from(["iran", "peace we", "zebra"]).map(lambda w: {"words": w}),
    st.sampled_from(KINDS).map(lambda k: {"kinds": (k,)}),
)
mentions = st.sampled_from([*TABLE["mention"], "", "gone:timex:1-2"])
lenses = st.tuples(st.lists(single_filters, max_size=4), mentions).map(
    lambda drawn: Lens(**{k: v for f in drawn[0] for k, v in f.items()}, mention=drawn[1])
)


@pytest.mark.parametrize("days", ["2" * 90 + "-12-31", "2021/" + "9" * 5000, "1-1-1/0"])
def test_days_that_a_fuzz_found_raise_nothing(days):
    """The first once raised something else than that it is no day."""
    assert Lens.parse({"days": days}).last is None


@given(lenses)
@settings(deadline=None)
def test_keeping_twice_keeps_the_same(lens):
    once = lens.keep(TABLE)
    assert lens.keep(once).index.equals(once.index)


@given(lenses, single_filters)
@settings(deadline=None)
def test_one_more_filter_never_keeps_more(lens, more):
    free = lens.but(**dict.fromkeys(more, getattr(Lens(), next(iter(more)))))
    assert set(free.but(**more).keep(TABLE).index) <= set(free.keep(TABLE).index)


SOME = [
    {"region": "region:middle-east"},
    {"words": "iran"},
    {"speakers": ("Lavrov",)},
    {"kinds": ("quotation", "toponym")},
]


@given(st.permutations(SOME))
@settings(deadline=None)
def test_the_order_of_filters_does_not_matter(order):
    table = TABLE
    for one in order:
        table = Lens(**one).keep(table)
    together = Lens(**{k: v for one in order for k, v in one.items()})
    assert table.index.equals(together.keep(TABLE).index)


@given(lenses)
@settings(deadline=None)
def test_a_lens_always_says_something_in_one_line(lens):
    said = lens.describe(TABLE)
    assert said
    assert "\n" not in said


@given(days, days)
def test_the_days_in_a_url_are_read_back_as_they_were(first, last):
    if first and last and first > last:
        first, last = last, first
    lens = Lens(first=first, last=last)
    assert Lens.parse({"days": lens.days}) == lens
