"""Text to HTML: nothing of an article is lost, nothing of it is acted on."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.drawing.excerpt import Mark, attributes, escape, marked
from geo.drawing.reader import marks_of, reader_html
from geo.text import Article, Span
from tests.drawing.rows import TEXT, table


class Plain(HTMLParser):
    """Reads HTML back: its text, whether its elements nest, and what can be pressed in what."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.stack, self.pressed = "", [], []
        self.nests, self.buttons_in_buttons = True, False

    def handle_starttag(self, tag, attrs):
        is_button = dict(attrs).get("role") == "button" or tag == "button"
        self.buttons_in_buttons |= is_button and any(self.pressed)
        self.stack.append(tag)
        self.pressed.append(is_button)

    def handle_endtag(self, tag):
        self.nests &= bool(self.stack) and self.stack.pop() == tag
        self.pressed and self.pressed.pop()

    def handle_data(self, data):
        self.text += data


def read(markup: str) -> Plain:
    plain = Plain()
    plain.feed(markup)
    plain.nests &= not plain.stack
    return plain


def mark(start: int, end: int, kind: str = "place", n: int = 0) -> Mark:
    return Mark(f"a:{kind}:{start}-{end}-{n}", kind, (Span(start, end),), f"mark {n}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert('x')</script>", "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"),
        ('a "b" & c', "a &quot;b&quot; &amp; c"),
        ("nul\x00 bell\x07 del\x7f", "nul␀ bell␇ del␡"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("c1 \x85 and \uffff", "c1 \ufffd and \ufffd"),
        ("*a* :red[b] $c$ \u202eabc", "*a* :red[b] $c$ \u202eabc"),
        ("tab\tline\n", "tab\tline\n"),
        (None, "None"),
    ],
)
def test_characters_are_shown_and_not_acted_on(text, shown):
    assert escape(text) == shown


@given(st.text())
def test_what_is_escaped_can_always_be_sent_and_holds_no_tag(text):
    escape(text).encode("utf-8")
    assert not re.search("[<>\"'\x00]", escape(text))


def test_attributes_leave_out_what_is_empty():
    assert attributes(class_="a", data_id='"', title="", hidden=None) == (
        ' class="a" data-id="&quot;"'
    )


spans = st.tuples(
    st.integers(0, 30), st.integers(0, 30), st.sampled_from(["place", "time", "quotation"])
)


@given(st.text(alphabet="ab <&\x00é", min_size=1, max_size=30), st.lists(spans, max_size=8))
def test_marks_that_cross_never_break_the_text_or_the_elements(text, drawn):
    marks = [mark(min(a, b), max(a, b), kind, n) for n, (a, b, kind) in enumerate(drawn)]
    plain = read(marked(text, marks))
    assert plain.text == html.unescape(escape(text))
    assert plain.nests
    assert not plain.buttons_in_buttons


def test_a_mark_crossing_another_is_drawn_in_pieces_with_one_id():
    shown = marked("abcdef", [mark(0, 4, n=1), mark(2, 6, n=2)])
    assert shown.count('data-id="a:place:2-6-2"') == 2
    assert shown.count('aria-label="mark 2"') == 1


def test_a_quotation_is_worked_by_a_handle_and_its_place_by_itself():
    shown = marked("say Kyiv now", [mark(0, 12, "quotation", 1), mark(4, 8, "place", 2)])
    assert '<span role="button" tabindex="0" class="handle quotation' in shown
    assert re.search(r'<mark class="place[^>]*role="button"[^>]*>Kyiv</mark>', shown)


def test_a_place_that_is_chosen_chooses_all_its_marks():
    chosen = reader_html(TEXT, marks_of(table(), TEXT), chosen="geonames:1")
    assert chosen.count('aria-current="true"') == 2


def test_every_sentence_can_be_found_by_its_offset():
    starts = [int(n) for n in re.findall(r'data-start="(\d+)"', reader_html(TEXT, []))]
    assert [TEXT[n : n + 5] for n in starts] == ["Envoy", "“We a", "Talks"]


def test_a_whole_article_keeps_its_words_and_escapes_its_headline():
    article = Article("a", "Old <friends>", TEXT, outlet="A & B")
    shown = reader_html(article, marks_of(table(), TEXT), headline=True)
    assert "Old &lt;friends&gt;" in shown
    assert "A &amp; B" in shown
    assert read(shown).text.endswith(TEXT.replace("\n\n", ""))


def test_an_interrupted_quotation_leaves_the_reporters_words_unmarked():
    [quotation] = [m for m in marks_of(table(), TEXT) if m.kind == "quotation"]
    assert [span.of(TEXT) for span in quotation.spans] == ["“We agree,”", "“for now,”"]


def test_forms_tell_the_literal_from_the_figurative_and_the_sure_from_the_doubtful():
    doubtful = table().assign(confidence=0.3)
    shown = reader_html(TEXT, marks_of(doubtful, TEXT))
    assert 'class="place korean-peninsula literal doubtful"' in shown
    assert 'class="place other metonymic doubtful"' in shown


def test_a_long_article_is_drawn_in_time_linear_in_its_marks():
    text = "Kyiv said. " * 20_000
    marks = [mark(i * 11, i * 11 + 4, n=i) for i in range(20_000)]
    begun = process_time()
    assert reader_html(text, marks).count("<mark") == 20_000
    assert process_time() - begun < 10
