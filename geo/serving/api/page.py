"""The description as a page for people."""

from __future__ import annotations

from typing import Any

from geo.drawing.excerpt import attributes, escape
from geo.drawing.palette import css_tokens

STYLE = """
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; }
h1, h2 { font-family: var(--serif); line-height: 1.25; } h2 { margin: 2.5rem 0 0.25rem; }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; background: var(--panel); }
code { padding: 0.0625rem 0.25rem; } pre { padding: 0.75rem; overflow-x: auto; }
pre code { padding: 0; } a { color: inherit; } p { margin: 0.5rem 0; }
dt { margin-top: 0.5rem; } dd { margin: 0 0 0 1rem; color: var(--quiet); }
"""


def page(told: dict[str, Any]) -> str:
    """Return a description (OpenAPI) as an HTML page."""
    base = told["servers"][0]["url"]
    parts = "".join(
        _operation(base, path, method, one)
        for path, methods in told["paths"].items()
        for method, one in methods.items()
    )
    dark = f"@media (prefers-color-scheme: dark) {{{css_tokens('dark')}}}"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>For programs · Dateline Atlas</title><style>{css_tokens('light')}{dark}{STYLE}"
        "</style></head><body><main><h1>Dateline Atlas for programs</h1>"
        f"<p>{escape(told['info']['description'])} The same as "
        f"<a{attributes(href=f'{base}/openapi.json')}>OpenAPI</a>. Errors are "
        "<code>application/problem+json</code>. Limits are those of the pages. What is long comes "
        "in pages: the header <code>Link</code> names the next, <code>X-Total-Count</code> says "
        "how much there is.</p>"
        f"{parts}<h2>A lens to be watched</h2><p><code>{escape(base.removesuffix('/api'))}"
        "/feed.atom</code> takes the same keys and answers with an Atom feed, page by page "
        "(RFC 5005).</p>"
        "</main></body></html>"
    )


def _operation(base: str, path: str, method: str, one: dict[str, Any]) -> str:
    keys = "".join(
        f"<dt><code>{escape(key['name'])}</code></dt><dd>{escape(key['description'])}</dd>"
        for key in one.get("parameters", ())
    )
    listed = f"<dl>{keys}</dl>" if keys else ""
    example = f"curl '{base}{path}'" if method == "get" else _posted(base, path)
    return (
        f"<h2>{escape(one['summary'])}</h2><p><code>{method.upper()} {escape(path)}</code></p>"
        f"{listed}<pre><code>{escape(example)}</code></pre>"
    )


def _posted(base: str, path: str) -> str:
    return (
        f'curl \'{base}{path}\' --json \'{{"text": "Mr Lavrov spoke in Wonsan on Friday.", '
        '"published": "2025-07-13"}\''
    )
