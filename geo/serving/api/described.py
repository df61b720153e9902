"""The address for programs described: OpenAPI 3.1, made of what is checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.keeping.intake.outcomes import LONGEST as LONGEST_TEXT
from geo.serving.api.asking import ARTICLE_KEYS, MENTION_KEYS
from geo.serving.api.paging import TOTAL
from geo.serving.api.parameters import LENS, LONGEST, MOST, Parameter
from geo.serving.api.problems import MEDIA_TYPE
from geo.serving.api.reading import DETAIL, WORDS

JSON = "application/json"
PROBLEMS = {
    "400": "A parameter is not known or cannot be meant.", "404": "There is no such thing.",
    "413": "The body is too large.",
    "415": "The body is of another type.", "422": "The body does not fit.",
    "429": "Too much was asked for in a while; the detail says when to come back.",
}  # fmt: skip


_TEXT: dict[str, Any] = {"type": "string"}
_DETAIL: dict[str, Any] = {"type": "string", "maxLength": DETAIL}
_DAY: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
_PAGE: dict[str, Any] = {
    "numberMatched": {"type": "integer", "description": "How many there are on all pages."},
    "numberReturned": {"type": "integer", "description": "How many stand on this page."},
    "links": {
        "type": "array", "description": "Where other pages are; the header Link says the same.",
        "items": {"type": "object", "required": ["rel", "href"],
                  "properties": {"rel": {"enum": ["first", "prev", "next", "last"]},
                                 "href": {"type": "string", "format": "uri"}}},
    },
}  # fmt: skip
_PAGED: dict[str, Any] = {
    "Link": {"schema": _TEXT, "description": "Where other pages are (RFC 8288)."},
    TOTAL: {"schema": {"type": "integer"}, "description": "How many there are on all pages."},
}
_HEAD: dict[str, Any] = {
    "id": _TEXT,
    "title": _TEXT,
    "outlet": _TEXT,
    "published": _DAY,
    "url": _TEXT,
}
SCHEMAS: dict[str, Any] = {
    "Text": {
        "type": "object", "required": ["text"], "additionalProperties": False,
        "properties": {
            "text": {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT,
                     "pattern": WORDS, "description": "The whole article, in English."},
            "title": _DETAIL, "outlet": _DETAIL, "url": _DETAIL,
            "published": {**_DAY, "description": "Without it, \"on Friday\" has no day."},
        },
        "example": {"text": "Speaking in Wonsan on Friday, Sergey Lavrov said: “We warn.”",
                    "published": "2025-07-13"},
    },
    "Reading": {
        "type": "object", "required": ["article", "findings"],
        "properties": {
            "article": {"type": "object", "required": [*_HEAD, "text"],
                        "properties": {**_HEAD, "text": _TEXT}},
            "findings": {"type": "object",
                         "required": ["toponyms", "timexes", "quotations", "doubts"]},
        },
    },
    "Articles": {
        "type": "object", "required": ["told", "articles", *_PAGE],
        "properties": {
            **_PAGE,
            "told": {**_TEXT, "description": "The lens in one sentence."},
            "articles": {"type": "array", "items": {
                "type": "object", "required": [*_HEAD, "mentions"],
                "properties": {**_HEAD, "mentions": {"type": "integer"}},
            }},
        },
    },
    "Marks": {
        "type": "object", "required": ["type", "features", *_PAGE],
        "properties": {**_PAGE, "type": {"const": "FeatureCollection"},
                       "features": {"type": "array", "items": {"type": "object"}}},
    },
    "Problem": {
        "type": "object", "required": ["type", "title", "status", "detail"],
        "properties": {"type": _TEXT, "title": _TEXT, "status": {"type": "integer"},
                       "detail": _TEXT},
    },
}  # fmt: skip
"""What bodies look like, by name."""


def described(base: str) -> dict[str, Any]:
    """Return the description of this address, as it is reached under ``base``."""
    lens = _parameters(LENS)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dateline Atlas", "version": "1",
            "summary": "Reads news and says where, when and who said what.",
            "description": "Every mark points into the text: text[start:end] is what is marked. "
            "What is kept without being published is never answered.",
            "license": {"name": "MIT"},
        },
        "servers": [{"url": f"{base}/api"}],
        "paths": {
            "/read": {"post": _read()},
            "/mentions": {"get": _get(
                "mentions", "Places, times and quotations that a lens keeps",
                [*lens, *_parameters(MENTION_KEYS)],
                {"application/geo+json": _ref("Marks"), "text/csv": {"type": "string"}}, _PAGED,
            )},
            "/articles": {"get": _get(
                "articles", "Articles that a lens keeps something of",
                [*lens, *_parameters(ARTICLE_KEYS)], {JSON: _ref("Articles")}, _PAGED,
            )},
            "/articles/{id}": {"get": _get(
                "article", "One article, its text and all that was found in it",
                [_id(), _parameter("shared", LENS["shared"])], {JSON: _ref("Reading")},
            )},
        },
        "components": {"schemas": SCHEMAS},
    }  # fmt: skip


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _problems(*statuses: str) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": _ref("Problem")}}
    return {one: {"description": PROBLEMS[one], "content": content} for one in statuses}


def _read() -> dict[str, Any]:
    return {
        "operationId": "read",
        "summary": "Read a text: where, when and who said what",
        "requestBody": {"required": True, "content": {JSON: {"schema": _ref("Text")}}},
        "responses": {
            "200": {
                "description": "What was found.",
                "content": {JSON: {"schema": _ref("Reading")}},
            },
            **_problems("400", "413", "415", "422", "429"),
        },
    }


def _get(
    id: str, summary: str, parameters: list[Any], content: dict[str, Any],
    headers: dict[str, Any] | None = None,
) -> dict[str, Any]:  # fmt: skip
    given = {kind: {"schema": schema} for kind, schema in content.items()}
    return {
        "operationId": id,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": "As asked.", "content": given, "headers": headers or {}},
            **_problems("400", "404", "429"),
        },
    }


def _id() -> dict[str, Any]:
    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": r"^[a-z0-9-]+$"}
    return {"name": "id", "in": "path", "required": True, "schema": schema,
            "description": "As /articles lists it.", "example": "lavrov-in-wonsan"}  # fmt: skip


def _parameters(known: Mapping[str, Parameter]) -> list[dict[str, Any]]:
    return [_parameter(key, one) for key, one in known.items()]


def _parameter(key: str, one: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": LONGEST}
    schema = {"type": "string", "enum": list(one.values)} if one.values else schema
    if one.pattern:
        schema["pattern"] = one.pattern
    if one.bounds:
        schema = {"type": "integer", "minimum": one.bounds[0], "maximum": one.bounds[1]}
    if one.several:
        schema = {"type": "array", "items": schema, "minItems": 1, "maxItems": MOST}
    told = {"name": key, "in": "query", "description": one.says, "schema": schema}
    return told | (
        {"example": [one.example] if one.several else one.example} if one.example else {}
    )
