"""Lanes: which height each moment of a timeline is drawn at."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from geo.drawing.moments import DAY, LANE_NAMES, packed

HEIGHT = 380
"""Pixels of the whole chart; fixed, so that nothing below it jumps."""

ABOVE, BELOW, NAME, ROW = 22, 34, 19, 15
"""Pixels: above and below the lanes, for a lane's name, and for a row of marks at most."""

MOST_ROWS = 4
CLOSEST = 0.013
"""How near two marks of a row may come, as a share of the whole width."""

Lanes = dict[str, tuple[float, float]]
"""Bottom and top of each lane, pixels above the axis."""

Stretch = tuple[np.datetime64, np.datetime64]
"""First and last day of a time axis."""


def laid_in_lanes(
    moments: pd.DataFrame,
    span: Stretch,
    height: int,
    names: Mapping[str, str] = LANE_NAMES,
) -> tuple[pd.DataFrame, Lanes]:
    """Give every moment its height; return also the bottom and top of each lane.

    Heights are pixels above the axis. A lane is as high as the rows it needs, with room for its
    name above; what is left over is shared out. ``names`` are the lanes from top to bottom; of
    an empty lane only the name stays, of ``reference`` and ``other`` not even that.
    """
    length = (span[1] - span[0]) / DAY
    gap = np.timedelta64(int(length * 86_400 * CLOSEST), "s")
    rows: dict[str, np.ndarray] = {}
    for lane in names:
        inside = moments[moments["lane"] == lane]
        if len(inside) or lane not in {"reference", "other"}:
            rows[lane] = packed(inside, gap, MOST_ROWS)
    depth = {lane: int(taken.max(initial=-1)) + 1 for lane, taken in rows.items()}
    room = height - ABOVE - BELOW - NAME * len(depth)
    row = min(ROW, room / max(1, sum(depth.values())))
    spare = (room - row * sum(depth.values())) / max(1, sum(map(bool, depth.values())))
    heights, lanes, bottom = np.zeros(len(moments)), {}, 0.0
    for lane in [name for name in reversed(list(names)) if name in depth]:
        above = spare if depth[lane] else 0.0
        top = bottom + row * depth[lane] + NAME + above
        lanes[lane] = (bottom, top)
        here = (moments["lane"] == lane).to_numpy()
        heights[here] = bottom + above / 2 + row * (rows[lane] + 0.5)
        bottom = top
    return moments.assign(y=heights), lanes
