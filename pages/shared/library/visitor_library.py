"""The visitor's library: whose it is, whether there is one, and what is kept in it.

``DATELINE_LIBRARY`` says whose. ``visit`` (the default): each browser has a part of its own,
under a key that nobody can guess, which its cookie holds from the first thing kept on.
``own``: this machine has one user, and everybody who reaches the server shares the library.
``off``: nothing is kept.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import streamlit as st

from geo.asking.mention_bytes import MENTIONS
from geo.errors import DatelineError, LibraryError
from geo.keeping.intake.languages import language_of
from geo.keeping.library import Head, Kept, Library, Links, Visit, open_library, visit_key
from geo.keeping.library.store import failure
from geo.reading.corrections.log import Correction
from geo.reading.marks import Findings
from geo.serving import visit_cookie
from geo.text import Article
from pages.shared.library.notice import forget_notice, tell

LOG = logging.getLogger("dateline")
SETTING = "DATELINE_LIBRARY"
DATABASE = "DATELINE_DATABASE_URL"
KEY, NEW, TOKENS = "visit-key", "visit-key-is-new", "kept-tokens"

FORGOTTEN = "forgotten when this visit ends"
"""What becomes of an article that is not kept; a visit ends when its tab is closed."""

DAYS_KEPT = visit_cookie.SECONDS // (24 * 3600)
"""Days after which a hosted app forgets what a visit kept and did not publish."""

KEPT_FOR = timedelta(days=DAYS_KEPT)


def mode() -> str:
    """Return whose library it is: ``visit``, ``own`` or ``off``."""
    asked = os.environ.get(SETTING, "visit").strip().lower()
    return asked if asked in {"own", "off"} else "visit"


@st.cache_resource(show_spinner=False)
def _opened(database: str) -> Library:
    return open_library()


def database() -> str:
    """Return the address of the store as it was set, empty for the user's own folder."""
    return os.environ.get(DATABASE, "").strip()


def library() -> Library:
    """Return the library of this app."""
    return _opened(database())


@contextmanager
def reached() -> Iterator[None]:
    """Tell the reader, rather than break the page, when the library cannot do what is asked."""
    try:
        yield
    except LibraryError as error:
        LOG.error("The library could not be used: %s", error)
        tell(failure(error, where=mode() == "own") or str(error))
    except DatelineError as error:
        tell(str(error))
    except Exception as error:
        why = failure(error)
        LOG.error("The library could not be used: %s", why, exc_info=True)
        why = failure(error, where=mode() == "own") or "The library cannot be used just now."
        tell(f"{why} Nothing on this page is lost: try again, or take the article out as a file.")


def visit() -> Visit | None:
    """Return the visitor's part of the library; ``None`` as long as they keep nothing."""
    if mode() == "off":
        return None
    if mode() == "own":
        return library().visit()
    key = st.session_state.get(KEY) or _remembered()
    return library().visit(key) if key else None


def _remembered() -> str:
    """Return the key that this browser brought with it."""
    found = st.context.cookies.get(visit_cookie.NAME)
    key = found if isinstance(found, str) and visit_cookie.KEY.fullmatch(found) else ""
    st.session_state[KEY] = key
    return key


def _first_visit() -> Visit:
    """Return the visitor's part, making a key when they have none.

    Their browser holds the key for as long as what they keep now is kept.
    """
    if mode() == "visit":
        st.session_state[KEY] = st.session_state.get(KEY) or _remembered() or visit_key()
        st.session_state[NEW] = True
    found = visit()
    assert found is not None
    return found


def tokens() -> dict[str, str]:
    """Return the ids of what is kept, each with its link's token (empty: not published)."""
    if TOKENS not in st.session_state:
        st.session_state[TOKENS] = {}
    return st.session_state[TOKENS]


def is_kept(id: str) -> bool:
    """Whether an article is in the visitor's library, as far as this visit has seen."""
    return id in tokens()


def heads() -> list[Head]:
    """Return what everything kept is listed by, the newest first."""
    found: list[Head] = []
    with reached():
        if mine := visit():
            found = mine.heads()
    tokens().update({head.id: head.view_token for head in found})
    return found


def laid_out() -> dict[str, bytes]:
    """Return the mentions of everything kept, by article, in the form of ``mention_bytes``."""
    with reached():
        if mine := visit():
            return mine.laid_out(MENTIONS)
    return {}


def note(kept: Kept) -> None:
    """Remember of an article that it is kept, and under which link."""
    tokens()[kept.article.id] = kept.view_token


def known_log() -> list[Correction]:
    """Return the corrections that the visitor's library holds."""
    log: list[Correction] = []
    with reached():
        if mine := visit():
            log = mine.corrections()
    return log


def sketches() -> dict[str, bytes]:
    """Return how everything kept is worded, by id: what near duplicates are found by."""
    with reached():
        if mine := visit():
            return mine.sketches()
    return {}


def keep(article: Article, findings: Findings, log: Iterable[Correction]) -> bool:
    """Keep an article as it was read, with the log; return whether it is on the disk."""
    done = False
    with reached():
        forget_notice()
        _first_visit().keep(article, findings, language_of(article.text), log, MENTIONS)
        tokens().setdefault(article.id, "")
        done = True
    return done


def remove(id: str) -> None:
    """Take an article out of the library, with its links; it stays open in this visit."""
    with reached():
        if mine := visit():
            mine.remove(id)
        tokens().pop(id, None)


def empty() -> bool:
    """Remove everything from the library; return whether it is gone."""
    done = False
    with reached():
        if mine := visit():
            tell(f"Removed: {mine.clear():,}. What you opened in this visit stays open.", False)
        tokens().clear()
        done = True
    return done


def save_correction(correction: Correction) -> None:
    """Put a line of the log on the disk, if anything of this visitor's is."""
    with reached():
        if mine := visit():
            mine.correct(correction)


def publish(id: str) -> Links | None:
    """Give a kept article its two links."""
    links: Links | None = None
    with reached():
        forget_notice()
        links = _first_visit().publish(id)
        tokens()[id] = links.view
    return links


def unpublish(id: str) -> None:
    """Take the links of a kept article back."""
    with reached():
        _first_visit().unpublish(id)
        tokens()[id] = ""
