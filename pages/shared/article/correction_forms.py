"""The forms in which a reader says what is right: a place, a role, a day, a speaker, words.

Each draws its fields and returns what they say, as ``correct`` takes it; ``None`` while
something is still missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import streamlit as st

from geo.asking.correctable import PIECES, content_at, edtf_of, place_told, places_offered
from geo.asking.explain.reasons import ROLES
from geo.asking.sentences import days_of
from geo.reading.marks import Findings, Quotation, Timex, Toponym
from geo.text import Article
from geo.world.folding import fold
from geo.world.places import Place
from pages.shared.article.map_beside import ask_point
from pages.shared.markdown_escaping import plain

Right = dict[str, Any] | None

POINT, NOWHERE = "point", "nowhere"
OTHERWISE = {
    POINT: "A point on the map, set by you",
    NOWHERE: "A place that is not in the gazetteer: no pin",
}
"""What can be said of a place that the gazetteer does not have."""

FIRST, LAST = date(1000, 1, 1), date(2999, 12, 31)


def field(name: str, about: object) -> str:
    """Return the key of a field, its own for each mark."""
    return f"right-{name}-{about}"


def empty_places() -> None:
    """Ask for no place any more, once one was saved: a click on the map chooses pins again."""
    for key in st.session_state:
        if str(key).startswith(field("place", "")):
            st.session_state[key] = None


def _about(article: Article, mark: Any) -> str:
    return f"{article.id}-{mark.start}-{mark.end}"


def ask_place(words: str, about: str, mark: Toponym | None = None) -> Right:
    """Ask for a place: one of the alternatives, what a search finds, or none of the gazetteer."""
    typed = st.text_input(
        "Search the gazetteer",
        key=field("search", about),
        placeholder=words,
        help="Any spelling, or an id such as geonames:1866923.",
    )
    found: dict[str, Place | None] = {p.id: p for p in places_offered(words, mark, typed)}
    if not found:
        st.caption(f"The gazetteer has no other place called “{plain(typed or words)}”.")
    found |= {POINT: None, NOWHERE: None}
    chosen = st.radio(
        "Which place is meant?",
        list(found),
        index=0 if typed and next(iter(found)) not in OTHERWISE else None,  # Enter takes the first
        format_func=lambda id: OTHERWISE.get(id) or plain(place_told(found[id])),  # type: ignore[arg-type]
        # The list changes with what is typed, so each list has a choice of its own.
        key=field("place", f"{about}-{typed}"),
    )
    if chosen == POINT:
        point = ask_point(words, field("point", about))
        return {"place": point} if point else None
    return {"place": found[chosen]} if chosen in found else None


def place_form(mark: Toponym, article: Article, findings: Findings) -> Right:
    """Ask for another place."""
    return ask_place(mark.text, _about(article, mark), mark)


def role_form(mark: Toponym, article: Article, findings: Findings) -> Right:
    """Ask what the name does in its sentence."""
    others = [role for role in ROLES if role != mark.role]
    role = st.radio(
        "What does the name do here?",
        others,
        index=None,
        format_func=lambda role: role.capitalize(),
        captions=[ROLES[role] for role in others],
        key=field("role", _about(article, mark)),
    )
    return {"role": role} if role else None


def day_form(mark: Timex | Quotation, article: Article, findings: Findings) -> Right:
    """Ask for the day or the days that are meant, or that none can be told."""
    about = _about(article, mark)
    first, last = _days_now(mark)
    if st.toggle("No day can be told", key=field("no-day", about)):
        return {"edtf": ""}
    with st.container(horizontal=True):
        given = [
            st.date_input(
                label, value=day, min_value=FIRST, max_value=LAST, format="DD/MM/YYYY",
                key=field(label, about), help=told,
            )
            for label, day, told in (
                ("First day", first, None),
                ("Last day", last, "The same day for one day. A whole month or year is kept so."),
            )
        ]  # fmt: skip
    first, last = (day if isinstance(day, date) else None for day in given)
    first, last = first or last, last or first
    if first is None or last is None:
        return None
    if first > last:
        st.error("The last day lies before the first one. Change one of them.")
        return None
    return {"edtf": edtf_of(first, last), "earliest": first, "latest": last}


def _days_now(mark: Timex | Quotation) -> tuple[date | None, date | None]:
    if isinstance(mark, Timex):
        return mark.earliest, mark.latest
    return days_of(mark.said_on)


def speaker_form(mark: Quotation, article: Article, findings: Findings) -> Right:
    """Ask who spoke: somebody else of the article, or a name as typed."""
    now = mark.source.name if mark.source else ""
    known = [q.source.name for q in findings.quotations if q.source and q.source.name]
    others = [name for name in dict.fromkeys(known) if name != now]
    about = _about(article, mark)
    typed = (st.text_input("Type a name", key=field("name", about), max_chars=200) or "").strip()
    offered = speakers_offered(others, typed)
    if not offered:
        return None
    name = st.radio(
        "Who said it?", offered, index=0 if typed else None,  # Enter takes the first
        format_func=lambda name: plain(name if name in others else f"Add: {name}"),
        key=field("speaker", f"{about}-{typed}"),
    )  # fmt: skip
    return {"speaker": name} if name else None


def speakers_offered(known: Sequence[str], typed: str) -> list[str]:
    """Return the names that fit what is typed, and behind them what is typed where it is new."""
    fitting = [name for name in known if fold(typed) in fold(name)]
    is_new = typed and fold(typed) not in map(fold, known)
    return [*fitting, *([typed] if is_new else [])]


def words_form(mark: Quotation, article: Article, findings: Findings) -> Right:
    """Ask for the words of a quotation, exactly as they stand in the text."""
    now = PIECES.join(span.of(article.text) for span in mark.content)
    typed = st.text_area(
        "The words of the quotation, as they stand in the text",
        value=now,
        key=field("words", _about(article, mark)),
        help="Between pieces that the reporter interrupts stands “…”.",
    )
    content = content_at(article.text, typed or "", mark.start)
    if content is None:
        st.error("These words do not stand in the text like that. Copy them from it.")
        return None
    return {"content": content} if content != mark.content else None


def nothing_form(mark: Any, article: Article, findings: Findings) -> Right:
    """Ask nothing: the mark is to go."""
    st.caption("The mark goes from text, map, timeline and cards. It can be taken back.")
    return {}


FORMS: dict[str, Callable[[Any, Article, Findings], Right]] = {
    "place": place_form, "role": role_form, "day": day_form, "speaker": speaker_form,
    "words": words_form, "nothing": nothing_form,
}  # fmt: skip
