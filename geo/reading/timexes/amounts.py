"""Amounts of time: "two and a half years", "a few days", "18 months" to a count and a unit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from geo.reading.timexes.time_words import DAYPARTS, NUMBERS, unit_letter

_VAGUE = frozenset(
    "few couple several many numerous countless hundreds thousands dozens scores some".split()
)
_SMALLER = {
    "Y": (12, "M"), "TH": (60, "TM"), "TM": (60, "TS"), "D": (24, "TH"), "E": (10, "Y"),
    "C": (100, "Y"), "W": (7, "D"), "Q": (3, "M"),
}  # fmt: skip
_MULTIPLES = frozenset("hundred thousand dozen".split())
_YEARS = {"C": "00Y", "L": "000Y"}


Number = int | Fraction
"""Whole numbers stay plain: counting in fractions is slow, and few amounts have any."""


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units: ``count`` is ``None`` when no number says how many.

    ``letter`` is the unit's in TIMEX3, ``loose`` is true for "a week or so", "two or three".
    """

    count: Number | None
    letter: str
    loose: bool = False

    def whole(self) -> tuple[int, str]:
        """Return a whole count, in a smaller unit where there is a fraction; days stay days."""
        count, letter = self.count or 1, self.letter
        if letter == "WE":
            return int(count), "W"
        if count.denominator != 1 and letter in _SMALLER and letter != "D":
            times, letter = _SMALLER[letter]
            count *= times
        return int(count), letter

    def value(self) -> str:
        """Return the TIMEX3 duration: "P2Y", "PT5H30M", "PXM"."""
        if self.count is None:
            return _period("X", self.letter)
        whole, rest = divmod(self.count, 1)
        if not rest or self.letter not in _SMALLER:
            return _period(str(whole), self.letter)
        times, smaller = _SMALLER[self.letter]
        if whole and self.letter in {"Y", "TH", "TM"}:
            part = _period(str(int(rest * times)), smaller)
            return _period(str(whole), self.letter) + part.lstrip("PT")
        return _period(str(int(self.count * times)), smaller)


def _period(count: str, letter: str) -> str:
    if letter.startswith("T"):
        return f"PT{count}{letter[1]}"
    return f"P{count}{_YEARS.get(letter, letter) if count.isdigit() else letter}"


def parsed(words: list[str]) -> Amount | None:
    """Parse the words of an amount, lower case; ``None`` when they hold no unit of time."""
    places = [(i, letter) for i, w in enumerate(words) if (letter := unit_letter(w))]
    if not places and words[-1].rstrip("s") in DAYPARTS:
        places = [(len(words) - 1, "D")]
    if not places:
        return None
    place, letter = places[-1] if words[places[0][0]] == "second" else places[0]
    loose = "or" in words or "to" in words
    if _VAGUE & set(words):
        return Amount(None, letter, loose)
    count = _count(words[:place])
    if count is None and words[place].endswith("s"):
        return Amount(None, letter, loose)
    count = 1 if count is None else count
    if "half" in words[place:]:
        count += Fraction(1, 2)
    return Amount(count * (2 if words[place].startswith("fortnight") else 1), letter, loose)


def longest(words: list[str], size: Amount) -> tuple[int, str] | None:
    """Return the most that an amount can be, in days or coarser: "24 to 72 hours" is 3 days.

    ``None`` for hours that make no range, and where no number says how many.
    """
    if size.count is None:
        return None
    breaks = [i for i, word in enumerate(words) if word in {"to", "or", "-", "–"}]
    upper = parsed(words[breaks[-1] + 1 :]) if breaks else None
    if upper is None or upper.count is None or upper.count < size.count:
        return None if size.letter.startswith("T") else size.whole()
    if size.letter.startswith("T"):
        return (int(-(-upper.count // 24)), "D") if size.letter == "TH" else None
    return upper.whole()


def _count(words: list[str]) -> Number | None:
    """Return the first number said, with its half or fraction; of a range the lower end."""
    total: Number | None = None
    for place, word in enumerate(words):
        if word in {"to", "or"} and total is not None:
            break
        number = _number(word)
        if number is None or (word in {"a", "an"} and place + 1 < len(words)):
            continue
        if word in _MULTIPLES:
            total = (total or 1) * number
        elif total is not None and number >= 1 and (word[0].isdigit() or total < 20):
            break
        else:
            total = (total or 0) + number
    return total


def _number(word: str) -> Number | None:
    if word == "half":
        return Fraction(1, 2)
    if word in NUMBERS:
        return NUMBERS[word]
    plain = word.replace(",", "")
    if not plain.replace("/", "", 1).replace(".", "", 1).isdecimal() or len(plain) > 9:
        return None
    if plain.isascii() and plain.isdecimal():
        return int(plain)
    return Fraction(plain) if plain.isascii() and not plain.endswith("/0") else None
