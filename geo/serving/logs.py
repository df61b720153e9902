"""What this server writes down: one line an event, and never what visitors gave it.

An exception's own words may hold a piece of an article, so that of an exception only its kind and
the lines of this program are written, whoever writes them: this project, Streamlit or the server
below it. ``DATELINE_LOG=json`` gives each line of this project as JSON.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

SETTING = "DATELINE_LOG"
NAME = "dateline"
DEEPEST = 8
"""Lines of this program that are written of one exception, the last ones."""


class Discreet(logging.Formatter):
    """A line with the moment in UTC, the level, what happened and where."""

    def __init__(self, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, whatever the record holds."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage().replace("\n", " "),
        }
        if record.exc_info and record.exc_info[1]:
            told |= _failed(record.exc_info[1])
        if self._as_json:
            return json.dumps(told, ensure_ascii=False)
        return " ".join(told.values())


def _failed(error: BaseException) -> dict[str, str]:
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    where = " > ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames)
    return {"error": type(error).__name__, "where": where}


def set_up_logs() -> None:
    """Have this project's log written to the standard error, discreetly."""
    log = logging.getLogger(NAME)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(os.environ.get(SETTING, "").lower() == "json"))
    log.handlers = [handler]
    log.propagate = False
    log.setLevel(logging.INFO)
    logging.setLogRecordFactory(discreet_record)


def discreet_record(*told: Any, **more: Any) -> logging.LogRecord:
    """Return a record of which an exception's own words are taken away, but for this project's.

    Streamlit writes each exception of a page with its words, and gives every module of its own
    a handler; what all of them have in common is how a record is made.
    """
    record = logging.LogRecord(*told, **more)
    error = record.exc_info[1] if record.exc_info else None
    if error is not None and not record.name.startswith(NAME):
        known = _failed(error)
        record.msg = f"{record.getMessage()} ({known['error']} at {known['where']})"
        record.args, record.exc_info = (), None
    return record
