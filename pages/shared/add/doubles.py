"""Near duplicates at the door: what is alike in them shown, and many decided at once."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.drawing.wording import counted
from geo.keeping.intake.twins import Twin, difference
from geo.text import Article
from geo.words import listed
from pages.shared.add import door
from pages.shared.add.door import Waiting
from pages.shared.add.jobs import GOING_ON, JOB, Job, begin, is_busy
from pages.shared.add.tally import ReadOn, read_told
from pages.shared.markdown_escaping import plain

ALONE = "door-doubles-alone"
"""Where a visit notes that only what is nearly here already is shown."""

SKIPPED = "door-skipped"
"""Where a visit keeps what it let go last, to be had back."""

MOST_SHOWN = 5
"""Sentences of each of two articles that are shown as different."""

DETAILS = {
    "title": "headline", "outlet": "outlet", "author": "author", "published": "day",
}  # fmt: skip


def show_doubles(here: Sequence[Waiting]) -> list[Waiting]:
    """Offer to decide at once about all that is nearly here; return what is to be shown."""
    doubles = [w for w in here if w.twin]
    if len(doubles) < 2:
        return list(here)
    is_alone = bool(st.session_state.get(ALONE))
    with st.container(border=True, key="doubles"):
        st.markdown(f":material/content_copy: **{_told(doubles)}**")
        with st.container(horizontal=True):
            busy = is_busy()
            st.button(
                f"Keep all {len(doubles)}", key="keep-doubles", on_click=begin_reading,
                args=(doubles,), disabled=busy, help="Each is read as another version.",
            )  # fmt: skip
            st.button(
                f"Skip all {len(doubles)}", key="skip-doubles", on_click=skip_some,
                args=(doubles,), disabled=busy,
            )  # fmt: skip
            st.button(
                "Show everything that waits" if is_alone else "Look at each",
                key="look-at-doubles", type="tertiary", on_click=_look, args=(not is_alone,),
            )  # fmt: skip
    return doubles if is_alone else list(here)


def _told(doubles: Sequence[Waiting]) -> str:
    """Say how many are nearly here, and how many of them word for word."""
    whole = sum(w.twin is not None and w.twin.share == 1 for w in doubles)
    same = f", {whole:,} of them word for word" if whole else ""
    return f"{len(doubles):,} are nearly the same as articles that are here or wait here{same}."


def _look(is_alone: bool) -> None:
    st.session_state[ALONE] = is_alone


def begin_reading(some: Sequence[Waiting]) -> None:
    """Read many articles that wait, showing how far it is; for callbacks."""
    before = len(door.refused())
    taking: Job | None = st.session_state.get(JOB)
    rest = f", {taking.done:,} of {taking.total:,} taken in" if taking else ""

    def told() -> str:
        broke = len(door.refused()) - before
        gone = sum(w not in door.waiting() for w in some)
        done = st.session_state.get(GOING_ON) or ReadOn()
        done.read, done.broke = done.read + gone - broke, done.broke + broke
        return read_told(done.read, done.broke)

    begin(Job(f"Reading{rest}", door.read_some(some), len(some), str, ended=told))


def begin_reading_on() -> None:
    """Read all that waits and asks nothing, and all such that is still to come; for callbacks."""
    st.session_state[GOING_ON] = ReadOn()
    read_on()


def read_on() -> bool:
    """Begin to read what waits, if all is to be read as it comes; return whether there is any."""
    ready = [w for w in door.waiting() if not w.asks]
    if not ready or GOING_ON not in st.session_state:
        return False
    begin_reading(ready)
    return True


def show_double(article: Article, twin: Twin) -> None:
    """Say what is nearly here already, and what is alike and what is not."""
    where = "" if door.is_here(twin) else ", which waits here too"
    told = difference(article, twin.article)
    st.warning(
        plain(f"{twin}{where}. Keep it as another version, or skip it."),
        icon=":material/content_copy:",
    )
    differing = [f"{DETAILS[name]} ({_both(article, twin.article, name)})" for name in told.details]
    also = f" Different: {listed(differing)}." if differing else " All details are alike."
    st.caption(plain(f"{told.alike} of {counted(told.sentences, 'sentence')} alike.{also}"))
    if told.added or told.missing:
        with st.expander("Sentences that differ"):
            _show_sentences("Only in the new one", told.added)
            _show_sentences("Only in the other one", told.missing)


def _both(new: Article, known: Article, name: str) -> str:
    """Return a detail as each of two articles has it."""
    return " / ".join(str(getattr(a, name) or "none") for a in (new, known))


def _show_sentences(title: str, sentences: Sequence[str]) -> None:
    if not sentences:
        return
    st.markdown(f"**{title}**")
    st.text("\n".join(sentence[:300] for sentence in sentences[:MOST_SHOWN]))
    if len(sentences) > MOST_SHOWN:
        st.caption(f"And {len(sentences) - MOST_SHOWN:,} more.")


def show_skipped() -> None:
    """Say what was just skipped, with a way to have it back."""
    gone = skipped()
    if not gone:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="skipped"):
        st.markdown(f"Skipped {counted(len(gone), 'article')}.")
        st.button("Undo", key="unskip", icon=":material/undo:", on_click=have_back)


def skip_some(some: Sequence[Waiting]) -> None:
    """Let articles go from the door, with a way to have them back."""
    st.session_state[SKIPPED] = list(some)
    for w in some:
        door.skip(w)


def skipped() -> list[Waiting]:
    """Return what was let go last, as long as it can be had back."""
    return st.session_state.get(SKIPPED, [])


def have_back() -> None:
    """Have what was let go last wait again."""
    here = [*door.waiting(), *st.session_state.pop(SKIPPED, [])]
    st.session_state[door.WAITING] = sorted(here, key=lambda w: w.number)
