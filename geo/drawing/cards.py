"""Cards and lists: quotations to be read and chosen, and the map as a list of places."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from geo.drawing.excerpt import attributes, escape, pick
from geo.drawing.moments import undated
from geo.drawing.palette import HUES, REGION_NAMES, hue_of
from geo.drawing.pins import gather_places
from geo.drawing.reader import DOUBTFUL, PIECES
from geo.drawing.wording import Row, counted, days_of, listed, rows_of
from geo.text import Span

KINDS_SAID = {
    "direct": "word for word",
    "mixed": "in part word for word",
    "indirect": "in the reporter's words",
}
"""What the kinds of quotation mean, for readers."""


UNSURE = {
    "speaker": "Who said this is not sure.",
    "words": "Whether this was said, and how far it goes, is not sure.",
}
"""What a doubtful card says, by its less sure side."""

VOICE = "voice:"
"""Begins what is opened when a speaker is to be followed."""


def quote_cards(
    mentions: pd.DataFrame,
    chosen: str = "",
    doubts: Mapping[str, str] | None = None,
    limit: int = 60,
) -> str:
    """Return the quotations among the mentions as cards, in the table's order.

    Parameters
    ----------
    mentions : DataFrame
        Rows of the mention table; only quotations are drawn.
    chosen : str
        Id of the mention that is chosen; its card is always among those drawn.
    doubts : mapping of str to str, optional
        Something to be doubted about a quotation, by its mention id.
    limit : int
        How many cards at most; a line at the end says how many more there are.
    """
    quotations = mentions[mentions["kind"] == "quotation"]
    if quotations.empty:
        return empty_state(
            "No quotations here", "Widen the days above, or take away a place or a speaker there."
        )
    shown = quotations.head(limit)
    if chosen and chosen not in set(shown["mention"]):
        shown = pd.concat([quotations[quotations["mention"] == chosen], shown])
    cards = "".join(
        quote_card(row, chosen, (doubts or {}).get(row.mention, "")) for row in rows_of(shown)
    )
    rest = _rest(len(quotations) - len(shown), "more quotation")
    return f'<div class="cards">{cards}{rest}</div>'


def quote_card(row: Row, chosen: str = "", doubt: str = "") -> str:
    """Return one quotation as a card: who, in what role, the words, when, where, about where."""
    is_chosen = bool(chosen) and row.mention == chosen
    classes = f"card {hue_of(row.regions)}" + (" chosen" if is_chosen else "")
    unsure = UNSURE.get(row.unsure, "The reading is not sure of this one.")
    doubtful = doubt or (unsure if row.confidence < DOUBTFUL else "")
    return (
        f"<article{attributes(class_=classes, data_id=row.mention)}>"
        f"{_speaker(row, is_chosen)}{_words(row)}{_facts(row)}"
        + (f'<p class="doubt">{escape(doubtful)}</p>' if doubtful else "")
        + f"{_from(row)}</article>"
    )


def _speaker(row: Row, is_chosen: bool) -> str:
    name = row.speaker or "Speaker not named"
    worked = attributes(
        type="button",
        class_="pick speaker",
        data_id=row.mention,
        aria_current="true" if is_chosen else None,
    )
    role = (
        f'<span class="role"><bdi>{escape(row.speaker_role)}</bdi></span>'
        if row.speaker_role
        else ""
    )
    via = f'<span class="role">via <bdi>{escape(row.via)}</bdi></span>' if row.via else ""
    return (
        f"<header><button{worked}><bdi>{escape(name)}</bdi></button>{role}{via}"
        f"{voice_link(row.speaker)}</header>"
    )


def voice_link(speaker: str) -> str:
    """Return a way to all that a speaker said; empty where nobody is named."""
    if not speaker:
        return ""
    worked = attributes(
        type="button", class_="open voice", data_open=f"{VOICE}{speaker}",
        aria_label=f"All that {speaker} said",
    )  # fmt: skip
    return f"<button{worked}>All remarks</button>"


def _words(row: Row) -> str:
    """Return the quoted words, then the sentence around them where it says more."""
    quote = f'<blockquote dir="auto">{escape(row.words)}</blockquote>'
    around = _around(row)
    return quote + (f'<p class="around" dir="auto">{around}</p>' if around else "")


def _around(row: Row) -> str:
    """Return the sentence with the quoted words marked in it; empty where it adds nothing."""
    sentence = str(row.sentence).strip()
    spans, at = [], 0
    for piece in row.words.split(PIECES):
        at = sentence.find(piece, at)
        if at < 0:
            return ""
        spans.append(Span(at, at + len(piece)))
        at += len(piece)
    told = len(sentence) - sum(span.end - span.start for span in spans)
    if told < 12:
        return ""
    words = [f'<mark class="quotation">{escape(span.of(sentence))}</mark>' for span in spans]
    gaps = [
        Span(a, b)
        for a, b in zip(
            [0, *(s.end for s in spans)], [*(s.start for s in spans), len(sentence)], strict=True
        )
    ]
    parts = [escape(gap.of(sentence)) for gap in gaps]
    return parts[0] + "".join(w + p for w, p in zip(words, parts[1:], strict=True))


def _facts(row: Row) -> str:
    """Return when, where and how it was said, and what places it is about."""
    when = days_of(row.first, row.last) or "day not given"
    kind = KINDS_SAID.get(row.quote_kind, row.quote_kind)
    how = f"“{escape(row.cue)}”, {escape(kind)}" if row.cue else escape(kind)
    facts = {
        "Said": escape(when),
        "At": f"<bdi>{escape(row.said_at_name)}</bdi>" if row.said_at_name else "",
        "About": f"<bdi>{escape(listed(row.about_names))}</bdi>" if len(row.about_names) else "",
        "How": how,
    }
    items = "".join(
        f"<div><dt>{term}</dt><dd>{said}</dd></div>" for term, said in facts.items() if said
    )
    return f'<dl class="facts">{items}</dl>'


def _from(row: Row) -> str:
    """Return the line that says which article the quotation stands in."""
    day = days_of(row.published)
    title = f"<cite><bdi>{escape(row.title)}</bdi></cite>" if row.title else ""
    line = ", ".join(filter(None, [title, escape(row.outlet), escape(day)]))
    return f"<footer>{line}</footer>" if line else ""


def place_list(
    mentions: pd.DataFrame, chosen: str = "", limit: int = 200, total: int | None = None
) -> str:
    """Return the map's marks as a list by region: the same places, counts and choices.

    ``mentions`` may be places already gathered (``pins.gather_places``), of ``total`` in all.
    """
    every = mentions if "hue" in mentions.columns else gather_places(mentions)
    places = every.head(limit)
    if places.empty:
        return empty_state(
            "No places here", "Widen the days above, or take away a region or an article there."
        )
    groups = [
        f'<section class="{hue}"><h3>{escape(REGION_NAMES[hue])}</h3><ul>{items}</ul></section>'
        for hue in HUES
        if (
            items := "".join(
                _place_item(row, chosen) for row in rows_of(places[places["hue"] == hue])
            )
        )
    ]
    more = (len(every) if total is None else total) - len(places)
    return f'<div class="places">{"".join(groups)}{_rest(more, "more place")}</div>'


def _rest(number: int, noun: str) -> str:
    """Say how many more there are, and how to come to them; nothing when these are all."""
    if number <= 0:
        return ""
    return f'<p class="more">and {counted(number, noun)}: narrow what you look at to list them</p>'


def _place_item(row: Row, chosen: str) -> str:
    is_chosen = bool(chosen) and row.id == chosen
    worked = pick(row.id, is_chosen)
    told = counted(row.count, "mention")
    if row.figurative:
        told += f", {row.figurative:,} of a government or people"
    return (
        f"<li><button{worked}><bdi>{escape(row.name)}</bdi></button>"
        f'<span class="told">{escape(row.kind)} · {escape(told)}</span></li>'
    )


FEW = 6
"""Times without a day that are shown at once; more wait behind their number."""


def undated_list(mentions: pd.DataFrame, chosen: str = "") -> str:
    """Return the times that no calendar can hold, as words to be chosen; empty for none."""
    without = undated(mentions)
    if without.empty:
        return ""
    words = "".join(_undated_item(row, chosen) for row in rows_of(without))
    is_open = len(without) <= FEW or chosen in set(without["mention"])
    told = counted(len(without), "time", "times") + " without a day, so not on the line"
    return (
        f'<details class="undated"{attributes(open=is_open)}><summary>{escape(told)}</summary>'
        f"<p>{words}</p></details>"
    )


def _undated_item(row: Row, chosen: str) -> str:
    worked = pick(row.mention, row.mention == chosen)
    return f"<button{worked}><bdi>{escape(row.words)}</bdi></button>"


def empty_state(title: str, way_out: str) -> str:
    """Return what stands where there is nothing to show: what is missing, and a way out."""
    return (
        f'<div class="empty" role="status"><strong>{escape(title)}</strong>'
        f"<span>{escape(way_out)}</span></div>"
    )
