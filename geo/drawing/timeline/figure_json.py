"""A figure as plain JSON: known to be sound, so that nobody validates it at each click."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio
from plotly.basedatatypes import BaseFigure
from plotly.utils import PlotlyJSONEncoder


class PlainFigure(BaseFigure):
    """Traces and a layout, as the browser gets them.

    Plotly's own figure looks at every value of every trace, which takes longer than drawing
    them does; the tests do that (``validated``) in its place.
    """

    def __init__(self, traces: Iterable[Mapping[str, Any]], layout: Mapping[str, Any]) -> None:
        told = {"data": list(traces), "layout": {**layout, "template": _template()}}
        self._text = json.dumps(told, cls=PlotlyJSONEncoder)
        self._pixels = int(layout["height"])

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as plain values, anew each time."""
        plain: dict[str, Any] = json.loads(self._text)
        return plain

    def __sizeof__(self) -> int:
        return sys.getsizeof(self._text)

    @property
    def height(self) -> int:
        """Pixels."""
        return self._pixels

    @cached_property
    def validated(self) -> go.Figure:
        """The same as Plotly's own figure, with every value looked at."""
        return go.Figure(self.to_dict())

    @property
    def data(self) -> Any:
        """The traces as Plotly's own objects."""
        return self.validated.data

    @property
    def layout(self) -> Any:
        """The layout as Plotly's own object."""
        return self.validated.layout


@cache
def _template() -> dict[str, Any]:
    """Return the look that Plotly gives every figure which has none of its own."""
    look: dict[str, Any] = pio.templates["plotly"].to_plotly_json()
    return look
