"""A view in words, before it is drawn: its title and what is said below it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from geo.asking.comparison.compared_sides import OUTLET
from geo.asking.lens.sentence import region_name
from geo.drawing.lettering import shown
from geo.drawing.wording import counted, days_of, listed
from geo.keeping.intake.fetching import fetching_as_set
from geo.keeping.intake.outcomes import LONGEST as LONGEST_TEXT
from geo.serving.page_contents import stories_there, view_of
from geo.serving.requested_view import Asked
from geo.words import with_the
from geo.world.borders import WORLDVIEWS
from geo.world.regions import MAIN

NAME = "Dateline Atlas"
OPENING = "News articles, read for where, when and who said what"
LONGEST_TITLE, LONGEST = 110, 280
"""Characters of a title, and of what is said below it."""

PAGES = {
    "voices": ("Voices", "One speaker over time: what was said, where, and as printed by whom."),
    "stories": ("Stories", "Articles about one happening, grouped: each outlet’s days and words."),
    "archive": ("An archive of articles", "Map, timeline and quotations of any number of them."),
    "compare": ("Two articles compared", "What both tell, and what only one of them does."),
    "add": ("Add your own article", ""),
    "method": ("How it reads, and what it cannot know", ""),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What a view says of itself: ``kind`` is that of Open Graph, ``website`` or ``article``."""

    title: str
    under: str
    kind: str = "website"
    published: date | None = None
    outlet: str = ""

    @property
    def whole_title(self) -> str:
        """The title with the project's name."""
        return NAME if self.title == NAME else f"{self.title} · {NAME}"


def told(asked: Asked) -> Told:
    """Say what an address shows, in one line and in two sentences."""
    say = {
        "article": _article, "compare": _compare, "region": _viewed, "voices": _viewed,
        "stories": _stories, "add": _add, "method": _method,
    }  # fmt: skip
    found = say.get(asked.page, _plain)(asked)
    return Told(
        _short(found.title, LONGEST_TITLE), _short(found.under, LONGEST), found.kind,
        found.published, _short(found.outlet, LONGEST_TITLE),
    )  # fmt: skip


def _short(words: str, longest: int) -> str:
    plain = shown(words)
    return plain if len(plain) <= longest else plain[: longest - 1].rsplit(" ", 1)[0] + " …"


def _plain(asked: Asked) -> Told:
    if asked.page:
        return Told(*PAGES[asked.page])
    said = asked.lens.describe(asked.mentions)
    if not asked.lens:
        about = listed(with_the(region_name(id)) for id in MAIN)
        return Told(NAME, f"{OPENING}: {about}. {said}.")
    return Told(_said(asked), f"{said}. {_most(asked)}")


def _said(asked: Asked) -> str:
    """Say a lens by its quotations, where there are any, and over which years they reach."""
    lens = asked.lens
    quoted = lens if lens.kinds else lens.but(kinds=("quotation",))
    kept = quoted.keep(asked.table, asked.mentions)
    if kept.empty:
        return lens.describe(asked.mentions)
    said = quoted.describe(asked.mentions)
    if lens.days or lens.mention or kept["first"].isna().all():
        return said
    first, last = kept["first"].min().year, kept["last"].max().year
    return f"{said}, {first}" if first == last else f"{said}, {first} to {last}"


def _most(asked: Asked) -> str:
    """Name the places and speakers that a view tells of most."""
    rows = asked.rows
    places = Counter(rows.loc[rows["kind"] == "toponym", "place_name"])
    speakers = Counter(rows.loc[rows["kind"] == "quotation", "speaker"])
    where, who = (
        listed(name for name, _ in found.most_common(4) if name) for found in (places, speakers)
    )
    parts = [f"Places: {where}." if where else "", f"Speakers: {who}." if who else ""]
    return " ".join(filter(None, parts))


def _article(asked: Asked) -> Told:
    own, ids = asked.published, asked.lens.articles
    id = ids[0] if ids else own[0].id if own else ""
    pair = asked.pairs.get(id)
    if pair is None:
        return Told("Read an article", f"{OPENING}.")
    article, findings = pair
    found = [
        counted(len(findings.toponyms), "place mark"), counted(len(findings.timexes), "time"),
        counted(len(findings.quotations), "quotation"),
    ]  # fmt: skip
    source = ", ".join(filter(None, [article.outlet, days_of(article.published)]))
    first = findings.sentences[0].of(findings.text) if findings.sentences else ""
    under = f"{source}. {listed(found)}, marked in the text. {first}"
    return Told(
        article.title or "An article", under.removeprefix(". "), "article", article.published,
        article.outlet,
    )  # fmt: skip


def _viewed(asked: Asked) -> Told:
    view = view_of(asked)
    return Told(view.title, view.under) if view else Told(*PAGES[asked.page])


def _stories(asked: Asked) -> Told:
    every = stories_there(asked)
    if asked.lens.articles or not every:
        return _viewed(asked)
    named = "; ".join(story.name for story in every)
    told = Counter(article.id for story in every for article in story.articles)
    return Told(
        "Stories", f"{len(every)} {'story' if len(every) == 1 else 'stories'} in "
        f"{counted(len(told), 'article')}, grouped by what they tell of: {named}.",
    )  # fmt: skip


def _add(asked: Asked) -> Told:
    ways = "a link, a feed or a file" if fetching_as_set().allowed else "a file"
    return Told(
        PAGES["add"][0], f"Paste a text in English of up to {LONGEST_TEXT:,} characters, or bring "
        f"{ways}: every place, day and quotation is marked in it. Nobody else sees it unless you "
        "publish it.",
    )  # fmt: skip


def _method(asked: Asked) -> Told:
    return Told(
        PAGES["method"][0], "Rules, a gazetteer and small trained models, run on this server, find "
        "places, times and quotations in English news. How often each is right; what is not "
        f"understood; {len(WORLDVIEWS)} ways to draw borders; every source.",
    )  # fmt: skip


def _compare(asked: Asked) -> Told:
    names = [_side(asked, asked.more.get(key, "")) for key in ("left", "right")]
    if not all(names):
        return Told(*PAGES["compare"])
    return Told(f"“{names[0]}” and “{names[1]}”, compared", PAGES["compare"][1])


def _side(asked: Asked, id: str) -> str:
    return id.removeprefix(OUTLET) if id.startswith(OUTLET) else _title(asked, id)


def _title(asked: Asked, id: str) -> str:
    return asked.pairs[id][0].title if id in asked.pairs else ""
