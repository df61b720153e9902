"""Transcripts: interviews and press conferences printed as turns, each after its speaker's name.

"SECRETARY RUBIO: They have not." is speech although no quotation marks say so. A text is taken
for a transcript only when its turns show it: somebody asks and somebody answers, or of several
voices one comes back. Questions belong to who asks, with no name where none is given; stage
directions are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from geo.reading.lexicon import words as listed
from geo.reading.people.named_people import find_people
from geo.reading.people.word_lists import OFFICES, SPEAKS, TITLES
from geo.text import Prose, Span
from geo.world.gazetteer import open_gazetteer

_LABEL = re.compile(
    r"(?P<who>[^\W\d_](?:[\w .’'-]|,(?= )){0,50}[\w.]|[QA])(?:\s\([^()\n]{1,40}\))?(?P<colon>:)\s+"
    r"|(?P<short>[QA])(?:\.|(?=\s\s|\t))\s+"
)
ASKING = frozenset(
    "q question questions reporter journalist moderator operator interviewer host correspondent "
    "participant".split()
)
"""Whoever asks and is not named."""
_ANSWERING = frozenset(("a", "answer"))
_NOT_VOICES = listed("speakers.no_voices")
_PARTICLES = listed("speakers.particles")
_LONGEST_LABEL = 100
"""Characters of a label, at most."""
_MOST_WORDS = 7
_LEAST_TURNS = 3
_HEADING = 3
"""Paragraphs before the label of a transcript with one voice, at most."""
_QUOTED_SOON = 4
"""Characters after a statement's colon in which a quotation mark opens."""
CLOSES = re.compile(
    r"(?i:ends?\b\W*$|###|\*\*\*|notes? to editors|media contacts?|press contacts?|contacts?:|"
    r"about (?:us|the \w+)\W*$|edited by|reporting by|source:|photo|©|\(c\)|read more|related|"
    r"the (?:meeting|briefing|interview|press conference|session) (?:began|ended|was)|"
    r"this interview)"
)
"""What no longer belongs to a transcript or a statement that it follows."""
_ISSUED = re.compile(
    r"(?P<who>[^\n:“\"]{4,160}?),?\s(?:has\s|have\s|today\s)?"
    r"(?:(?:issued|released|published|made|gave|delivered|posted|sent)\s(?:out\s)?"
    r"(?:the\sfollowing|this|a)|(?:said|wrote|stated|declared)\s(?:[a-z]+\s)?(?:in|on|via)\s(?:a|an|the))\b"
    r"[^\n:“\"]{0,60}?\b(?:statement|remarks|message|comment|communiqu[eé]|declaration|address|text|"
    r"post|letter|speech|Telegram|X|Facebook)s?\b[^\n:]{0,60}:"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Uu]s|[Mm]y|[Mm]e)\b")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one voice says until the next: the label's words, the mark after it, the paragraphs.

    In a statement ("Ann Lee issued the following statement:") ``who`` is the phrase that says whose
    it is, no label.
    """

    who: Span
    mark: Span
    said: tuple[Span, ...]
    asks: bool = False
    is_statement: bool = False

    @property
    def is_told(self) -> bool:
        """Whether somebody says something; a question is said, too, by whoever asks it."""
        return bool(self.said)

    @property
    def end(self) -> int:
        """Where the turn ends."""
        return self.said[-1].end if self.said else self.mark.end


Opened = tuple[int, re.Match[str]]
"""A paragraph's number, and the label that opens it."""


def turns_of(prose: Prose) -> list[Turn]:
    """Return the turns of a transcript in reading order; none where a text is no transcript."""
    opened = _voices_in(prose)
    if not (_is_transcript([found for _, found in opened]) or _is_alone(opened)):
        return statement_in(prose)
    ends = [n for n, _ in opened[1:]] + [_end(prose, opened[-1])]
    return [
        _turn(prose, found, range(n, end)) for (n, found), end in zip(opened, ends, strict=True)
    ]


def _voices_in(prose: Prose) -> list[Opened]:
    """Return the paragraphs that open with a voice's name; in a text with capitals only these."""
    opened = [(n, found) for n, p in enumerate(prose.paragraphs) if (found := _label(prose, p))]
    if not opened:
        return []
    named = {m.start for p in find_people(prose) for m in p.mentions}
    voices = [one for one in opened if _is_voice(one[1], named)]
    if not any(_is_printed_large(found) for _, found in voices):
        return voices
    return [one for one in voices if _is_printed_large(one[1]) or _asks(one[1])]


def _is_transcript(labels: list[re.Match[str]]) -> bool:
    """Whether labels are those of turns: a question with an answer, or one of several again."""
    again = len(labels) >= _LEAST_TURNS and len(labels) > len(set(map(_words, labels))) > 1
    return again or len(set(map(_asks, labels))) > 1


def _is_alone(opened: list[Opened]) -> bool:
    """Whether one voice speaks all through: a title or an office in capitals heads the text."""
    if len(opened) != 1 or opened[0][0] > _HEADING or not _is_printed_large(opened[0][1]):
        return False
    word = (opened[0][1]["who"] or "").split()[0].rstrip(".").title()
    return word in TITLES or word in OFFICES


def _end(prose: Prose, last: Opened) -> int:
    """Return the paragraph before which the last turn ends: what closes a text, or tells of him."""
    n, label = last
    name = (label["who"] or label["short"]).split(",")[0].split()[-1]
    told = re.compile(rf"\b{re.escape(name)}\b(?!:)", re.IGNORECASE) if len(name) > 2 else None
    for after in range(n + 1, len(prose.paragraphs)):
        words = prose.paragraphs[after].of(prose.text)
        if CLOSES.match(words) or (told and told.search(words)):
            return after
    return len(prose.paragraphs)


def statement_in(prose: Prose) -> list[Turn]:
    """Return the statement that a text gives without marks after "issued the following statement:".

    What follows belongs to whom the sentence before the colon is about, until the text closes.
    """
    for n, paragraph in enumerate(prose.paragraphs[:-1]):
        issued = _ISSUED.fullmatch(prose.text, paragraph.start, paragraph.end)
        if not issued or "“" in prose.text[paragraph.end : paragraph.end + _QUOTED_SOON]:
            continue
        start = issued.start("who")
        dateline = prose.datelines.get(paragraph.start)
        if dateline and dateline.end <= issued.end("who"):
            start = dateline.end
        said = [*takewhile(lambda p: _goes_on(p.of(prose.text)), prose.paragraphs[n + 1 :])]
        told = tuple(p for p in said if _is_said(p.of(prose.text)))
        mark = Span(paragraph.end - 1, paragraph.end)
        return [Turn(Span(start, issued.end("who")), mark, told, is_statement=True)] if told else []
    return []


def _goes_on(words: str) -> bool:
    """Whether a paragraph still belongs to a statement: none that tells what others said."""
    bare = _QUOTED.sub(" ", words)
    tells = not SPEAKS.isdisjoint(bare.replace(",", " ").split())
    return not CLOSES.match(words) and (not tells or bool(_FIRST_PERSON.search(bare)))


def _label(prose: Prose, paragraph: Span) -> re.Match[str] | None:
    """Return what opens a paragraph as the name of a voice would."""
    text, start = prose.text, paragraph.start
    if not text[start].isupper():
        return None
    if text[start] not in "QA" and text.find(":", start, start + _LONGEST_LABEL) < 0:
        return None
    return _LABEL.match(text, start, paragraph.end)


def _words(label: re.Match[str]) -> tuple[str, ...]:
    return tuple((label["who"] or label["short"]).replace(",", " ").casefold().split())


def _asks(label: re.Match[str]) -> bool:
    return ASKING.issuperset(_words(label))


def _is_printed_large(label: re.Match[str]) -> bool:
    """Whether a name is printed in capitals, as most transcripts have them."""
    return (label["who"] or "").isupper() and len(label["who"]) > 1 and not _asks(label)


def _is_voice(label: re.Match[str], named: set[int]) -> bool:
    """Whether a label names somebody: who asks, a name in capitals, or a person of the text.

    ``named`` are the characters at which people are named.
    """
    words = (label["who"] or label["short"]).replace(",", " ").split()
    low = [word.casefold() for word in words]
    if len(words) > _MOST_WORDS or not _NOT_VOICES.isdisjoint(low):
        return False
    if len(words) == 1 and low[0] in ASKING | _ANSWERING:
        return True
    if all(map(str.isupper, words)):
        return len(words[-1]) > 1 and not is_land(" ".join(words))
    return _is_spelled_as_name(words) and (
        words[0].rstrip(".") in TITLES
        or words[0] in OFFICES
        or not named.isdisjoint(range(label.start(), label.end()))
    )


def _is_spelled_as_name(words: list[str]) -> bool:
    return all(word[0].isupper() or word in _PARTICLES for word in words)


@lru_cache(1_000)
def is_land(name: str) -> bool:
    """Whether a label is a capital's or a country's name, which heads notes from there."""
    gazetteer = open_gazetteer()
    rows = gazetteer.rows_named(name)
    return any(gazetteer.columns["capital"][r] or gazetteer.at(r).kind == "country" for r in rows)


def _turn(prose: Prose, label: re.Match[str], paragraphs: Iterable[int]) -> Turn:
    who = Span(*label.span("who" if label["who"] else "short"))
    mark = Span(*label.span("colon" if label["who"] else "short"))
    pieces = [prose.paragraphs[n] for n in paragraphs]
    pieces[0] = Span(label.end(), pieces[0].end)
    said = tuple(piece for piece in pieces if _is_said(piece.of(prose.text)))
    return Turn(who, mark, said, _asks(label))


def _is_said(words: str) -> bool:
    """Whether a paragraph is no stage direction: "(END VIDEO CLIP)", "....", "* * *"."""
    aside = words[:1] + words[-1:] in ("()", "[]")
    return not aside and any(map(str.isalpha, words))
