"""The words that say who speaks: from one word of a source to its whole noun phrase.

Without a parser, a phrase is grown from the word the network points at: over capitals,
possessives, determiners and the nouns beside them, until a verb, a mark or a small word stops it.
"""

from __future__ import annotations

from geo.reading.people.word_lists import BEFORE_HEADS, DEMONYMS, HEADS
from geo.text import Span

DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some many most several few both "
    "all each another other one two three four five six seven eight nine ten every any no".split()
)
PRONOUNS = frozenset(
    "he she they it we i you who which that him her them us me this those these what whom whose "
    "others himself herself".split()
)
SUBJECTS = frozenset("he she they it we".split())
"""Pronouns that open a clause of their own: "a man it accused"."""
STOPS = frozenset(
    "and or but nor so yet if when while as than because although though since until before after "
    "where in on at by with from to into onto over under about against between among during "
    "through without within toward towards upon across behind beyond despite via per like near "
    "off out up down above below around along amid is are was were be been being am has have had "
    "having does do did will would can could may might must shall should not also then now later "
    "earlier just only still even too very once again already ever never always often recently "
    "repeatedly quickly reportedly for last next who which whom that there here".split()
)
"""Words that no noun phrase runs across."""
BODIES = frozenset(
    "ministry government army police agency media officials campaign office parliament company "
    "embassy council court party forces side delegation mission team authorities leaders "
    "diplomats intelligence state television news military commission committee institute bureau "
    "administration tribunal hospital department secretariat".split()
)
"""What a nationality or a name may stand before in a source."""
DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun January "
    "February April June July August September October November December Jan Feb Aug Sept Oct Nov "
    "Dec".split()
)
_POSSESSIVE = frozenset(("’s", "'s", "’S", "'S"))
_LONGEST = 4
"""Lower-case words a phrase may run over on each side."""


def phrase_around(
    words: list[str], at: int, low: int, high: int, barred: set[int]
) -> tuple[int, int]:
    """Return the first and last word of the noun phrase that holds word ``at``.

    ``low`` and ``high`` (past the end) bound the sentence; ``barred`` are words known to be cues.
    """
    if words[at].lower() in PRONOUNS and words[at].islower() | (words[at] in {"He", "She", "I"}):
        following = words[at + 1] if at + 1 < high else "."
        if not (words[at].lower() in DETERMINERS and following.isalpha()) or following in STOPS:
            return at, at
    first, last = _leftmost(words, at, low, barred), _rightmost(words, at, high, barred)
    return first, _with_name(words, first, last, high)


def _leftmost(words: list[str], at: int, low: int, barred: set[int]) -> int:
    first, plain = at, 0
    while first > low and first - 1 not in barred:
        word = words[first - 1]
        if word == "that" and words[first][0].isupper():
            break
        if word.lower() in DETERMINERS and word[1:].islower() | (len(word) == 1):
            return first - 1
        if word in DAYS or word.lower() in STOPS:
            break
        if word in _POSSESSIVE or word == "-" or word[0].isupper():
            first -= 1
        elif word[0].isdigit() and words[first][0].islower():
            first -= 1
        elif word == "." and first - 2 >= low and _is_short(words[first - 2]):
            first -= 2
        elif word == "of" and first - 2 >= low and words[first - 2].isalpha():
            first -= 2
        elif word.isalpha() and plain < _LONGEST and _describes(word, words[first]):
            first, plain = first - 1, plain + 1
        else:
            break
    while first < at and words[first] in {"-", "of", ".", "’s", "'s"}:
        first += 1
    return first


def _rightmost(words: list[str], at: int, high: int, barred: set[int]) -> int:
    last, plain = at, 0
    while last + 1 < high and last + 1 not in barred:
        word = words[last + 1]
        if word in DAYS or word.lower() in STOPS or word in SUBJECTS:
            break
        if word in _POSSESSIVE or word == "-" or word[0].isupper():
            last += 1
        elif (
            word == "."
            and _is_short(words[last])
            and last + 2 < high
            and words[last + 2][0].isupper()
        ):
            last += 2
        elif word == "of" and last + 2 < high and words[last + 2][0].isalpha():
            last += 2
        elif (
            word.isalpha()
            and plain < _LONGEST
            and (_joins(words, last) or _closes(words, last, high, barred))
        ):
            last, plain = last + 1, plain + 1
        else:
            break
    while last > at and words[last] in {"-", "of"}:
        last -= 1
    return last


def _with_name(words: list[str], first: int, last: int, high: int) -> int:
    """Take in the name set after a description: the minister's spokesman, Jan Kowalski."""
    if last + 2 >= high or words[last + 1] != "," or words[last][0].isupper():
        return last
    if not any(w in _POSSESSIVE or w.lower() in DETERMINERS for w in words[first:last]):
        return last
    end = last + 1
    while end + 1 < high and words[end + 1][0].isupper():
        end += 1
    return end if end > last + 2 else last


def _describes(word: str, following: str) -> bool:
    """Whether a lower-case word belongs to what follows: before a name only an office does."""
    if following[0].isupper():
        return word in HEADS or word in BEFORE_HEADS
    return not word.endswith("ly")


def _joins(words: list[str], last: int) -> bool:
    """Whether a lower-case word after ``last`` can still belong: a noun's own head is to come."""
    word, following = words[last], words[last + 1]
    if word in _POSSESSIVE or word in {"-", "of"} or word.lower() in DETERMINERS:
        return True
    told = following in HEADS or following in BEFORE_HEADS or following in BODIES
    return told and (word[0].isupper() or word in BEFORE_HEADS)


def _closes(words: list[str], last: int, high: int, barred: set[int]) -> bool:
    """Whether one noun more ends the phrase at a verb of saying or a mark: "state media said"."""
    past = last + 2
    if not (words[last].islower() or words[last] in DEMONYMS) or past > high:
        return False
    return past == high or past in barred or not words[past][0].isalnum()


def _is_short(word: str) -> bool:
    """Whether a point after the word marks it as short: an initial or a title."""
    return word[0].isupper() and len(word) <= 4 and word.isalpha()


def head_noun(text: str) -> str:
    """Return the last plain noun of a phrase, before any "of" or comma: what the phrase is.

    >>> head_noun("the Russian foreign minister"), head_noun("a spokesman for the ministry")
    ('minister', 'spokesman')
    """
    for stop in (",", " of ", " for ", " from ", " in ", " at ", " who ", " on ", " with "):
        text = text.split(stop)[0]
    words = text.replace("-", " ").split()
    return words[-1].lower() if words else ""


def bare(text: str) -> str:
    """Return a phrase without its article."""
    for article in ("The ", "the ", "A ", "a ", "An ", "an "):
        if text.startswith(article):
            return text[len(article) :]
    return text


def span_of(starts: list[int], ends: list[int], words: tuple[int, int]) -> Span:
    """Return the characters from the first word to the last."""
    return Span(starts[words[0]], ends[words[1]])
