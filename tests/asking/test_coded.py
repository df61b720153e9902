"""Files of GDELT's Global Knowledge Graph, made by us in the documented form, as mentions."""

import json
import zipfile
from datetime import date

import pytest

from geo.asking.archive.archive_article import find
from geo.asking.archive.archive_mentions import ArchiveMentions
from geo.asking.archive.gdelt_comparison import beside
from geo.asking.bulk import read_corpus
from geo.asking.coded import place_of
from geo.asking.lens import Lens
from geo.errors import ArticleError
from geo.keeping.archive.archive_store import open_archive
from geo.keeping.archive.gkg import COLUMNS, record_of
from geo.keeping.archive.indexing import index

URL = "https://gazette.example/ferry"
LOCATIONS = (
    "4#Haifa, Hefa, Israel#IS#IS04##32.8156#34.9892#-781545#12;"
    "1#Iran#IR#IR##32#53#IR#80;4#Lowport, Nowhere#XX#XX00##10.5#20.5#-99#140;5#damaged"
)
DATES = "3#3#1#2024#40;2#5#0#2024#60;1#0#0#2023#70;4#6#16#0#90;3#2#31#2024#99"
QUOTATIONS = "20|17|said|We sail at dawn, #150|9|warned|No more grain"
TEXT = (
    "A ship left Haifa on 1 March 2024. “We sail at dawn,” said Captain Ada Reed. "
    "The harbour of Odesa was closed two days later."
)


def line(**more: str) -> str:
    columns = [""] * COLUMNS
    told = {0: "20240304120000-T7", 1: "20240304120000", 2: "1", 3: "gazette.example", 4: URL,
            10: LOCATIONS, 16: DATES, 22: QUOTATIONS,
            26: "<PAGE_TITLE>Ferry leaves &amp; returns</PAGE_TITLE>"}  # fmt: skip
    for at, words in told.items():
        columns[at] = words
    return "\t".join(columns)


def test_a_line_is_read_column_by_column_and_damage_is_left_out():
    record = record_of(line())
    assert (record.published, record.title) == (date(2024, 3, 4), "Ferry leaves & returns")
    assert [place.words for place in record.locations] == ["Haifa", "Iran", "Lowport"]
    assert [day.edtf for day in record.days] == ["2024-03-01", "2024-05", "2023", "XXXX-06-16"]
    assert [(day.first, day.last) for day in record.days[1:3]] == [
        (date(2024, 5, 1), date(2024, 5, 31)), (date(2023, 1, 1), date(2023, 12, 31)),
    ]  # fmt: skip
    assert [said.verb for said in record.said] == ["said", "warned"]


@pytest.mark.parametrize("broken", ["", "a\tb", "\t" * (COLUMNS - 1), "x" * 9])
def test_a_line_of_another_form_says_so(broken):
    with pytest.raises(ArticleError, match="27"):
        record_of(broken)


def test_its_places_are_ours_where_name_and_spot_agree():
    haifa, iran, unknown = map(place_of, record_of(line()).locations)
    assert (haifa.id.split(":")[0], haifa.name, haifa.country) == ("geonames", "Haifa", "IL")
    assert (iran.kind, iran.country) == ("country", "IR")
    assert (unknown.id, unknown.lat, unknown.lon) == ("gdelt:-99", 10.5, 20.5)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Give an archive of an article as it was read here, and as GDELT coded it."""
    folder = tmp_path_factory.mktemp("coded")
    corpus = folder / "corpus"
    corpus.mkdir()
    row = {"text": TEXT, "title": "Ferry leaves", "published": "2024-03-04", "url": URL}
    (corpus / "a.jsonl").write_text(json.dumps(row))
    with zipfile.ZipFile(corpus / "20240304.gkg.csv.zip", "w") as packed:
        packed.writestr("20240304.gkg.csv", line() + "\nbroken\n")
    told = read_corpus(corpus, folder / "out", 1)
    assert (told.articles, told.rejects) == (2, 1)
    index(folder / "out")
    opened = open_archive(str(folder / "out"))
    return opened, ArchiveMentions(opened)


def test_what_gdelt_coded_opens_beside_what_was_read(both):
    archive, mentions = both
    assert Lens(articles=("gdelt-20240304120000-T7",)).describe(mentions) == (
        "2 quotations, 3 place names and 4 times in “Ferry leaves & returns”"
    )
    [(outlets,)] = mentions.ask("SELECT DISTINCT outlets FROM {table} WHERE rule = ?",
                                ("coded-by-gdelt",))  # fmt: skip
    assert outlets == ["gazette.example, as coded by GDELT"]
    assert find(archive, "gdelt-20240304120000-T7") is None


def test_both_codings_of_an_article_are_set_side_by_side(both):
    archive, mentions = both
    told = beside(archive, mentions, "gdelt-20240304120000-T7")
    assert told.url == URL
    assert told.places.both == ("Haifa",)
    assert told.places.read == ("Odesa",)
    assert told.places.coded == ("Iran", "Lowport")
    assert "2024-03-01" in told.days.both
    assert told.quotations.both == ("“We sail at dawn,”",)
    assert told.quotations.coded == ("No more grain",)
