"""What comes of taking something in: an article with what was found about it, or a refusal.

Whatever was found says where it was found, and whether that place can be trusted. A day that is
only likely is offered, never set: ``Taken.article.published`` stays ``None`` until somebody
confirms it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Literal

from geo.errors import ArticleError
from geo.keeping.intake.languages import language_of
from geo.reading.corrections.log import Correction
from geo.reading.marks import Findings
from geo.text import Article

LONGEST = 200_000
"""Characters of one article; longer ones are books or reports, to be taken in by chapters."""

SHORT_FOR_LANGUAGE = 80
"""Characters under which the language cannot be told."""

Detail = Literal["title", "outlet", "author", "day", "language"]


@dataclass(frozen=True, slots=True)
class Found:
    """A detail of an article, where it was found, and whether that place can be trusted.

    A day is written ``2025-07-12``, a language as its ISO 639-1 code.
    """

    value: str
    where: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Taken:
    """An article taken in, to be looked over before it is kept.

    ``found`` holds what is known of each detail; ``notes`` what was done to get at the text.
    ``corrections`` and ``findings`` are there when it comes from an export of this project.
    """

    name: str
    article: Article
    found: Mapping[Detail, Found]
    notes: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    findings: Findings | None = None

    @property
    def found_day(self) -> Found | None:
        """The day of publication as found, with where; ``None`` when nothing says so."""
        return self.found.get("day")

    def confirmed(self, **details: str | date | None) -> Taken:
        """Return it with details as the reader gave them: ``title``, ``published`` and so on."""
        return replace(self, article=replace(self.article, **details))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that cannot be taken in: why, and what to do instead."""

    name: str
    why: str
    next_step: str


Outcome = Taken | Refused


class CannotTake(ArticleError):
    """Something offered cannot be taken in; says why, and what to do instead."""

    def __init__(self, why: str, next_step: str) -> None:
        super().__init__(f"{why} {next_step}")
        self.why, self.next_step = why, next_step


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a link led to: the bytes, their media type, and the address they came from at last."""

    url: str
    content: bytes
    media_type: str


@dataclass
class Draft:
    """What a reader of some format got out of it."""

    text: str
    found: dict[Detail, Found] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    url: str = ""

    def add(self, detail: Detail, value: str | None, where: str, sure: bool = True) -> None:
        """Note a detail, unless it is empty or one is known already."""
        value = " ".join((value or "").replace("\0", " ").split())
        if value and detail not in self.found:
            self.found[detail] = Found(value[:500], where, sure)


def accept(name: str, draft: Draft) -> Taken:
    """Return a draft as an article.

    Raises
    ------
    CannotTake
        When there is no text, or too much of it.
    """
    text = _one_kind_of_line_end(draft.text)
    if not any(c.isalnum() for c in text):
        raise CannotTake("There are no words in it.", "Copy the article's text and paste it.")
    if len(text) > LONGEST:
        raise CannotTake(
            f"It has {len(text):,} characters; at most {LONGEST:,} are read at once.",
            "Take it in by parts, such as chapters.",
        )
    _tell_language(draft, text)
    found = draft.found
    day = found.get("day")
    article = Article(
        id="",
        title=found["title"].value if "title" in found else _name_as_title(name),
        text=text,
        outlet=found["outlet"].value if "outlet" in found else "",
        published=date.fromisoformat(day.value) if day and day.sure else None,
        url=web_address(draft.url),
        author=found["author"].value if "author" in found else "",
    )
    return Taken(name, replace(article, id=article_id(article)), found, tuple(draft.notes))


def web_address(url: str) -> str:
    """Return an article's address where it is one of the web, else nothing: it becomes a link."""
    plain = url.strip()
    is_one = re.fullmatch(r"https?://[^\s<>\"'\\]{1,2000}", plain, re.IGNORECASE)
    return plain if is_one else ""


def article_id(article: Article) -> str:
    """Return an id made of the title and of what the article holds: the same for the same."""
    plain = unicodedata.normalize("NFKD", article.title).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:48].strip("-") or "article"
    seed = "\0".join([article.title, article.outlet, article.url, article.text])
    return f"{slug}-{sha256(seed.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def _one_kind_of_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff\n").rstrip()


def _name_as_title(name: str) -> str:
    stem = re.split(r"[/\\]", name)[-1].rpartition(".")
    return " ".join((stem[0] or stem[2]).replace("_", " ").split()) or "Untitled"


def _tell_language(draft: Draft, text: str) -> None:
    if len(text) < SHORT_FOR_LANGUAGE:
        return
    language = language_of(text)
    draft.found["language"] = Found(language, "the words themselves", sure=True)
    if language != "en":
        draft.notes.append(
            f"The text seems to be in another language ({language}). Reading knows English: "
            "few places, days and quotations will be found."
        )
