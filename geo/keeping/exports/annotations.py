"""Marks as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

Each points into the text by position, in Unicode code points as the model asks, and by the
words with a little of what stands around them, so that it can be found again in an edited copy.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from geo.keeping.exports.mark_rows import Pair
from geo.keeping.exports.packing import to_json
from geo.reading.marks import Findings, Quotation, Timex, Toponym
from geo.text import Article, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of prefix and suffix."""


def to_web_annotations(pairs: Iterable[Pair]) -> bytes:
    """Return an AnnotationCollection whose one page holds every mark."""
    items = [item for article, findings in pairs for item in _items(article, findings)]
    first = {"id": _urn("page", "1"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    return to_json(
        {
            "@context": CONTEXT,
            "id": _urn("collection"),
            "type": "AnnotationCollection",
            "label": "Dateline Atlas",
            "total": len(items),
            "first": first,
        }
    )


def _items(article: Article, findings: Findings) -> list[dict[str, Any]]:
    made = [_place(article, t) for t in findings.toponyms]
    made += [_time(article, t) for t in findings.timexes]
    return made + [_quotation(article, q) for q in findings.quotations]


def _place(article: Article, t: Toponym) -> dict[str, Any]:
    body: list[dict[str, Any]] = [_tag(t.role)]
    if t.place:
        body.insert(0, {"type": "SpecificResource", "purpose": "identifying",
                        "source": place_uri(t.place.id)})  # fmt: skip
        body.append(_said(f"{t.place.name} ({t.place.kind})", "describing"))
    return _annotation(article, "place", "identifying", [t.span], body)


def _time(article: Article, t: Timex) -> dict[str, Any]:
    body = [_tag(t.type), _said(t.edtf or t.value, "describing")]
    return _annotation(article, "time", "describing", [t.span], body)


def _quotation(article: Article, q: Quotation) -> dict[str, Any]:
    body = [_tag(f"{q.kind} quotation")]
    if q.source:
        body.append(_said(q.source.name or q.source.text, "identifying"))
    body += [{"type": "SpecificResource", "purpose": "linking", "source": place_uri(id)}
             for id in q.about]  # fmt: skip
    return _annotation(article, "quotation", "highlighting", list(q.content), body)


def _annotation(
    article: Article, kind: str, motivation: str, spans: list[Span], body: list[dict[str, Any]]
) -> dict[str, Any]:
    targets = [_target(article, span) for span in spans]
    place = f"{spans[0].start}-{spans[-1].end}"
    return {
        "@context": CONTEXT,
        "id": _urn(article.id, kind, place),
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _target(article: Article, span: Span) -> dict[str, Any]:
    text, start, end = article.text, span.start, span.end
    return {
        "source": article.url or _urn("article", article.id),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
        ],
    }


def place_uri(id: str) -> str:
    """Return an address for a place: GeoNames' own where it has one."""
    scheme, _, key = id.partition(":")
    return f"https://sws.geonames.org/{key}/" if scheme == "geonames" else _urn(scheme, key)


def _tag(value: str) -> dict[str, Any]:
    return _said(value, "tagging")


def _said(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _urn(*parts: str) -> str:
    return ":".join(["urn:dateline-atlas", *(quote(p, safe="-", errors="replace") for p in parts)])
