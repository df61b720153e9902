"""Text to safe HTML: the one escaping function of the house, and marks laid over a text.

An article's characters are shown as they are: letters and punctuation unchanged, what a
browser would act on or could not show (tags, NUL, lone surrogates) made visible. Marks may
nest, overlap and cross sentences; HTML elements may not, so a mark that crosses another is
drawn in pieces that share one ``data-id``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from geo.drawing.palette import Hue
from geo.text import Span

MarkKind = Literal["place", "time", "quotation"]

_SHOWN = {code: 0x2400 + code for code in range(32) if code not in (9, 10, 13)}
_SHOWN |= {0x7F: 0x2421}
_SHOWN |= {code: 0xFFFD for code in (*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)}


COMPOUND = re.compile(r"[^\s<>]+-[^\s<>]+")


def escape_whole(text: object) -> str:
    """Return text to be put into a headline: safe, its compounds ("el-Sheikh") kept on one line."""
    return COMPOUND.sub(lambda found: f'<span class="whole">{found[0]}</span>', escape(text))


def escape(text: object) -> str:
    """Return text that HTML shows as it stands, in an element or in a quoted attribute.

    Control characters become their pictures (NUL is shown as ``␀``), lone surrogates and
    non-characters the replacement character. Everything that is not a string is shown as
    ``str`` shows it.
    """
    return html.escape(str(text).translate(_SHOWN), quote=True)


def attributes(**values: object) -> str:
    """Return HTML attributes, escaped, without those that are ``None``, ``False`` or empty.

    Underscores in names become hyphens and one at the end is dropped: ``class_``, ``data_id``.
    """
    parts = [
        f' {name.rstrip("_").replace("_", "-")}="{escape(1 if value is True else value)}"'
        for name, value in values.items()
        if value not in (None, False, "")
    ]
    return "".join(parts)


def pick(id: str, is_chosen: bool, kind: str = "", **more: object) -> str:
    """Return the attributes of a button that chooses what has an id; ``kind`` is a class more."""
    classes = " ".join(filter(None, ("pick", kind, "chosen" if is_chosen else "")))
    current = "true" if is_chosen else None
    return attributes(type="button", class_=classes, data_id=id, aria_current=current, **more)


def svg(width: int, height: int, drawn: str, **told: object) -> str:
    """Return an SVG document of so many pixels; ``told`` are further attributes."""
    size = {"width": width, "height": height, "viewBox": f"0 0 {width} {height}"}
    return f"<svg{attributes(xmlns='http://www.w3.org/2000/svg', **size, **told)}>{drawn}</svg>"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a text to be marked.

    ``id`` is what a click on the mark sends back and ``place`` the id of the place it stands
    for, which chooses it too. ``label`` is what a screen reader says. ``form`` tells more of
    the kind ("metonymic", "direct", "vague"); ``doubtful`` draws it broken instead of solid.
    """

    id: str
    kind: MarkKind
    spans: tuple[Span, ...]
    label: str
    hue: Hue = "other"
    form: str = ""
    doubtful: bool = False
    place: str = ""

    @property
    def held(self) -> bool:
        """Whether the mark is worked by a handle before it, as it may hold other marks."""
        return self.kind == "quotation"


@dataclass(frozen=True, slots=True)
class _Piece:
    """One stretch of one mark, inside the window that is drawn."""

    start: int
    end: int
    mark: Mark
    opens: bool

    @property
    def order(self) -> tuple[int, int, bool, str]:
        return self.start, -self.end, not self.mark.held, self.mark.id


class MarkedText:
    """A text and its marks, to be drawn window by window.

    Parameters
    ----------
    text : str
        The text as published.
    marks : iterable of Mark
        Marks whose spans lie in the text, in any order.
    chosen : str
        Id of a mark or of a place that is chosen.
    """

    def __init__(self, text: str, marks: Iterable[Mark], chosen: str = "") -> None:
        self.text = text
        self.chosen = chosen
        pieces = (
            _Piece(max(0, span.start), min(len(text), span.end), mark, i == 0)
            for mark in marks
            for i, span in enumerate(mark.spans)
        )
        self.pieces = sorted((p for p in pieces if p.end > p.start), key=lambda p: p.order)
        self.holders = _holders(self.pieces)

    def window(self, start: int, end: int, pieces: Sequence[_Piece] | None = None) -> str:
        """Return the characters from ``start`` to ``end`` as HTML, with what marks them."""
        among = self.pieces if pieces is None else pieces
        clipped = [
            _Piece(max(p.start, start), min(p.end, end), p.mark, p.opens and p.start >= start)
            for p in among
            if p.start < end and start < p.end
        ]
        return self._nested(start, end, clipped)

    def _nested(self, start: int, end: int, pieces: list[_Piece]) -> str:
        """Sweep over the window, opening and closing elements so that they nest."""
        pieces.sort(key=lambda p: p.order)
        edges = sorted({start, end, *(p.start for p in pieces), *(p.end for p in pieces)})
        out: list[str] = []
        stack: list[_Piece] = []
        following = 0
        for here, there in zip(edges, [*edges[1:], None], strict=True):
            stack = self._close(out, stack, here)
            while following < len(pieces) and pieces[following].start == here:
                stack.append(pieces[following])
                out.append(self._opening(pieces[following]))
                following += 1
            if there is not None:
                out.append(escape(self.text[here:there]))
        return "".join(out)

    def _close(self, out: list[str], stack: list[_Piece], here: int) -> list[_Piece]:
        """Close what ends here; what crosses it is closed too and opened again."""
        ending = [i for i, piece in enumerate(stack) if piece.end <= here]
        if not ending:
            return stack
        crossing = [piece for piece in stack[ending[0] :] if piece.end > here]
        out.append("</mark>" * (len(stack) - ending[0]))
        again = [_Piece(here, p.end, p.mark, False) for p in crossing]
        out.extend(self._opening(piece) for piece in again)
        return stack[: ending[0]] + again

    def _opening(self, piece: _Piece) -> str:
        """Return the tag that opens a piece, after the handle if it is worked by one."""
        mark = piece.mark
        is_chosen = bool(self.chosen) and self.chosen in (mark.id, mark.place)
        classes = [mark.kind, mark.hue, mark.form, "doubtful" if mark.doubtful else ""]
        classes += ["chosen" if is_chosen else ""]
        common = {"class_": " ".join(filter(None, classes)), "data_id": mark.id}
        common |= {"data_place": mark.place}
        if mark.held or mark.id in self.holders:
            handle = _handle(mark, is_chosen) if piece.opens else ""
            return f"{handle}<mark{attributes(**common)}>"
        if not piece.opens:
            return f"<mark{attributes(**common)}>"
        current = "true" if is_chosen else None
        worked = {"role": "button", "tabindex": "0", "aria_label": mark.label}
        return f"<mark{attributes(**common, **worked, aria_current=current)}>"


def marked(text: str, marks: Iterable[Mark], chosen: str = "") -> str:
    """Return a text as safe HTML in which every mark is a ``<mark>`` that can be worked.

    Examples
    --------
    >>> marked("in <Wonsan>", [Mark("a:toponym:4-10", "place", (Span(4, 10),), "Wonsan: city")])
    'in &lt;<mark class="place other" data-id="a:toponym:4-10" role="button" tabindex="0" \
aria-label="Wonsan: city">Wonsan</mark>&gt;'
    """
    return MarkedText(text, marks, chosen).window(0, len(text))


def _handle(mark: Mark, is_chosen: bool) -> str:
    """Return the button before a mark that may not be a button itself, as it holds others.

    A ``<span>``, as no line may break between it and the words it stands for.
    """
    worked = attributes(
        role="button",
        tabindex="0",
        class_=f"handle {mark.kind} {mark.hue}",
        data_id=mark.id,
        data_place=mark.place,
        aria_label=mark.label,
        aria_current="true" if is_chosen else None,
    )
    return f"<span{worked}></span>"


def _holders(pieces: Sequence[_Piece]) -> frozenset[str]:
    """Return the ids of marks that some other mark lies in or crosses."""
    holders: set[str] = set()
    reaching: list[_Piece] = []
    for piece in pieces:
        reaching = [held for held in reaching if held.end > piece.start]
        holders.update(held.mark.id for held in reaching)
        reaching.append(piece)
    return frozenset(holders)
