"""What a program asks by the query of an address: a lens, checked key by key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from geo.asking.lens import KINDS
from geo.serving.api.problems import Problem
from geo.serving.requested_view import Asked
from geo.world.regions import regions

_MONTH = r"(?:0[1-9]|1[0-2])"
_LATE = r"(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31"
_DAY = rf"(?:{_LATE}|{_MONTH}-(?:0[1-9]|1\d|2[0-8]))"
_EDTF = rf"(?:[1-9]\d{{3}}(?:-(?:{_DAY}|{_MONTH}))?)"
DAYS = rf"^(?:{_EDTF}|{_EDTF}/(?:{_EDTF}|\.\.)|\.\./{_EDTF})$"
"""EDTF: a year, a month or a day, or two of them; either end may be open."""

LONGEST, MOST, LONGEST_QUERY = 200, 20, 8000
"""Characters of a value, values of a key, and characters of a whole query at most."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A key of the query: whether it may stand several times, and what its values may be.

    ``bounds`` are the least and the greatest of a whole number.
    """

    says: str
    several: bool = False
    values: tuple[str, ...] = ()
    pattern: str = ""
    example: str = ""
    bounds: tuple[int, int] | None = None


LENS: dict[str, Parameter] = {
    "region": Parameter("Id of a region that a mention, or a place of its sentence, lies in.",
                        values=tuple(sorted(regions())), example="region:korean-peninsula"),
    "place": Parameter("Id of a place; a mention tied to any of them stays.", True,
                       example="geonames:1871859"),
    "days": Parameter("Days that a mention touches, as EDTF: 2025-06, 2025-06-01/2025-07-12, or "
                      "with an open end: 2025/..", pattern=DAYS, example="2025-06/2025-07"),
    "speaker": Parameter("Name of a speaker, as the atlas writes it.", True,
                         example="Sergey Lavrov"),
    "article": Parameter("Id of an article.", True, example="lavrov-in-wonsan"),
    "words": Parameter("Words that all stand in the sentence, the headline or the speaker’s name.",
                       example="nuclear"),
    "kind": Parameter("Kind of mention.", True, values=KINDS),
    "shared": Parameter("The link’s own part of a published article, which is then asked too."),
}  # fmt: skip
"""The keys of a lens, the same as in the address of a page."""


def asked(request: Request, more: Mapping[str, Parameter] | None = None) -> Asked:
    """Return what a request asks.

    Raises
    ------
    Problem
        When the query has a key that is not known, a value that cannot be meant, or too much.
    """
    if len(request.url.query) > LONGEST_QUERY:
        raise Problem(400, f"The query may have {LONGEST_QUERY:,} characters. Ask for less.")
    known = {**LENS, **(more or {})}
    pairs = request.query_params.multi_items()
    for key in dict.fromkeys(key for key, _ in pairs):
        if key not in known:
            raise Problem(400, f"{key[:60]!r} is no parameter. Known are: {', '.join(known)}.")
        check(key, [value for name, value in pairs if name == key], known[key])
    found = Asked.of("", pairs)
    if found.more.get("shared") and found.published is None:
        raise Problem(404, "Nothing is published under this link: it was taken back or cut short.")
    return found


def check(key: str, values: list[str], parameter: Parameter) -> None:
    """Raise a problem unless the values of a key can be meant."""
    most = MOST if parameter.several else 1
    if len(values) > most:
        raise Problem(400, f"{key!r} may stand {most} times and stands {len(values)} times.")
    for value in values:
        if parameter.bounds:
            check_number(key, value, *parameter.bounds)
        if not value or len(value) > LONGEST:
            raise Problem(400, f"{key!r} needs a value of 1 to {LONGEST} characters.")
        if parameter.values and value not in parameter.values:
            raise Problem(400, f"{key!r} is one of: {', '.join(parameter.values)}.")
        if parameter.pattern and not re.fullmatch(parameter.pattern, value, re.ASCII):
            raise Problem(400, f"{key!r} is not written so. {parameter.says}")


def check_number(key: str, value: str, least: int, most: int) -> None:
    """Raise a problem unless a value is a whole number within bounds."""
    if not re.fullmatch(r"\d{1,9}", value, re.ASCII) or not least <= int(value) <= most:
        raise Problem(400, f"{key!r} is a whole number from {least:,} to {most:,}.")
