"""The rules of the grammar as rows that say what they do, each with its example.

The words stand in the part ``says`` of ``data/reading/timexes/rules.txt``, beside the patterns. A
row also stands there for what is no pattern: a day that never was, a distance from an event.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from geo.errors import LexiconError
from geo.reading.rules import Example, Rule, Table, table
from geo.reading.timexes import grammar
from geo.reading.timexes.declared import declared
from geo.reading.timexes.meaning import Family

PUBLISHED = date(2025, 7, 12)
"""The day on which all the examples were published."""


def as_rows(families: Mapping[str, Family]) -> Table[Any, Any]:
    """Return the grammar as one table, in the order in which its rules are tried."""
    said = declared("rules.txt")["says"]
    named = {rule.name: rule for rule in grammar.RULES}
    rows: list[Rule[Any, Any]] = []
    for name in [*named, *(name for name in said if name not in named)]:
        if name not in said:
            raise LexiconError(
                f'rules.txt: nothing under [says] tells readers of the rule "{name}". Add there: '
                f"{name}: what it is | A sentence with [the words]. | its value"
            )
        words, example, outcome = (part.strip() for part in said[name].split("|"))
        rule = named.get(name)
        when: Any = rule.pattern.match if rule else _no_pattern
        then: Any = families[rule.family] if rule else _no_pattern
        rows.append(Rule(name, words, Example(example, outcome, PUBLISHED), when, then))
    return table("timexes/grammar", *rows)


def _no_pattern(case: Any) -> None:
    """Stand for a rule whose mark ``explicit``, ``numeric_dates`` or ``anchors`` makes."""
