"""Links that bring an article with them: published ones, ones that edit, and ones that carry it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from geo.errors import ArticleError
from geo.keeping.carried import carry, opened_whole
from geo.keeping.intake.outcomes import article_id
from geo.keeping.long_texts import read
from geo.keeping.received import left_out
from geo.reading.corrections.log import Correction, standing
from geo.reading.marks import Findings
from geo.text import Article
from pages.shared import caches, correction_log
from pages.shared.library import quiet_hours, visitor_library
from pages.shared.library.allowed import why_wait
from pages.shared.library.notice import show_notice
from pages.shared.library.remembering import remember

SHARED, CARRIED, EDIT = "shared", "carried", "edit"
"""Parameters of the address: a published article, one in the link itself, the right to edit."""

OPENED = "links-opened"
"""Where a visit notes which links it has opened."""

CAME = "came-with-links"
"""Where it notes which articles they brought."""

LOCAL = ("localhost", "127.0.0.1", "::1")
"""Names that every machine has for itself."""

PLAIN_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")


def open_links() -> None:
    """Open what the address brings, once; the frame does this before any page is drawn."""
    done = st.session_state.setdefault(OPENED, set())
    for key, opener in ((SHARED, _open_shared), (CARRIED, _open_carried), (EDIT, _open_edit)):
        token = st.query_params.get(key, "")
        if token and (key, token) not in done:
            done.add((key, token))
            with visitor_library.reached():
                opener(token)
    if EDIT in st.query_params:
        del st.query_params[EDIT]  # a secret: it must not travel on with a copied address
    remember()
    show_notice()
    quiet_hours.keep_house()


def _open_shared(token: str) -> None:
    caches.added()  # first what the visitor keeps: their own link brings them nothing new
    if token in visitor_library.tokens().values():
        return
    kept, log = visitor_library.library().published(token)
    id = take_over(kept.article, kept.findings, log)
    _came()[id] = {SHARED: token}


def _open_carried(token: str) -> None:
    if why := why_wait("read"):
        raise ArticleError(why)
    held = opened_whole(token)
    article = held.article
    id = take_over(article, read(article.text, article.published), held.corrections)
    if held.left_out:
        st.toast(left_out(held.left_out), icon=":material/info:", duration="long")
    _came()[id] = {CARRIED: token}


def _open_edit(token: str) -> None:
    kept, log = visitor_library.library().editable(token)
    id = take_over(kept.article, kept.findings, log)
    st.session_state.setdefault(correction_log.EDITED, {})[id] = token


def _came() -> dict[str, dict[str, str]]:
    """Return which articles came with a link, and with which."""
    return st.session_state.setdefault(CAME, {})


def came_with_link(id: str) -> bool:
    """Whether somebody else's link brought an article into this visit."""
    return id in _came() or bool(edited_by_link(id))


def asked_with(id: str) -> dict[str, str]:
    """Return what the address must hold for a copied link to bring an article along."""
    published = {SHARED: visitor_library.tokens().get(id, "")}
    return {SHARED: "", CARRIED: "", **published, **_came().get(id, {})}


def take_over(article: Article, findings: Findings, log: Sequence[Correction]) -> str:
    """Have an article that came with a link in this visit; return the id it has here.

    Links come from anybody: one that claims the id of another article gets an id of its own.
    """
    here = caches.pairs().get(article.id)
    if (here and here[0].text != article.text) or not PLAIN_ID.fullmatch(article.id):
        article = replace(article, id=article_id(article))
    if article.id not in caches.pairs():
        caches.add(article, findings)
    correction_log.borrow(log, article.id)
    return article.id


def edited_by_link(id: str) -> str:
    """Return the secret by which this visit may edit an article, empty when it may not."""
    return st.session_state.get(correction_log.EDITED, {}).get(id, "")


def is_only_here() -> bool:
    """Whether the address at which the reader sees this app means their own machine."""
    return urlsplit(str(st.context.url or "")).hostname in LOCAL


def view_link(id: str, token: str) -> str:
    """Return the address at which a published article is read."""
    return _address("article", article=id, shared=token)


def edit_link(secret: str) -> str:
    """Return the address at which a published article is edited or taken away."""
    return _address("add", edit=secret)


def carried_link(article: Article, log: Sequence[Correction]) -> str:
    """Return an address that carries an article with its corrections.

    Raises
    ------
    ArticleError
        When it is too long for one.
    """
    held = [c for c in standing(log) if c.article == article.id and c.scope != "story"]
    return _address("article", article=article.id, carried=carry(article, held))


def _address(page: str, **asked: str) -> str:
    """Return an address of this app as the reader's browser sees it."""
    here = urlsplit(str(st.context.url or ""))
    base = re.sub(r"/(?:article|add)?$", "", here.path)
    return urlunsplit((here.scheme, here.netloc, f"{base}/{page}", urlencode(asked), ""))
