"""What a page of its own shows: Region, Voices and Stories by the rules of those very pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import geopandas as gpd

from geo.asking.lens import Lens
from geo.asking.lens.sentence import count
from geo.asking.lens.subset import narrowed
from geo.asking.shelved import shelf_table
from geo.asking.stories import Story, gathered, stories, story_asked
from geo.asking.territories import apart, held_places, region_asked, territories, territory_named
from geo.asking.territories import within as rows_within
from geo.asking.voices.regional_speakers import heard_about
from geo.asking.voices.remarks import keep
from geo.asking.voices.utterances import utterances
from geo.asking.voices.voice_list import (
    Sayings,
    remarks_within,
    rows_of_voice,
    voice_asked,
    voices_heard,
    voices_of_shelf,
)
from geo.drawing.printed import side_by_side
from geo.drawing.region_profile import definition_html, event_list, speaker_rows
from geo.drawing.story_lists import articles_list, days_list, story_told
from geo.drawing.voice_profile import bars, remark_cards, voice_told
from geo.keeping.exports import Pair
from geo.serving.requested_view import Asked
from geo.words import listed, spoken_days, with_the
from geo.world.chronology import remarks

MOST = 60
"""Remarks that a light page shows; the app has all of them."""

Sections = tuple[tuple[str, str], ...]
"""Headings, and safe HTML below each; what is empty is left out."""

Address = Callable[[str], str]
"""Returns where an article is read, by its id."""


@dataclass(frozen=True, slots=True)
class View:
    """A page's view: its title, its sentence, the mentions it shows, and what else stands on it.

    ``ids`` are mentions by the ids of the remarks that hold them; ``cards`` stand instead of
    quotations one by one.
    """

    title: str
    under: str
    rows: gpd.GeoDataFrame
    sections: Callable[[Address], Sections]
    cards: str = ""
    ids: dict[str, str] = field(default_factory=dict)

    def pairs(self, asked: Asked) -> list[Pair]:
        """Return the articles that it shows, each with the marks in it."""
        return narrowed(asked.pairs, self.rows)


def view_of(asked: Asked) -> View | None:
    """Return the view of a page that has one of its own; none where there is nothing."""
    made = VIEWS.get(asked.page)
    return made(asked) if made else None


def _region(asked: Asked) -> View:
    lens, table = asked.lens, asked.table
    region = region_asked(lens.region, table)
    chosen = territory_named(region, asked.more.get("definition", ""))
    within = rows_within(table, chosen)
    rest = lens.but(region="", mention="")
    rows = rest.keep(within)
    narrowing = [spoken_days(lens.first, lens.last), *lens.speakers, lens.words]
    also = "; ".join(filter(None, narrowing))
    by = f" {chosen.name}: {chosen.note}" if chosen.slug else f" {chosen.note}"
    counts = f"{count(rows['kind'].value_counts())} about {with_the(region.name)}"
    said = f"{counts}{f' ({also})' if also else ''}.{by}"

    def sections(_: Address) -> Sections:
        said = utterances(table, remarks())
        held = held_places(rest.but(speakers=()).keep(within), chosen) | {chosen.region}
        heard = heard_about(said, held, (lens.first, lens.last))
        speakers = speaker_rows(
            [(h.name, len(h.remarks), h.said_in) for h in heard if h.name[:1].isupper()][:14]
        )
        house = territories(region)[0]
        events = rows[rows["kind"] == "happening"]
        return (
            ("How it is defined", definition_html(chosen, house, apart(house, chosen))),
            ("Who speaks about it, and from where", bars(speakers, "") if speakers else ""),
            ("What happened", event_list(events) if len(events) else ""),
        )

    return View(region.name, said, rows, sections)


def _voices(asked: Asked) -> View | None:
    lens, table = asked.lens, asked.table
    every = voices_heard(table) if asked.published else voices_of_shelf()
    name = voice_asked(lens.speakers, every)
    if not name:
        return None
    voice, said = every[name]
    kept = keep(said, lens.but(mention="", speakers=()), asked.more.get("cue", ""))
    rows = rows_of_voice(table, kept)
    left = f'<p class="quiet">The first {MOST} of {len(kept):,}.</p>' if len(kept) > MOST else ""
    return View(
        name, voice_told(voice, kept), rows, lambda _: _printings(kept),
        remark_cards(kept[:MOST]) + left if kept else "", _mentions(kept, rows),
    )  # fmt: skip


def _mentions(said: Sayings, rows: gpd.GeoDataFrame) -> dict[str, str]:
    """Return for each remark the mention of the first printing that was read here."""
    known = set(rows["mention"])
    found = {s.id: next((u.id for u in s.printings if u.id in known), "") for s in said}
    return {id: mention for id, mention in found.items() if mention}


def _printings(said: Sayings) -> Sections:
    return (("The same remark in different words", side_by_side(said)),)


@cache
def _of_shelf() -> tuple[Story, ...]:
    return stories(gathered(shelf_table()))


def stories_there(asked: Asked) -> tuple[Story, ...]:
    """Return the stories in what an address may show, the newest first."""
    return stories(gathered(asked.table)) if asked.published else _of_shelf()


def _stories(asked: Asked) -> View | None:
    every = stories_there(asked)
    story = story_asked(asked.lens.articles, every)
    if story is None:
        return None
    ids = [article.id for article in story.articles]
    rows = Lens(articles=tuple(ids)).keep(asked.table, asked.mentions)
    rows = rows[rows["article"].isin(ids)]

    def sections(address: Address) -> Sections:
        return (
            ("Its articles", articles_list(story, address)),
            ("The days that each outlet tells of", days_list(story)),
            *_printings(remarks_within(rows)),
        )

    told = story_told(story, len(every))
    titles = listed([f"“{a.title}”" for a in story.articles[:2] if a.title])
    return View(story.name, f"{told} {titles}.", rows, sections)


VIEWS: dict[str, Callable[[Asked], View | None]] = {
    "region": _region, "voices": _voices, "stories": _stories,
}  # fmt: skip
"""The pages that have a view of their own."""
