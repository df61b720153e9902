"""A voice: its remarks as cards, its cues as bars, its places and arcs as rows for the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from geo.asking.voices.remarks import Saying, Spot, spots
from geo.asking.voices.utterances import Arc, Voice, cue_of
from geo.drawing.cards import KINDS_SAID, empty_state
from geo.drawing.excerpt import attributes, escape, pick
from geo.drawing.palette import hue_of
from geo.drawing.printed import notes
from geo.drawing.provenance import provenance
from geo.drawing.wording import counted, days_of, listed
from geo.words import spoken_days

MOST_BARS = 10
"""Cues that are drawn as bars; the rest are named."""

PIN_COLUMNS = (
    "id", "name", "kind", "country", "hue", "shape", "count", "literal", "told", "lon", "lat",
)  # fmt: skip


def voice_told(voice: Voice, said: Sequence[Saying]) -> str:
    """Say in what office somebody speaks, how often, when, and where most of it was said."""
    printed = sum(len(s.printings) for s in said)
    places = [spot for spot in spots(said) if spot.said]
    days = [day for s in said for day in s.days if day]
    when = spoken_days(min(days), max(days)) if days else ""
    where = f"said in {listed([p.name for p in places[:3]])}" if places else ""
    also = [n for n in voice.spellings if n != voice.name]
    spelled = f"also printed as {listed(also)}" if also else ""
    counts = f"{counted(len(said), 'remark')} in {counted(printed, 'printing')}"
    office = f"{voice.role}. " if voice.role else ""
    return f"{office}{'; '.join(filter(None, [counts, when, where, spelled]))}."


def remark_cards(sayings: Sequence[Saying], chosen: str = "") -> str:
    """Return remarks as cards: day and place, words, what about, the cue, who prints them."""
    if not sayings:
        return empty_state(
            "No remark fits all of this", "Take away one of the chips above, or clear them all."
        )
    outlets = {u.id.removeprefix("remark:"): u.outlet for s in sayings for u in s.printings}
    cards = "".join(_card(saying, saying.holds(chosen), outlets) for saying in sayings)
    return f'<div class="telling voices"><div class="cards">{cards}</div></div>'


def _card(saying: Saying, is_chosen: bool, outlets: Mapping[str, str]) -> str:
    classes = f"card {hue_of(saying.regions)}" + (" chosen" if is_chosen else "")
    where = f", {saying.said_at_name}" if saying.said_at_name else ""
    worked = attributes(
        type="button",
        class_="pick speaker",
        data_id=saying.id,
        aria_current="true" if is_chosen else None,
    )
    day = days_of(*saying.days) or "Day not given"
    return (
        f"<article{attributes(class_=classes, data_id=saying.id)}>"
        f"<header><button{worked}>{escape(day + where)}</button></header>"
        f'<blockquote dir="auto">{escape(saying.shown.words)}</blockquote>'
        f"{_facts(saying)}{provenance(saying)}{notes(saying, dict(outlets))}</article>"
    )


def _facts(saying: Saying) -> str:
    shown = saying.shown
    kind = KINDS_SAID.get(shown.kind, shown.kind)
    facts = {
        "About": f"<bdi>{escape(listed(saying.about_names))}</bdi>" if saying.about else "",
        "How": escape(f"“{shown.cue}”, {kind}" if cue_of(shown) else kind),
    }
    items = "".join(
        f"<div><dt>{term}</dt><dd>{said}</dd></div>" for term, said in facts.items() if said
    )
    return f'<dl class="facts">{items}</dl>'


def cue_bars(cues: Iterable[tuple[str, int]], chosen: str = "") -> str:
    """Return the cues as printed, each with its count as a bar; the count judges nothing."""
    every = tuple(cues)
    if not every:
        return empty_state("No cue is printed", "These quotations stand without a verb of saying.")
    rows = [(f"cue:{cue}", cue, "", count) for cue, count in every]
    return bars(rows[:MOST_BARS], f"cue:{chosen}", more=rows[MOST_BARS:])


BarRow = tuple[str, str, str, int]
"""Id, words, what is said under them, and a count."""


def bars(
    rows: Sequence[BarRow],
    chosen: str = "",
    kind: str = "",
    more: Sequence[BarRow] = (),
    most: int = 0,
    opens: bool = False,
) -> str:
    """Return counts as bars on one scale, and under them ``more`` that are only named.

    ``most`` is what the longest bar stands for, if not the highest count here; a bar is chosen, or
    ``opens`` what its id stands for.
    """
    most = most or max((count for *_, count in rows), default=1)
    items = "".join(_bar(*row, most, row[0] == chosen, opens) for row in rows)
    named = ", ".join(_named(*row, row[0] == chosen) for row in more)
    also = f'<p class="quiet also">And {named}</p>' if named else ""
    return f'<div class="telling"><ul class="bars {escape(kind)}">{items}</ul>{also}</div>'


def _named(id: str, words: str, under: str, count: int, is_chosen: bool) -> str:
    return f'<button{pick(id, is_chosen)} dir="auto">{escape(words)}</button> {count:,}'


def _bar(
    id: str, words: str, under: str, count: int, most: int, is_chosen: bool, opens: bool
) -> str:
    worked = pick(
        "" if opens else id,
        is_chosen,
        data_open=id if opens else None,
        aria_label=f"{words}{', ' + under if under else ''}: {count:,}",
    )
    beneath = f"<small>{escape(under)}</small>" if under else ""
    return (
        f'<li><button{worked}><span class="word" dir="auto">{escape(words)}{beneath}</span>'
        f'<span class="track"><span class="fill" style="width:{100 * count / most:.1f}%"></span>'
        f'</span><span class="number">{count:,}</span></button></li>'
    )


def spot_pins(spots: Iterable[Spot]) -> pd.DataFrame:
    """Return a voice's places as marks: filled for what was said there, a ring for what is about.

    The columns are those that ``atlas.pin_layer`` reads.
    """
    rows = [
        (
            spot.id, spot.name, spot.kind, spot.country, hue_of(spot.regions), "",
            spot.said + spot.about, spot.said, _told(spot), spot.lon, spot.lat,
        )
        for spot in spots
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(PIN_COLUMNS)).astype({"lon": float, "lat": float})


def _told(spot: Spot) -> str:
    said = f"{counted(spot.said, 'remark')} made here" if spot.said else ""
    about = f"{counted(spot.about, 'remark')} about it" if spot.about else ""
    return listed([said, about])


def arc_rows(arcs: Iterable[Arc], spots: Iterable[Spot]) -> pd.DataFrame:
    """Return a voice's arcs as ``atlas.arc_layer`` reads them, in the hue of what they lead to."""
    hues = {spot.id: hue_of(spot.regions) for spot in spots}
    rows = [
        {
            "id": arc.id,
            "hue": hues.get(arc.id.partition(">")[2], "other"),
            "label": f"Said in {arc.start_name} about {arc.end_name}: "
            + counted(arc.count, "remark"),
            "count": arc.count,
            "from_lon": arc.start[0],
            "from_lat": arc.start[1],
            "to_lon": arc.end[0],
            "to_lat": arc.end[1],
        }
        for arc in arcs
    ]
    columns = ["id", "hue", "label", "count", "from_lon", "from_lat", "to_lon", "to_lat"]
    return pd.DataFrame(rows, columns=columns)


def spot_list(spots: Iterable[Spot], arcs: Iterable[Arc], chosen: Sequence[str] = ()) -> str:
    """Return a voice's map as two lists: its places, and its arcs from where to what about."""
    places = "".join(_item(s.id, s.name, _told(s), s.id in chosen) for s in spots)
    lines = "".join(
        _item(
            a.id,
            f"{a.start_name} → {a.end_name}",
            counted(a.count, "remark"),
            a.id == ">".join(chosen),
        )
        for a in arcs
    )
    return (
        f'<div class="places"><section><h3>Places</h3><ul>{places}</ul></section>'
        f"<section><h3>From where it was said to what it is about</h3><ul>{lines}</ul></section>"
        "</div>"
    )


def _item(id: str, words: str, told: str, is_chosen: bool) -> str:
    return (
        f"<li><button{pick(id, is_chosen)}><bdi>{escape(words)}</bdi></button>"
        f'<span class="told">{escape(told)}</span></li>'
    )
