"""Which way the verb beside a time looks: ahead ("will meet Friday") or back ("said on Tuesday").

Pitfalls. Reported speech puts both into one sentence, so the nearest cue decides. Each class of
words (``[looks]`` in ``data/reading/timexes/words.txt``) has a small function of its own; a word in
"-ed" that is in none looks back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo.reading.timexes.declared import declared

_LOOKS = {name: frozenset(words.split()) for name, words in declared("words.txt")["looks"].items()}
AHEAD, BACK = _LOOKS["ahead"], _LOOKS["back"]
"""Words that look ahead, and words that look back beside those that end in "-ed"."""

_ARRANGED, _NOT_BACK = _LOOKS["arranged"], _LOOKS["not_back"]
_INTENT, _NOUNS = _LOOKS["intent"], _LOOKS["nouns"]
_AFTER_VERB = frozenset("to a an the on for its his her their".split())
_NOT_YET = frozenset("be is are".split())
_TO_COME = frozenset("to will would may might could can should must not".split())
_BE_NOW = frozenset("is are am be 's ’s 're ’re".split())
_HAD = frozenset("had were was".split())
_BE_PAST = frozenset("was were had been".split())
_POSSESSIVES = frozenset(("'s", "’s"))
_STOPS = frozenset(". ; ! ? \u2014".split())
_SINCE = frozenset("since last past".split())
_OCCASIONS = frozenset("statement interview".split())
_GIVES = frozenset("make give issue deliver release publish".split())
_REFUSED = frozenset("neither nor none nobody".split())
_UNTIL = frozenset("by until till".split())
_REACH = 24

Look = Callable[["Tense", int], int]
"""What a word at an index says: 1 ahead, -1 back, 0 neither."""


class Tense:
    """The verbs of a text, asked which way the one nearest to some words looks."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words

    def word(self, index: int) -> str:
        """Return a word in lower case, ``""`` beyond the text."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""

    def near(self, first: int, last: int) -> set[str]:
        """Return the words from one index up to another, in lower case."""
        return {self.word(index) for index in range(first, last)}

    def ahead(self, first: int, last: int) -> bool | None:
        """Whether the verb nearest to these words looks ahead; ``None`` when there is none."""
        if self.word(last) in _POSSESSIVES:
            return self.word(first - 2) == "ahead"
        stretch = "from" in self.near(first - 7, first - 1)
        if self.word(first - 1) in _UNTIL and not stretch:
            return not _HAD & self.near(first - 6, last + 4)
        nearest = self._nearest(range(first - 1, first - _REACH, -1))
        nearest = nearest or self._nearest(range(last, last + _REACH))
        return nearest > 0 if nearest else (True if self._is_told(first) else None)

    def _nearest(self, indexes: range) -> int:
        """Return which way the first word of a sentence's part looks, 0 for none."""
        for index in indexes:
            word = self.word(index)
            if not word or word in _STOPS:
                return 0
            if looks := self._looks(word, index):
                return looks
        return 0

    def _looks(self, word: str, index: int) -> int:
        look = _LOOK_OF.get(word)
        if look:
            return look(self, index)
        if word.endswith("ed") and len(word) > 4 and word not in _NOT_BACK:
            return 0 if self.word(index - 1) in {"be", "to"} else -1
        return 0

    def _is_told(self, first: int) -> bool:
        """Whether "is" leads to these words and no other verb does: "the deadline is Friday"."""
        for index in range(first - 1, max(first - 8, -1), -1):
            word = self.word(index)
            if not word or word in _STOPS or word in _SINCE:
                return False
            if word in {"is", "are"}:
                return True
        return False


def _arranged(at: Tense, index: int) -> int:
    """Look at "scheduled", "due": ahead, unless it had been so; "set" only before "to"."""
    before = at.word(index - 1)
    if before in _BE_PAST:
        return -1
    return 1 if at.word(index) != "set" or at.word(index + 1) == "to" else 0


def _noun(at: Tense, index: int) -> int:
    return 1 if at.word(index + 1) in _AFTER_VERB else 0


def _could(at: Tense, index: int) -> int:
    """Look at "could": back in "could not be reached", "neither could be found"."""
    after = [at.word(index + 1), at.word(index + 2)]
    in_vain = after == ["not", "be"] or (at.word(index - 1) in _REFUSED and after[0] == "be")
    return -1 if in_vain else _coming(at, index)


def _coming(at: Tense, index: int) -> int:
    """Look at "will", "plans", "meets": ahead, unless "had been due to" stands before."""
    due = at.word(index - 1) == "to" and at.word(index - 2) in _ARRANGED
    called_off = due and [at.word(index - 4), at.word(index - 3)] == ["had", "been"]
    return 0 if called_off or at.words[index] == "May" else 1


def _to(at: Tense, index: int) -> int:
    """Look at "to": ahead in "is to", "plans to" and "to be published"."""
    before, done = at.word(index - 1), at.word(index + 2)
    passive = at.word(index + 1) == "be" and (done.endswith("ed") or done in BACK)
    return 1 if before in _BE_NOW or before in _INTENT or passive else 0


def _gone(at: Tense, index: int) -> int:
    return 0 if at.word(index - 1) in _NOT_YET | _TO_COME else -1


def _occasion(at: Tense, index: int) -> int:
    """Look at "statement": back, unless somebody is yet to make it."""
    to_be_given = not _GIVES.isdisjoint(at.near(index - 4, index))
    return 0 if to_be_given else _gone(at, index) if at.word(index) in BACK else 0


_LOOK_OF: dict[str, Look] = {
    **dict.fromkeys(BACK, _gone),
    **dict.fromkeys(_OCCASIONS, _occasion),
    "to": _to,
    **dict.fromkeys(AHEAD, _coming),
    **({"could": _could} if "could" in AHEAD else {}),
    **dict.fromkeys(_NOUNS, _noun),
    **dict.fromkeys(_ARRANGED, _arranged),
}
"""The function of each word; of two classes that hold a word the later one here decides."""
