"""One remark in more than one printing: side by side, with the words that differ marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from geo.asking.voices.remarks import Saying, Wording
from geo.asking.voices.utterances import Utterance, cue_of
from geo.asking.voices.variants import Piece, differing
from geo.drawing.excerpt import attributes, escape
from geo.drawing.wording import counted, days_of, listed
from geo.words import NO_HEADLINE

REMARK_ID = re.compile(r"\b\d{4}-\d{2}-\d{2}-[a-z][a-z0-9-]*[a-z0-9]")
"""How the reference's notes name another of its remarks."""


def side_by_side(sayings: Iterable[Saying]) -> str:
    """Return every remark that is printed in different words, its printings beside each other."""
    every = tuple(sayings)
    outlets = {u.id.removeprefix("remark:"): u.outlet for s in every for u in s.printings}
    drawn = [_printed(saying, outlets) for saying in every if is_worded_apart(saying)]
    return f'<div class="telling">{"".join(drawn)}</div>' if drawn else ""


def is_worded_apart(saying: Saying) -> bool:
    """Whether a remark is known in more than one wording."""
    return len(saying.wordings) + len(saying.noted) > 1


def _printed(saying: Saying, outlets: dict[str, str]) -> str:
    others = [w[0].words for w in saying.wordings[1:]] + [n.words for n in saying.noted]
    first = saying.wordings[0]
    columns = [_wording(first, marked_apart(first[0].words, others[0]))]
    columns += [
        _wording(wording, marked_apart(wording[0].words, first[0].words))
        for wording in saying.wordings[1:]
    ]
    columns += [
        f'<div><p class="outlet">{escape(noted.outlet)}</p>'
        f'<blockquote dir="auto">{marked_apart(noted.words, first[0].words)}</blockquote>'
        '<p class="quiet">As quoted in the reference’s note.</p></div>'
        for noted in saying.noted
    ]
    where = f", {saying.said_at_name}" if saying.said_at_name else ""
    title = (days_of(*saying.days) or "Day not given") + where
    worked = attributes(type="button", class_="pick", data_id=saying.id)
    return (
        f'<section class="printed"><header><h3><button{worked}>{escape(title)}</button></h3>'
        f'<span class="quiet">{counted(len(columns), "wording")}</span></header>'
        f'<div class="wordings">{"".join(columns)}</div>{notes(saying, outlets)}</section>'
    )


def _wording(wording: Wording, words: str) -> str:
    cues = listed(dict.fromkeys(f"“{u.cue}”" for u in wording if cue_of(u)))
    cue = f'<p class="quiet">Cue: {escape(cues)}</p>' if cues else ""
    return (
        f'<div><p class="outlet">{printed_by(wording)}</p>'
        f'<blockquote dir="auto">{words}</blockquote>{cue}</div>'
    )


def printed_by(wording: Sequence[Utterance]) -> str:
    """Return who prints a wording: links to public pages, buttons to articles in the atlas."""
    return ", ".join(dict.fromkeys(_way_to(u) for u in wording))


def _way_to(utterance: Utterance) -> str:
    if utterance.article:
        title = utterance.title or NO_HEADLINE
        opening = attributes(type="button", class_="open", data_open=utterance.id)
        return f"<button{opening}><bdi>“{escape(title)}”</bdi></button>"
    if utterance.url.startswith(("https://", "http://")):
        link = attributes(href=utterance.url, target="_blank", rel="noopener noreferrer")
        return f"<a{link}><bdi>{escape(utterance.outlet)}</bdi></a>"
    return f"<bdi>{escape(utterance.outlet)}</bdi>"


def marked_apart(words: str, other: str) -> str:
    """Return words as HTML in which those that another printing has not are marked.

    Two printings that share nothing, such as an original and its translation, stay unmarked.
    """
    pieces, _ = differing(words, other)
    if not any(piece.shared for piece in pieces):
        return escape(words)
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    inner = piece.words.strip(" \n\t.,;:!?…“”‘’\"'—–-")
    if piece.shared or not inner:
        return escape(piece.words)
    before, _, after = piece.words.partition(inner)
    return f'{escape(before)}<mark class="differs">{escape(inner)}</mark>{escape(after)}'


def notes(saying: Saying, outlets: dict[str, str]) -> str:
    """Return what the reference notes about a remark's printings; empty where it notes nothing."""
    told = list(dict.fromkeys(u.note for u in saying.printings if u.note))
    if not told:
        return ""
    said = " ".join(
        REMARK_ID.sub(lambda match: _named(match[0], outlets), note).rstrip(".") + "."
        for note in told
    )
    return f'<p class="quiet noted"><b>Noted</b> {escape(said)}</p>'


def _named(id: str, outlets: dict[str, str]) -> str:
    """Return what stands for a remark's id in a note: the outlet that prints it."""
    return f"that in {outlets[id]}" if id in outlets else "another printing"
