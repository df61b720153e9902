"""Whose a claim is that somebody else only answers: "Tehran dismissed Israel’s claim that “…”".

The words in marks are the claimant's. Who rejects, doubts or repeats them has not said them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.reading.lexicon import words as listed
from geo.reading.quotations.analysis import Scene
from geo.reading.quotations.drafts import Draft
from geo.reading.quotations.speakers.noun_phrases import PRONOUNS, span_of
from geo.reading.rules import Example, Rule, first, table, with_rule
from geo.text import Span

_OWNING = frozenset(("'s", "’s", "'", "’"))
_LONGEST_OWNER, _LONGEST_TRAIL = 10, 9
"""Words of an owner before his claim, and of one behind it, at most."""
_BY = frozenset(("by", "of", "from"))


@dataclass(frozen=True, slots=True)
class Owned:
    """A claim in a report: its noun, whose it is, and where its "that" stands, as words."""

    noun: int
    owner: tuple[int, int]
    that: int


@dataclass(frozen=True, slots=True)
class Answered:
    """What is reported of somebody: words ``start`` to before ``end`` of a text."""

    words: Sequence[str]
    start: int
    end: int

    def before(self) -> Owned | None:
        """Return the claim whose owner stands before it: "Israel’s claim that"."""
        noun = self._noun()
        marks = [at for at in range(self.start + 1, noun) if self.words[at] in _OWNING]
        if not marks or self.words[noun + 1] != "that" or noun - marks[-1] > 3:
            return None
        return Owned(noun, (self.start, marks[-1] - 1), noun + 1)

    def behind(self) -> Owned | None:
        """Return the claim whose owner stands behind it: "the claim by the army that"."""
        noun = self._noun()
        if noun < 0 or self.words[noun + 1] not in _BY:
            return None
        past = min(self.end, noun + _LONGEST_TRAIL)
        that = next((at for at in range(noun + 3, past) if self.words[at] == "that"), -1)
        inside = self.words[noun + 2 : that]
        whole = that > 0 and "," not in inside and not PRONOUNS.intersection(inside[:1])
        return Owned(noun, (noun + 2, that - 1), that) if whole else None

    def _noun(self) -> int:
        """Return the claim's noun near where the report starts, or -1."""
        past = min(self.end - 2, self.start + _LONGEST_OWNER)
        nouns = (at for at in range(self.start, past) if self.words[at] in listed("reports.claims"))
        return next(nouns, -1)


CLAIMS = table(
    "quotations/claims",
    Rule(
        "claim:owner before", "What is somebody’s claim is that one’s words, whoever answers it",
        Example("Tehran dismissed Lavrov’s claim [that the site was “a legitimate target”].",
                "Lavrov"),
        Answered.before, Answered.before,
    ),
    Rule(
        "claim:owner behind", "What is claimed by somebody is that one’s words, whoever answers it",
        Example("Seoul rejected the claim by Lavrov [that “a spy drone” had crossed the border].",
                "Lavrov"),
        Answered.behind, Answered.behind,
    ),
)  # fmt: skip


def give_to_owners(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Give words in marks that are a claim to whose claim it is."""
    prose = scene.prose
    for draft in drafts:
        if draft.kind == "mixed":
            whole = draft.content[0]
            start, end = prose.word_at(whole.start), prose.word_at(whole.end - 1)
            decided = first(CLAIMS, Answered(prose.words, start, end))
            if decided and decided.outcome:
                _give(scene, draft, decided.outcome)
                draft.rule = with_rule(draft.rule, decided.rule)


def _give(scene: Scene, draft: Draft, owned: Owned) -> None:
    """Have a draft begin with its claim's "that", and its owner speak."""
    starts, ends = scene.prose.starts, scene.prose.ends
    draft.content[0] = _to_mark(scene, Span(starts[owned.that], draft.content[0].end))
    draft.cue = Span(starts[owned.noun], ends[owned.noun])
    draft.source, draft.source_rule = span_of(starts, ends, owned.owner), ""


def _to_mark(scene: Scene, claim: Span) -> Span:
    """End a claim at its mark where what is thought of it follows: "... to be out of place"."""
    text = scene.prose.text
    for quoted in scene.quoted_in(claim.start, claim.end):
        if text.startswith((" to be ", " as "), quoted.end) and quoted.end < claim.end:
            return Span(claim.start, quoted.end)
    return claim
