"""An archive asked by the lens: true counts, each article once, wherever it lies."""

import json
import shutil
import sys
from datetime import date

import fsspec
import pyarrow as pa
import pytest
from pyarrow import parquet

from geo.asking.archive.archive_article import find
from geo.asking.archive.archive_map import GROUNDED, MOST_CELLS, MOST_MARKS, ground
from geo.asking.archive.archive_mentions import ArchiveMentions
from geo.asking.archive.bins import bins
from geo.asking.archive.choices import choices
from geo.asking.archive.quotation_pages import CARDS, card_page
from geo.asking.columns import SCHEMA
from geo.asking.database import Mentions
from geo.asking.lens import Lens
from geo.drawing.atlas import grid_layer, place_from_map
from geo.drawing.palette import hues_of
from geo.drawing.timeline import binned_alt, binned_timeline
from geo.errors import ArticleError
from geo.keeping.archive.archive_store import open_archive, stamp_of
from geo.keeping.archive.indexing import index

pytestmark = pytest.mark.xdist_group("archive")
LENSES = {
    "everything": Lens(),
    "a region": Lens(region="region:middle-east"),
    "a region that is no main one": Lens(region="region:donbas"),
    "a place": Lens(places=("geonames:9112922",)),
    "places": Lens(places=("geonames:9112922", "geonames:1694687")),
    "a speaker": Lens(speakers=("Ada Reed",)),
    "words": Lens(words="Nuclear saf"),
    "days": Lens(first=date(2016, 3, 1), last=date(2016, 4, 30)),
    "an area": Lens(area=(20.0, 40.0, 50.0, 60.0)),
}


@pytest.fixture(scope="session")
def archive(made_archive):
    return open_archive(str(made_archive))


@pytest.fixture(scope="session")
def mentions(archive):
    return ArchiveMentions(archive)


@pytest.fixture(scope="session")
def in_memory(made_archive):
    """Give the same rows as a table in memory."""
    files = sorted((made_archive / "index").glob("*/*.parquet"))
    rows = pa.concat_tables([parquet.read_table(path).select(SCHEMA.names) for path in files])
    return Mentions.from_arrow(rows.cast(SCHEMA))


@pytest.mark.parametrize("lens", LENSES.values(), ids=LENSES)
def test_an_archive_is_asked_like_what_lies_in_memory(mentions, in_memory, lens):
    assert lens.describe(mentions) == lens.describe(in_memory)
    assert not lens.describe(mentions).startswith("Nothing")
    one, other = ground(mentions, lens), ground(in_memory, lens)
    assert (one.named, one.mentions, one.regions) == (other.named, other.mentions, other.regions)
    assert one.cells.equals(other.cells)
    assert bins(mentions, lens).counts.equals(bins(in_memory, lens).counts)


def test_what_is_printed_twice_is_shown_once_with_its_outlets(archive, mentions):
    assert (archive.printings, archive.articles) == (300, 294)
    [(twice,)] = mentions.ask("SELECT count(DISTINCT article) FROM {table} WHERE printings > 1")
    assert twice == 6
    [(id, outlets)] = mentions.ask(
        "SELECT article, outlets FROM {table} WHERE len(outlets) > 1 AND kind = 'quotation' LIMIT 1"
    )
    page = card_page(mentions, Lens(articles=(id,)))
    assert set(page.quotations["outlet"]) == {" and ".join(outlets)}


def test_the_map_has_a_grid_till_there_are_few_enough_marks(mentions):
    every = ground(mentions, Lens())
    assert every.named > MOST_MARKS
    assert 0 < len(every.cells) <= MOST_CELLS
    assert int(every.cells["count"].sum()) == every.mentions
    cell = every.cells.iloc[0]
    group = grid_layer(every.cells.assign(hue=hues_of(every.cells["regions"])))
    [script] = group._children.values()
    id = place_from_map({"last_active_drawing": script.data["features"][0]})
    assert id.startswith("area:")
    lens = Lens.parse({"area": id.removeprefix("area:")})
    assert lens.area == (cell["west"], cell["south"], cell["east"], cell["north"])
    inside = ground(mentions, lens)
    assert inside.cells.empty
    assert len(inside.places) == inside.named
    within = inside.places["lon"].between(cell["west"], cell["east"])
    within &= inside.places["lat"].between(cell["south"], cell["north"])
    assert int(inside.places[within]["count"].sum()) == cell["count"]


@pytest.mark.parametrize("area", ["", "1,2", "a,b,c,d", "10,0,5,9", "0,0,999,1", "nan,0,1,1"])
def test_an_area_that_is_none_narrows_nothing(area):
    assert Lens.parse({"area": area}) == Lens()


def test_the_list_names_the_places_mentioned_most(mentions):
    shown = ground(mentions, Lens())
    assert len(shown.listed) == MOST_MARKS < shown.named
    assert shown.listed["count"].is_monotonic_decreasing
    assert sys.getsizeof(shown) > shown.listed.memory_usage(deep=True).sum()  # what keeps it counts
    known = set(shown.listed["id"])
    asked = mentions.ask(f"SELECT DISTINCT place FROM {{table}} WHERE {GROUNDED}")
    rare = next(place for (place,) in asked if place not in known)
    for place in (rare, shown.listed["id"].iloc[0]):
        assert list(ground(mentions, Lens(places=(place,))).places["id"]) == [place]


def test_time_is_binned_and_what_has_no_bar_is_counted(mentions):
    every = bins(mentions, Lens())
    assert every.step == "month"
    [(number,)] = mentions.ask("SELECT count(*) FROM {table} WHERE kind <> 'toponym'")
    assert int(every.counts["count"].sum()) + every.outside == number
    first, last = date(2016, 3, 1), date(2016, 3, 31)
    days = bins(mentions, Lens(first=first, last=last))
    assert days.step == "day"
    assert days.counts["first"].between("2016-03-01", "2016-03-31").all()
    figure = binned_timeline(days.counts)
    bar = figure.data[0].customdata[0]
    assert bar[1] == bar[2]
    assert "Timeline by day" in binned_alt(days.counts, days.step)


def test_quotations_come_in_pages_the_most_telling_first(mentions):
    first, second = (card_page(mentions, Lens(), number) for number in (1, 2))
    assert len(first.quotations) == len(second.quotations) == CARDS
    assert set(first.quotations["mention"]).isdisjoint(second.quotations["mention"])
    assert first.quotations["near_last"].is_monotonic_decreasing
    beyond = card_page(mentions, Lens(), 10**6)
    assert beyond.number == beyond.pages == -(-beyond.total // CARDS)
    told = card_page(mentions, Lens(words="pipeline"))
    assert told.quotations["words"].iloc[0].count("pipeline") == 1


def test_chips_offer_what_is_mentioned_most_and_count_the_rest(mentions):
    what = choices(Lens(), mentions)
    assert len(what.offered.places) == 200 < what.places
    assert what.offered.reach.articles == 294


def test_an_article_of_an_archive_opens_as_it_was_read(archive, mentions):
    [(id,)] = mentions.ask("SELECT article FROM {table} LIMIT 1")
    article, findings = find(archive, id)
    assert article.id == id
    assert all(article.text[t.start : t.end] == t.text for t in findings.toponyms)
    assert find(archive, "no-such-article") is None


def test_an_archive_in_an_object_store_is_the_same(made_archive, mentions):
    store = fsspec.filesystem("memory")
    store.put(str(made_archive), "/atlas", recursive=True)
    away = open_archive("memory://atlas")
    elsewhere = ArchiveMentions(away)
    lens = LENSES["a region"]
    assert lens.describe(elsewhere) == lens.describe(mentions)
    assert find(away, card_page(elsewhere, lens).quotations["article"].iloc[0])
    store.rm("/atlas", recursive=True)


def test_what_was_read_since_is_counted_and_then_laid_together(made_archive, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(made_archive, out)
    before = stamp_of(str(out))
    assert index(out)["articles"] == 294
    assert stamp_of(str(out)) == before
    (out / "done" / "00000001.json").rename(tmp_path / "held")
    assert index(out)["articles"] == 147
    (tmp_path / "held").rename(out / "done" / "00000001.json")
    assert open_archive(str(out)).unread == 1
    assert index(out)["articles"] == 294


def test_what_is_no_archive_says_what_to_do(tmp_path):
    with pytest.raises(ArticleError, match="geo read-corpus"):
        open_archive(str(tmp_path))
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "index.json").write_text(json.dumps({"format": 0}))
    with pytest.raises(ArticleError, match="index-archive"):
        open_archive(str(tmp_path))
    with pytest.raises(ArticleError, match="not known here"):
        open_archive("nowhere://bucket/archive")
