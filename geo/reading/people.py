"""Finds the people a text names, and gathers the mentions of each.

A run of capitalised words is a person when something says so: a title or an office before it, a
known given name at its head, the shape of a Korean, Chinese, Slavic, Arabic or Persian name, or
an apposition that says what the person is. A family name alone counts once its bearer has been
named in full. Where nothing speaks for a person, none is claimed: a missed person costs less
than a city taken for one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from geo.reading.people_runs import RUN, Mention, given_names, is_person, read_run
from geo.reading.people_words import FAMILY_FIRST, HEADS
from geo.text import Prose, Span

_ROLE_AFTER = re.compile(
    r",\s(?:the\s|a\s|an\s|his\s|her\s)?([^,.;:()\n\"“”]{3,80}?)(?=,|\.|;|\swho\b)"
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the text names.

    ``name`` is the fullest form printed, ``title`` the office as printed beside it ("Russian
    Foreign Minister"), ``gender`` is ``f``, ``m`` or empty, and ``mentions`` are the spans of
    the name in reading order, without the title.
    """

    name: str
    title: str = ""
    gender: str = ""
    mentions: tuple[Span, ...] = ()

    @property
    def role(self) -> str:
        """The office as printed; another word for ``title``."""
        return self.title


@dataclass(slots=True)
class _Group:
    words: list[str]
    mentions: list[Mention] = field(default_factory=list)


@lru_cache(maxsize=2)
def find_people(prose: Prose) -> list[Person]:
    """Find every person named in the text, in order of first mention.

    Parameters
    ----------
    prose : Prose
        The text. Any text will do: what is not prose yields nobody.

    Returns
    -------
    list of Person
        No two share a span; ``prose.text[m.start:m.end]`` of each mention is a form of the name.

    Examples
    --------
    >>> [lavrov] = find_people(Prose("Foreign Minister Sergei Lavrov flew out. Lavrov spoke."))
    >>> lavrov.name, lavrov.title, len(lavrov.mentions)
    ('Sergei Lavrov', 'Foreign Minister', 2)
    """
    text = prose.text
    sure: list[Mention] = []
    loose: list[Mention] = []
    for run in RUN.finditer(text):
        mention = read_run(text, run)
        if mention is not None:
            (sure if is_person(text, mention) else loose).append(mention)
    groups = _gathered(sure, loose)
    people = [_person(text, g) for g in groups]
    return sorted(people, key=lambda p: p.mentions[0])


def _family(words: list[str]) -> str:
    """Return the name a person is called by after the first mention."""
    if words[0] in FAMILY_FIRST and len(words) in (2, 3) and words[0] not in given_names():
        return words[0]
    if words[0] in FAMILY_FIRST and len(words) > 1 and ("-" in words[-1] or len(words) == 3):
        return words[0]
    last = words[-1]
    if last in {"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"} and len(words) > 2:
        last = words[-2]
    return re.sub(r"^(?:[Aa]l|[Ee]l)-", "", last)


def _gathered(sure: list[Mention], loose: list[Mention]) -> list[_Group]:
    """Join the mentions of each person: full names by name, the rest by family name."""
    groups: list[_Group] = []
    by_family: dict[str, list[_Group]] = {}
    for mention in sorted(sure, key=lambda m: -len(m.words)):
        family = _family(mention.words)
        same = [g for g in by_family.get(family, ()) if _compatible(g, mention)]
        if same:
            nearest = min(same, key=lambda g: abs(g.mentions[0].start - mention.start))
            nearest.mentions.append(mention)
            continue
        group = _Group(mention.words, [mention])
        groups.append(group)
        by_family.setdefault(family, []).append(group)
    for mention in loose:
        if len(mention.words) == 1:
            bearers = by_family.get(re.sub(r"^(?:[Aa]l|[Ee]l)-", "", mention.words[0]), [])
            bearers = [g for g in bearers if len(g.words) > 1 or g.mentions[0].title]
            if bearers:
                _nearest_before(bearers, mention).mentions.append(mention)
    return groups


def _compatible(group: _Group, mention: Mention) -> bool:
    """Whether the mention can name the group's person."""
    one, other = group.words, mention.words
    genders = {m.gender for m in (group.mentions[0], mention)} - {""}
    if len(other) == 1:
        return len(genders) < 2
    shared = one[0] == other[0] or (
        one[0][0] == other[0][0] and (len(one[0]) < 3 or len(other[0]) < 3)
    )
    return shared or set(other) <= set(one)


def _nearest_before(bearers: list[_Group], mention: Mention) -> _Group:
    """Return the bearer of the name mentioned last before, else first after."""

    def distance(group: _Group) -> tuple[bool, int]:
        full = [m.start for m in group.mentions if len(m.words) > 1 or m is group.mentions[0]]
        first = min(abs(mention.start - at) + (at > mention.start) * 10**7 for at in full)
        return first >= 10**7, first

    return min(bearers, key=distance)


def _person(text: str, group: _Group) -> Person:
    """Sum a group up: fullest name, first title, commonest gender."""
    mentions = sorted(group.mentions, key=lambda m: m.start)
    genders = Counter(m.gender for m in mentions if m.gender)
    title = next((m.title for m in mentions if len(m.title) > 4), "")
    title = title or next((r for m in mentions[:3] if (r := _role_after(text, m))), "")
    name = " ".join(group.words)
    gender = genders.most_common(1)[0][0] if genders else ""
    return Person(name, title, gender, tuple(Span(m.start, m.end) for m in mentions))


def _role_after(text: str, mention: Mention) -> str:
    """Return the apposition that says what the person is, without its article."""
    match = _ROLE_AFTER.match(text, mention.end, mention.end + 110)
    if not match:
        return ""
    words = match[1].split()
    if words[0] in {"is", "was", "had", "has", "have", "who", "and", "but", "which", "whose"}:
        return ""
    return match[1] if any(w.lower().split("’")[0] in HEADS for w in words[:8]) else ""
