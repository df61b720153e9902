"""What a cue reports: somebody's words, only a view or an act, or nothing at all.

A card is a quotation in marks, or a report with a verb of saying and a clause of its own ("said
the bridge was closed", "urged both sides to talk"). What somebody is only said to think, want,
blame or condemn is an attitude, kept apart. Whatever else the network takes for a cue is nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from geo.reading.lexicon import words as listed
from geo.reading.once import once
from geo.reading.quotations.clauses import Form, form_of
from geo.reading.quotations.speakers.noun_phrases import head_noun
from geo.reading.quotations.word_kinds import VERBS, forms_of, kind_of_word
from geo.reading.rules import Example, Rule, first, table
from geo.text import Span

Verdict = Literal["report", "attitude", "nothing"]
LEAST = 3
"""Words that a report has at least, beside "that"."""
BELIEVED = 0.5
"""Chance of its cue from which an attitude is kept."""
_NEAR, _FAR = 3, 9
"""Words before a cue in which it may be denied, and in which "neither" stands."""
BE = frozenset(("is", "are", "was", "were", "been", "being"))
_NOBODY = frozenset(("", "a", "an", "the"))
"""What is no source of a report."""
_SAID = frozenset("goodbye goodbyes farewell farewells prayers piece name thanks".split())


@dataclass(frozen=True)
class Reported:
    """What is asked of a report: its cue and the words before it, its content and its source.

    ``inside`` tells that the source stands in the content, ``leads`` that the content comes first.
    """

    span: Span
    cue: str
    before: Sequence[str]
    content: Sequence[str]
    source: str
    quoted: bool
    chance: float
    inside: bool = False
    leads: bool = False

    @once
    def form(self) -> Form:
        """The form of what is reported."""
        return form_of(self.content)

    def takes(self, entry: str) -> bool:
        """Whether the cue is a verb of a list."""
        return self.cue in forms_of(entry)


def verdict(report: Reported) -> tuple[str, Verdict]:
    """Return the rule that decides, and whether words, an attitude or nothing is reported."""
    decided = first(REPORTS, report)
    return (decided.rule, decided.outcome) if decided else ("", "nothing")


def _is_withheld(r: Reported) -> bool:
    """Whether the text says that nothing was said: "did not say who", "declined to say"."""
    if r.takes("withholds") or (r.source.split() or [""])[0].lower() in listed("reports.nobody"):
        return True
    if any(word.lower() == "neither" for word in r.before[-_FAR:]):
        return True
    for word in reversed(r.before[-_NEAR:]):
        low = word.lower()
        if low in listed("reports.negations") or low.endswith(("n't", "n’t")):
            return True
        if low in forms_of("withholds"):
            return True
        if low not in listed("reports.helpers") and not low.endswith("ly"):
            return False
    return False


def _is_put(r: Reported) -> bool:
    """Whether a cue opens a clause on what others asked: "Asked whether he would go, he said"."""
    opens = not r.before or r.before[-1].lower() == "when"
    return opens and r.cue in ("asked", "pressed", "questioned", "quizzed")


def _is_deed(r: Reported) -> bool:
    so_called = r.before[-2:] in (["so", "-"], ["So", "-"])
    shown = r.quoted and not r.source and not r.takes("says")  # "the film “...” was shown"
    return so_called or shown or r.takes("deeds") or head_noun(r.source) in listed("reports.events")


def _is_title(r: Reported) -> bool:
    """Whether words in marks are what something is called, by nobody in particular."""
    named = r.cue in listed("reports.naming") or (r.cue == "known" and "as" in r.content[:1])
    said = [word.lower() for word in r.before[-2:] if not word.endswith("ly")]
    return r.quoted and named and bool(BE.intersection(said[-1:]))


def _is_scrap(r: Reported) -> bool:
    if list(r.content[:3]) == ["not", "to", "be"] or list(r.content[:2]) == ["What", "is"]:
        return True  # "asked not to be named", "What the reports describe is an attack"
    said = [word for word in r.content if word[0].isalnum()]
    if r.leads and said and kind_of_word(said[-1]) == "past":
        return False  # "Two died, the army said"
    least = {"phrase": LEAST, "gerund": LEAST - 1}.get(r.form, 0)
    return len(said) - (said[:1] == ["that"]) < least


def _is_said(r: Reported) -> bool:
    """Whether a verb of saying has its clause; what a film shows or a poll finds needs a paper."""
    if r.source.lower() in _NOBODY or r.inside:
        return False
    if r.takes("papers_say") and head_noun(r.source) not in listed("reports.papers"):
        return False
    if _is_described(r):
        return False
    said = r.takes("says") or (r.takes("papers_say") and r.form == "clause")
    leads = r.leads and not BE.intersection(r.before[-1:])  # no "the text was agreed by him"
    opens = r.content[0].lower()
    answers = opens not in listed("reports.no_answers") and not _is_farewell(r.content)
    bare = leads or (r.takes("bare") and answers)
    return said and (bare or r.form == "clause")


def _is_farewell(content: Sequence[str]) -> bool:
    """Whether what follows "said" is no clause: "said their goodbyes", "said no more"."""
    first, second = [*(word.lower() for word in content[:2]), ""][:2]
    return (first in listed("grammar.possessives") and second in _SAID) or (
        first == "no" and second == "more"
    )


def _is_announced(r: Reported) -> bool:
    """Whether something is told to have been announced before: "had announced a truce"."""
    before = [word.lower() for word in r.before[-1:]]
    return r.takes("announces") and bool(r.source) and before == ["had"] and r.form == "phrase"


def _is_described(r: Reported) -> bool:
    """Whether "that" only describes the noun before it: "a claim that appears to be aimed at"."""
    if r.cue not in listed("reports.nouns") or list(r.content[:1]) != ["that"]:
        return False
    follows = (r.content[1:2] or ["."])[0]
    return kind_of_word(follows) in VERBS or follows in ("appears", "seems")


def _is_whole(content: Sequence[str]) -> bool:
    """Whether what is so according to somebody is more than a figure, and his alone."""
    least = LEAST - (kind_of_word(content[-1]) == "past")
    return len(content) >= least and "according" not in content


def _is_asked_for(r: Reported) -> bool:
    """Whether somebody asks for a deed, or binds himself to one: "vowed to rebuild"."""
    if r.form != "infinitive":
        return False
    return r.takes("directs") or (r.takes("commits") and r.content[0] in ("to", "not"))


def _report(
    name: str, says: str, text: str, when: Callable[[Reported], bool], outcome: Verdict, shown: str
) -> Rule[Reported, Verdict]:
    return Rule(f"report:{name}", says, Example(text, shown), when, lambda r: outcome)


REPORTS = table(
    "quotations/reports",
    _report(
        "withheld", "Who declines to say, or does not say, says nothing.",
        "The ministry did not [say when the talks would begin].",
        _is_withheld, "nothing", "no mark",
    ),
    _report(
        "put to", "What somebody was asked is not what that one said.",
        "Asked [whether he would go], the envoy said the talks were over.",
        _is_put, "nothing", "no mark",
    ),
    _report(
        "deed", "A deed is no report, and no blast or sign speaks.",
        "The church decorated [the entrances with ribbons as a sign of hope].",
        _is_deed, "nothing", "no mark",
    ),
    _report(
        "title", "What something is called is nobody’s remark.",
        "The group is called [“Free Donbas” and has forty members].",
        _is_title, "nothing", "no mark",
    ),
    _report(
        "marks", "Words in quotation marks are somebody’s.",
        "The minister called [it a “farce”].",
        lambda r: r.quoted, "report", "mixed",
    ),
    _report(
        "according", "What is so according to somebody is that one’s report.",
        "[The road was open all night], according to the police.",
        lambda r: r.cue == "according" and _is_whole(r.content),
        "report", "indirect",
    ),
    _report(
        "scrap", "A word or two say nothing.",
        "The envoy told [them twice].",
        _is_scrap, "nothing", "no mark",
    ),
    _report(
        "clause", "A verb of saying with a clause of its own is a report.",
        "The governor said [the bridge was closed].",
        _is_said, "report", "indirect",
    ),
    _report(
        "asked for", "Who asks for a deed, or promises one, says so.",
        "The envoy urged [both sides to keep talking].",
        _is_asked_for, "report", "indirect",
    ),
    _report(
        "charge", "Who accuses somebody of a deed says that it was done.",
        "Kyiv accused [Moscow of shelling the port].",
        lambda r: r.takes("charges") and r.form == "gerund", "report", "indirect",
    ),
    _report(
        "announced", "What somebody had announced is told as his words of before.",
        "The presidency had announced [a new truce on Saturday].",
        lambda r: _is_announced(r),
        "report", "indirect",
    ),
    _report(
        "denied deed", "Who denies or admits doing something says so.",
        "The brigade denied [firing at the town].",
        lambda r: r.takes("denies") and r.form == "gerund", "report", "indirect",
    ),
    _report(
        "view", "What somebody only thinks, wants, blames or condemns is no quotation.",
        "The minister condemned [the attack on the port].",
        lambda r: r.takes("views") and bool(r.source) and r.chance >= BELIEVED,
        "attitude", "no mark",
    ),
)  # fmt: skip
"""Tried in order; what none of them takes is nothing."""
