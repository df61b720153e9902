"""The names of those who speak and are no persons: governments, outlets, ministries and armies."""

from __future__ import annotations

from geo.reading.people.word_lists import HEADS
from geo.reading.quotations.model.weights import open_weights
from geo.reading.quotations.speakers.noun_phrases import PRONOUNS, bare, head_noun
from geo.reading.quotations.speakers.offices import name_told
from geo.text import Span

_INDEFINITE = tuple(f"{word} " for word in "a an A An another Another one One some Some".split())


def body_named(text: str, span: Span) -> str:
    """Return the name of a government, an outlet or a body; empty for what has none.

    >>> body_named("the semi-official Tasnim news agency", Span(0, 36))
    'Tasnim news agency'
    >>> body_named("a senior Gulf official", Span(0, 22))
    ''
    """
    words = span.of(text)
    if not words or words.lower() in PRONOUNS:
        return ""
    if words.startswith(_INDEFINITE) and head_noun(words) in HEADS:
        return ""  # nobody in particular
    name = name_told(bare(words))
    if words[0].isupper() and name.endswith("s") and name.lower() in open_weights().table:
        return ""  # "Officials" opens a sentence
    if name[:1].isupper():
        return name
    named = name.split()
    while named and not named[0][0].isupper():
        named.pop(0)
    if named:
        return " ".join(named)
    return _printed_before(text, span, head_noun(words)) if words.lower().startswith("the ") else ""


def _printed_before(text: str, span: Span, noun: str) -> str:
    """Return the capitalised name, printed before, that ends in this noun: "the ministry"."""
    wanted = noun.capitalize()
    at = text.rfind(wanted, 0, span.start) if len(noun) > 3 else -1
    if at < 0 or text[at + len(wanted) : at + len(wanted) + 1].isalpha():
        return ""
    name = [wanted]
    for word in reversed(text[max(0, at - 60) : at].split(" ")[:-1]):
        if not word[:1].isupper() or word[-1:] in ",.;:" or word in {"The", "A", "In", "On"}:
            break
        name.insert(0, word)
    return " ".join(name) if len(name) > 1 else ""
