"""What a word is by its form: pronoun, determiner, auxiliary, verb in the past, name, number.

No tagger runs when an article is read; the small words and a few endings tell enough to see
where a clause begins and where another goes on.
"""

from __future__ import annotations

from functools import cache, lru_cache

from geo.reading.lexicon import values, words

VERBS = frozenset(("past", "aux", "would", "present"))
"""Kinds that show a finite verb; ``past`` may also be a participle."""
_MARKS = frozenset('“”"«»„‘')
_NAMES = frozenset(("May", "Will"))
_LISTS = (
    ("subjects", "subject"), ("would", "would"), ("past", "aux"), ("present", "present"),
    ("relatives", "relative"), ("determiners", "determiner"), ("joints", "joint"),
)  # fmt: skip


@cache
def _small() -> dict[str, str]:
    """Return the kind of each small word; where two lists hold one, the first counts."""
    found: dict[str, str] = {"that": "that", "to": "to"}
    for entry, kind in _LISTS:
        for word in words(f"grammar.{entry}"):
            found.setdefault(word, kind)
    for word in words("grammar.irregular"):
        found.setdefault(word, "past")
    return found


@lru_cache(maxsize=8192)
def kind_of_word(word: str) -> str:
    """Return what a word is by its form.

    >>> [kind_of_word(w) for w in ("he", "the", "would", "seized", "Plavni", "12", ";", "leaving")]
    ['subject', 'determiner', 'would', 'past', 'name', 'number', 'mark', 'ing']
    """
    low = word.lower()
    if word not in _NAMES and (kind := _small().get(low)):
        return kind
    first = word[0]
    if word in _MARKS:
        return "quote"
    if not first.isalnum():
        return "mark"
    if not first.islower():
        return "number" if first.isdigit() else "name"
    for ending, least, kind in (("ed", 5, "past"), ("ing", 6, "ing"), ("ly", 4, "adverb")):
        if low.endswith(ending) and len(low) >= least:
            return kind
    return "noun"


@cache
def forms_of(entry: str) -> dict[str, str]:
    """Return the forms of the verbs of a list of ``reports``, each with its verb.

    >>> [forms_of("says").get(form) for form in ("said", "adds", "denying", "begged", "runs")]
    ['say', 'add', 'deny', None, None]
    """
    irregular = values("reports.irregular")
    found = {form: verb for verb in words(f"reports.{entry}") for form in _regular(verb)}
    listed = set(found.values())
    return found | {form: verb for form, verb in irregular.items() if verb in listed}


def _regular(verb: str) -> set[str]:
    """Return every regular form of a verb, and some that no one prints."""
    stem = verb[:-1] if verb[-1] in "ey" else verb
    if verb.endswith("e"):
        return {verb, f"{verb}s", f"{verb}d", f"{stem}ing"}
    forms = {verb, f"{verb}s", f"{verb}ed", f"{verb}ing"}
    if verb.endswith("y"):
        forms |= {f"{stem}ies", f"{stem}ied"}
    if verb.endswith(("s", "sh", "ch", "x")):
        forms.add(f"{verb}es")
    return forms | {f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"}
