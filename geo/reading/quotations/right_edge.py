"""Where a report ends: before the narrator, or somebody else, goes on.

"He would stay, he said, as tension soared" and "the claim, which Damascus does not recognise" run
on in one sentence after the words that are reported. At each comma, dash, semicolon and joining
word a small logistic model asks whether the report ends before it; the likeliest of all ends is
taken. The model is learned from annotated ends (``geo/training/quotations/right_edges.py``).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import repeat
from pathlib import Path

from geo.reading.lexicon import words as listed
from geo.reading.quotations.clauses import finite_verb, is_participle
from geo.reading.quotations.speakers.noun_phrases import DAYS
from geo.reading.quotations.word_kinds import VERBS, forms_of, kind_of_word

WEIGHTS = Path(__file__).resolve().parents[3] / "data" / "reading" / "right-edges.json"
_DASHES = frozenset("—–―")
_BREAKS = {";": ";", **dict.fromkeys(_DASHES, "—"), "--": "—"}
_JOINTS, _LEADS = listed("grammar.joints"), listed("grammar.leads")
_MAY_END = _JOINTS | _BREAKS.keys() | {","}
"""Words before which a report may end."""
_LOOKS, _ASIDE = 14, 16
"""Words looked at after a joint, and up to the comma that would close an aside."""
QUOTED = 0.4
"""How much less (log odds) a report ends early that holds quoted words: tuned on PolNeAR."""
_SAID_SOON = 5
"""Words from a joint to a verb of saying that opens another report."""
_BEFORE, _AFTER = (3, 6, 10, 16, 24), (4, 8, 14, 22, 32)
"""Steps in the number of words before and after a joint."""


def report_end(
    words: Sequence[str], quoted: Sequence[bool], cue: int, start: int, past: int
) -> int:
    """Return the last word of a report that starts at ``start``, before ``past``.

    >>> words = "He said he would go home , which nobody believed".split()
    >>> words[report_end(words, [False] * len(words), 1, 2, len(words))]
    'home'
    """
    weights = _weights()
    verb = -1 if words[start] in ("to", "of", "not") else start + finite_verb(words[start:past])
    least = weights[""] - QUOTED * (True in quoted[start:past])
    goes_on, best, last = 1.0, 0.0, past - 1
    for at, joint in joints(words, quoted, start, past):
        if at <= verb and joint[0] == ",":
            continue  # a report has its verb: "the plan, which Kyiv backs, was dead"
        found = signs(words, quoted, cue, (start, at, past), joint)
        if _is_narrators(found):
            return last if best > goes_on else at - 1
        ends = 1 / (1 + math.exp(-least - sum(map(weights.get, found, repeat(0.0)))))
        if goes_on * ends > best:
            best, last = goes_on * ends, at - 1
        goes_on *= 1 - ends
    return past - 1 if goes_on >= best else last


@cache
def _weights() -> dict[str, float]:
    found: dict[str, float] = json.loads(WEIGHTS.read_text("utf8"))["weights"]
    return found


def joints(
    words: Sequence[str], quoted: Sequence[bool], start: int, past: int
) -> Iterator[tuple[int, str]]:
    """Yield the words before which a report may end, each with the kind of joint it is.

    What follows a closing quotation mark may always end it: ``”``, or ``”.`` after a stop inside.
    """
    for at in range(start + 1, past):
        closes = quoted[at - 1]
        if quoted[at] or not (closes or words[at] in _MAY_END):
            continue
        joint = _joint(words, at, past)
        if closes:
            joint = ("”." if words[at - 2] in ",.!?" else "”") + joint
        if joint and (closes or at + 1 < past):
            yield at, joint


def _joint(words: Sequence[str], at: int, past: int) -> str:
    """Return the kind of joint at a word, or nothing."""
    word = words[at]
    if word == ",":
        following = words[at + 1].lower() if at + 1 < past else ""
        return f",{following}" if following in _JOINTS else ",*"
    if word in _BREAKS:
        return _BREAKS[word]
    after_mark = words[at - 1] == "," or words[at - 1] in _BREAKS
    return "" if after_mark or word not in _JOINTS else word


def signs(
    words: Sequence[str], quoted: Sequence[bool], cue: int, place: tuple[int, int, int], joint: str
) -> list[str]:
    """Return what the model knows of a joint.

    ``place`` is where the report starts, the word at the joint, and where the sentence ends.
    """
    start, at, past = place
    bare = joint.lstrip("”.")
    comma = int(bool(bare) and bare[0] in ",;—")
    goes_on = at + bool(bare) + int(comma and bare[1:] not in ("", "*"))
    kind = kind_of_word(words[goes_on]) if goes_on < past else "end"
    verb = _verb_after(words, goes_on, min(past, goes_on + _LOOKS))
    tense, opener = _tense(words[cue]), kind_of_word(words[start])
    found = [
        f"j={joint}", f"j={joint} n={kind}", f"j={joint} v={verb}", f"j={joint} t={tense} v={verb}",
        f"o={opener}", f"j={joint} o={opener}", f"c{comma} n={kind} v={verb}", f"c{comma} n={kind}",
        f"c{comma} t={tense} v={verb}", f"c{comma} b={_step(at - start, _BEFORE)}",
        f"c{comma} a={_step(past - at, _AFTER)}",
    ]  # fmt: skip
    if verb in ("past", "aux"):
        soon = verb in map(kind_of_word, words[goes_on + 1 : goes_on + 4])
        found.append(f"j={joint} soon {soon}")
    has_verb = int(not VERBS.isdisjoint(map(kind_of_word, words[start:at])))
    if joint[0] == "”":
        mark, after = joint[: 1 + (joint[1:2] == ".")], _after_marks(words[at])
        found += [f"j={mark} w={after}", f"j={mark} f{has_verb}", f"j={mark} f{has_verb} w={after}"]
    inside, beyond = int(True in quoted[start:at]), int(True in quoted[at:past])
    for name in (f"f{has_verb}", f"q{inside}{beyond}"):
        found += [f"{name} c{comma}", f"{name} j={joint}"]
    if comma and _closes_later(words, at, min(past, at + _ASIDE)):
        found += ["aside", f"aside j={joint}"]
    says, ahead = forms_of("says").keys(), words[goes_on:past]
    if not says.isdisjoint(ahead):
        found += [f"says c{comma}", f"says j={joint} n={kind}"]
        found += [f"says soon c{comma}"] * (not says.isdisjoint(ahead[:_SAID_SOON]))
    if goes_on + 1 < past:
        found.append(f"n={kind}/{kind_of_word(words[goes_on + 1])}")
    found += _narrated(words, (start, at, goes_on, past), joint, verb)
    return [*found, *["that"] * ("that" in words[goes_on : goes_on + 2])]


def _narrated(
    words: Sequence[str], place: tuple[int, int, int, int], joint: str, verb: str
) -> list[str]:
    """Return signs that the narrator goes on: another act, a time, a remark on what was said.

    After "said" what is reported stands in "had", "was" or "would"; a plain past after "as" or
    "and" is the narrator's.
    """
    start, at, goes_on, past = place
    told = finite_verb(words[start:at])
    reported = kind_of_word(words[start + told]) if told >= 0 else "none"
    found = [f"j={joint} rv={reported} v={verb}", f"rv={reported} v={verb}"]
    if joint == "as" and reported in ("would", "aux") and _has_past(words, goes_on, past):
        found.append("meanwhile")
    found += _acts(words, goes_on, past, joint)
    ahead = words[goes_on : min(past, goes_on + _TIMED)]
    spans = any(word.rstrip("s") in _SPANS for word in ahead)
    if spans and not _TURNS.isdisjoint(ahead):
        found += ["when", f"when j={joint}"]
    if goes_on < past and kind_of_word(words[goes_on]) == "determiner":
        remark = {"that", "which", "of", "in"} & set(words[goes_on + 1 : min(past, goes_on + 4)])
        found += [f"app j={joint} {word}" for word in sorted(remark)]
    return found


def _acts(words: Sequence[str], act: int, past: int, joint: str) -> list[str]:
    """Return signs of another act or deed that a joint leads to: "and warned that"."""
    while act < past and (kind_of_word(words[act]) == "adverb" or words[act] in _STEPS):
        act += 1
    if act >= past or kind_of_word(words[act]) != "past":
        return []
    lists = [name for name in _ACTS if words[act] in forms_of(name)]
    return [f"act j={joint} {name}" for name in lists[:1]] or [f"deed j={joint}"]


_TURNS = frozenset(("after", "before", "later", "ago", "into"))
_STEPS = frozenset("also then has had have later".split())
_ACTS = ("tells", "says", "directs", "charges", "views")
_TIMED = 5
"""Words in which a length of time and "after" or "before" stand."""
_SPANS = frozenset("minute hour day week month year decade".split())


def _has_past(words: Sequence[str], start: int, past: int) -> bool:
    """Whether a clause has a verb in the plain past before anything joins or ends it."""
    for at in range(start + 1, past):
        kind = kind_of_word(words[at])
        if kind == "past":
            return not is_participle(words, at)
        if kind in VERBS or kind in ("joint", "relative", "mark", "quote", "that", "to"):
            return False
    return False


def _is_narrators(found: list[str]) -> bool:
    """Whether what follows a joint can only be the narrator's.

    "He would stay as tension soared", "was not surprised, a day after fleeing".
    """
    return "meanwhile" in found or "when j=,*" in found


def _after_marks(word: str) -> str:
    """Return what follows quoted words: a small word itself, a day, or the kind of a word."""
    if word in _LEADS or word in _JOINTS:
        return word
    return "day" if word in DAYS else kind_of_word(word)


def _verb_after(words: Sequence[str], start: int, past: int) -> str:
    """Return the kind of the first verb that goes on, before any other joint."""
    for at in range(start, past):
        kind = kind_of_word(words[at])
        if kind in VERBS:
            return kind
        if at > start and (words[at] == ";" or kind == "relative"):
            break
    return "none"


def _tense(cue: str) -> str:
    low = cue.lower()
    if kind_of_word(cue) == "past":
        return "past"
    return "ing" if low.endswith("ing") else "present"


def _closes_later(words: Sequence[str], at: int, past: int) -> bool:
    """Whether a comma closes what this one opens, and a verb goes on after it."""
    for later in range(at + 2, past - 1):
        if words[later] == ",":
            return kind_of_word(words[later + 1]) in VERBS
    return False


def _step(size: int, steps: tuple[int, ...]) -> int:
    return bisect_left(steps, size)
