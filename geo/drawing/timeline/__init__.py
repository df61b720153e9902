"""The timeline: the one room that knows plotly.

Exact moments are points, partial ones bars over every day they may lie on, vague ones bars whose
ends fade; what has no date is told apart from it, in words. Above lies the reference chronology,
below it what articles speak of, a lane a region. Axes are fixed and there is no drag mode, or
clicks would not arrive; the lens's days do the zooming. Each mark's ``customdata`` says what it
is (``moments.Moment``), so that a click can be read without knowing how it was drawn.

Where things are: ``figure`` puts it together; ``frame`` draws axes and lanes, ``lanes`` says
which height each moment has, ``traces`` draws the marks, ``figure_json`` is the figure as JSON;
``voice`` and ``small`` are one voice in time and the main regions one above another, ``binned``
counts of what is too much to be drawn one by one, and ``bar_rows`` the bars of both.
"""

from geo.drawing.timeline.binned import binned_alt, binned_timeline
from geo.drawing.timeline.figure import CHART_CONFIG, timeline
from geo.drawing.timeline.figure_json import PlainFigure
from geo.drawing.timeline.small import multiples
from geo.drawing.timeline.voice import voice_timeline

__all__ = [
    "CHART_CONFIG",
    "PlainFigure",
    "binned_alt",
    "binned_timeline",
    "multiples",
    "timeline",
    "voice_timeline",
]
