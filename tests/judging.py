"""Whether a mark is right by a corpus' gold; ``None`` where the gold leaves it open.

The measures are those of ``../shared/bench`` (``score.py``, ``regions.py``), a mark at a time. A
place is right when gold names one there, with its ground where that is told, within 161 km (50 in
the regional set); a time when it touches gold and has its value; a quotation when its words and
its speaker are gold's.
"""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from types import ModuleType
from typing import Any

from tests.corpora import BENCH, Document

Mark = dict[str, Any]
LITERAL_TYPES = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"})
SHARED = {"direct": 0.8, "mixed": 0.8, "indirect": 0.6}


@cache
def bench(name: str) -> ModuleType:
    """Return a measuring program of the corpora as a module."""
    spec = importlib.util.spec_from_file_location(f"bench_{name}", BENCH / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def judged(document: Document, kind: str, mark: Mark) -> bool | None:
    """Return whether a mark is right; ``kind`` is "toponyms", "timexes" or "quotations"."""
    key = "attributions" if kind == "quotations" else kind
    if key not in document.gold:
        return None
    return JUDGES[kind](document, mark, document.gold[key])


def nothing_there(document: Document, kind: str, start: int, end: int) -> bool | None:
    """Return whether gold has no mark on these characters."""
    key = "attributions" if kind == "quotations" else kind
    if key not in document.gold:
        return None
    return not _on({"start": start, "end": end}, [_flat(g) for g in document.gold[key]])


def _flat(gold: Mark) -> Mark:
    spans = gold.get("content")
    return {"start": spans[0]["start"], "end": spans[-1]["end"]} if spans else gold


def _on(mark: Mark, gold: list[Mark]) -> list[Mark]:
    return [
        g for g in gold if "start" in g and mark["start"] < g["end"] and g["start"] < mark["end"]
    ]


def _time(document: Document, mark: Mark, gold: list[Mark]) -> bool | None:
    on = _on(mark, gold)
    if on and all(g.get("optional") for g in on):
        return None
    wanted = on[0].get("accept", [on[0].get("value")]) if on else []
    return any(mark[key][:16] in wanted or mark[key] in wanted for key in ("value", "edtf"))


def _place(document: Document, mark: Mark, gold: list[Mark]) -> bool | None:
    on = _on(mark, gold)
    if any(g.get("type") == "Literal_Expression" or g.get("optional") for g in on):
        return None
    if not on:
        unasked = mark["role"] == "demonym" and not any(g.get("type") for g in gold)
        return None if unasked else False  # corpora without types leave demonyms out
    told = [g for g in on if (g["start"], g["end"]) == (mark["start"], mark["end"])] or on
    return _ground(mark, told[0]) and _spot(mark["place"], told[0]) is not False


def _ground(mark: Mark, gold: Mark) -> bool:
    literal = gold.get("literal")
    if gold.get("type"):
        literal = gold["type"] in LITERAL_TYPES
    return literal is None or literal == mark["literal"]


def _spot(place: Mark | None, gold: Mark) -> bool | None:
    """Whether a place is where gold has it; ``None`` where either does not say."""
    if place is None or place["lat"] is None:
        return None
    if "kind" in gold:
        codes = {gold["country"], *gold.get("also_country", [])}
        known = (place["country"] or "") in codes
        return known and bench("regions").near(gold, place, codes) is not False
    if gold.get("lat") is None:
        return None
    apart = bench("score").kilometres(gold["lat"], gold["lon"], place["lat"], place["lon"])
    return apart <= 161 or place["id"] == f"geonames:{gold.get('geonameid')}"


def _quotation(document: Document, mark: Mark, gold: list[Mark]) -> bool | None:
    letters = bench("score").characters
    mine = letters(mark["content"], document.text)
    best, share = None, 0.0
    for g in gold:
        free = letters(g.get("may_include", []), document.text)
        shared = bench("score").jaccard(mine - free, letters(g["content"], document.text) - free)
        best, share = (g, shared) if shared > share else (best, share)
    if best is None or share < SHARED[best.get("quote_type") or "indirect"]:
        return False
    return None if best.get("optional") else _speaker(document, mark, best)


def _speaker(document: Document, mark: Mark, gold: Mark) -> bool:
    """Whether the whole phrase of the source is gold's, and its name where gold gives one."""
    said, text = mark["source"], document.text
    if not gold["source"] or not said:
        return not gold["source"] and not said
    core = bench("score").core
    phrase = core(text[gold["source"][0]["start"] : gold["source"][-1]["end"]])
    if core(said["text"]) != phrase:
        return False
    accept = gold.get("accept", [])
    named = not said["name"] or any(bench("regions").same(name, said["name"]) for name in accept)
    return not accept or named or phrase.startswith(core(said["name"]))


JUDGES = {"timexes": _time, "toponyms": _place, "quotations": _quotation}
