"""Needs an editor: the open points of an article, one after another, each a keystroke."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.asking.open_points import Answer, OpenPoint, around, open_points
from geo.drawing.excerpt import escape
from geo.drawing.wording import counted
from geo.errors import ArticleError
from geo.reading.corrections.log import correct
from geo.reading.marks import Findings
from geo.text import Article
from geo.words import NO_HEADLINE
from pages.shared import caches, correction_log
from pages.shared.markdown_escaping import plain

SETTLED = "points-settled"
"""Where a visit keeps which points are left as they were read, or passed over."""

EDITED = "points-asked-of"
"""Where a visit keeps of which articles the queue is open. A run of the whole page, which the map
alone can ask for, would close a dialog that only its button's click had opened."""

MOST = 200
"""Articles that one queue goes through at most, the newest first."""


def show_editing(article: Article, findings: Findings) -> None:
    """Offer the queue of an article's open points, where it has any."""
    left = len(_left(article, findings))
    _offer((article.id,), f"Needs an editor ({left})" if left else "", "what is unsure")


def show_editing_all(ids: Sequence[str]) -> None:
    """Offer one queue through the open points of many articles."""
    ids = tuple(ids[:MOST])
    told = "Needs an editor" if len(ids) > 1 else ""
    _offer(ids, told, f"what is unsure in the newest {len(ids)} of these")


def _offer(ids: tuple[str, ...], label: str, through: str) -> None:
    """Offer a queue, and show it as long as it is open."""
    if label:
        st.button(
            label, key="needs-editor", icon=":material/checklist:",
            help=f"Go through {through}, one question after another, by keys.",
            on_click=_open, args=(ids,),
        )  # fmt: skip
    if st.session_state.get(EDITED) == ids:
        _queue(ids)
    else:
        _close()


def _open(ids: tuple[str, ...]) -> None:
    st.session_state[EDITED] = ids


def _close() -> None:
    st.session_state.pop(EDITED, None)


def _left(article: Article, findings: Findings) -> list[OpenPoint]:
    settled: set[tuple[str, int, str]] = st.session_state.setdefault(SETTLED, set())
    points = open_points(findings)
    return [p for p in points if (article.id, p.span.start, p.what) not in settled]


def _next(ids: Sequence[str]) -> tuple[Article, list[OpenPoint], int] | None:
    """Return the first article that has open points, these, and how many articles follow it."""
    pairs = caches.pairs()
    for number, id in enumerate(ids):
        if id in pairs and (left := _left(*pairs[id])):
            return pairs[id][0], left, len(ids) - number - 1
    return None


@st.dialog("Needs an editor", width="medium", on_dismiss=_close)
def _queue(ids: tuple[str, ...]) -> None:
    """Ask one point; each answer brings the next, so the dialog runs alone."""
    found = _next(ids)
    if found is None:
        st.success("Nothing is open any more. Close this to see what you settled.")
        return
    article, left, more = found
    behind = f" here, {counted(more, 'article')} to look at behind it" if more else ""
    st.caption(
        f"{len(left)} open{behind}. Press a number to answer, S to leave it open, Esc to stop."
    )
    if len(ids) > 1:
        st.markdown(plain(article.title or NO_HEADLINE))
    point = left[0]
    before, words, after = (escape(part) for part in around(article.text, point.span))
    st.html(
        f'<blockquote class="open-point" dir="auto">… {before}<mark>{words}</mark>{after} …'
        "</blockquote>"
    )
    st.markdown(f"**{plain(point.asks)}**")
    for number, answer in enumerate(point.answers, 1):
        st.button(
            plain(answer.says), key=f"answer-{number}", shortcut=str(number), width="stretch",
            on_click=_answer, args=(article, point, answer),
        )  # fmt: skip
    st.button(
        "Leave it open", key="answer-later", shortcut="S", type="tertiary",
        on_click=_settle, args=(article, point),
    )  # fmt: skip


def _settle(article: Article, point: OpenPoint) -> None:
    st.session_state[SETTLED].add((article.id, point.span.start, point.what))


def _answer(article: Article, point: OpenPoint, answer: Answer) -> None:
    """Make the correction that an answer stands for; "as read" makes none."""
    if answer.kind:
        try:
            made = correct(article, point.span, answer.kind, was=point.was, **answer.right)
        except ArticleError as error:
            st.toast(plain(str(error)), icon=":material/error:")
            return
        correction_log.add(made)
    _settle(article, point)
