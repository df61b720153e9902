"""Whose office a description names, by the reference chronology: "the Ukrainian president"."""

from __future__ import annotations

from functools import cache

from geo.world.chronology import remarks

COUNTRY_OF = {"American": "United", "US": "United", "U.S.": "United", "British": "United"}
"""Adjectives that do not begin like their country's name."""
_ALIKE = 4
"""First letters that a country and its adjective share: Ukraine, Ukrainian."""


@cache
def known_offices() -> dict[str, str]:
    """Return the office of each speaker of the chronology, by name in short."""
    return {_short(remark.speaker): remark.speaker_role for remark in remarks()}


def _short(name: str) -> str:
    """Return what spellings of a name share: Sergei and Sergey Lavrov, Zelensky and Zelenskyy."""
    words = name.replace("-", " ").split()
    return f"{words[0][:3]} {words[-1][:6]}"


def holds(name: str, adjectives: set[str], noun: str) -> bool:
    """Whether the chronology has somebody in an office of a country.

    >>> holds("Volodymyr Zelensky", {"Ukrainian"}, "president")
    True
    """
    office = known_offices().get(_short(name), "") if name else ""
    words = office.replace("-", " ").split()
    if not adjectives or noun not in office.lower().split():
        return False
    return all(any(_of_country(one, word) for word in words) for one in adjectives)


def _of_country(adjective: str, country: str) -> bool:
    adjective = COUNTRY_OF.get(adjective, adjective)
    return country[:_ALIKE] == adjective[:_ALIKE] or (adjective == "United" and country == "US")
