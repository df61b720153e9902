"""What becomes of one article: its details, keeping it, publishing it, sending it in a link."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from geo.errors import ArticleError
from geo.keeping.long_texts import read
from geo.keeping.shelf import bundled
from geo.text import Article
from geo.words import NO_HEADLINE
from pages.shared import caches, correction_log, state
from pages.shared.library import visitor_library
from pages.shared.library.allowed import why_wait
from pages.shared.library.links import (
    asked_with,
    came_with_link,
    carried_link,
    edit_link,
    edited_by_link,
    is_only_here,
    view_link,
)

SECRET = "edit-links"
"""Where a visit holds the second links of what it published, to be shown until it ends."""


def is_own(id: str) -> bool:
    """Whether an article is not one of the bundled ones."""
    return all(article.id != id for article in bundled())


def show_keeping(article: Article) -> None:
    """The ways to keep and to send an article of the visitor's own."""
    if not is_own(article.id):
        return
    if visitor_library.mode() != "off":
        _keep_button(article)
    with st.popover("Send to others", icon=":material/send:", key="sending"):
        if is_only_here():
            st.info(
                "This app answers this machine alone, so its links open on this machine only. "
                "Take the article out as one web page to send it to others.",
                icon=":material/computer:",
            )
        _show_publishing(article)
        _show_carried(article)


def _keep_button(article: Article) -> None:
    if visitor_library.is_kept(article.id):
        st.button(
            "Remove from your library", key="unkeep", icon=":material/bookmark_remove:",
            on_click=unkeep, args=(article.id,),
            help="It stays open in this visit. If it is published, its links end.",
        )  # fmt: skip
    else:
        st.button(
            "Keep in your library", key="keep", icon=":material/bookmark_add:",
            on_click=_keep, args=(article.id,), help=kept_how(),
        )  # fmt: skip


def unkeep(id: str) -> None:
    """Remove an article from the library, saying so with a way back; it stays open."""
    title = caches.added()[id][0].title or NO_HEADLINE
    ended = " The links to it have ended." if visitor_library.tokens().get(id) else ""
    caches.unkeep(id)
    if not visitor_library.is_kept(id):
        visitor_library.tell(
            f"“{title}” is no longer in your library. It stays open in this visit.{ended}",
            is_error=False,
            undo=lambda: caches.keep(id),
        )


def kept_how() -> str:
    """Say where what is kept lies, who can see it, and for how long."""
    if visitor_library.mode() == "own":
        return "It is kept on this machine until you take it out."
    return (
        "It is kept on this server for this browser alone, for "
        f"{visitor_library.DAYS_KEPT} days; a cookie says which part of the library is yours. "
        "Nobody else sees it unless you publish it."
    )


def _show_publishing(article: Article) -> None:
    id = article.id
    if edited_by_link(id):
        _show_editing(id)
        return
    if visitor_library.mode() == "off":
        return
    token = visitor_library.tokens().get(id, "")
    if not token:
        st.markdown("**Publish it.** Whoever has the link can read it; nothing lists it.")
        st.button("Publish", key="publish", on_click=_publish, args=(id,), type="primary")
        st.caption("Publish only texts that you may pass on.")
        return
    st.markdown("**Published.** Whoever has this link can read it:")
    st.code(view_link(id, token), language=None, wrap_lines=True)
    if secret := st.session_state.get(SECRET, {}).get(id):
        st.markdown(
            "Whoever has this second link can **change or delete** it. It is shown now only:"
        )
        st.code(edit_link(secret), language=None, wrap_lines=True)
    else:
        st.button("Make a new link to edit it", key="publish", on_click=_publish, args=(id,))
    st.button("Take the links back", key="unpublish", on_click=_unpublish, args=(id,))


def _publish(id: str) -> None:
    """Publish an article, keeping it first."""
    if not visitor_library.is_kept(id) and not caches.keep(id):
        return
    if why := why_wait("publish"):
        visitor_library.tell(why)
    elif links := visitor_library.publish(id):
        st.session_state.setdefault(SECRET, {})[id] = links.edit
        state.go(**asked_with(id))


def _unpublish(id: str) -> None:
    visitor_library.unpublish(id)
    st.session_state.get(SECRET, {}).pop(id, None)
    state.go(**asked_with(id))


def _show_editing(id: str) -> None:
    """What the second link of a published article allows."""
    st.markdown("**You may change this published article.** What you correct is published at once.")
    with st.container(horizontal=True):
        st.button("Take its links back", key="edit-unpublish", on_click=_end, args=(id, False))
        st.button("Delete it for good", key="edit-delete", on_click=_end, args=(id, True))


def _end(id: str, for_good: bool) -> None:
    """End the publication of somebody's article, by the link that allows it."""
    secret = st.session_state[correction_log.EDITED].pop(id)
    with visitor_library.reached():
        library = visitor_library.library()
        (library.delete if for_good else library.unpublish)(secret)
        if for_good:
            visitor_library.tokens().pop(id, None)
            caches.drop(id)
            state.go(article=(), mention="")
        elif visitor_library.is_kept(id):
            visitor_library.tokens()[id] = ""


def _show_carried(article: Article) -> None:
    """Offer a link that holds the article itself; nothing of it is stored anywhere."""
    st.markdown("**Or carry it in a link.** The text itself stands in it; no server keeps it.")
    if not st.toggle("Show the link", key=f"carried-shown-{article.id}"):
        return
    try:
        link = carried_link(article, correction_log.log())
    except ArticleError as error:
        st.caption(str(error))
        return
    st.code(link, language=None, wrap_lines=True)
    st.caption(f"{len(link):,} characters. Whoever has it has the article.")


def show_details(article: Article) -> None:
    """Say whose an article is, and let the visitor give or correct its details."""
    st.caption(_whose(article.id))
    columns = st.columns(2)
    fields = (("title", "Headline"), ("outlet", "Outlet"), ("author", "Author"))
    key = f"day-of-{article.id}"
    with columns[0]:
        st.date_input(
            "Day of publication",
            value=article.published,
            key=key,
            min_value=date(1900, 1, 1),
            max_value=date(2100, 12, 31),
            format="DD/MM/YYYY",
            on_change=_change,
            args=(article.id, "published", key),
            help="Times such as “last Tuesday” are counted from it; without it they stay undated.",
        )
    for number, (field, label) in enumerate(fields, 1):
        key = f"{field}-of-{article.id}"
        with columns[number % 2]:
            st.text_input(
                label, value=getattr(article, field), key=key, max_chars=500,
                on_change=_change, args=(article.id, field, key),
            )  # fmt: skip


def _whose(id: str) -> str:
    if came_with_link(id):
        return "It came with a link that you opened. It is not in your library unless you keep it."
    if visitor_library.is_kept(id):
        told = "published" if visitor_library.tokens()[id] else "seen by you alone"
        return f"In your library, {told}."
    return (
        f"Added by you. It is {visitor_library.FORGOTTEN} unless you keep it; nobody else sees it."
    )


def _keep(id: str) -> None:
    caches.keep(id)


def _change(id: str, field: str, key: str) -> None:
    change_detail(id, field, st.session_state[key])


def change_detail(id: str, field: str, value: Any) -> None:
    """Change a detail; another day of publication means reading the text again."""
    with visitor_library.reached():
        _change_detail(id, field, value)


def _change_detail(id: str, field: str, value: Any) -> None:
    article, findings = caches.added()[id]
    detail: dict[str, Any] = {field: value.strip() if isinstance(value, str) else value}
    changed = replace(article, **detail)
    if field == "published":
        findings = read(changed.text, changed.published)
    caches.add(changed, findings)
    if secret := edited_by_link(id):
        visitor_library.library().edit(secret, changed, findings)
