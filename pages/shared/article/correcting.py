"""Correcting a mark: what is right instead, how far that holds, and by whom it was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from geo.asking.correctable import history, idle, signed
from geo.asking.explain.reasons import mark_at
from geo.asking.sentences import Mark
from geo.errors import ArticleError
from geo.reading.corrections.apply import corrected_by
from geo.reading.corrections.log import correct
from geo.reading.corrections.scopes import CorrectionKind, Scope, scopes_of
from geo.reading.marks import Findings, Quotation, Timex, Toponym
from geo.text import Article, Span
from pages.shared import caches, correction_log, state
from pages.shared.archive.served_archive import is_given
from pages.shared.article.correction_forms import FORMS, Right, empty_places, field
from pages.shared.correction_lines import ask_name, name, show_line, take_back
from pages.shared.markdown_escaping import plain

PROBLEM = "correcting-problem"
RESTS = "It changes nothing now: no such mark is read at these words any more."


@dataclass(frozen=True, slots=True)
class Way:
    """One way of putting a mark right: its name for the reader, and the form that asks for it."""

    kind: CorrectionKind
    title: str
    form: Callable[[Any, Article, Findings], Right]
    done: str


WAYS: dict[type, tuple[Way, ...]] = {
    Toponym: (
        Way("move", "Another place", FORMS["place"], "The place was corrected"),
        Way("role", "Another role", FORMS["role"], "The role was corrected"),
        Way("not-a-place", "Not a place", FORMS["nothing"], "It is no longer a place"),
    ),
    Timex: (Way("day", "Another day", FORMS["day"], "The day was corrected"),),
    Quotation: (
        Way("speaker", "Another speaker", FORMS["speaker"], "The speaker was corrected"),
        Way("day", "Another day", FORMS["day"], "The day was corrected"),
        Way("quotation", "Other words", FORMS["words"], "The words were corrected"),
        Way("quotation", "Not a quotation", FORMS["nothing"], "It is no longer a quotation"),
    ),
}
"""What can be put right about each kind of mark."""


def show_correcting(article: Article, findings: Findings, mention: str) -> None:
    """Offer to correct the chosen mark, if one is chosen."""
    mark = mark_at(findings, mention) if mention else None
    with st.container(key="correcting-box"):  # always there, as the signature's
        if mark is None or mention.rsplit(":", 2)[0] != article.id:
            return
        with st.expander("Correct this mark", icon=":material/edit:", key="correcting"):
            _show_form(article, findings, mention, mark)


def _show_form(article: Article, findings: Findings, mention: str, mark: Mark) -> None:
    """Ask what is right instead.

    Each part has a place of its own, so that while a choice is taken in, nothing of the form as
    it was before stands beside the new one.
    """
    asking, form, reach, saving = (st.container() for _ in range(4))
    ways = WAYS[type(mark)]
    way = ways[0]
    if len(ways) > 1:
        title = asking.segmented_control(
            "What is wrong?", [w.title for w in ways], default=ways[0].title,
            key=field("way", mention), label_visibility="collapsed", required=True,
        )  # fmt: skip
        way = next((w for w in ways if w.title == title), ways[0])
    with form:
        right = way.form(mark, article, findings)
        show_problem()
    with reach:
        scope = ask_scope(way.kind, mark, mention)
    with saving:
        save_button(
            right, key="save-correction",
            on_click=_save, args=(article.id, mention, way, scope, right),
        )  # fmt: skip


def ask_scope(kind: CorrectionKind, mark: Mark, key: str) -> Scope:
    """Ask how far a correction holds, where there is a choice."""
    scopes = scopes_of(kind)
    if isinstance(mark, Quotation) and kind == "day":
        scopes = scopes[:1]
    if len(scopes) == 1:
        return scopes[0]
    return st.radio(
        "Where does this hold?",
        scopes,
        format_func=lambda scope: reach_told(scope, kind, mark),
        key=field(f"scope-{kind}", key),
    )


def reach_told(scope: Scope, kind: str, mark: Mark) -> str:
    """Say how far a correction would hold, in the words of the mark."""
    if isinstance(mark, Quotation):
        who = mark.source.name if mark.source else ""
        every = f"Every quotation of {who} in this article" if who else "Every such quotation here"
        return "Only this quotation" if scope == "mark" else plain(every)
    words = f"“{plain(mark.text)}”"
    beside = ", but not in the archive" if is_given() else ""
    return {
        "mark": "Only here",
        "article": f"Every {words} in this article",
        "everywhere": f"Every {words} in all articles{beside}",
    }[scope]


def save_button(right: Right, key: str, **does: Any) -> None:
    """Ask for a name, and offer to save what is right."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ask_name()
        st.button(
            "Save the correction", icon=":material/check:", disabled=right is None, key=key, **does
        )  # fmt: skip


def _save(article: str, mention: str, way: Way, scope: Scope, right: dict[str, Any]) -> None:
    pair = caches.pairs().get(article)
    mark = mark_at(pair[1], mention) if pair else None
    if pair is None or mark is None:
        return
    was = was_of(mark, way.kind)
    if save(pair[0], Span(mark.start, mark.end), way.kind, scope, was=was, **right):
        st.toast(way.done, icon=":material/check:")
        left = mark_at(caches.pairs()[article][1], mention)
        state.go(mention=mention if left else "")


def save(
    article: Article, span: Span, kind: CorrectionKind, scope: Scope, **right: Any
) -> bool:  # fmt: skip
    """Put a correction into the log; return whether it could be made."""
    try:
        correction_log.add(correct(article, span, kind, scope=scope, who=name(), **right))
    except ArticleError as error:
        st.session_state[PROBLEM] = str(error)
        return False
    empty_places()
    return True


def show_problem() -> None:
    """Say why the last correction could not be made."""
    if problem := st.session_state.pop(PROBLEM, ""):
        st.error(plain(problem))


def was_of(mark: Mark, kind: str) -> str:
    """Return in a few characters what stood there before."""
    if isinstance(mark, Toponym):
        return mark.role if kind == "role" else (mark.place.id if mark.place else "")
    if isinstance(mark, Timex):
        return mark.edtf or mark.value
    if kind == "speaker":
        return mark.source.name if mark.source else ""
    return (mark.said_on or "") if kind == "day" else ""


def show_signature(findings: Findings, mention: str) -> None:
    """Say who corrected the chosen mark, and when, with a way to take it back."""
    mark = mark_at(findings, mention) if mention else None
    id = corrected_by(mark) if mark else ""
    line = next((c for c in correction_log.log() if id and c.id == id), None)
    with st.container(horizontal=True, vertical_alignment="center", key="signature"):
        if line:
            by = plain(signed([line], nobody="a reader who left no name"))
            st.markdown(f":material/edit: Corrected by {by}.", width="stretch")
            st.button("Undo", key="undo-here", on_click=take_back, args=(id,))


def show_history(article: Article, findings: Findings) -> None:
    """List every correction that concerns an article, each with a way to take it back."""
    lines = history(correction_log.log(), article.id)
    without_effect = {c.id for c in idle(article, findings, correction_log.log())}
    if not lines:
        st.caption(
            "Nothing was corrected here yet. Choose a mark, or select words in the text, and "
            "correct them; what you correct is listed here and can be taken back."
        )
    for line in lines:
        show_line(line, RESTS if line.correction.id in without_effect else "")
