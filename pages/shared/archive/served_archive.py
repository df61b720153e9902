"""The archive that this server shows, if it was given one (``DATELINE_ARCHIVE``)."""

from __future__ import annotations

import os
from dataclasses import dataclass

import duckdb
import streamlit as st

from geo.asking.archive.archive_mentions import ArchiveMentions
from geo.drawing.wording import counted
from geo.errors import ArticleError
from geo.keeping.archive.archive_store import Opened, open_archive, stamp_of
from geo.reading.corrections.log import standing
from pages.shared import correction_log
from pages.shared.panels import show_headline

SETTING = "DATELINE_ARCHIVE"
LOOKED_AGAIN = 30
"""Seconds after which it is looked whether the archive holds more."""


@dataclass(frozen=True)
class Archive:
    """An archive, and its mentions as the lens asks them."""

    opened: Opened
    mentions: ArchiveMentions


def is_given() -> bool:
    """Whether this server was given an archive."""
    return bool(os.environ.get(SETTING))


@st.cache_data(ttl=LOOKED_AGAIN, show_spinner=False)
def _stamp(address: str) -> str:
    return stamp_of(address)


@st.cache_resource(max_entries=2, show_spinner="Opening the archive …")
def _opened(address: str, stamp: str) -> Archive:
    opened = open_archive(address)
    return Archive(opened, ArchiveMentions(opened))


def archive() -> Archive:
    """Return the archive; where there is none that can be asked, say so and end the page."""
    address = os.environ.get(SETTING, "")
    try:
        if not address:
            raise ArticleError(f"Start the server with {SETTING} set to an archive’s folder.")
        return _opened(address, _stamp(address))
    except (ArticleError, OSError, duckdb.Error) as error:
        show_headline("No archive is open here", str(error))
        st.stop()


def show_uncorrected() -> None:
    """Say that what the visitor corrected in all articles is not corrected here, if they did."""
    held = [c for c in standing(correction_log.of_marks()) if c.scope == "everywhere"]
    if held:
        them = "it" if len(held) == 1 else "them"
        st.caption(
            f"An archive is shown as it was read: {counted(len(held), 'correction')} that you made "
            f"for all articles {'is' if len(held) == 1 else 'are'} not in these counts and marks. "
            f"An article that you open from here is shown with {them}."
        )


def told(opened: Opened) -> str:
    """Say what the archive holds, and what of it is not shown."""
    printed = opened.printings - opened.articles
    parts = [f"An archive of {counted(opened.articles, 'article')}"]
    if printed:
        parts.append(
            f"; {counted(printed, 'further printing')} of the same words "
            f"{'is' if printed == 1 else 'are'} shown once, with all outlets"
        )
    if opened.unread:
        parts.append(
            f". {counted(opened.unread, 'part')} read since then "
            f"{'is' if opened.unread == 1 else 'are'} not shown: run “python -m geo index-archive”"
        )
    return "".join(parts)
