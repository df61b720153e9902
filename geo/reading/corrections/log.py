"""What a reader corrected: frozen values in a log that only grows.

A correction says which words it is about, what they are, how far it holds and who said so
when. Undoing one adds a line to the log rather than taking one away, so that nothing confirmed
is lost and an undone correction can be taken up again. ``geo.reading.corrections.apply`` applies
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from geo.errors import ArticleError
from geo.reading.corrections.scopes import (
    NARROWING,
    REGROUPING,
    CorrectionKind,
    Scope,
    scopes_of,
)
from geo.reading.marks import Role
from geo.reading.validating import (
    ID,
    check_days,
    check_names,
    check_place,
    check_spans,
    converted,
)
from geo.text import Article, Span
from geo.world.places import Place


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction, as one reader confirmed it.

    Parameters
    ----------
    id : str
        Made from everything else, so that the same correction always has the same id.
    kind : CorrectionKind
        What is corrected.
    article : str
        Id of the article it was made in.
    start, end, words : int, int, str
        The words it was made on; for a quotation from its first to its last character. For a
        story there are none, and ``words`` is the article's headline.
    scope : Scope
        How far it holds.
    place, role, edtf, speaker, content
        What is right instead: only what belongs to ``kind`` is set. ``edtf`` with ``earliest``
        and ``latest`` are the days meant, both included.
    was : str
        What stood there before, in a few characters: a place id, a role, a day, a name.
    others : tuple of str
        Ids of the articles that this one is in one story with (``joined``) or not (``apart``).
    who, when : str, str
        The reader's name as given, and the moment in UTC (ISO 8601).
    undoes : str
        Id of the correction taken back, when ``kind`` is ``undo``.
    """

    id: str
    kind: CorrectionKind
    article: str
    start: int
    end: int
    words: str
    scope: Scope = "mark"
    place: Place | None = None
    role: Role | None = None
    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None
    speaker: str = ""
    content: tuple[Span, ...] = ()
    was: str = ""
    who: str = ""
    when: str = ""
    undoes: str = ""
    others: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """The words it was made on."""
        return Span(self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values, leaving out what is not set."""
        values = {k: v for k, v in asdict(self).items() if v not in (None, "", ())}
        values["words"] = self.words
        values |= {k: v.isoformat() for k, v in values.items() if isinstance(v, date)}
        if self.place:
            values["place"] = self.place.to_dict()
        if self.content:
            values["content"] = [{"start": s.start, "end": s.end} for s in self.content]
        return values

    @classmethod
    def from_dict(cls, values: Any, texts: Mapping[str, str] | None = None) -> Correction:
        """Return the correction that ``to_dict`` described; unknown keys are left out.

        Parameters
        ----------
        values
            JSON values, which anybody may have made.
        texts : mapping of str to str
            The texts of articles by id: what is made in them must lie in them.

        Raises
        ------
        ArticleError
            When it is no correction that is known here, or reaches beyond what can be drawn.
        """
        told = converted(values, cls)
        _check_told(told, (texts or {}).get(told.article))
        return told


def correct(
    article: Article,
    span: Span,
    kind: CorrectionKind,
    *,
    scope: Scope = "mark",
    who: str = "",
    when: datetime | None = None,
    **right: Any,
) -> Correction:
    """Make a correction of the words at ``span``.

    Parameters
    ----------
    right
        What is right instead: ``place``, ``role``, ``edtf`` with ``earliest`` and ``latest``,
        ``speaker`` or ``content``, and ``was``.

    Raises
    ------
    ArticleError
        When ``span`` or the new content does not lie in the text, or ``scope`` is wider than
        the kind can hold.
    """
    _check(article, [span, *right.get("content", ())], kind, scope)
    made = Correction(
        "", kind, article.id, span.start, span.end, span.of(article.text),
        scope=scope, who=who, when=moment(when), **right,
    )  # fmt: skip
    return named(made)


def undo(correction: Correction, who: str = "", when: datetime | None = None) -> Correction:
    """Take a correction back: a further line for the log."""
    c = correction
    taken_back = Correction(
        "", "undo", c.article, c.start, c.end, c.words,
        scope=c.scope, who=who, when=moment(when), undoes=c.id,
    )  # fmt: skip
    return named(taken_back)


def standing(log: Iterable[Correction]) -> list[Correction]:
    """Return the corrections that hold, in the order to apply them: wide first, then early.

    An ``undo`` takes back what it names, unless it is itself undone later.
    """
    lines = sorted(dict.fromkeys(log), key=lambda c: c.when)
    undone: set[str] = set()
    for line in reversed(lines):
        if line.kind == "undo" and line.id not in undone:
            undone.add(line.undoes)
    held = [c for c in lines if c.kind != "undo" and c.id not in undone]
    return sorted(held, key=lambda c: (NARROWING[c.scope], c.when))


def moment(when: datetime | None) -> str:
    """Return when a line is made, now if not said, as the log writes it."""
    return (when or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds")


def named(correction: Correction) -> Correction:
    """Give a line the id that is made of all the rest of it."""
    seed = repr(sorted(correction.to_dict().items())).encode("utf-8", "backslashreplace")
    values = {f.name: getattr(correction, f.name) for f in fields(correction)}
    return Correction(**{**values, "id": sha256(seed).hexdigest()[:16]})


def _check(article: Article, spans: Sequence[Span], kind: str, scope: Scope) -> None:
    for span in spans:
        if not 0 <= span.start < span.end <= len(article.text):
            raise ArticleError(
                f"Characters {span.start} to {span.end} are not in {article.id!r}, which has "
                f"{len(article.text):,}. Mark the words in the article again."
            )
    if scope not in scopes_of(kind):
        raise ArticleError(
            f"A correction of kind {kind!r} cannot hold for {scope!r}. "
            f"Choose one of: {', '.join(scopes_of(kind))}."
        )


LONGEST_WORDS = 50_000
MOST_OTHERS = 5_000
_EDTF = re.compile(r"[-\w/.,~?%\[\]{}:+ ]{0,80}")
_MOMENT = re.compile(r"[-\d:.TZ+]{0,40}")


def _check_told(c: Correction, text: str | None) -> None:
    """Make sure of what the types of a correction from outside cannot say."""
    if text is not None and c.kind != "undo" and c.scope != "story":
        check_spans([c.span, *c.content], text)
    fits = (
        c.scope in scopes_of(c.kind), 0 <= c.start <= c.end, len(c.words) <= LONGEST_WORDS,
        ID.fullmatch(c.id), len(c.article) <= 120, not c.speaker or c.speaker.strip(),
        _EDTF.fullmatch(c.edtf), _MOMENT.fullmatch(c.when), not c.undoes or ID.fullmatch(c.undoes),
        (c.earliest or date.min) <= (c.latest or date.max),
        bool(c.others) == (c.kind in REGROUPING), len(c.others) <= MOST_OTHERS,
        all(map(ID.fullmatch, c.others)), c.article not in c.others,
    )  # fmt: skip
    if not all(fits):
        raise ArticleError("A correction is none that is known here. Export the article again.")
    if c.place:
        check_place(c.place)
    check_names(c.speaker, c.was, c.who)
    check_days(c.earliest, c.latest)
