"""What is known of a text before quotations are put together: marks, verdicts and cues."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.reading.people.word_lists import SPEAKS
from geo.reading.quotations.model.layout import Layout, lay_out, word_pairs
from geo.reading.quotations.model.network import Cues, judge_cues, judge_quotes
from geo.reading.quotations.model.weights import Weights
from geo.reading.quotations.quote_marks import TAG, Quoted, pair_marks
from geo.reading.quotations.transcripts import Turn
from geo.reading.quotations.word_kinds import kind_of_word
from geo.text import Prose

LONGEST_BREAK = 25
"""Words between the halves of a sentence that a cue breaks in two, at most."""

FAINTLY, BELIEVED = 0.15, 0.42
"""Chance from which "said that" is believed, and how far."""
_OPENS = frozenset('“"«„')
_SMALL = frozenset(("of", "a", "an", "the"))
"""What may stand between a verb and the marks of what was said: "spoke of a “"."""
UNSAID = 0.3
"""Chance, at most, that "according to" names no source."""


@dataclass(frozen=True)
class Scene:
    """A text with its outermost quoted stretches and its possible cues.

    ``pairs[k]`` are the words at the marks of ``quoted[k]``; ``spoken`` lists the stretches that
    are somebody's speech, not a fragment in the reporter's own sentence. ``opens`` and ``closes``
    are where each stretch starts and ends.
    """

    prose: Prose
    layout: Layout
    quoted: list[Quoted]
    pairs: list[tuple[int, int]]
    spoken: list[int]
    cues: Cues
    opens: list[int]
    closes: list[int]

    def quoted_in(self, start: int, end: int) -> list[Quoted]:
        """Return the quoted stretches that share a character with ``start`` to ``end``."""
        low = bisect_right(self.closes, start)
        return self.quoted[low : bisect_left(self.opens, end, low)]


def set_scene(prose: Prose, weights: Weights, turns: Sequence[Turn] = ()) -> Scene:
    """Pair the marks, judge each pair, and ask of every possible cue whether it is one.

    What stands in the ``turns`` of a transcript is somebody's speech already.
    """
    quoted = [q for q in pair_marks(prose) if q.depth == 0]
    pairs = word_pairs(prose, quoted)
    layout = lay_out(prose, pairs, weights)
    verdicts = judge_quotes(layout, weights, pairs).tolist()
    spoken: list[int] = []
    for k, verdict in enumerate(verdicts):
        if k and _resumes(prose, layout, quoted[k - 1], pairs[k - 1 : k + 1], verdict):
            spoken += [k] if k - 1 in spoken[-1:] else [k - 1, k]
        elif _is_speech(prose, layout, quoted[k], pairs[k], verdict):
            spoken.append(k)
    skip = np.zeros(len(layout.rows), dtype=bool)
    for turn in turns:
        skip[prose.word_at(turn.who.start) : prose.word_at(turn.end - 1) + 1] = True
    spoken = [k for k in spoken if not skip[pairs[k][0]]]
    for k in spoken:
        skip[pairs[k][0] : pairs[k][1] + 1] = True
    for tag in TAG.finditer(prose.text):
        skip[prose.word_at(tag.start()) : prose.word_at(tag.end() - 1) + 1] = True
    cues = judge_cues(layout, weights, skip)
    _believe_according(prose, layout, weights, cues)
    _believe_said(prose, cues)
    opens, closes = [q.start for q in quoted], [q.end for q in quoted]
    return Scene(prose, layout, quoted, pairs, spoken, cues, opens, closes)


def _believe_according(prose: Prose, layout: Layout, weights: Weights, cues: Cues) -> None:
    rows = layout.rows[cues.places]
    low, high = weights.table["according"], weights.table["According"]
    for k in np.flatnonzero((rows == low) | (rows == high)):
        word = int(cues.places[k])
        if prose.words[word + 1 : word + 2] == ["to"] and cues.kinds[k, 0] > UNSAID:
            cues.kinds[k] = [UNSAID, 1 - UNSAID, 0]


def _believe_said(prose: Prose, cues: Cues) -> None:
    """Believe a word of which the network is only half sure, where its form says what was said.

    "Said that", "held that", and what marks follow: "said “", "spoke of a “".
    """
    half = (cues.kinds[:, 0] > 1 - BELIEVED) & (cues.kinds[:, 0] < 1 - FAINTLY)
    for k in np.flatnonzero(half):
        if _leads_to_words(prose.words, int(cues.places[k])):
            rest = float(cues.kinds[k, 1:].sum())
            cues.kinds[k] = [1 - BELIEVED, *(cues.kinds[k, 1:] * BELIEVED / rest)]


def _leads_to_words(words: Sequence[str], at: int) -> bool:
    """Whether what follows a possible cue is what was said."""
    after = words[at + 1 : at + 4]
    told = next((word for word in after if word not in _SMALL), "")
    verb = words[at] in SPEAKS or kind_of_word(words[at]) == "past"
    return verb and (after[:1] == ["that"] or told in _OPENS)


def _resumes(
    prose: Prose, layout: Layout, before: Quoted, pairs: list[tuple[int, int]],
    verdict: list[float],
) -> bool:  # fmt: skip
    """Whether speech broken off for its cue goes on: "...," said X, "and ..."."""
    (_, last), (opening, _) = pairs
    return (
        opening - last <= LONGEST_BREAK
        and prose.words[opening - 1] == ","
        and prose.text[before.inner_end - 1] in ",’'"
        and layout.first[opening] <= last
        and verdict[0] < 0.5
    )


def _is_speech(
    prose: Prose, layout: Layout, quoted: Quoted, pair: tuple[int, int], verdict: list[float]
) -> bool:
    """Whether the stretch stands for itself, by its place and form, else by the network."""
    nothing, speech, fragment = verdict
    if not quoted.closed:
        return nothing < 0.8
    opening, closing = pair
    before = prose.words[opening - 1] if opening else "."
    inner = prose.text[quoted.inner_start : quoted.inner_end].strip()
    whole = inner[:1].isupper() and inner[-1:] in ".,!?…—-"
    if whole and before == ":":
        return nothing < 0.9
    if opening == layout.first[opening]:
        clear = (whole and closing - opening > 5) or _is_said_next(prose.words, closing)
        return nothing < 0.9 if clear else speech > max(nothing, fragment)
    if before[0].isalnum():
        return speech > 0.85
    if whole and before == ",":
        return speech > 0.25
    return speech > max(nothing, fragment)


def _is_said_next(words: list[str], closing: int) -> bool:
    """Whether a comma, a verb of saying and its subject follow: «...», said the mayor."""
    after = words[closing + 1 : closing + 4]
    if words[closing - 1] == ",":
        after = [",", *after[:2]]
    return len(after) == 3 and after[0] == "," and after[1] in SPEAKS and after[2] != "to"
