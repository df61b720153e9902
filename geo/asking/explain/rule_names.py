"""What the rules of reading are called when a reader asks for them: data, apart from code.

A rule without an entry is shown by its own name, in words.
"""

from __future__ import annotations

import geo.reading.findings  # noqa: F401 - its rooms make their tables of rules known
from geo.reading.rules import rules_of, says

RULES: dict[str, str] = {
    # places
    "name:whole": "A name that the gazetteer holds, weighed against the others of the article",
    "name:people": "A people's name, for its country or region",
    "name:type": "A name found without the word for its kind",
    "name:way": "A name found without the word for its direction",
    "name:inside": "A place named inside a longer name",
    "name:usual": "What readers of news take for granted",
    "name:doubtful": "A name of several places, none of them clearly meant",
    "name:language": "A people's name, used for its language",
    "name:unknown": "A name that the gazetteer lacks",
    # quotations
    "speech": "Words between quotation marks, with the words that say who speaks",
    "turn": "A speaker’s turn in a transcript, after the speaker’s name",
    "signature": "Words between quotation marks, with a name below them",
    "report": "A verb of saying, with what it reports",
    "fragment": "A few quoted words inside the reporter's own sentence",
    "term": "A name or term in quotation marks, put down to whoever uses it",
}


def rule_said(names: str) -> str:
    """Say what the rules of a mark do; one without an entry is shown by its name, in words."""
    return ". ".join(map(_said, rules_of(names))) or "By no rule of its own"


def _said(rule: str) -> str:
    if words := says(rule) or RULES.get(rule):
        return words
    if rule.startswith("correction:"):
        return "Corrected by a reader"
    return rule.replace("-", " ").replace("_", " ").replace(":", ": ").strip().capitalize()
