"""Finds the people a text names, and gathers the mentions of each.

A run of capitalised words is a person when something says so: a title or an office before it, a
known given name at its head, the shape of a Korean, Chinese, Slavic, Arabic or Persian name, or
an apposition that says what the person is. A family name alone counts once its bearer has been
named in full. Where nothing speaks for a person, none is claimed: a missed person costs less
than a city taken for one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from geo.reading.people.known_names import given_names
from geo.reading.people.name_runs import RUN, Mention, read_run, role_before
from geo.reading.people.who import is_family_first, is_person
from geo.reading.people.word_lists import FAMILY_FIRST, HEADS, PARTICLES, PLAIN
from geo.text import Prose, Span

_ROLE_AFTER = re.compile(
    r",\s(?:the\s|a\s|an\s|his\s|her\s|its\s|their\s|then\s)?([^,.;:()\n\"“”]{3,80}?)(?=,|\.|;|\swho\b)"
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
            named = (mention.title or len(mention.words) > 1) and is_person(text, mention)
            (sure if named or _is_aged(text, mention) else loose).append(mention)
    groups = _gathered(sure, loose)
    people = [_person(text, g) for g in groups]
    return sorted(people, key=lambda p: p.mentions[0])


def _is_aged(text: str, mention: Mention) -> bool:
    """Whether an age follows a given name that stands alone: "Oleh, 41, a bus driver"."""
    name = mention.words[0]
    if len(mention.words) > 1 or name not in given_names() or not _AGE.match(text, mention.end):
        return False
    mention.gender = given_names()[name]
    return True


_AGE = re.compile(r", \d\d,")


def _family(words: list[str]) -> str:
    """Return the name a person is called by after the first mention."""
    if words[0] in FAMILY_FIRST and len(words) in (2, 3) and words[0] not in given_names():
        return words[0]
    if len(words) > 1 and is_family_first(words):
        return words[0]
    last = words[-1]
    if last in {"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"} and len(words) > 2:
        last = words[-2]
    return _without_article(last)


def _without_article(name: str) -> str:
    """Return an Arabic family name without its "al-"."""
    return name[3:] if name.startswith(_ARTICLES) else name


_ARTICLES = ("al-", "Al-", "el-", "El-")


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
    named = {family: _named_at(bearers) for family, bearers in by_family.items()}
    for mention in loose:
        words = [w for w in mention.words if w.lower() not in PARTICLES]
        bearers = named.get(_without_article(words[0])) if len(words) == 1 else None
        if bearers:
            at = bisect_right(bearers, mention.start, key=lambda bearer: bearer[0])
            bearers[max(0, at - 1)][1].mentions.append(mention)
    return groups


def _named_at(bearers: list[_Group]) -> list[tuple[int, _Group]]:
    """List where each bearer of a family name is named in full, or first, in reading order."""
    places = []
    for group in bearers:
        if len(group.words) > 1 or group.mentions[0].title:
            full = [m for m in group.mentions if len(m.words) > 1] or group.mentions[:1]
            places += [(m.start, group) for m in full]
    return sorted(places, key=lambda place: place[0])


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


def _person(text: str, group: _Group) -> Person:
    """Sum a group up: fullest name, first title, commonest gender."""
    mentions = sorted(group.mentions, key=lambda m: m.start)
    genders = Counter(m.gender for m in mentions if m.gender)
    title = next((m.title for m in mentions if m.title.rstrip(".") not in PLAIN), "")
    for office in (role_before, _role_after):
        title = title or next((r for m in mentions[:3] if (r := office(text, m))), "")
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
