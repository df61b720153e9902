"""Names on a map picture: those that matter most first, none over another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.drawing.lettering import text, width_of

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words that may stand at one of some spots.

    ``spots`` are pixels with the side of them that the words stand on (``right``, ``left``,
    ``above``, ``below`` or ``center``), best first; ``gap`` pixels are kept from the spot and
    ``room`` from everything else. ``under`` is a second line, ``owner`` the mark they name.
    """

    words: str
    spots: tuple[tuple[float, float, str], ...]
    size: float
    fill: str
    weight: int = 600
    under: str = ""
    under_fill: str = ""
    gap: float = 0.0
    room: float = 2.0
    owner: str = ""
    must: bool = False
    style: str = ""

    @property
    def width(self) -> float:
        """Pixels."""
        return max(
            width_of(self.words, self.size, self.weight), width_of(self.under, self.size - 2)
        )

    @property
    def height(self) -> float:
        """Pixels."""
        return self.size * 1.3 + (self.size * 1.2 if self.under else 0)

    def boxed(self, spot: tuple[float, float, str]) -> Box:
        """Return where the words stand at a spot."""
        x, y, side = spot
        wide, high, gap = self.width, self.height, self.gap
        left = {"right": x + gap, "left": x - gap - wide}.get(side, x - wide / 2)
        top = {"above": y - gap - high, "below": y + gap}.get(side, y - high / 2)
        return left, top, left + wide, top + high

    def drawn(self, box: Box, halo: str) -> str:
        """Return the words as SVG."""
        middle, baseline = (box[0] + box[2]) / 2, box[1] + self.size * 1.0
        first = text(
            middle, baseline, self.words, self.size, self.fill, self.weight,
            anchor="middle", halo=halo, font_style=self.style,
        )  # fmt: skip
        if not self.under:
            return first
        below = baseline + self.size * 1.15
        return first + text(
            middle, below, self.under, self.size - 2, self.under_fill, anchor="middle", halo=halo
        )


class Labels:
    """A map's labels, put down one after the other where there is room.

    Parameters
    ----------
    width, height : int
        Pixels of the map; words lie wholly inside.
    taken : iterable of (owner, Box)
        What no words may lie on, but for those of the owner.
    """

    def __init__(self, width: int, height: int, taken: Iterable[tuple[str, Box]] = ()) -> None:
        self._size = (width, height)
        self._taken = list(taken)
        self.placed: list[tuple[Label, Box]] = []

    def put(self, label: Label) -> bool:
        """Put a label at the first spot that is free; return whether there was one.

        One that ``must`` be shown stands where it covers least.
        """
        best: tuple[float, Box] | None = None
        for box in filter(self._inside, map(label.boxed, label.spots)):
            covered = sum(
                shared(box, other, label.room)
                for owner, other in self._taken
                if not owner or owner != label.owner
            )
            if best is None or covered < best[0]:
                best = (covered, box)
            if not covered:
                break
        if best is None or (best[0] and not label.must):
            return False
        self._taken.append(("", best[1]))
        self.placed.append((label, best[1]))
        return True

    def _inside(self, box: Box) -> bool:
        width, height = self._size
        return box[0] >= 2 and box[1] >= 2 and box[2] <= width - 2 and box[3] <= height - 2

    def drawn(self, halo: str) -> str:
        """Return all labels as SVG, the last ones below."""
        return "".join(label.drawn(box, halo) for label, box in reversed(self.placed))


def shared(one: Box, other: Box, room: float) -> float:
    """Return how many square pixels two boxes share when both keep some room."""
    wide = min(one[2], other[2]) - max(one[0], other[0]) + room
    high = min(one[3], other[3]) - max(one[1], other[1]) + room
    return wide * high if wide > 0 and high > 0 else 0.0


def beside(x: float, y: float) -> tuple[tuple[float, float, str], ...]:
    """Return the four spots around a mark."""
    return tuple((x, y, side) for side in ("right", "left", "above", "below"))


def all_of(labels: Labels, wanted: Iterable[Label]) -> None:
    """Put down all labels that there is room for."""
    for label in wanted:
        labels.put(label)
