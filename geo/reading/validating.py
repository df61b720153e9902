"""What a value that comes from outside must be, beyond its type, to be let in.

Links, exports and rows of a library may be made by hand. ``converted`` gives JSON values the
types of this house's own values; the checks below hold what types cannot say.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

import msgspec

from geo.errors import ArticleError
from geo.text import Span
from geo.world.places import Place

T = TypeVar("T")

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
"""Ids of articles and corrections, as they travel in addresses."""

PLACE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,30}:[^\s_<>\"'&\\]{1,90}")
LONGEST_NAME = 500
"""Characters of a title, an outlet, a speaker, a place: as many as are taken from a file."""

PRINTED = (date(1900, 1, 1), date(2100, 12, 31))
"""Days of publication that the pages' fields allow."""

TOLD = (date(1, 1, 1), date(9998, 12, 31))
"""Days that a text may speak of: the calendar, with room to count a day further."""


def converted(value: Any, kind: type[T]) -> T:
    """Return JSON values as a value of this house.

    Raises
    ------
    ArticleError
        When a key is missing, or a value is not of its type.
    """
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise ArticleError(
            f"This cannot be read: {error}. Read the text again, or export it again."
        ) from error


def check_spans(spans: Iterable[Span], text: str) -> None:
    """Make sure that spans hold at least one character of a text."""
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            raise ArticleError(
                f"Characters {span.start} to {span.end} are not in a text of {len(text):,}. "
                "Export the article again."
            )


def check_place(place: Place) -> None:
    """Make sure that a place lies on the earth, under an id that links and layers can hold."""
    for degrees, most in ((place.lat, 90), (place.lon, 180)):
        if degrees is not None and not (math.isfinite(degrees) and abs(degrees) <= most):
            raise ArticleError(f"{degrees} is no degree of {place.name[:80]!r}. Export it again.")
    if (place.lat is None) != (place.lon is None):
        raise ArticleError(f"{place.name[:80]!r} has half of a point. Export it again.")
    if not PLACE_ID.fullmatch(place.id):
        raise ArticleError(f"{place.id[:80]!r} is no id of a place. Export it again.")
    check_names(place.name, place.country)


def check_area(id: str) -> None:
    """Make sure that the area of a place without a pin is an id, or none."""
    if id and not PLACE_ID.fullmatch(id):
        raise ArticleError(f"{id[:80]!r} is no id of an area. Export it again.")


def check_names(*names: str) -> None:
    """Make sure that names are no longer than names are."""
    for name in names:
        if len(name) > LONGEST_NAME:
            raise ArticleError(f"A name has {len(name):,} characters; at most {LONGEST_NAME}.")


def check_days(*days: date | None) -> None:
    """Make sure that a day can be counted from."""
    for day in days:
        if day and not TOLD[0] <= day <= TOLD[1]:
            raise ArticleError(f"{day} is no day that can be drawn. Export the article again.")


def check_shares(shares: Iterable[float]) -> None:
    """Make sure that each confidence is a share of one."""
    for share in shares:
        if not (math.isfinite(share) and 0 <= share <= 1):
            raise ArticleError(f"{share} is no confidence from 0 to 1. Export the article again.")
