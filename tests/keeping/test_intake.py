"""Real formats made by real tools become articles, and what cannot be read says what to do."""

import io
import json
import shutil
import subprocess
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import font_source_serif_pro
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from geo.keeping.exports import export
from geo.keeping.intake import ENDINGS, Refused, Taken, count, take_files, take_pasted
from geo.keeping.intake.day_parsing import written_day
from geo.keeping.intake.feeds import feed_items
from geo.keeping.intake.outcomes import CannotTake
from geo.keeping.intake.pdf import joined_signs
from geo.keeping.intake.plain_text import unwrapped
from geo.keeping.intake.taking import of_file
from geo.keeping.intake.zipped import Entry, shown_name
from geo.reading.corrections.log import correct
from geo.text import Span

BODY = (
    "The harbour of Lowport was closed on Monday after the storm, Mayor Ada Reed said.",
    "“We will open again when the water falls,” she told reporters in Highfield. Nobody could "
    "say when that would be, and the fishing boats of the whole coast stayed at home.",
    "The storm had come ashore two days earlier, far to the north of the town, and had taken "
    "the roofs off a dozen houses before it turned back to the sea it had come from.",
)
TEXT = "\n\n".join(BODY)
PAGE = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Harbour closed</title>"
    "{head}</head><body><nav>Home · Sport</nav><article><h1>Harbour closed</h1>"
    + "".join(f"<p>{p}</p>" for p in BODY)
    + "</article><footer>© Crier</footer></body></html>"
)


def one(name: str, content: bytes) -> Taken:
    [outcome] = take_files([(name, content)])
    assert isinstance(outcome, Taken), outcome
    return outcome


def refused(name: str, content: bytes) -> Refused:
    [outcome] = take_files([(name, content)])
    assert isinstance(outcome, Refused), outcome
    assert outcome.next_step
    return outcome


def test_pasted_text_gives_its_headline_and_offers_its_day():
    taken = take_pasted(f"Harbour closed\n5 March 2021\n\n{TEXT}")
    assert taken.article.title == "Pasted text"
    taken = take_pasted(f"Harbour closed\n\nBy Jo Bell\n5 March 2021\n\n{TEXT}")
    assert (taken.article.title, taken.article.author) == ("Harbour closed", "Jo Bell")
    assert taken.article.published is None
    assert (taken.found_day.value, taken.found_day.sure) == ("2021-03-05", False)
    assert "5 March 2021" in taken.found_day.where


def test_what_the_reader_says_counts_more_than_what_the_text_says():
    taken = take_pasted(TEXT, title="Mine", outlet="Crier", published=date(2021, 3, 6))
    assert (taken.article.title, taken.article.outlet) == ("Mine", "Crier")
    assert taken.article.published == date(2021, 3, 6)
    assert taken.article.text == TEXT


def test_a_day_is_never_set_before_somebody_confirms_it():
    taken = take_pasted(f"Harbour closed\n\n2021-03-05\n\n{TEXT}")
    assert taken.article.published is None
    assert taken.confirmed(published=date(2021, 3, 5)).article.published == date(2021, 3, 5)


@pytest.mark.parametrize("text", ["", "  \n ", "…!?", "\u200b"])
def test_a_text_without_words_is_refused(text):
    assert isinstance(take_pasted(text), Refused)


def test_a_text_too_long_says_how_long_it_may_be():
    outcome = take_pasted("word " * 40_001)
    assert "200,000" in outcome.why


def test_another_language_is_told():
    taken = take_pasted("Der Hafen von Lowport wurde am Montag nach dem Sturm geschlossen. " * 4)
    assert taken.found["language"].value == "de"
    assert "another language" in taken.notes[0]


def test_the_same_article_always_has_the_same_id():
    assert take_pasted(TEXT).article.id == take_pasted(TEXT).article.id
    assert take_pasted(TEXT).article.id != take_pasted(TEXT + " More.").article.id
    assert "_" not in take_pasted(TEXT, title="a_b_c ñ 北").article.id


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_in_its_encoding(encoding):
    assert one("a.txt", TEXT.encode(encoding)).article.text == TEXT


def test_lines_broken_by_width_are_put_together():
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(p, 60) for p in BODY)
    assert unwrapped(wrapped) == TEXT
    assert unwrapped(TEXT) == TEXT


def test_markdown_loses_its_marks_and_gives_its_header():
    content = (
        "---\ntitle: Harbour closed\noutlet: Crier\npublished: 2021-03-05\n---\n\n"
        f"## Storm\n\n{BODY[0]} **Very** [bad](https://x.example).\n\n> {BODY[1]}\n"
    )
    taken = one("a.md", content.encode())
    assert taken.article.published == date(2021, 3, 5)
    assert taken.article.text == f"Storm\n\n{BODY[0]} Very bad.\n\n{BODY[1]}"


def test_a_page_gives_the_article_without_its_surroundings():
    taken = one("a.html", PAGE.format(head=OWN_FONT).encode())
    assert (taken.article.title, taken.article.text) == ("Harbour closed", TEXT)


@pytest.mark.parametrize(
    ("head", "day", "sure"),
    [
        ("<meta property='article:published_time' content='2021-03-05T23:00:00+09:00'>",
         "2021-03-05", True),
        ("<meta name='parsely-pub-date' content='2021-03-05'>", "2021-03-05", True),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":'
         '"2021-03-05T10:00Z","dateModified":"2022-01-01"}</script>', "2021-03-05", True),
        ("<meta itemprop='datePublished' content='2021-03-05'><meta name='pubdate' "
         "content='2021-03-04'>", "2021-03-05", False),
        ("<meta property='article:published_time' content='2021-13-45'>", None, False),
        ("", None, False),
    ],
)  # fmt: skip
def test_a_pages_day_is_sure_only_when_its_markup_gives_one(head, day, sure):
    taken = one("a.html", PAGE.replace("{head}", head).encode())
    assert (taken.found_day.value if day else None) == day
    assert (taken.article.published is not None) == sure


OWN_FONT = (
    "<style>@font-face{{font-family:Own;src:url('{}')}}body{{font-family:Own}}</style>"
).format(Path(font_source_serif_pro.font_files_ttf["SourceSerifPro"]).as_uri())
"""The font of printed pages is brought along: which ones a machine has must not matter."""


def print_to_pdf(page: str, folder: Path) -> bytes:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    (folder / "page.html").write_text(page, "utf-8")
    subprocess.run(
        [chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", "--no-pdf-header-footer",
         f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'page.pdf'}",
         (folder / "page.html").as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "page.pdf").read_bytes()


@pytest.fixture(scope="session")
def printed_pdf(tmp_path_factory) -> bytes:
    return print_to_pdf(PAGE.format(head=OWN_FONT), tmp_path_factory.mktemp("pdf"))


def test_a_pdf_printed_by_chromium_comes_back_in_paragraphs(printed_pdf):
    taken = one("a.pdf", printed_pdf)
    assert all(paragraph in taken.article.text.split("\n\n") for paragraph in BODY)
    assert taken.article.title == "Harbour closed"
    assert (taken.article.published, taken.found_day.sure) == (None, False)


def test_letters_that_a_font_prints_as_one_sign_are_words_again(tmp_path):
    printed = print_to_pdf(
        PAGE.format(head=OWN_FONT).replace("fi", "ﬁ").replace("off", "oﬀ"), tmp_path
    )
    taken = one("a.pdf", printed)
    assert (
        "in Highfield. Nobody could say when that would be, and the fishing" in taken.article.text
    )
    assert "had taken the roofs off a dozen houses" in taken.article.text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("had taken roofs o ﬀ a dozen", "had taken roofs off a dozen"),
        ("the ﬁ rst ﬂ eet, o ﬃ cially", "the first fleet, officially"),
        ("a ﬁne oﬀer of ﬂour", "a fine offer of flour"),
    ],
)
def test_signs_from_a_font_of_their_own_belong_to_their_words(printed, read):
    assert joined_signs(printed) == read


def test_a_locked_pdf_asks_for_a_copy_without_password(printed_pdf):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed_pdf)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "password" in refused("a.pdf", out.getvalue()).why


def test_a_pdf_of_pictures_asks_for_text_recognition():
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(out)
    assert "OCR" in refused("a.pdf", out.getvalue()).next_step


def word(title="") -> bytes:
    document, out = Document(), io.BytesIO()
    document.core_properties.title = title
    document.core_properties.author = "Jo Bell"
    document.add_heading("Harbour closed", 0)
    for paragraph in BODY:
        document.add_paragraph(paragraph)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Boats", "12"
    document.save(out)
    return out.getvalue()


def test_a_word_document_gives_heading_paragraphs_and_tables():
    taken = one("a.docx", word())
    assert (taken.article.title, taken.article.author) == ("Harbour closed", "Jo Bell")
    assert taken.article.text == f"{TEXT}\n\nBoats | 12"
    assert taken.article.published is None


def mail(plain: str | None, marked: str | None) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Harbour closed — ünïcode"
    message["From"] = "Lowport Crier <news@crier.example>"
    message["Date"] = "Fri, 05 Mar 2021 23:30:00 -0800"
    message.set_content(plain or "See the HTML part.")
    if marked:
        message.add_alternative(marked, subtype="html")
    message.add_attachment(b"1", maintype="image", subtype="png", filename="map.png")
    return message.as_bytes()


@pytest.mark.parametrize(("plain", "marked"), [(TEXT, None), (None, PAGE), (TEXT, PAGE)])
def test_a_mail_is_read_from_the_part_that_says_more(plain, marked):
    taken = one("a.eml", mail(plain, marked))
    assert taken.article.text == TEXT
    assert taken.article.title == "Harbour closed — ünïcode"
    assert taken.article.published == date(2021, 3, 5)
    assert "map.png" in taken.notes[-1]


def test_a_table_gives_one_article_a_row():
    rows = "Headline,Body,Date,Source\n" + "".join(
        f'Story {n},"{TEXT.replace(chr(34), "")}",{day},Crier\n'
        for n, day in enumerate(["2021-03-05", "5 March 2021", "05/03/21", ""])
    )
    taken = list(take_files([("a.csv", rows.encode())]))
    assert [t.article.title for t in taken] == [f"Story {n}" for n in range(4)]
    assert [t.article.published for t in taken] == [date(2021, 3, 5)] * 2 + [None] * 2
    assert "05/03/21" in taken[2].notes[0]
    assert count([("a.csv", rows.encode())]) == 4


def test_lines_of_json_fail_one_by_one():
    lines = [json.dumps({"text": TEXT, "title": "One"}), "{", "[]", json.dumps({"no": 1}),
             json.dumps({"body": TEXT, "title": "Two", "author": ["A B", "C D"]})]  # fmt: skip
    outcomes = list(take_files([("a.jsonl", "\n".join(lines).encode())]))
    assert [type(o) for o in outcomes] == [Taken, Refused, Refused, Refused, Taken]
    assert outcomes[-1].article.author == "A B, C D"
    assert outcomes[1].name == "a.jsonl, article 2"


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Lowport Crier</title><item><title>Harbour &amp; closed</title>
<link>https://crier.example/1</link><pubDate>Fri, 05 Mar 2021 08:00:00 GMT</pubDate>
<content:encoded><![CDATA[{"".join(f"<p>{p}</p>" for p in BODY)}<p>{BODY[1]}</p><p>{BODY[2]}</p>]]></content:encoded></item>
<item><title>Short</title><link>https://crier.example/2</link><description>Only this.</description></item>
</channel></rss>""".encode()  # noqa: E501
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>Lowport Crier</title><entry><title>Harbour &amp; closed</title><author><name>Jo Bell</name></author>
<link href="https://crier.example/1"/><published>2021-03-05T08:00:00Z</published>
<content type="html">{"".join(f"&lt;p>{p}&lt;/p>" for p in BODY)}</content></entry></feed>""".encode()  # noqa: E501


@pytest.mark.parametrize("feed", [RSS, ATOM], ids=["rss", "atom"])
def test_a_feed_of_either_kind_offers_its_items(feed):
    item = feed_items(feed)[0]
    assert (item.title, item.outlet) == ("Harbour & closed", "Lowport Crier")
    assert (item.published, item.url) == (date(2021, 3, 5), "https://crier.example/1")


def test_a_feed_as_a_file_gives_what_it_prints():
    whole, short = take_files([("a.rss", RSS)])
    assert all(paragraph in whole.article.text for paragraph in BODY)
    assert whole.article.published == date(2021, 3, 5)
    assert "beginning" in short.notes[0]


def test_a_feed_that_grows_by_entities_is_refused():
    bomb = RSS.replace(b"<rss", b'<!DOCTYPE r [<!ENTITY a "aaaa">]><rss', 1)
    with pytest.raises(CannotTake, match="entities"):
        feed_items(bomb)


def zipped(*files: tuple[str, bytes], compression=zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def test_a_zip_gives_each_of_its_files_and_keeps_what_came_before_a_failure():
    content = zipped(
        ("one.txt", TEXT.encode()), ("two.xyz", b"?"), ("__MACOSX/x.txt", b"?"), (".hidden", b"?"),
        ("../../etc/three.txt", TEXT.encode()), ("inner.zip", zipped()),
    )  # fmt: skip
    outcomes = list(take_files([("all.zip", content)]))
    assert [(o.name, type(o)) for o in outcomes] == [
        ("one.txt", Taken), ("two.xyz", Refused), ("three.txt", Taken), ("inner.zip", Refused),
    ]  # fmt: skip
    assert count([("all.zip", content)]) == 4


def test_a_zip_that_would_blow_up_is_not_unpacked():
    bomb = zipped(("bomb.txt", b"0" * 24_000_000), ("good.txt", TEXT.encode()))
    first, second = take_files([("all.zip", bomb)])
    assert "trap" in first.why
    assert isinstance(second, Taken)
    assert "trap" in refused("a.docx", zipped(("word/document.xml", b" " * 24_000_000))).why


def test_a_zip_of_too_many_files_is_refused():
    many = zipped(*((f"{n}.txt", b"x") for n in range(2_001)), compression=zipfile.ZIP_STORED)
    assert "2,000" in refused("all.zip", many).why


@pytest.mark.parametrize(
    ("path", "name"),
    [("../../etc/passwd", "passwd"), ("C:\\x\\a.txt", "a.txt"), ("a\x1b[2J.txt", "a\ufffd[2J.txt"),
     ("", "unnamed")],
)  # fmt: skip
def test_a_name_inside_an_archive_is_shown_without_its_path(path, name):
    assert shown_name(path) == name


def test_an_export_is_taken_in_again_with_its_corrections(article, findings):
    log = [correct(article, Span(12, 19), "not-a-place", who="Ada")]
    taken = one("export.json", export([(article, findings)], "json", log))
    assert (taken.article, taken.corrections) == (article, tuple(log))
    assert taken.findings == findings


def test_stopping_half_way_keeps_what_was_read():
    def files():
        yield "one.txt", TEXT.encode()
        pytest.fail("the second file was opened before it was asked for")

    assert isinstance(next(take_files(files())), Taken)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(deadline=None)
@given(content=st.binary(max_size=200))
def test_no_bytes_under_any_ending_raise(ending, content):
    for outcome in of_file(f"a{ending}", content):
        assert isinstance(outcome, Taken | Refused | Entry)


@pytest.mark.parametrize("ending", ENDINGS)
def test_damaged_files_are_refused_with_a_way_out(ending):
    magic = {".pdf": b"%PDF-1.7\n", ".docx": b"PK\x03\x04", ".zip": b"PK\x03\x04"}.get(ending, b"")
    for outcome in take_files([(f"a{ending}", magic + b"\x00\x01\x02" * 40)]):
        assert isinstance(outcome, Refused)
        assert outcome.next_step


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12 July 2025", date(2025, 7, 12)),
        ("July 12, 2025 at 3 pm", date(2025, 7, 12)),
        ("Updated: Sat 12th Jul. 2025", date(2025, 7, 12)),
        ("2025-07-12T10:00", date(2025, 7, 12)),
        ("7/12/2025", None),
        ("31 June 2025", None),
        ("May we go?", None),
    ],
)
def test_a_written_day_is_read_and_an_ambiguous_one_left(words, day):
    assert written_day(words) == day
