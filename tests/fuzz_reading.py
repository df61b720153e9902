"""A long fuzz of the whole reader, run by hand; no part of the tests.

    pip install atheris
    python -m tests.fuzz_reading FOLDER -max_total_time=3600 -timeout=20 -max_len=4096

FOLDER keeps the inputs that reached new code. atheris (libFuzzer) chooses, from the code that
each input reached, which pieces of hard text to put together next, how often to repeat them and
which day the article appeared. A broken law of ``tests.reading.storms`` or an exception stops the
run and leaves the input in a file ``crash-...``; run the command with that file in place of
FOLDER to see it again.
"""

from __future__ import annotations

import sys
from datetime import date

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["geo"]):
    from tests.reading.storms import PIECES, keeps_the_laws

MOST = 20_000
"""Characters a text may have."""


def composed(source: atheris.FuzzedDataProvider) -> str:
    """Put a text together: pieces, runs of one piece, and any characters at all."""
    parts, size = [], 0
    while source.remaining_bytes() and size < MOST:
        choice = source.ConsumeIntInRange(0, 15)
        if choice == 0:
            part = source.ConsumeUnicode(source.ConsumeIntInRange(1, 12))
        else:
            part = PIECES[source.ConsumeIntInRange(0, len(PIECES) - 1)]
        if choice == 1:
            part *= source.ConsumeIntInRange(1, 300)
        if choice > 7:
            part += " "
        parts.append(part)
        size += len(part)
    return "".join(parts)[:MOST]


def one_input(data: bytes) -> None:
    """Read one text as atheris gives it."""
    source = atheris.FuzzedDataProvider(data)
    day = source.ConsumeIntInRange(0, date.max.toordinal())
    keeps_the_laws(composed(source), date.fromordinal(day) if day else None)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
