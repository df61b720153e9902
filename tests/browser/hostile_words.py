"""A thousand strings that would run, ask or break something, were they ever more than words."""

# ruff: noqa: E501 - a string is easier to judge in one piece

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from playwright.sync_api import ConsoleMessage, Page

from geo.keeping.intake.outcomes import article_id
from geo.reading.marks import Doubt, Findings, Quotation, Source, Timex, Toponym
from geo.text import Article, Prose, Span
from geo.world.places import Place

DAY = date(2025, 7, 1)
LONGEST = 400
"""Characters of one name; more are not let in."""

CALL = "top.hit=1;alert(1)"
OPENINGS = (
    "", "\"", "'", "`", "\">", "'>", "</mark>", "</script>", "</style>", "</title>", "</textarea>",
    "-->", "]]>", "${", "{{", "\\", "\\u003c", "*/", "</svg>", "</iframe>", "\x00", "\u2028",
)  # fmt: skip
"""How a string gets out of where it stands."""

BODIES = (
    "<script>{c}</script>", "<img src=x onerror={c}>", "<svg onload={c}>", "<svg><script>{c}</script>",
    "<iframe srcdoc='<script>{c}</script>'>", "<a href=javascript:{c} autofocus onfocus={c}>x</a>",
    "<a href='data:text/html,<script>{c}</script>'>x</a>", "<details open ontoggle={c}>",
    "<input autofocus onfocus={c}>", "<video src=x onerror={c}>", "<body onload={c}>",
    "<marquee onstart={c}>", "<object data=javascript:{c}>", "<math><mi xlink:href=javascript:{c}>",
    "<form action=javascript:{c}><button autofocus>", "<link rel=stylesheet href=//evil.example>",
    "<img src=//evil.example/a.png>", "<style>@import '//evil.example/a.css';</style>",
    "<base href=//evil.example/>", "<meta http-equiv=refresh content=0;url=javascript:{c}>",
    "onmouseover={c} x=", ";{c};//", "alert(1)}}", "constructor.constructor('{c}')()",
    "[x](javascript:{c})", "![x](//evil.example/a.png)", ":red[x] :material/home:", "$\\href{{javascript:{c}}}{{x}}$",
    "<<b>script>{c}<</b>/script>", "&lt;script&gt;{c}&lt;/script&gt;", "%3Cscript%3E{c}%3C/script%3E",
    "\\u003cscript\\u003e{c}\\u003c/script\\u003e", "=HYPERLINK(\"//evil.example\")", "+cmd|' /C calc'!A0",
    "@SUM(1)", "javascript:{c}", "data:text/html,<script>{c}</script>", "%{{hover}}<b>{c}</b>",
    "<image href=x onerror={c}>", "<foreignObject><iframe src=javascript:{c}>",
    "<scr\x00ipt>{c}</script>", "<img/src=`x`onerror={c}>", "<IMG SRC=x OnErRoR={c}>",
    "<a href=\"jav\tascript:{c}\">x</a>", "<button popovertarget=x onclick={c}>", "<set onbegin={c}>",
)  # fmt: skip
"""What it would then do."""

STRINGS = tuple(
    dict.fromkeys(opening + body.format(c=CALL) for opening, body in product(OPENINGS, BODIES))
)


def hostile_article() -> tuple[Article, Findings]:
    """Return an article all of whose words, names and places are hostile strings.

    Each line quotes a group of strings. The first words of it are a place of that name, the last
    ones a day read by a rule of that name, the whole is said by somebody of that name.
    """
    groups = list(_groups())
    lines = [f"“{' '.join(group.split())}” said it." for group in groups]
    whole = "\n".join(lines)
    toponyms, timexes, quotations, doubts, start = [], [], [], [], 0
    for number, (name, line) in enumerate(zip(groups, lines, strict=True)):
        words = Span(start + 1, start + len(line) - len("” said it."))
        first, last = Span(words.start, words.start + 8), Span(words.end - 8, words.end)
        start += len(line) + 1
        lat, lon = number % 120 - 60.0, number * 7 % 300 - 150.0
        place = Place(f"site:h{number}", name, "site", "", lat, lon)
        at = (first.start, first.end, first.of(whole))
        toponyms.append(Toponym(*at, "literal", True, 0.9, place, rule=name[:80]))
        day = DAY + timedelta(days=number)
        at, iso = (last.start, last.end, last.of(whole)), day.isoformat()
        timexes.append(Timex(*at, "DATE", iso, iso, day, day, None, "day", 0.9, name[:80]))
        source = Source(words.start, words.end, words.of(whole), name, name[:80])
        bounds = Span(words.start - 1, words.end + 1)
        quotations.append(Quotation("direct", (bounds,), None, source, place.id, iso, (place.id,)))
        doubts.append(Doubt(first.start, first.end, name, "place"))
    article = Article("", STRINGS[70], whole, STRINGS[30], DAY, "https://a.example/", STRINGS[10])
    article = replace(article, id=article_id(article))
    lists = (tuple(toponyms), tuple(timexes), tuple(quotations), tuple(doubts))
    return article, Findings(whole, DAY, *lists, tuple(Prose(whole).sentences))


def _groups() -> Iterator[str]:
    """Yield all strings, as many together as a name may hold."""
    held = ""
    for string in STRINGS:
        if len(held) + len(string) > LONGEST:
            yield held
            held = ""
        held = f"{held} {string}" if held else string
    yield held


def watched(page: Page) -> list[str]:
    """Note from now on every sign that words did something, or tried to."""
    seen: list[str] = []

    def said(message: ConsoleMessage) -> None:
        asked = message.location.get("url", "")
        is_error = message.type == "error" and "/_stcore/" not in asked  # tried under each path
        if is_error or "evil.example" in message.text:
            seen.append(f"{message.text} {asked}")

    page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda r: seen.append(r.url) if "evil.example" in r.url else None)
    page.on("popup", lambda popup: seen.append(popup.url))
    page.on("console", said)
    return seen


def ran(page: Page) -> list[str]:
    """Return the frames in which a string ran, or became an element that could."""
    return [frame.url for frame in page.frames if frame.evaluate(BECAME, ACTING)]


ACTING = ", ".join(
    [f"[{name}]" for name in ("onerror", "onload", "onfocus", "ontoggle", "onstart", "onbegin",
                              "onclick", "onmouseover", "srcdoc", "popovertarget")]
    + ["a[href^=javascript]", "a[href^='data:text']", "[src*='evil.example']", "marquee", "object",
       "[href*='evil.example']", "form[action^=javascript]", "img[src=x]", "foreignObject iframe"]
)  # fmt: skip
"""Elements that no page of ours has, and that the strings would make."""

BECAME = "acting => Boolean(window.hit) || document.querySelector(acting) !== null"
