"""The door: what was taken in waits here to be looked over, corrected, and read or skipped."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from geo.keeping.intake import Outcome
from geo.keeping.intake.outcomes import CannotTake, Refused, Taken
from geo.keeping.intake.twins import Twin, Twins
from geo.keeping.long_texts import read, read_watched
from geo.keeping.moving import Read, findings_of, needs
from geo.reading.marks import Findings
from geo.text import Article
from pages.shared import caches, correction_log, state
from pages.shared.library import panel, visitor_library

WAITING, REFUSED, TWINS, NUMBER, TOO = (
    "door-waiting", "door-refused", "door-twins", "door-number", "keep-too",
)  # fmt: skip
READ_TOGETHER = 25
"""Articles that one process reads."""

MOST_WAITING = 200
"""Articles that wait at once; more are taken in when these are read or skipped."""


@dataclass
class Waiting:
    """One article at the door, with the nearest one that is here already."""

    number: int
    taken: Taken
    twin: Twin | None = None

    @property
    def article(self) -> Article:
        """The article as corrected so far."""
        return self.taken.article

    @property
    def is_foreign(self) -> bool:
        """Whether it seems to be in another language than reading knows."""
        language = self.taken.found.get("language")
        return language is not None and language.value != "en"

    @property
    def asks(self) -> bool:
        """Whether the reader should decide about it by itself."""
        return self.is_foreign or self.twin is not None

    def change(self, **details: str | date | None) -> None:
        """Take over a detail as the reader gave it."""
        self.taken = self.taken.confirmed(**details)


def waiting() -> list[Waiting]:
    """Return what waits at the door."""
    return st.session_state.setdefault(WAITING, [])


def refused() -> list[Refused]:
    """Return what could not be taken in."""
    return st.session_state.setdefault(REFUSED, [])


def is_full() -> bool:
    """Whether enough waits to be looked over first."""
    return len(waiting()) >= MOST_WAITING


def let_in(outcome: Outcome) -> str:
    """Have what was taken in wait at the door; return its name."""
    if isinstance(outcome, Refused):
        refused().append(outcome)
        return outcome.name
    st.session_state[NUMBER] = number = st.session_state.get(NUMBER, 0) + 1
    waiting().append(Waiting(number, outcome, twin_of(outcome.article)))
    twins().add(outcome.article)
    return outcome.name


def twins() -> Twins:
    """Return what a new article is compared with: all that is here, and what waits."""
    if TWINS not in st.session_state:
        here = caches.pairs()
        sketches = visitor_library.sketches()
        at_hand = (here[id][0] for id in here if id not in sketches)
        st.session_state[TWINS] = Twins(at_hand, sketches, lambda id: caches.pairs()[id][0])
    return st.session_state[TWINS]


def twin_of(article: Article) -> Twin | None:
    """Return the article here that is nearly the same, if there is one."""
    here = caches.pairs().get(article.id)
    same = here[0] if here else _waiting_as(article.id)
    if same:
        return Twin(same, 1.0)
    return next(iter(twins().of(article)), None)


def known_as(taken: Taken) -> Article | None:
    """Return the article here that says all that was taken in, word for word, if there is one."""
    title = taken.article.title if "title" in taken.found else ""
    given = replace(taken.article, title=title)
    found = twins().same(given)
    return found if found and found.id in caches.pairs() else None


def open_known(article: Article) -> None:
    """Go and read an article that was brought in once more, saying so in a line."""
    whose = "is here already" if panel.is_own(article.id) else "comes with this atlas"
    visitor_library.tell(f"This article {whose}, word for word, so it was opened.", is_error=False)
    open_article(article.id)


def _waiting_as(id: str) -> Article | None:
    return next((w.article for w in waiting() if w.article.id == id), None)


def is_here(twin: Twin | None) -> bool:
    """Whether a twin can be read, rather than only wait at the door."""
    return twin is not None and twin.article.id in caches.pairs()


def take(w: Waiting, read: Read = read) -> str:
    """Read an article that waits, and have it in this visit; return its id.

    Raises
    ------
    CannotTake
        When reading it broke off.
    """
    id = read_in(w.taken, read)
    skip(w)
    return id


def refuse(w: Waiting, why: CannotTake) -> None:
    """Let an article go from the door, and say why it could not be read."""
    skip(w)
    refused().append(Refused(w.taken.name, why.why, why.next_step))


def read_in(taken: Taken, read: Read = read) -> str:
    """Read what was taken in, and have it in this visit as an article of its own."""
    taken = replace(taken, article=replace(taken.article, id=_own_id(taken.article.id)))
    findings = findings_of(taken, read)
    caches.add(taken.article, findings)
    twins().add(taken.article)
    for correction in taken.corrections:
        if correction not in correction_log.log():
            correction_log.add(replace(correction, article=taken.article.id))
    if st.session_state.get(TOO):
        caches.keep(taken.article.id)
    return taken.article.id


def _own_id(id: str) -> str:
    """Return an id that no article here has yet: another version gets a number."""
    taken, number = caches.pairs(), 2
    new = id
    while new in taken:
        new, number = f"{id}-{number}", number + 1
    return new


def skip(w: Waiting) -> None:
    """Let an article go from the door."""
    if w in waiting():
        waiting().remove(w)


def clear_refused() -> None:
    """Let the lines about what could not be taken in go."""
    refused().clear()


def read_some(some: Sequence[Waiting]) -> Iterator[str | None]:
    """Read articles that wait at the door, one after another.

    They are read by another process, a few at a time, so that nobody else waits for them; there is
    a ``None`` at every tick without one.
    """
    left = list(some)
    while left:
        now, left = left[:READ_TOGETHER], left[READ_TOGETHER:]
        done = 0
        try:
            for title in _read_together(now):
                yield title
                done += title is not None
        except CannotTake as refusal:
            refuse(now[done], refusal)
            yield now[done].article.title
            left = now[done + 1 :] + left


def _read_together(some: list[Waiting]) -> Iterator[str | None]:
    found = read_watched([(w.article.text, w.article.published) for w in some if needs(w.taken)])
    for w in some:
        findings = (yield from _next_of(found)) if needs(w.taken) else None
        if w in waiting():  # and not skipped in the meantime
            is_so = findings and findings.published == w.article.published
            take(w, (lambda *_, it=findings: it) if is_so else read)
        yield w.article.title


def _next_of(found: Iterator[Findings | None]) -> Generator[None, None, Findings]:
    """Wait for the next that is found."""
    for findings in found:
        if findings is not None:
            return findings
        yield None
    raise CannotTake("Reading it broke off.", "Try it again.")


def open_article(id: str) -> None:
    """Go and read an article."""
    asked = {**state.NOTHING, "article": (id,), **panel.asked_with(id)}
    state.turn_to("article", **asked)


def kept_told() -> str:
    """Say what becomes of what is read, as the switch stands now."""
    if visitor_library.mode() == "off":
        return visitor_library.FORGOTTEN
    kept = st.session_state.get(TOO, visitor_library.mode() == "own")
    return "kept in your library" if kept else f"{visitor_library.FORGOTTEN} unless you keep it"


def offer_to_keep() -> None:
    """Let what is read be kept as well."""
    if visitor_library.mode() == "off":
        return
    st.toggle(
        "Keep what is read in your library too",
        key=TOO,
        value=visitor_library.mode() == "own",
        persist_state="session",
        help=panel.kept_how(),
    )
