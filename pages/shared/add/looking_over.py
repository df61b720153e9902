"""Looking over what waits at the door: its details, where they were found, and what is like it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.keeping.intake.outcomes import CannotTake
from geo.words import NO_HEADLINE, spoken_days
from pages.shared import caches
from pages.shared.add import door as door
from pages.shared.add import doubles
from pages.shared.add.door import Waiting
from pages.shared.add.jobs import JOB, Job, is_busy
from pages.shared.article.editing import show_editing_all
from pages.shared.markdown_escaping import plain

A_PAGE = 8
"""Articles shown at a time."""

LANGUAGES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "ru": "Russian",
    "uk": "Ukrainian", "ko": "Korean", "ar": "Arabic", "fa": "Persian", "he": "Hebrew",
    "zh": "Chinese", "ja": "Japanese", "tr": "Turkish", "it": "Italian", "pl": "Polish",
    "pt": "Portuguese", "nl": "Dutch", "el": "Greek", "sv": "Swedish", "ro": "Romanian",
    "cs": "Czech", "hu": "Hungarian", "ka": "Georgian", "hy": "Armenian", "az": "Azerbaijani",
}  # fmt: skip
"""Languages by their ISO 639-1 code, as far as news in them is likely to be brought here."""


def show_door() -> None:
    """Show what waits and what could not be taken in."""
    _show_refused()
    doubles.show_skipped()
    here = door.waiting()
    if not here:
        return
    ready = [w for w in here if not w.asks]
    st.subheader(_counted(len(here)), anchor=False)
    with st.container(horizontal=True, key="door-buttons"):
        if len(here) > 1 and ready:
            st.button(
                _read_told(len(ready), len(here)),
                key="read-all", type="primary", on_click=_read_all,
                disabled=is_busy(),
            )  # fmt: skip
        if ready and (more := _still_to_come()):
            st.button(
                f"Read these and the {more:,} to come", key="read-on",
                on_click=doubles.begin_reading_on, disabled=is_busy(),
                help="All that raise no question, without asking again; Stop stops it.",
            )  # fmt: skip
        if len(here) > 1:
            st.button("Skip all", key="skip-all", on_click=doubles.skip_some, args=(here[:],))
    for w in _page(doubles.show_doubles(here)):
        _show_waiting(w)


def _read_told(ready: int, here: int) -> str:
    """Say how many of those that wait are read at once."""
    if ready == here:
        return f"Read all {ready:,}"
    return f"Read the {ready:,} that {'raises' if ready == 1 else 'raise'} no question"


def _counted(number: int) -> str:
    return "1 article to look over" if number == 1 else f"{number:,} articles to look over"


def _page(here: list[Waiting]) -> list[Waiting]:
    """Return the articles of the page that is open."""
    pages = -(-len(here) // A_PAGE)
    if pages < 2:
        return list(here)
    page = st.selectbox(
        "Page", range(1, pages + 1), key="door-page", width=160,
        format_func=lambda n: f"{n} of {pages}",
    )  # fmt: skip
    first = (min(page, pages) - 1) * A_PAGE
    return here[first : first + A_PAGE]


def _still_to_come() -> int:
    """Return how many are to be taken in when there is room at the door again."""
    job: Job | None = st.session_state.get(JOB)
    return max(0, job.total - job.done) if job and job.waits() else 0


def _read_all() -> None:
    doubles.begin_reading([w for w in door.waiting() if not w.asks])


def _show_refused() -> None:
    """Say of each thing that could not be taken in why, and what to do instead."""
    lines = door.refused()
    if not lines:
        return
    told = "1 thing was" if len(lines) == 1 else f"{len(lines):,} things were"
    with st.container(border=True, key="refused"):
        st.markdown(f":material/error: **{told} not taken in**")
        for line in lines[:100]:
            st.error(f"**{plain(line.name)}**: {plain(line.why)} {plain(line.next_step)}")
        if len(lines) > 100:
            st.caption(f"And {len(lines) - 100:,} more.")
        st.button("Clear these lines", key="clear-refused", on_click=door.clear_refused)


def _show_waiting(w: Waiting) -> None:
    with st.container(border=True, key=f"waiting-{w.number}"):
        _show_what_it_is(w)
        left, right = st.columns([3, 2])
        with left:
            _text(w, "title", "Headline")
            _text(w, "author", "Author")
        with right:
            _text(w, "outlet", "Outlet")
            _day(w)
        with st.expander("The text, as it was found"):
            st.text(w.article.text[:1500] + ("…" if len(w.article.text) > 1500 else ""))
        _show_questions(w)
        _show_choice(w)


def _show_what_it_is(w: Waiting) -> None:
    language = w.taken.found.get("language")
    told = LANGUAGES.get(language.value, language.value) if language else "language not told"
    length = f"{len(w.article.text):,} characters"
    st.caption(plain(" · ".join([w.taken.name, told, length, *w.taken.notes])))


def _where(w: Waiting, detail: str) -> str:
    found = w.taken.found.get(detail)  # type: ignore[call-overload]
    return f"Found in {found.where}" if found and found.where != "you" else "Not found; give it"


def _text(w: Waiting, detail: str, label: str) -> None:
    key = f"door-{detail}-{w.number}"
    st.text_input(
        label, value=getattr(w.article, detail), key=key, max_chars=500,
        placeholder=_where(w, detail), on_change=_changed, args=(w, detail, key),
    )  # fmt: skip
    if getattr(w.article, detail):
        st.caption(plain(_where(w, detail).replace("Not found; give it", "Taken from the name")))


def _day(w: Waiting) -> None:
    """Ask for the day; one that is only likely is offered, never set."""
    key = f"door-day-{w.number}"
    st.date_input(
        "Day of publication", value=w.article.published, key=key, format="DD/MM/YYYY",
        min_value=date(1900, 1, 1), max_value=date(2100, 12, 31),
        on_change=_changed, args=(w, "published", key),
    )  # fmt: skip
    found = w.taken.found_day
    if found is None:
        st.caption("No day was found. Left empty, “last Tuesday” stays undated.")
        return
    if w.article.published:
        st.caption(plain(_where(w, "day")))
        return
    day = date.fromisoformat(found.value)
    st.button(
        f"Use {spoken_days(day, day)}", key=f"door-use-{w.number}",
        on_click=_use, args=(w, day, key), icon=":material/event:",
    )  # fmt: skip
    st.caption(plain(f"Found in {found.where}; it may be another day than that of publication."))


def _changed(w: Waiting, detail: str, key: str) -> None:
    value = st.session_state[key]
    w.change(**{detail: value.strip() if isinstance(value, str) else value})


def _use(w: Waiting, day: date, key: str) -> None:
    st.session_state[key] = day
    w.change(published=day)


def _show_questions(w: Waiting) -> None:
    if w.is_foreign:
        show_foreign(w)
    if w.twin:
        doubles.show_double(w.article, w.twin)


def show_foreign(w: Waiting) -> None:
    """Say that a text seems to be in another language than reading knows."""
    language = w.taken.found["language"].value
    told = f"This seems to be {LANGUAGES[language]}. " if language in LANGUAGES else ""
    st.warning(
        f"{told}Reading knows English only: in another language few places, days and quotations "
        "are found.",
        icon=":material/translate:",
    )


def _show_choice(w: Waiting) -> None:
    label = "Keep as another version" if w.twin else "Read it anyway" if w.is_foreign else "Read it"
    with st.container(horizontal=True):
        st.button(
            label, key=f"read-{w.number}", on_click=_read, args=(w,),
            type="secondary" if w.asks else "primary",
        )  # fmt: skip
        st.button("Skip", key=f"skip-{w.number}", on_click=door.skip, args=(w,))
        if w.twin and door.is_here(w.twin):
            st.button(
                "Open the one that is here", key=f"open-twin-{w.number}", type="tertiary",
                on_click=door.open_article, args=(w.twin.article.id,),
            )  # fmt: skip


def _read(w: Waiting) -> None:
    """Read one article; where it was the last one at the door, go to it."""
    try:
        id = door.take(w)
    except CannotTake as refusal:
        door.refuse(w, refusal)
        return
    if door.waiting() or JOB in st.session_state:
        st.toast("Read", icon=":material/check:")
    else:
        door.open_article(id)


def show_mine() -> None:
    """List what this visit added, to be opened."""
    mine = caches.added()
    if not mine:
        return
    st.subheader("In this visit", anchor=False)
    newest = list(reversed(mine.heads().values()))
    show_editing_all([article.id for article in newest])
    for article in newest[:20]:
        st.button(
            plain(article.title or NO_HEADLINE), key=f"open-{article.id}", type="tertiary",
            on_click=door.open_article, args=(article.id,), icon=":material/article:",
        )  # fmt: skip
    if len(newest) > 20:
        st.caption(f"And {len(newest) - 20:,} more: all of them are on Explore.")
