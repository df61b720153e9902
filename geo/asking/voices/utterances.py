"""One speaker over time: what was said, where, about where, and how each outlet printed it.

A voice is gathered from two places: quotations read in articles, and remarks of the reference
chronology as one named source prints them. Cues are counted as printed and never judged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import geopandas as gpd

from geo.asking.mentions import day
from geo.asking.sentences import Known
from geo.reading.joining.chronology_match import name_parts, same_person
from geo.world.chronology import Remark, days_of

QUOTED = re.compile(r"[“\"‘«](.+)[”\"’»]", re.DOTALL)
"""From the first opening quotation mark to the last closing one."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something somebody said, as one article or one source prints it.

    ``id`` is a mention's id, or ``remark:`` and a remark's. ``first`` and ``last`` are the days
    on which it can have been said, ``None`` where nobody says. ``said_at`` and ``about`` are
    place ids. ``url`` leads to the source of a remark; it is empty for a read quotation, whose
    article's day is ``published``.
    """

    id: str
    speaker: str
    role: str
    words: str
    cue: str
    kind: str
    first: date | None
    last: date | None
    said_at: str
    about: tuple[str, ...]
    outlet: str
    title: str
    article: str = ""
    url: str = ""
    happening: str = ""
    note: str = ""
    published: date | None = None


def has_words(said: Iterable[Utterance]) -> bool:
    """Whether any of somebody's own words are printed, not only told by a reporter."""
    return any(u.kind != "indirect" for u in said)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker under the name most often printed, with every other spelling met."""

    name: str
    spellings: tuple[str, ...]
    role: str
    count: int


def utterances(mentions: gpd.GeoDataFrame, remarks: Iterable[Remark]) -> tuple[Utterance, ...]:
    """Return everything said by somebody named, in the order of days (undated last)."""
    quoted = mentions[(mentions["kind"] == "quotation") & (mentions["speaker"] != "")]
    found = [_read(row) for row in quoted.itertuples(index=False)]
    found += [_printed(remark) for remark in remarks]
    return tuple(sorted(found, key=lambda u: (u.first or date.max, u.id)))


def _read(row: object) -> Utterance:
    """Return a quotation of the mention table as an utterance."""
    take = row.__getattribute__
    words = printed_words(take("words"), take("quote_kind"))
    return Utterance(
        id=take("mention"), speaker=take("speaker"), role=take("speaker_role"), words=words,
        cue=take("cue"), kind=take("quote_kind"), first=day(take("first")),
        last=day(take("last")), said_at=take("said_at"), about=tuple(take("about")),
        outlet=take("outlet"), title=take("title"), article=take("article"),
        happening=take("happening"), published=day(take("published")),
    )  # fmt: skip


def printed_words(words: str, kind: str) -> str:
    """Return what stands between quotation marks, where a quotation is mixed with other words."""
    between = QUOTED.search(words) if kind == "mixed" else None
    return between[1] if between else words


def _printed(remark: Remark) -> Utterance:
    first, last = days_of(remark.said_on)
    return Utterance(
        id=f"remark:{remark.id}", speaker=remark.speaker, role=remark.speaker_role,
        words=remark.text, cue=remark.cue, kind=remark.kind, first=first, last=last,
        said_at=remark.said_at_id, about=remark.about_ids, outlet=remark.source.publisher,
        title=remark.source.title, url=remark.source.url, happening=remark.happening,
        note=remark.note,
    )  # fmt: skip


def voices(said: Sequence[Utterance]) -> tuple[Voice, ...]:
    """Return the speakers, most quoted first, with the spellings of one name together.

    Only a full name gathers others: "Lavrov" joins "Sergei Lavrov" when one person alone bears
    that surname here.
    """
    counts = Counter(u.speaker for u in said)
    families: dict[str, list[list[str]]] = {}
    for name in sorted(counts, key=lambda n: (-len(n.split()), -counts[n], n)):
        family = families.setdefault("".join(name_parts(name)[-1:]), [])
        homes = [g for g in family if same_person(name, g[0])]
        if len(homes) == 1:
            homes[0].append(name)
        else:
            family.append([name])
    roles = _roles(said)
    made = [_voice(group, counts, roles) for groups in families.values() for group in groups]
    return tuple(sorted(made, key=lambda v: (-v.count, v.name)))


def _roles(said: Iterable[Utterance]) -> dict[str, Counter[str]]:
    """Count the roles printed with each speaker."""
    roles: dict[str, Counter[str]] = {}
    for utterance in said:
        if utterance.role:
            roles.setdefault(utterance.speaker, Counter())[utterance.role] += 1
    return roles


def _voice(names: list[str], counts: Counter[str], printed: Mapping[str, Counter[str]]) -> Voice:
    full = [name for name in names if " " in name] or names
    best = max(full, key=lambda name: (counts[name], name))
    roles = sum((printed.get(name, Counter()) for name in names), Counter[str]())
    role = min(roles, key=lambda r: (-roles[r], r)) if roles else ""
    return Voice(best, tuple(sorted(names)), role, sum(counts[name] for name in names))


def of_voice(voice: Voice, said: Iterable[Utterance]) -> tuple[Utterance, ...]:
    """Return what this speaker said, in the order given."""
    return tuple(u for u in said if u.speaker in voice.spellings)


def by_voice(said: Sequence[Utterance]) -> tuple[tuple[Voice, tuple[Utterance, ...]], ...]:
    """Return every voice with what it said, most quoted first."""
    found = voices(said)
    home = {spelling: voice.name for voice in found for spelling in voice.spellings}
    own: dict[str, list[Utterance]] = {voice.name: [] for voice in found}
    for utterance in said:
        own[home[utterance.speaker]].append(utterance)
    return tuple((voice, tuple(own[voice.name])) for voice in found)


def cue_of(utterance: Utterance) -> str:
    """Return the cue in lower case; empty where only a colon or nothing introduces the words."""
    cue = " ".join(utterance.cue.casefold().split())
    return cue if any(map(str.isalpha, cue)) else ""


def cues(said: Iterable[Utterance]) -> tuple[tuple[str, int], ...]:
    """Count the cues as printed, most frequent first; the count judges nothing."""
    counts = Counter(filter(None, (cue_of(u) for u in said)))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, slots=True)
class Arc:
    """From where something was said to a place it is about; ends are (lon, lat), EPSG:4326."""

    id: str
    start: tuple[float, float]
    end: tuple[float, float]
    start_name: str
    end_name: str
    count: int


class Placed(Protocol):
    """Something that was said somewhere, about somewhere."""

    @property
    def said_at(self) -> str:
        """Id of the place where it was said, empty where nobody says."""
        ...

    @property
    def about(self) -> tuple[str, ...]:
        """Ids of the places it is about."""
        ...


def arcs(said: Iterable[Placed]) -> tuple[Arc, ...]:
    """Join where things were said to what they were about, once for each pair of places."""
    known = Known()
    pairs = Counter((u.said_at, about) for u in said if u.said_at for about in u.about)
    found = []
    for (start, end), count in sorted(pairs.items()):
        here, there = known.place(start), known.place(end)
        if start == end or not (here and there) or here.lon is None or there.lon is None:
            continue
        ends = (float(here.lon), float(here.lat or 0)), (float(there.lon), float(there.lat or 0))
        found.append(Arc(f"{start}>{end}", *ends, here.name, there.name, count))
    return tuple(found)
