"""Pasting an article: its details, the example, and what becomes of it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.keeping.intake import take_pasted
from geo.keeping.intake.outcomes import LONGEST, CannotTake, Refused, Taken
from geo.words import spoken_days
from pages.shared import caches
from pages.shared.add import door as door
from pages.shared.add.door import Waiting
from pages.shared.add.doubles import show_double
from pages.shared.add.looking_over import show_foreign
from pages.shared.library.allowed import why_wait
from pages.shared.markdown_escaping import plain

EXAMPLE = "lavrov-in-wonsan"
OUTCOME = "pasting-outcome"
"""Where the page keeps what became of the last try, to be shown after the run."""

SHORTEST_OFFER = 200
"""Characters under which a pasted text is not searched for its headline and day."""


def show_details(text: str) -> None:
    """Ask for headline, outlet and day; what the text itself says is offered, never set."""
    offered = _offered(text)
    title = offered.article.title if offered and "title" in offered.found else ""
    st.text_input(
        "Headline",
        key="pasted-title",
        persist_state="session",
        placeholder=title or "As printed",
        help="Left empty, a first line that looks like a headline is taken for it.",
    )
    st.text_input(
        "Outlet", key="pasted-outlet", persist_state="session", placeholder="Who printed it"
    )
    st.date_input(
        "Day of publication",
        value=None,
        key="pasted-day",
        persist_state="session",
        min_value=date(1900, 1, 1),
        max_value=date(2100, 12, 31),
        format="DD/MM/YYYY",
        help="Times such as “last Tuesday” are counted from it. Left empty, they stay undated: "
        "the day is never guessed.",
    )
    found = offered.found_day if offered else None
    if found and not st.session_state["pasted-day"]:
        day = date.fromisoformat(found.value)
        st.button(
            f"Use {spoken_days(day, day)}",
            help=plain(f"Found in {found.where}"),
            on_click=_set,
            kwargs={"pasted-day": day},
            icon=":material/event:",
        )


def _offered(text: str) -> Taken | None:
    """Return what the text says of itself, when it is long enough to be asked."""
    if not SHORTEST_OFFER <= len(text) <= LONGEST:
        return None
    outcome = take_pasted(text)
    return outcome if isinstance(outcome, Taken) else None


def show_buttons(text: str) -> None:
    """The two ways on: read what is there, or see an example of ours first."""
    with st.container(horizontal=True):
        st.button("Read it", type="primary", on_click=_read, key="read-pasted")
        if not text:
            st.button("Load an example", on_click=_load_example, key="load-example")
        else:
            st.button("Empty the page", on_click=_empty, key="empty-pasted", type="tertiary")


def show_outcome() -> None:
    """Say why the last try did not go through, or ask; the text stays where it is."""
    outcome = st.session_state.pop(OUTCOME, None)
    if isinstance(outcome, Refused):
        st.error(f"{plain(outcome.why)} {plain(outcome.next_step)}", icon=":material/error:")
    elif isinstance(outcome, Waiting):
        _show_question(outcome)


def _show_question(w: Waiting) -> None:
    if w.is_foreign:
        show_foreign(w)
    if w.twin:
        show_double(w.article, w.twin)
    with st.container(horizontal=True):
        st.button(
            "Keep as another version" if w.twin else "Read it anyway",
            on_click=_read, kwargs={"anyway": True}, key="read-anyway",
        )  # fmt: skip
        if w.twin and door.is_here(w.twin):
            st.button(
                "Skip it: open the one that is here", key="open-twin", type="primary",
                on_click=door.open_article, args=(w.twin.article.id,),
            )  # fmt: skip


def _read(anyway: bool = False) -> None:
    """Read what was pasted and go to it; or keep the reason why not, for the page to show."""
    if why := why_wait("read"):
        st.session_state[OUTCOME] = Refused("Pasted text", why, "")
        return
    outcome = take_pasted(
        st.session_state["pasted-text"] or "",
        title=st.session_state["pasted-title"] or "",
        outlet=st.session_state["pasted-outlet"] or "",
        published=st.session_state["pasted-day"],
    )
    if isinstance(outcome, Refused):
        st.session_state[OUTCOME] = outcome
        return
    # Only what the reader has seen and left standing counts as the day.
    taken = outcome.confirmed(published=st.session_state["pasted-day"])
    if not anyway and (known := door.known_as(taken)):
        door.open_known(known)
        return
    w = Waiting(0, taken, door.twin_of(taken.article))
    if w.asks and not anyway:
        st.session_state[OUTCOME] = w
    else:
        _go_and_read(taken)


def _go_and_read(taken: Taken) -> None:
    try:
        door.open_article(door.read_in(taken))
    except CannotTake as refusal:
        st.session_state[OUTCOME] = Refused("Pasted text", refusal.why, refusal.next_step)


def _load_example() -> None:
    article, _ = caches.shelf()[EXAMPLE]
    _set(
        **{
            "pasted-text": article.text,
            "pasted-title": article.title,
            "pasted-outlet": article.outlet,
            "pasted-day": article.published,
        }
    )


def _empty() -> None:
    _set(**{"pasted-text": "", "pasted-title": "", "pasted-outlet": "", "pasted-day": None})


def _set(**values: object) -> None:
    for key, value in values.items():
        st.session_state[key] = value
