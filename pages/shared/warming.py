"""Getting ready before the first visitor: the server is healthy once this is done."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pyarrow as pa
import streamlit as st
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from geo.drawing.atlas import BOUNDS
from geo.drawing.picture import first_look
from geo.errors import DatelineError, RoomError
from geo.world.gazetteer import open_gazetteer
from pages.shared import caches
from pages.shared.interactive_map import map_assets

LOG = logging.getLogger("dateline")
SPARED = {"runner.postScriptGC": False, "server.fileWatcherType": "none"}
"""What Streamlit does after each run and this server does without, unless it is asked for.

Both look at everything that is loaded, every time: all objects, and the files of all modules.
They stand here, not in ``config.toml``, so that an empty app beside this one, which is what the
benchmarks compare with, runs as Streamlit comes.
"""


@asynccontextmanager
async def warmed(_: st.App) -> AsyncIterator[None]:
    """Read the gazetteer and the shelf, then set apart what lives as long as the server does.

    Arrow's own allocator keeps what it gave back (a tenth of this server's memory), so that the
    system's is used instead. The garbage collector need not look at the frozen million of objects
    again with each click.
    """
    PagesManager.uses_pages_directory = False  # the frame has a navigation of its own
    for option, value in SPARED.items():
        if not config.is_manually_set(option):
            config.set_option(option, value)
    pa.set_memory_pool(pa.system_memory_pool())
    _open_everything()
    gc.collect()
    gc.freeze()
    yield


def _open_everything() -> None:
    """Open what every page needs; a server without it says so in a line, and does not begin."""
    try:
        open_gazetteer()
        caches.shelf_mentions()
        map_assets()
        first_look(caches.shelf_table(), BOUNDS)  # reads the land that first pictures stand on
    except Exception as error:
        LOG.critical("Not started: %s", _why(error), exc_info=True)
        _end()


def _why(error: Exception) -> str:
    """Say why the server does not begin, and what to do."""
    if isinstance(error, RoomError):
        return f"{error} XDG_CACHE_HOME names another folder for what is kept beside the library."
    why = str(error) if isinstance(error, DatelineError) else "A file of data/ is damaged."
    return f"{why} Restore the folder data/ as it was."


def _end() -> None:
    """End at once: whoever started the server would print all that led here, and go on waiting."""
    sys.stderr.flush()
    os._exit(1)
