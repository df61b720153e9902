"""What takes long: done step by step over as many runs as it needs, shown, and stopped at will.

Each step is noted as soon as it is done. A click anywhere starts the page again between two
steps, and the next run goes on where this one left off; so does coming back from another page.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages.shared.markdown_escaping import plain

JOB, ENDED = "adding-job", "adding-job-ended"
GOING_ON = "adding-goes-on"
"""Where a visit keeps what has been done of what goes on by itself, till it ends or is stopped."""

SHOWN_EVERY = 0.1
"""Seconds between two looks at how far it is: in between, a click waits."""


@dataclass
class Job:
    """Something to be done in steps.

    ``steps`` gives what each step results in, ``None`` while one still goes on, and ``each`` puts
    it where it belongs; neither may draw anything. ``total`` is how many are expected. ``waits``
    says whether to pause, and ``ended`` what has become of all of it; ``follows`` begins what is to
    be done at a pause and at the end, and says whether there was any. ``then`` had been begun
    before and goes on afterwards.
    """

    title: str
    steps: Iterator[Any]
    total: int
    each: Callable[[Any], str]
    waits: Callable[[], bool] = field(default=lambda: False)
    ended: Callable[[], str] = field(default=str)
    follows: Callable[[], bool] = field(default=lambda: False)
    done: int = 0
    last: str = ""
    then: Job | None = None

    def told(self) -> str:
        """Say how far it is: ``Taking in: 3 of 12, talks.pdf``."""
        counted = f"{self.done:,} of {max(self.total, self.done):,}" if self.total > 1 else ""
        return f"{self.title}: {', '.join(filter(None, [counted, self.last])) or '…'}"


def begin(job: Job) -> None:
    """Begin something; for callbacks. What only waits goes on afterwards."""
    job.then = st.session_state.get(JOB)
    st.session_state[JOB] = job


def is_busy() -> bool:
    """Whether something is being done now, and does not only wait."""
    job: Job | None = st.session_state.get(JOB)
    return job is not None and not job.waits()


def _end(job: Job) -> None:
    st.session_state.pop(JOB, None)
    if job.then:
        st.session_state[JOB] = job.then


def show_job() -> None:
    """Go on with what was begun, showing how far it is and a way to stop it."""
    if ended := st.session_state.pop(ENDED, ""):
        st.success(plain(ended), icon=":material/check:")
    job: Job | None = st.session_state.get(JOB)
    if job is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="job"):
        bar = st.progress(_share(job), plain(job.told()), width="stretch")
        st.button("Stop", key="stop-job", on_click=_stop, icon=":material/stop:")
    if job.waits():
        if job.follows():
            st.rerun()
        st.info("Look over what waits below; then the rest is taken in.", icon=":material/pause:")
        return
    shown = 0.0
    for result in job.steps:
        if result is None:  # still at it: here a click, such as on Stop, is heard
            bar.progress(_share(job), plain(job.told()))
            continue
        job.last = job.each(result)
        job.done += 1
        if time.monotonic() - shown > SHOWN_EVERY:
            bar.progress(_share(job), plain(job.told()))
            shown = time.monotonic()
        if job.waits():
            st.rerun()
    _finish(job)
    st.rerun()


def _finish(job: Job) -> None:
    """Say what has become of it, and begin what follows."""
    _end(job)
    if job.done > 1 or GOING_ON in st.session_state:  # one thing shows by itself what became of it
        st.session_state[ENDED] = job.ended()
    if not job.follows() and not job.then:
        st.session_state.pop(GOING_ON, None)


def _share(job: Job) -> float:
    return min(1.0, job.done / max(1, job.total))


def _stop() -> None:
    """Stop; what is done stays."""
    st.session_state.pop(GOING_ON, None)
    job: Job | None = st.session_state.get(JOB)
    if job:
        _end(job)
        stopped = f"Stopped after {job.done:,} of {max(job.total, job.done):,}."
        st.session_state[ENDED] = f"{stopped} {job.ended()}".strip()
