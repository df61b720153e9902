"""What was said in speech between marks: the marked pieces, and unquoted words that belong to them.

"The dam, he said, “is old”" is one sentence of his, of which the paper quotes the end.
"""

from __future__ import annotations

from geo.reading.quotations.analysis import Scene
from geo.reading.quotations.direct import Speech
from geo.reading.quotations.indirect import BOTH, trimmed
from geo.text import Prose, Span

_ENDERS = frozenset((":", ";", "—", "–", "-", "--"))
"""What ends the narrator's words before somebody's speech."""


def spoken_content(scene: Scene, speech: Speech, ends: list[int] | None) -> list[Span]:
    """Return a speech's pieces with the unquoted words that were part of what was said."""
    content = [scene.quoted[k].span for k in speech.pieces]
    if speech.cue is None or ends is None:
        return content
    prose, pairs = scene.prose, [scene.pairs[k] for k in speech.pieces]
    cue = int(scene.cues.places[speech.cue])
    start = _lead_in(scene, pairs[0], cue, ends)
    if start < pairs[0][0]:
        content[0] = Span(prose.starts[start], content[0].end)
    before = max((k for k, pair in enumerate(pairs) if pair[1] < cue), default=None)
    if before is not None and ends[3] > pairs[before][1] + 1:
        content[before] = trimmed(prose.text, content[before].start, prose.ends[ends[3]])
    if scene.cues.sides[speech.cue][BOTH] > 0.5:
        content += _beyond_cue(prose, pairs, cue, ends)
    return content if len(content) == 1 else sorted(content)


def _beyond_cue(
    prose: Prose, pairs: list[tuple[int, int]], cue: int, ends: list[int]
) -> list[Span]:
    """Return the unquoted words of a speech on the other side of its cue."""
    if pairs[-1][0] < cue < ends[0] <= ends[1]:
        return [_span(prose, ends[0], ends[1])]
    if cue < pairs[0][0] and _is_begun(prose.words, pairs[0], ends):
        return [_span(prose, ends[2], ends[3])]
    return []


def _lead_in(scene: Scene, pair: tuple[int, int], cue: int, ends: list[int]) -> int:
    """Return the word where what was said starts: at the mark, or before it in its sentence."""
    words, opening = scene.prose.words, pair[0]
    if opening == 0:
        return 0
    if cue > pair[1]:
        return opening if words[opening - 1] in _ENDERS else int(scene.layout.first[opening])
    goes_on = words[opening - 1] == "," and _goes_on(words, opening)
    if cue < ends[0] < opening and (goes_on or words[opening - 1] not in ":,"):
        return ends[0]
    return opening


def _is_begun(words: list[str], pair: tuple[int, int], ends: list[int]) -> bool:
    """Whether the piece goes on with a clause before its cue: No change, he said, "hides it"."""
    left_start, left_end = ends[2], ends[3]
    told = 0 <= left_start <= left_end < len(words) - 1
    return told and words[left_end + 1] == "," and _goes_on(words, pair[0])


def _goes_on(words: list[str], opening: int) -> bool:
    """Whether what follows a mark goes on with a sentence; a mark may be the text's last word."""
    return opening + 1 < len(words) and words[opening + 1].islower()


def _span(prose: Prose, first: int, last: int) -> Span:
    return trimmed(prose.text, prose.starts[first], prose.ends[last])
