"""Timexes: every expression of time in a text, with its TIMEX3 value and its days.

Where things are: the grammar is declared in ``data/reading/timexes``, as classes of words
(``time_words``) and rules over them (``declared`` reads, ``grammar`` matches them in one pass,
``told_rules`` has what each says to a reader).
Each rule belongs to a family whose ``meaning`` is a small function (``explicit``,
``numeric_dates``, ``months``, ``periods``, ``feasts``, ``ranges``, ``deictic``, ``offsets``,
``durations_sets``, with ``amounts`` and ``calendar``), which reads the words against the
``reference_time``: the day of publication, the times told so far and, by ``tense``, the verb
nearby. ``normalise`` lays the value on the calendar, ``merging`` joins an hour or a distance with
the day beside it, ``anchors`` (with ``events`` and ``event_offsets``) ties "days after the strikes"
to the reference chronology; ``geo.reading.calibration`` says how often each rule is right.

What is honest here: without a day of publication nothing is counted from it, values keep ``X``
and there are no days; vague times ("recent months", "for now") have no days; a day that never was
("31 June") is found with the rule ``impossible-day`` and no days.
"""

from __future__ import annotations

from datetime import date

from geo.reading.calibration import chance_right
from geo.reading.lexicon import words
from geo.reading.marks import Anchor, Timex
from geo.reading.timexes import (
    deictic,
    durations_sets,
    explicit,
    feasts,
    months,
    numeric_dates,
    offsets,
    periods,
    ranges,
)
from geo.reading.timexes.anchors import tied_to_happenings
from geo.reading.timexes.grammar import Hit, hits
from geo.reading.timexes.meaning import Family, Reading
from geo.reading.timexes.merging import restated
from geo.reading.timexes.normalise import placed
from geo.reading.timexes.reference_time import Scene, Told, first_day
from geo.reading.timexes.told_rules import as_rows
from geo.text import Prose

__all__ = ["find_timexes"]

_FAMILIES: dict[str, Family] = {
    **explicit.FAMILIES, **numeric_dates.FAMILIES, **months.FAMILIES, **periods.FAMILIES,
    **deictic.FAMILIES, **offsets.FAMILIES, **durations_sets.FAMILIES, **ranges.FAMILIES,
    **feasts.FAMILIES,
}  # fmt: skip

GRAMMAR = as_rows(_FAMILIES)
"""Every rule with what it says to a reader and its example, in the order they are tried."""

_PLAIN = frozenset("today unit now span recent future past daily".split())
"""Families of words that are written small wherever they are no name."""

_OPEN = words("timexes.marks_before")


def find_timexes(prose: Prose, published: date | None) -> list[Timex]:
    """Find every expression of time in a text.

    Parameters
    ----------
    prose : Prose
        The text, cut into words.
    published : date or None
        The day the article appeared; ``None`` when nobody said. Then what is told from the
        writer's day ("last Tuesday") is found with an unresolved value and without days.

    Returns
    -------
    list of Timex
        In reading order, never overlapping. ``earliest`` and ``latest`` are both included, and
        ``None`` where no calendar can hold the time. ``anchor`` says what a relative time was
        counted from, ``rule`` which rule found it, ``confidence`` how often that rule is right.

    Examples
    --------
    >>> [t] = find_timexes(Prose("They met in Wonsan last week."), date(2025, 7, 12))
    >>> t.text, t.value, t.edtf
    ('last week', '2025-W27', '2025-06-30/2025-07-06')
    """
    scene = Scene(prose, published)
    found = [t for hit in hits(prose) if (t := _timex(hit, scene))]
    return tied_to_happenings(prose, published, restated(prose.text, found))


def _timex(hit: Hit, scene: Scene) -> Timex | None:
    """Read one match, and remember it as told when it is on the calendar."""
    reading = None if _is_title(hit) else _FAMILIES[hit.rule.family](hit, scene)
    if reading is None:
        return None
    start, end = scene.prose.starts[hit.first], scene.prose.ends[hit.last - 1]
    words = scene.prose.text[start:end]
    if "\n\n" in words:
        return None
    anchor, place = _anchor(reading, scene), placed(reading, scene.published)
    moves = reading.kind in {"DATE", "TIME"} and not scene.is_aside(hit.first, reading.base)
    if moves and first_day(reading.value):
        scene.told = Told(reading.value, start, end, place.edtf)
    rule = reading.rule or hit.rule.name
    return Timex(
        start, end, words, reading.kind, reading.value, place.edtf, place.earliest, place.latest,
        anchor, place.precision, chance_right("timexes", rule), rule,
    )  # fmt: skip


def _is_title(hit: Hit) -> bool:
    """Whether a capital makes the words a name: "USA Today", "This Week", not "TODAY"."""
    last = hit.prose.words[hit.last - 1]
    if hit.rule.family not in _PLAIN or not last[:1].isupper() or last.isupper():
        return False
    start = hit.prose.starts[hit.last - 1]
    return start > hit.prose.sentence_at(start).start and hit.prose.words[hit.last - 2] not in _OPEN


def _anchor(reading: Reading, scene: Scene) -> Anchor | None:
    """Return what the reading was counted from: publication, or a timex by its offsets."""
    if reading.base == "published" and scene.published:
        return Anchor("published", "published", scene.published.isoformat())
    if reading.base == "told" and scene.told:
        return _timex_anchor(scene.told)
    if reading.base == "reported" and scene.reported:
        return _timex_anchor(scene.reported)
    return None


def _timex_anchor(told: Told) -> Anchor:
    return Anchor("timex", f"{told.start}-{told.end}", told.edtf)
