"""Two articles side by side: what both tell and what one tells, as a ledger, pins and passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from geo.asking.comparison.compared_sides import LANES, Comparison, Lane, lane_of
from geo.asking.comparison.told_by_both import QuotedTwice, Told
from geo.asking.sentences import Known
from geo.asking.voices.utterances import Utterance
from geo.drawing.cards import empty_state
from geo.drawing.excerpt import attributes, escape, pick
from geo.drawing.printed import marked_apart
from geo.drawing.voice_profile import PIN_COLUMNS
from geo.drawing.wording import Row, counted, days_of, listed, rows_of

SIGNS = {"left": "◀", "both": "●", "right": "▶"}
SAID = {"left": "only on the left", "both": "in both", "right": "only on the right"}
LANE_TITLES = {
    "reference": "Reference chronology",
    "left": "Only on the left",
    "both": "In both",
    "right": "Only on the right",
}
"""The lanes of a comparison's timeline, from top to bottom."""

LONGEST = 110
"""Characters of a quotation that the ledger repeats."""

Names = tuple[str, str]


def sides_legend(names: Names) -> str:
    """Return what the signs of the map, the timeline and the ledger mean, and whose sides they are.

    The names stand here whole, which the boxes that choose them may cut and paper leaves out.
    """
    named = {"left": names[0], "right": names[1]}
    items = "".join(
        f'<span role="listitem">{_sign(lane)}<span>{SAID[lane]}{_side(named.get(lane, ""))}'
        "</span></span>"
        for lane in LANES
    )
    return (
        '<div class="telling"><div class="sides-legend" role="list" '
        f'aria-label="What the signs mean">{items}</div></div>'
    )


def _side(name: str) -> str:
    return f': <b dir="auto">{escape(name)}</b>' if name else ""


def _sign(lane: Lane) -> str:
    return f'<span class="sign {lane}" aria-hidden="true">{SIGNS[lane]}</span>'


def told_pins(told: Iterable[Told]) -> pd.DataFrame:
    """Return the places of both sides as marks, as ``atlas.pin_layer`` reads them."""
    known, rows = Known(), []
    for one in told:
        place = known.place(one.id)
        if place is None:
            continue
        lane, count = lane_of(one), len(one.left_mentions) + len(one.right_mentions)
        shape = "circle" if lane == "both" else lane
        said = f"{SAID[lane]}, {_counts(one)}" + (f"; {_two_names(one)}" if one.named_apart else "")
        rows.append(
            (place.id, place.name, place.kind, place.country, lane, shape, count, count, said,
             place.lon, place.lat)
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(PIN_COLUMNS)).astype({"lon": float, "lat": float})


def _counts(told: Told) -> str:
    left, right = len(told.left_mentions), len(told.right_mentions)
    if told.shared:
        return f"{left:,} left, {right:,} right"
    return counted(left or right, "mention")


def _two_names(told: Told) -> str:
    return f"“{told.left[0]}” left, “{told.right[0]}” right"


def ledger(compared: Comparison, chosen: Sequence[str] = ()) -> str:
    """Return places, days, speakers and quotations in three columns: left, both, right."""
    groups = {
        "Places": [(lane_of(t), _told_item(t, t.id, chosen)) for t in compared.places],
        "Days": [(lane_of(t), _told_item(t, _first(t), chosen)) for t in compared.days],
        "Speakers": [
            (lane_of(t), _told_item(t, f"speaker:{t.id}", chosen)) for t in compared.speakers
        ],
    }
    drawn = "".join(_group(title, items) for title, items in groups.items() if items)
    return (
        f'<div class="telling"><div class="ledger">{drawn}{_quotes(compared, chosen)}</div></div>'
    )


def _first(told: Told) -> str:
    return (*told.left_mentions, *told.right_mentions)[0]


def _group(title: str, items: Sequence[tuple[Lane, str]], long: str = "") -> str:
    sides = []
    for lane in LANES:
        held = [item for where, item in items if where == lane]
        listing = f"<ul>{''.join(held)}</ul>" if held else '<p class="none">None</p>'
        head = f"<h4>{_sign(lane)}<span>{SAID[lane].capitalize()} ({len(held):,})</span></h4>"
        sides.append(f'<div class="side {lane} {long}">{head}{listing}</div>')
    return f'<section><h3>{title}</h3><div class="sides">{"".join(sides)}</div></section>'


def _told_item(told: Told, id: str, chosen: Sequence[str]) -> str:
    is_chosen = id in chosen or not {*told.left_mentions, *told.right_mentions}.isdisjoint(chosen)
    said = _counts(told) + (f"; {_two_names(told)}" if told.named_apart and _is_place(told) else "")
    return f'<li>{_pick(id, told.name, is_chosen)} <span class="told">{escape(said)}</span></li>'


def _is_place(told: Told) -> bool:
    return ":" in told.id


def _pick(id: str, words: str, is_chosen: bool, kind: str = "") -> str:
    return f"<button{pick(id, is_chosen, kind)}><bdi>{escape(words)}</bdi></button>"


def _quotes(compared: Comparison, chosen: Sequence[str]) -> str:
    items: list[tuple[Lane, str]] = [
        *(("left", _quote_item(u, chosen)) for u in compared.left_only),
        *(("right", _quote_item(u, chosen)) for u in compared.right_only),
    ]
    items += [("both", _quote_item(pair.left, chosen)) for pair in compared.remarks]
    return _group("Quotations", items, "long") if items else ""


def _quote_item(said: Utterance, chosen: Sequence[str]) -> str:
    short = said.words
    if len(short) > LONGEST:
        short = short[:LONGEST].rsplit(" ", 1)[0] + " …"
    who = f'<span class="told">{escape(said.speaker)}</span>'
    return f"<li>{_pick(said.id, short, said.id in chosen, 'words')} {who}</li>"


def remarks_in_both(pairs: Sequence[QuotedTwice], names: Names) -> str:
    """Return each remark that both sides print, with what differs marked and said."""
    if not pairs:
        return empty_state("No remark stands in both", "What each side quotes is listed above.")
    return f'<div class="telling">{"".join(_pair(pair, names) for pair in pairs)}</div>'


def _pair(pair: QuotedTwice, names: Names) -> str:
    sides = ((pair.left, pair.right, "left"), (pair.right, pair.left, "right"))
    columns = "".join(
        f'<div class="{where}"><p class="outlet">{escape(names[number])}</p>'
        f'<blockquote dir="auto">{marked_apart(one.words, other.words)}</blockquote>'
        f'<p class="quiet">{_facts(one)}</p></div>'
        for number, (one, other, where) in enumerate(sides)
    )
    return (
        f'<section class="printed"><header><h3>{_pick(pair.left.id, pair.left.speaker, False)}'
        f'</h3></header><div class="wordings">{columns}</div>{_verdict(pair)}</section>'
    )


def _facts(said: Utterance) -> str:
    opening = attributes(type="button", class_="open", data_open=said.id)
    day = days_of(said.first, said.last) or "day not given"
    cue = f", “{escape(said.cue)}”" if said.cue else ""
    return f"{escape(day)}{cue}. <button{opening}>Read its sentence</button>"


def _verdict(pair: QuotedTwice) -> str:
    """Say what sets two printings apart; nothing is said of who is right."""
    one, other = pair.left, pair.right
    told = []
    if pair.whole:
        rest = "right" if pair.whole == "left" else "left"
        told.append(f"The {pair.whole} prints more of it, the {rest} a part.")
    if one.first and other.first and (one.first, one.last) != (other.first, other.last):
        told.append(
            f"The days differ: {days_of(one.first, one.last)} on the left, "
            f"{days_of(other.first, other.last)} on the right."
        )
    if one.speaker != other.speaker:
        told.append(f"Named {one.speaker} on the left, {other.speaker} on the right.")
    return f'<p class="verdict">{escape(" ".join(told))}</p>' if told else ""


def passages(title: str, left: pd.DataFrame, right: pd.DataFrame, names: Names) -> str:
    """Return the sentences of both sides about one thing, each leading into its article."""
    sides = "".join(
        f'<div class="{where}"><h4>{escape(name)}</h4>{_sentences(rows)}</div>'
        for where, rows, name in zip(("left", "right"), (left, right), names, strict=True)
    )
    return f'<div class="telling"><h3>{escape(title)}</h3><div class="passages">{sides}</div></div>'


def _sentences(rows: pd.DataFrame, most: int = 12) -> str:
    if rows.empty:
        return '<p class="none quiet">Nothing of it here.</p>'
    once = rows.drop_duplicates(["article", "sentence_start"])
    items = "".join(_sentence(row) for row in rows_of(once.head(most)))
    more = len(once) - most
    rest = f'<p class="quiet">and {counted(more, "more sentence")}</p>' if more > 0 else ""
    return f"<ul>{items}</ul>{rest}"


def _sentence(row: Row) -> str:
    at = row.start - row.sentence_start
    end = min(row.end - row.sentence_start, len(row.sentence))
    before, words, after = row.sentence[:at], row.sentence[at:end], row.sentence[end:]
    opening = attributes(type="button", class_="open", data_open=row.mention)
    return (
        f'<li dir="auto">{escape(before)}<mark>{escape(words)}</mark>{escape(after)} '
        f"<button{opening}>Read it there</button></li>"
    )


def headline(compared: Comparison) -> str:
    """Say in one sentence what both sides tell: ``9 places, 2 days and 1 remark in both``."""
    counts = {
        "place": sum(t.shared for t in compared.places),
        "day": sum(t.shared for t in compared.days),
        "speaker": sum(t.shared for t in compared.speakers),
        "remark": len(compared.remarks),
    }
    told = listed(counted(number, noun) for noun, number in counts.items() if number)
    return f"{told} in both" if told else "Nothing in both"
