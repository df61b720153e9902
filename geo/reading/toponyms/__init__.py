"""Toponyms: the names of places in a text, what each does there, and which place it means.

Where things are: ``spans`` cuts out stretches of capitalised words, ``recognise`` finds the names
in them from ``span_features`` and ``gazetteer_features`` (``cue_words``, ``generics`` and
``compass`` are read on the way). ``recall``, with ``recall_case`` and ``recall_signs``, brings
back what was passed over, and ``no_place`` leaves out what is none; ``context`` is what rules
look at. ``roles`` and ``role_rules``, by ``role_signs``, ``ground_signs`` and ``role_phrases``,
say what each name does; ``sought`` says by what to look it up, ``candidates`` and ``resolve``
which place it is; ``place_rules``, with ``namesakes``, ``binding`` and ``distance``, puts right
what every reader of news takes for granted. ``marking`` makes the marks;
``geo.reading.calibration`` says how often they are right.

People and organisations are left out ("Paris Hilton", "NATO"); a place named inside an
organisation's name ("Bank of England") is marked as ``embedded``.
"""

from __future__ import annotations

from geo.reading.marks import Toponym
from geo.reading.toponyms.marking import mark
from geo.reading.toponyms.place_rules import as_news_means
from geo.reading.toponyms.recognise import names_in
from geo.reading.toponyms.spans import find_runs
from geo.text import Prose

__all__ = ["find_toponyms"]


def find_toponyms(prose: Prose) -> list[Toponym]:
    """Find every name of a place in a text.

    Parameters
    ----------
    prose : Prose
        The article's text, cut into words.

    Returns
    -------
    list of Toponym
        In reading order, never overlapping; ``t.text == prose.text[t.start:t.end]``. A name
        that the gazetteer does not hold keeps ``place=None``. ``confidence`` is the chance that
        span and place are both right, as measured on annotated news.

    Examples
    --------
    >>> [(t.text, t.role) for t in find_toponyms(Prose("Talks were held in Wonsan."))]
    [('Wonsan', 'literal')]
    """
    found = names_in(prose, find_runs(prose))
    return as_news_means(prose, mark(prose, found))
