"""Articles moved in and out of the library without a browser: the work of ``python -m geo``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from geo.errors import ArticleError
from geo.keeping.exports import Pair
from geo.keeping.intake import ENDINGS, Outcome, Refused, Taken, take_files
from geo.keeping.intake.heads import headline_of
from geo.keeping.intake.plain_text import decoded
from geo.keeping.intake.twins import Twins
from geo.keeping.library import Visit
from geo.keeping.shelf import bundled
from geo.reading.corrections.apply import apply
from geo.reading.corrections.log import Correction
from geo.reading.corrections.regrouping import concerning
from geo.reading.marks import Findings
from geo.text import Article

Read = Callable[[str, date | None], Findings]
"""How a text is read: ``geo.read``."""


def article_in(
    name: str, content: bytes, published: date | None = None
) -> tuple[Article, tuple[str, ...]]:
    """Return the one article in a file, and what was done to get at it.

    A text stays as it is, so that what is found in it points into the file itself; other kinds
    are taken in as ``geo import`` does. ``published`` counts more than what the file says.

    Raises
    ------
    ArticleError
        When the file cannot be taken in, or holds several articles.
    """
    stem, _, ending = name.rpartition(".")
    if f".{ending.lower()}" not in ENDINGS or ending.lower() in {"txt", "text"}:
        text, encoding = decoded(content)
        notes = () if encoding.startswith("utf") else (f"Read as {encoding}.",)
        return Article(stem or name, stem or name, text, published=published), notes
    outcomes = list(islice(take_files([(name, content)]), 2))
    if isinstance(outcomes[0], Refused):
        raise ArticleError(f"{name}: {outcomes[0].why} {outcomes[0].next_step}")
    if len(outcomes) > 1:
        raise ArticleError(f"{name} holds several articles. Take it in by “geo import”.")
    taken = outcomes[0]
    return replace(taken.article, published=published or taken.article.published), taken.notes


def headed(article: Article) -> Article:
    """Return an article with a first line that stands alone as its headline, no longer its text.

    The app does the same with what is pasted. Only for formats that carry the article along:
    places in the text count from its new beginning.
    """
    lines = article.text.lstrip("\ufeff\r\n ").splitlines()
    head = headline_of(lines)
    if head is None or head.line or not head.sure:
        return article
    text = "\n".join(lines[1:]).lstrip("\n")
    return replace(article, title=lines[0].strip(), text=text)


def articles_to_export(
    visit: Visit, ids: Sequence[str], read: Read
) -> tuple[list[Pair], list[Correction]]:
    """Return articles with their findings as corrected, and the log of corrections.

    Parameters
    ----------
    visit : Visit
        Whose library.
    ids : sequence of str
        Ids of kept or bundled articles; none stands for everything kept.
    read : callable
        Reads the bundled ones.

    Raises
    ------
    ArticleError
        When an id is neither kept nor bundled.
    """
    log = visit.corrections()
    kept = {k.article.id: (k.article, k.findings) for k in visit.articles()}
    shelf = {a.id: a for a in bundled()}
    pairs: list[Pair] = []
    for id in ids or kept:
        if id not in kept and id not in shelf:
            raise ArticleError(
                f"No article {id!r} is kept or bundled. Kept: {', '.join(kept) or 'none yet'}. "
                f"Bundled: {', '.join(shelf)}."
            )
        raw = kept.get(id) or (shelf[id], read(shelf[id].text, shelf[id].published))
        pairs.append((raw[0], apply(*raw, log)))
    chosen = {article.id for article, _ in pairs}
    return pairs, concerning(log, chosen)


def keep_files(
    visit: Visit, paths: Iterable[Path], read: Read, published: date | None = None
) -> Iterator[tuple[Outcome, str]]:
    """Take files into the library; yield each outcome, and a line that says what became of it.

    ``published`` is the day of what does not say its own for sure. Near duplicates are kept as
    another version, and the line says of what.
    """
    twins = Twins((), visit.sketches(), lambda id: visit.article(id).article)
    for outcome in take_files(_files(paths)):
        if isinstance(outcome, Refused):
            yield outcome, f"refused  {outcome.name}: {outcome.why} {outcome.next_step}"
            continue
        taken = outcome
        if published and taken.article.published is None:
            taken = taken.confirmed(published=published)
        near = twins.of(taken.article)
        keep(visit, taken, read)
        twins.add(taken.article)
        yield taken, _line(taken, str(near[0]) if near else "")


def keep(visit: Visit, taken: Taken, read: Read) -> Findings:
    """Keep what was taken in, reading it unless it came with its findings; return these."""
    findings = findings_of(taken, read)
    language = taken.found["language"].value if "language" in taken.found else ""
    visit.keep(taken.article, findings, language, taken.corrections)
    return findings


def findings_of(taken: Taken, read: Read) -> Findings:
    """Return what is read in an article before any correction.

    Findings that come with an export are those that its corrections had led to. Where the log
    came too, the text is read again, so that undoing a correction can bring back what was read.
    """
    if taken.findings and not needs(taken):
        return taken.findings
    return read(taken.article.text, taken.article.published)


def needs(taken: Taken) -> bool:
    """Whether what was taken in has to be read, because it came without findings that hold."""
    findings = taken.findings
    holds = findings is not None and findings.published == taken.article.published
    return not holds or bool(taken.corrections)


def _files(paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        yield path.name, path.read_bytes()


def _line(taken: Taken, near: str) -> str:
    article, day = taken.article, taken.found_day
    when = "without a day of publication"
    if article.published:
        when = f"published {article.published}"
    elif day:
        when = f"day not set; {day.where} says {day.value}"
    notes = [when, near, *taken.notes]
    return f"kept     {article.id}: {article.title} ({'; '.join(filter(None, notes))})"
