"""The shelf: the articles that come with the project, and what each was written from.

An article is a file ``data/articles/ID.md``: a header in YAML between two lines of ``---``, then
the body exactly as it is shown, one line a paragraph. The header says what the file cannot do
without (``REQUIRED``) and lists the happenings (``events``), the remarks (``quotes``) and the
published pages (``sources``) it rests on, so that every page can show where its facts come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from geo.errors import ArticleError
from geo.text import Article

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "articles"
FENCE = "---\n"
REQUIRED = {
    "title": 'title: "Talks end in Minsk"',
    "outlet": "outlet: Dateline Atlas",
    "published": "published: 2015-02-13",
    "about": 'about: "Written by the project from its reference chronology."',
    "sources": "sources: a list of title, publisher and url",
}
"""The lines a header must have, each with one that would do."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class CitedPage:
    """A published page that an article rests on."""

    title: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class ArticleSources:
    """What an article was written from.

    Parameters
    ----------
    about : str
        Who wrote it, from what, and the day from which it looks at things.
    happenings : tuple of str
        Ids in the reference chronology (``geo.world.chronology.happenings``).
    remarks : tuple of str
        Ids of the quotations used (``geo.world.chronology.remarks``).
    pages : tuple of CitedPage
        The published pages behind both.
    """

    about: str
    happenings: tuple[str, ...]
    remarks: tuple[str, ...]
    pages: tuple[CitedPage, ...]


def bundled() -> tuple[Article, ...]:
    """Return every article on the shelf, by day of publication, then by id."""
    return tuple(article for article, _ in _shelf().values())


def article_sources(id: str) -> ArticleSources:
    """Return what a bundled article was written from.

    Raises
    ------
    ArticleError
        If no bundled article has that id; the message names the nearest.
    """
    try:
        return _shelf()[id][1]
    except KeyError:
        near = get_close_matches(id, _shelf(), n=1)
        hint = f'The nearest is "{near[0]}".' if near else "Choose one of bundled()."
        raise ArticleError(
            f'"{id}" is not among the {len(_shelf())} articles of data/articles. {hint}'
        ) from None


def read_article(path: Path) -> tuple[Article, ArticleSources]:
    """Read one article file, header and body.

    Raises
    ------
    ArticleError
        If the file name, the header or the body cannot be used. The message names the file,
        what is wrong and the line that would put it right.
    """
    where = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
    if "_" in path.stem:
        better = path.stem.replace("_", "-")
        raise ArticleError(f'{where} has an underscore in its name. Call it "{better}.md".')
    header, text = _header_and_body(path.read_text("utf8"), where)
    article = Article(
        id=path.stem,
        title=str(header["title"]),
        text=text,
        outlet=str(header["outlet"]),
        published=_day(header["published"], where),
        url=str(header.get("url") or ""),
    )
    return article, _sources(header, where)


@cache
def _shelf() -> dict[str, tuple[Article, ArticleSources]]:
    """Everything on the shelf by id, in the order of ``bundled``."""
    found = [read_article(path) for path in FOLDER.glob("*.md")]
    found.sort(key=lambda pair: (pair[0].published or date.min, pair[0].id))
    return {article.id: (article, sources) for article, sources in found}


def _header_and_body(content: str, where: str) -> tuple[dict[str, Any], str]:
    """Cut a file at its two fences; the body loses only the empty lines around it."""
    before, opening, rest = content.partition(FENCE)
    head, closing, body = rest.partition("\n" + FENCE)
    if before or not opening or not closing:
        raise ArticleError(
            f'{where} has no header. Start it with a line "---", the header\'s lines, and "---".'
        )
    if not body.strip():
        raise ArticleError(f"{where} has no body. Write the article below its header.")
    return _header(head, where), body.strip("\n")


def _header(head: str, where: str) -> dict[str, Any]:
    """Parse a header and see that nothing required is missing."""
    try:
        header = yaml.load(head, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "unreadable character"
        raise ArticleError(
            f"{where} has a header that is not YAML (line {mark.line + 2 if mark else 1}: {what}). "
            "Put values that hold marks such as : or [ between double quotes."
        ) from error
    header = header if isinstance(header, dict) else {}
    for name, example in REQUIRED.items():
        if not header.get(name):
            raise ArticleError(
                f'{where} has no "{name}" line. Add one to its header, such as "{example}".'
            )
    return header


def _day(value: object, where: str) -> date:
    """Return the day a header gives, which YAML has parsed where it could."""
    if type(value) is date:
        return value
    raise ArticleError(
        f'{where} has "published: {value}", which is not a day. Write it as "2015-02-13".'
    )


def _sources(header: dict[str, Any], where: str) -> ArticleSources:
    """Gather what a header says of the article's origin."""
    try:
        pages = tuple(CitedPage(s["title"], s["publisher"], s["url"]) for s in header["sources"])
    except (KeyError, TypeError):
        raise ArticleError(
            f'{where} has a source without "title", "publisher" and "url". Give it all three.'
        ) from None
    return ArticleSources(
        about=str(header["about"]),
        happenings=tuple(header.get("events") or ()),
        remarks=tuple(header.get("quotes") or ()),
        pages=pages,
    )
