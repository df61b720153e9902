"""What readers said of stories, laid over the groups that were found unasked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from geo.reading.corrections.log import Correction
from geo.reading.corrections.regrouping import of_stories


@dataclass(slots=True)
class ByHand:
    """Articles by the group they are in, as readers left it.

    ``put`` and ``out`` name the correction by which an article is where it is: with others, or no
    more with others.
    """

    home: dict[str, set[str]]
    put: dict[str, Correction] = field(default_factory=dict)
    out: dict[str, Correction] = field(default_factory=dict)

    @property
    def groups(self) -> list[set[str]]:
        """Every group, once."""
        return [group for id, group in self.home.items() if id == min(group)]


def by_hand(
    groups: Iterable[Set[str]], known: Mapping[str, object], log: Iterable[Correction]
) -> ByHand:
    """Return the groups as readers left them, what was said later over what was said before.

    An article that is not known is passed over; what is said of it holds once it is there.
    """
    found = ByHand({id: {id} for id in known})
    for group in groups:
        own = set(group)
        found.home |= dict.fromkeys(own, own)
    for line in of_stories(log):
        others = [id for id in line.others if id in known]
        if line.article in known and others and line.kind == "apart":
            _take_out(found, line)
        elif line.kind == "joined":
            _join(found, [id for id in (line.article,) if id in known] + others, line)
    return found


def _take_out(found: ByHand, line: Correction) -> None:
    """Let an article stand alone; where it is with none of those named any more, it stays."""
    group = found.home[line.article]
    if group.isdisjoint(line.others):
        return
    group.remove(line.article)
    found.home[line.article] = {line.article}
    found.put.pop(line.article, None)
    found.out[line.article] = line


def _join(found: ByHand, ids: list[str], line: Correction) -> None:
    """Make one group of those that hold some articles; those that come to the largest were put."""
    distinct = {min(found.home[id]): found.home[id] for id in ids}
    if len(distinct) < 2:
        return
    first, *rest = sorted(distinct.values(), key=lambda group: (-len(group), min(group)))
    for group in rest:
        found.put |= dict.fromkeys(group, line)
        found.home |= dict.fromkeys(group, first)
        first |= group
    for id in first:
        found.out.pop(id, None)
