"""Direct speech: which quoted stretches belong together, and which cue reports them.

"A," X said, "B" is one attribution with two pieces; so is "A," X said. "B." A piece looks for
its cue in its own sentence first; one without a cue goes on with the piece before it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from geo.reading.people.word_lists import SPEAKS
from geo.reading.quotations.analysis import Scene
from geo.reading.quotations.model.weights import Floats
from geo.text import Span

LONGEST_GAP = 60
"""Words between two pieces of one attribution, at most."""
LONGEST_REACH = 45
"""Words between a piece and its cue, at most."""
LONGEST_TURN = 30
"""Words between a paragraph's last piece and the next paragraph that goes on with it."""
FAINT = 0.12
"""Chance below which a word is no cue even right beside a quotation."""
LEAST_ALONE = 15
"""Words of a quoted paragraph from which it counts as speech without any cue."""
LEAST = -0.1
"""The same after a quotation that ends in a comma: there any word near may be one."""
LONGEST_OCCASION = 8
"""Words from a verb of saying to the colon that ends its sentence, at most."""
SAID = 0.2
"""Chance from which a cue is believed before an outlet that is given for it."""
LEAST_FACING = 0.3
"""What remains of the chance of a cue that looks away from a piece."""
DASHES = frozenset("—–―-")
NO_CUES = frozenset(
    "back laughing smiling pausing shrugging nodding pointing sighing grinning".split()
)
"""What only goes with a cue: "shot back", "she adds, laughing"."""


@dataclass(slots=True)
class Speech:
    """Quoted pieces spoken at once.

    ``cue`` is an index into the scene's cues; ``signature`` the words, first and last, of a name
    set after a dash ("..." - A Name); ``whole`` tells whether the piece fills its paragraph.
    """

    pieces: list[int]
    cue: int | None
    paragraph: int
    signature: tuple[int, int] | None = None
    whole: bool = False


def gather_speech(scene: Scene) -> list[Speech]:
    """Group the spoken pieces by attribution, in reading order."""
    kinds = scene.cues.kinds
    chances = np.maximum(kinds[:, 2], 0.55 * kinds[:, 1])
    found: list[Speech] = []
    paragraph, first, last = -1, 0, -1
    for place, piece in enumerate(scene.spoken):
        while paragraph < 0 or scene.prose.paragraphs[paragraph].end < scene.quoted[piece].end:
            paragraph += 1
            first = -1
        if first < 0:
            here = scene.prose.paragraphs[paragraph]
            first = bisect_left(scene.prose.starts, here.start)
            last = bisect_left(scene.prose.starts, here.end) - 1
        before = found[-1] if found else None
        spent = before.cue if before else None
        own = _read_piece(scene, place, paragraph, (first, last), chances, spent)
        if before and _goes_on(scene, before, own):
            before.pieces += own.pieces
            before.paragraph, before.whole = paragraph, False
            if before.cue is None:  # speech over paragraphs, its speaker named after the last
                before.cue, before.signature = own.cue, own.signature
        elif before and _waits_for(scene, before, own):
            own.pieces = before.pieces + own.pieces
            found[-1] = own
        elif own.cue is not None or own.signature or _stands_alone(scene, own):
            found.append(own)
    return found


def _read_piece(
    scene: Scene, place: int, paragraph: int, bounds: tuple[int, int], chances: Floats,
    spent: int | None,
) -> Speech:  # fmt: skip
    """Look for the cue or signature of one piece, between its neighbours."""
    spoken, pairs, words = scene.spoken, scene.pairs, scene.prose.words
    piece = spoken[place]
    opening, closing = pairs[piece]
    low = pairs[spoken[place - 1]][1] if place else -1
    if opening != bounds[0] or words[opening - 1] != ":":
        low = max(low, bounds[0] - 1)
    high = pairs[spoken[place + 1]][0] if place + 1 < len(spoken) else len(words)
    high = min(high, bounds[1] + 1)
    signature = _signature(words, closing, high)
    cue = None if signature else _cue_of(scene, (opening, closing), (low, high), chances, spent)
    return Speech([piece], cue, paragraph, signature, (opening, closing) == bounds)


def _signature(words: list[str], closing: int, high: int) -> tuple[int, int] | None:
    """Return the name after a dash that ends the paragraph: "..." - A Name."""
    start = closing + 1
    while start < high and words[start] in DASHES:
        start += 1
    if start == closing + 1 or start >= high or not words[start][0].isupper():
        return None
    end = start
    while end + 1 < high and (words[end + 1][0].isupper() or words[end + 1] == "-"):
        end += 1
    return (start, end) if high - end <= 8 else None


def _cue_of(
    scene: Scene, pair: tuple[int, int], bounds: tuple[int, int], chances: Floats,
    spent: int | None,
) -> int | None:  # fmt: skip
    """Choose the cue nearest in sense: in the piece's sentence, after it or before it."""
    words, places = scene.prose.words, scene.cues.places
    opening, closing = pair
    low, past = _reach(scene, pair, bounds[0])
    best, choice = FAINT, None
    if opening == scene.layout.first[opening] and words[closing - 1] == "," and past > closing + 2:
        best = LEAST  # "...," the president shot back: whatever it is, it is said so
    start, end = np.searchsorted(places, (low, min(bounds[1], closing + LONGEST_REACH, past)))
    for k in range(start, end):
        word = int(places[k])
        if opening <= word <= closing or words[word] in NO_CUES:
            continue
        if choice is not None and best > SAID and words[word] == "according":
            continue  # "...," the minister stated, according to TASS
        facing = float(chances[k]) * _faces(scene.cues.sides[k], word < opening)
        chance = _nearer(words, pair, word, facing - 0.4 * (k == spent))
        if chance > best:
            best, choice = chance, k
    return choice if choice is None else _before_colon(scene, choice, chances)


def _reach(scene: Scene, pair: tuple[int, int], low: int) -> tuple[int, int]:
    """Return the first word, and the one past the last, that may be the cue of a piece."""
    words, layout = scene.prose.words, scene.layout
    opening, closing = pair
    first, past = int(layout.first[opening]), int(layout.past[closing])
    if opening > first or (opening and words[opening - 1] == ":"):
        low = max(low, opening - LONGEST_REACH, 0 if opening == first else first - 1)
    else:
        low = opening
    if past == closing + 1 < len(words) and words[closing - 1] in "!?…—-,":
        past = min(int(layout.past[past]), past + 12)  # "...!" she cried.
    return low, past


def _nearer(words: list[str], pair: tuple[int, int], word: int, chance: float) -> float:
    """Return a cue's chance by its distance: less with every word, more right before the mark."""
    opening, closing = pair
    if word > closing:
        return chance - 0.008 * (word - closing)
    chance -= 0.025 * (opening - word)
    if word < opening <= word + 3:
        chance = max(chance + 0.15 * (chance > 0.2), 0.2 * (words[word] == ":"))
    return chance


def _before_colon(scene: Scene, choice: int, chances: Floats) -> int:
    """Return the verb of a sentence that ends in the colon chosen: "said in a statement:"."""
    words, places = scene.prose.words, scene.cues.places
    colon = int(places[choice])
    if words[colon] != ":":
        return choice
    first = int(scene.layout.first[colon])
    for k in range(choice - 1, -1, -1):
        if places[k] < max(first, colon - LONGEST_OCCASION):
            break
        if words[int(places[k])] in SPEAKS and chances[k] > SAID:
            return k
    return choice


def _faces(sides: list[float], before: bool) -> float:
    """How far a cue looks towards a piece after it or ``before``: "said X, adding that ..."."""
    _, right, left, both = sides
    return LEAST_FACING + (1 - LEAST_FACING) * (both + (right if before else left))


def answers(scene: Scene, own: Speech) -> bool:
    """Whether speech that nobody is said to say answers a question printed before it."""
    paragraphs = scene.prose.paragraphs
    before = bisect_left(paragraphs, Span(scene.quoted[own.pieces[0]].start, 0)) - 1
    return before >= 0 and scene.prose.text[paragraphs[before].end - 1] == "?"


def _stands_alone(scene: Scene, own: Speech) -> bool:
    """Whether a piece without cue or signature is speech all the same: a paragraph of its own."""
    opening, closing = scene.pairs[own.pieces[0]]
    runs_on = not scene.quoted[own.pieces[0]].closed
    return own.whole and (runs_on or closing - opening >= LEAST_ALONE)


def _goes_on(scene: Scene, before: Speech, own: Speech) -> bool:
    """Whether a piece continues the attribution before it."""
    previous = before.pieces[-1]
    opening, closing = scene.pairs[own.pieces[0]][0], scene.pairs[previous][1]
    if before.signature or own.signature:
        return False
    if before.paragraph == own.paragraph:
        return opening - closing <= LONGEST_GAP and own.cue in (None, before.cue)
    if before.paragraph + 1 != own.paragraph:
        return False
    if not scene.quoted[previous].closed and opening - closing <= 2:
        return True
    if own.cue is not None or opening - closing > LONGEST_TURN:
        return False
    # the paragraph before ended with its attribution, and nothing else was said since
    past = scene.layout.past[min(closing + 1, len(scene.layout.past) - 1)]
    return bool(past >= opening) or opening == closing + 1


def _waits_for(scene: Scene, before: Speech, own: Speech) -> bool:
    """Whether the group before, a paragraph of bare speech, waits for this piece's cue."""
    return (
        before.cue is None
        and before.signature is None
        and before.whole
        and before.paragraph + 1 == own.paragraph
        and scene.pairs[own.pieces[0]][0] == scene.pairs[before.pieces[-1]][1] + 1
    )
