"""Files as people really have them, taken in as a careful reader would."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml

from geo.keeping import intake
from geo.keeping.intake import take_files
from geo.keeping.intake.feeds import feed_items
from geo.keeping.intake.outcomes import Refused, Taken
from geo.keeping.intake.taking import of_file
from geo.keeping.moving import article_in
from tests.keeping.hostile import WORD, drawn, mail, word, zipped

P = "<p>The mayor of Lowport opened the harbour again on Monday, her office said in a note.</p>"
BODY = "The mayor of Lowport opened the harbour again on Monday, her office said in a note."


def one(name: str, content: bytes) -> Taken:
    [taken] = of_file(name, content)
    assert isinstance(taken, Taken), taken
    return taken


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"


def docx(*parts: str) -> bytes:
    """Return a document of one paragraph with raw parts in it."""
    document, file = Document(), BytesIO()
    inside = document.add_paragraph("The ferry left ")
    for part in parts:
        inside._p.append(parse_xml(part))
    inside.add_run("at noon.")
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("<w:ins {w} w:id='1'><w:r><w:t xml:space='preserve'>Lowport </w:t></w:r></w:ins>",
         "The ferry left Lowport at noon."),
        ("<w:del {w} w:id='1'><w:r><w:delText>Highfield </w:delText></w:r></w:del>",
         "The ferry left at noon."),
        ("<w:moveFrom {w} w:id='1'><w:r><w:t>Highfield </w:t></w:r></w:moveFrom>",
         "The ferry left at noon."),
        ("<w:smartTag {w} w:element='City'><w:r><w:t xml:space='preserve'>Lowport </w:t></w:r>"
         "</w:smartTag>", "The ferry left Lowport at noon."),
        ("<w:sdt {w}><w:sdtContent><w:r><w:t xml:space='preserve'>Lowport </w:t></w:r>"
         "</w:sdtContent></w:sdt>", "The ferry left Lowport at noon."),
        ("<w:hyperlink {w}><w:r><w:t xml:space='preserve'>Lowport </w:t></w:r></w:hyperlink>",
         "The ferry left Lowport at noon."),
    ],
)  # fmt: skip
def test_word_is_read_as_it_stands_after_all_changes(part, text):
    assert one("a.docx", docx(part.format(w=WORD))).article.text == text


def test_word_keeps_boxes_tables_in_tables_and_each_cell_once():
    cell = "<w:tc><w:tcPr><w:gridSpan w:val='3'/></w:tcPr>{0}</w:tc>"
    on = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('again')}</w:tc>"
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('inner')}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr>{cell.format(paragraph('wide') + inner)}</w:tr><w:tr>{on}</w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtContent>{paragraph('between')}</w:sdtContent></w:sdt>"
    body = paragraph("before") + control + table + paragraph("after")
    text = one("a.docx", word(body)).article.text
    assert text.split() == ["before", "between", "wide", "inner", "after"]


def feed(day: str) -> bytes:
    item = f"<title>Harbour</title><pubDate>{day}</pubDate><description>{P * 9}</description>"
    item = item.replace(P, P.replace("<", "&lt;"))
    channel = f"<channel><title>Crier</title><item>{item}</item></channel>"
    return f"<rss version='2.0'>{channel}</rss>".encode()


@pytest.mark.parametrize(
    ("written", "day"),
    [("Tue, 02 Mar 2021 23:30:00 -0800", date(2021, 3, 2)),
     ("Tue, 02 Mar 2021 23:30:00", date(2021, 3, 2)), ("some day", None)],
)  # fmt: skip
def test_a_feeds_day_is_the_one_of_its_own_zone(written, day):
    assert one("a.rss", feed(written)).article.published == day


def page(script: str, head: str = "") -> bytes:
    tag = f'<script type="application/ld+json">{script}</script>'
    inside = f"<article><h1>Harbour open again</h1>{P * 3}</article>"
    return (
        f"<html lang='en'><head><title>Harbour open again | Crier</title>{tag}{head}</head>"
        f"<body>{inside}</body></html>"
    ).encode()


OTHER = '{"@type":"NewsArticle","headline":"Somebody else","datePublished":"2019-01-02"}'
OWN = '{"@type":"NewsArticle","headline":"Harbour open again","datePublished":"2021-03-05"}'


@pytest.mark.parametrize(
    ("script", "day", "published"),
    [
        (f"[{OTHER},{OWN}]", "2021-03-05", date(2021, 3, 5)),
        (f'{{"@graph":[{OTHER},{OWN}]}}', "2021-03-05", date(2021, 3, 5)),
        (OTHER, "2019-01-02", None),
        ('{"@type":"LiveBlogPosting","liveBlogUpdate":[{"@type":"BlogPosting","datePublished":'
         '"2021-03-06"}],"datePublished":"2021-03-05"}', "2021-03-05", date(2021, 3, 5)),
        ('{"datePublished": "2021-03-05", broken', "2021-03-05", None),
    ],
)  # fmt: skip
def test_a_page_has_its_own_day_and_not_its_neighbours(script, day, published):
    taken = one("a.html", page(script))
    assert taken.article.published == published
    assert taken.found_day.value == day


FORWARDED = (
    "Worth reading.\r\n\r\n---------- Forwarded message ---------\r\nFrom: Crier <a@crier.example>"
    "\r\nDate: Fri, 5 Mar 2021 at 18:05\r\nSubject: Harbour open again\r\nTo: <me@here.example>"
    f"\r\n\r\n{BODY}\r\n\r\n> On Thu, 4 Mar 2021, Desk wrote:\r\n> The harbour is shut.\r\n"
).encode()


def test_an_article_passed_on_by_mail_has_its_own_title_and_offers_its_day():
    head = b"Subject: Fwd: Harbour\r\nDate: Sun, 07 Mar 2021 09:00:00 +0000"
    taken = one("a.eml", mail(head, FORWARDED))
    assert (taken.article.title, taken.article.text) == ("Harbour open again", BODY)
    assert taken.article.published is None
    assert (taken.found_day.value, taken.found_day.sure) == ("2021-03-05", False)
    assert any("Worth reading" in note for note in taken.notes)


def test_a_mail_whose_html_cannot_be_read_is_read_from_its_plain_part():
    kind = "\r\n--b\r\nContent-Type: text/"
    parts = f"{kind}plain\r\n\r\n{BODY}{kind}html\r\n\r\n<p>\r\n--b--"
    head = b'Content-Type: multipart/alternative; boundary="b"\r\nMIME-Version: 1.0'
    assert BODY in one("a.eml", mail(head, parts.encode())).article.text


@pytest.mark.parametrize("day", ["2021-13-45", "soon", "99999-01-01"])
def test_a_day_that_never_was_refuses_nothing(day):
    taken = one("a.md", f"---\ntitle: Harbour\ndate: {day}\n---\n{BODY}".encode())
    assert (taken.article.title, taken.article.published) == ("Harbour", None)
    assert day in " ".join(taken.notes)


def lines(*runs: tuple[int, int, str]) -> bytes:
    shown = " ".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in runs)
    return f"BT /F1 10 Tf {shown} ET".encode()


def test_two_columns_drawn_row_by_row_are_read_one_after_the_other():
    left = (
        "The harbour of Lowport was opened on",
        "Monday by the mayor, who had closed it",
        "in the storm.",
    )
    right = (
        "The ferry to Highfield went out again",
        "at noon with forty people and a dog",
        "on board.",
    )
    rows = [
        (x, 700 - 14 * n, words) for n in range(3) for x, words in ((50, left[n]), (320, right[n]))
    ]
    taken = one("a.pdf", drawn(lines(*rows)))
    assert taken.article.text.startswith(" ".join(left))
    assert " ".join(right) in taken.article.text
    assert any("columns" in note for note in taken.notes)


def test_a_hyphen_at_a_lines_end_joins_a_name_and_breaks_a_word():
    taken = one("a.pdf", drawn(lines(
        (50, 700, "The ferry left for Port el-"), (50, 686, "Sahel and Stoke-"),
        (50, 672, "Highfield on Monday, as its cap-"), (50, 658, "tain told the newspaper."),
    )))  # fmt: skip
    assert taken.article.text == (
        "The ferry left for Port el-Sahel and Stoke-Highfield on Monday, as its captain told the "
        "newspaper."
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [("3/25/2021", date(2021, 3, 25)), ("25.03.2021", date(2021, 3, 25)),
     ("2021/3/25", date(2021, 3, 25)),
     ("3/5/2021", None), ("25/25/2021", None)],
)  # fmt: skip
def test_a_tables_day_is_read_when_it_can_be_read_in_one_way_only(written, day):
    taken = one("a.csv", f'title,date,text\nHarbour,{written},"{BODY}"\n'.encode())
    assert taken.article.published == day


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.zip", zipped()), ("a.csv", b"text\n"), ("a.jsonl", b""),
     ("a.json", b'{"format":"dateline-atlas","version":1,"articles":[]}')],
)  # fmt: skip
def test_what_is_empty_says_so(name, content):
    [refused] = take_files([(name, content)])
    assert isinstance(refused, Refused)


def test_the_most_articles_of_a_file_hold_for_an_archive_as_a_whole(monkeypatch):
    monkeypatch.setattr(intake, "MOST", 20)
    rows = "title,text\n" + "".join(f"Row {n},The harbour {n} was shut.\n" for n in range(15))
    outcomes = list(take_files([("a.zip", zipped(a_csv=rows.encode(), b_csv=rows.encode()))]))
    assert sum(isinstance(outcome, Taken) for outcome in outcomes) == 20
    assert "more than 20 articles" in outcomes[-1].why


def test_links_of_a_feed_are_resolved_and_are_the_webs():
    items = "".join(
        f"<item><title>{n}</title><link>{to}</link></item>"
        for n, to in enumerate(("/news/1", "javascript:alert(1)", "file:///etc/passwd", "2.html"))
    )
    feed = f"<rss version='2.0'><channel><title>Crier</title>{items}</channel></rss>"
    assert [i.url for i in feed_items(feed.encode(), "https://crier.example/feeds/all.xml")] == [
        "https://crier.example/news/1", "", "", "https://crier.example/feeds/2.html",
    ]  # fmt: skip


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_a_rows_address_that_is_none_of_the_web_is_left_out(url):
    taken = one("a.csv", f'title,url,text\nHarbour,"{url}","{BODY}"\n'.encode())
    assert taken.article.url == ""


def test_the_shell_reads_every_kind_that_is_taken_in():
    assert article_in("a.txt", "Café in Lowport".encode("cp1252"))[0].text == "Café in Lowport"
    assert article_in("a.docx", word(paragraph(BODY)))[0].text == BODY
    assert article_in("notes", b"The harbour.\nStill shut.")[0].text == "The harbour.\nStill shut."
