"""Long texts, read in a process of their own: whoever clicks meanwhile does not wait for them.

Reading holds this process's interpreter, and takes seconds for a text of 200,000 characters. What
is longer than a usual article goes to a child (``geo.keeping.intake.apart``), which a text that
takes too long ends with. Shorter ones are read here: asking a child would take as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from geo.keeping.intake.apart import read_apart
from geo.keeping.intake.wire import Limits
from geo.reading.marks import Findings

APART_FROM = 12_000
"""Characters from which a text is read apart."""

LIMITS = Limits(seconds=40.0, memory=900_000_000)

Text = tuple[str, date | None]
"""An article's body and its day."""


def read(text: str, published: date | None = None) -> Findings:
    """Return what ``geo.read`` finds, without holding others up while a long text is read.

    Raises
    ------
    BrokeOff
        When reading takes longer or more memory than it may; the message says what to do.
    """
    if len(text) >= APART_FROM:
        return next(found for found in read_watched([(text, published)]) if found)
    from geo.reading.findings import read as read_here  # opens models that a child may do

    return read_here(text, published)


def read_watched(texts: Iterable[Text]) -> Iterator[Findings | None]:
    """Yield what is found in each of many texts, and ``None`` at every tick without anything.

    Raises
    ------
    BrokeOff
        As ``read`` does; what came before was yielded.
    """
    return read_apart("read", list(texts), limits=LIMITS)
