"""The join: three finders that do not know each other, brought together by sentence.

``read`` is the public door (``geo.read``). The finders mark places, times and quotations;
``settings`` says where and when each quotation was said and what it is about, ``deictics`` what
"today" is inside it; ``doubts`` says what a careful reader should look at again.
"""

from __future__ import annotations

from datetime import date

from geo.reading.joining.doubts import find_doubts
from geo.reading.joining.reanchoring import counted_by_speakers
from geo.reading.joining.said_where_when import set_in_place
from geo.reading.marks import Findings
from geo.reading.quotations import find_remarks
from geo.reading.timexes import find_timexes
from geo.reading.toponyms import find_toponyms
from geo.text import Prose


def read(text: str, published: date | None = None) -> Findings:
    """Read a news text: where, when, and who said what.

    Never raises on prose, needs no network, gives the same findings for the same text, and
    takes time linear in its length.

    Parameters
    ----------
    text : str
        The article's body exactly as published; offsets count its characters.
    published : date, optional
        The day the article appeared. Without it, times told from the writer's day ("last
        Tuesday") are found but stay without days.

    Returns
    -------
    Findings
        Toponyms, timexes, quotations and doubts, each in reading order, every one pointing
        to its words: ``text[mark.start:mark.end]``.

    Examples
    --------
    >>> findings = read("Speaking in Wonsan, Mr Lavrov said: “We agree.”")
    >>> [t.text for t in findings.toponyms]
    ['Wonsan']
    """
    prose = Prose(text)
    toponyms = tuple(find_toponyms(prose))
    timexes = tuple(find_timexes(prose, published))
    remarks = find_remarks(prose)
    attitudes = tuple(remark for remark in remarks if remark.kind == "attitude")
    said = [remark for remark in remarks if remark.kind != "attitude"]
    quotations = set_in_place(prose, said, toponyms, timexes, published)
    timexes = counted_by_speakers(prose, timexes, quotations, published)
    doubts = find_doubts(prose, toponyms, timexes, quotations, published)
    sentences = tuple(prose.sentences)
    return Findings(text, published, toponyms, timexes, quotations, doubts, sentences, attitudes)
