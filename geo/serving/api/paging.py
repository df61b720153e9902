"""Pages of a long answer: ``limit`` and ``offset``, and where the next one stands (RFC 8288)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request

from geo.serving.api.parameters import Parameter

LIMIT, OFFSET = "limit", "offset"
FARTHEST = 1_000_000
"""What may be passed over at most."""

TOTAL = "X-Total-Count"
"""The header that says how much there is on all pages together."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of what was asked: how much is passed over before it, and how much it holds at most.

    ``address`` is where it was asked for, ``query`` with what, but without ``limit`` and
    ``offset``.
    """

    address: str
    query: tuple[tuple[str, str], ...]
    offset: int
    limit: int
    is_usual: bool

    @classmethod
    def of(cls, request: Request, address: str, usual: int) -> Page:
        """Read which page is asked for, after ``asked`` has checked its numbers."""
        given = request.query_params
        query = tuple((k, v) for k, v in given.multi_items() if k not in (LIMIT, OFFSET))
        limit = int(given.get(LIMIT, usual))
        return cls(address, query, int(given.get(OFFSET, 0)), limit, LIMIT not in given)

    @property
    def span(self) -> slice:
        """What of a sequence stands on this page."""
        return slice(self.offset, self.offset + self.limit)

    @property
    def here(self) -> str:
        """The address of this page."""
        return self.at(self.offset)

    def at(self, offset: int) -> str:
        """Return the address of the page that begins after ``offset``."""
        more = [] if self.is_usual else [(LIMIT, str(self.limit))]
        more += [(OFFSET, str(offset))] if offset else []
        query = urlencode([*self.query, *more])
        return self.address + (f"?{query}" if query else "")

    def ways(self, total: int) -> dict[str, str]:
        """Return the addresses of other pages by what they are to this one, as RFC 8288 has it."""
        last = max(0, total - 1) // self.limit * self.limit
        before = min(self.offset - self.limit, last)
        ways = {"first": self.at(0), "last": self.at(last)}
        if self.offset > 0:
            ways["prev"] = self.at(max(0, before))
        if self.offset + self.limit < total:
            ways["next"] = self.at(self.offset + self.limit)
        return ways

    def headers(self, total: int) -> dict[str, str]:
        """Return the headers that name other pages, and say how much all of them hold."""
        links = ", ".join(f'<{at}>; rel="{rel}"' for rel, at in self.ways(total).items())
        shown = f"Link, {TOTAL}"
        return {"Link": links, TOTAL: str(total), "Access-Control-Expose-Headers": shown}


def page_parameters(usual: int, most: int) -> dict[str, Parameter]:
    """Return the two keys that ask for a page."""
    return {
        LIMIT: Parameter(f"How many at most; {usual} if it is not given.", bounds=(1, most)),
        OFFSET: Parameter("How many are passed over before them.", bounds=(0, FARTHEST)),
    }
