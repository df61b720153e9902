"""Other wordings that the reference's notes quote: which outlet, and its words.

A note such as ``RT: 'North Korea itself determines the forms'`` tells of a printing that the
chronology has no row for. Only whole phrases after an outlet's name are taken; what a note
says of single words, misprints or other lines stays in the note, which is shown as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.asking.voices.variants import FEWEST_WORDS, plain

WORD = r"[A-Z0-9](?:[\w.]*\w)?"
NAME = rf"(?:[Tt]he )?{WORD}(?:(?: and)?(?: The)? {WORD}|(?: via| text| English))*"
AFTER_NAME = r"(?:, also citing TASS,)?(?:: | has | have | carries a different English: )"
QUOTED = r"'(?P<words>[^']+(?:'(?=\w)[^']*)*)'(?!\w)"
WORDING = re.compile(rf"(?P<outlet>{NAME})(?:{AFTER_NAME}){QUOTED}")
IN_A_ROW = re.compile(rf"[;,] (?P<outlet>{NAME}) {QUOTED}")
NOT_THIS_LINE = "another line"
"""What a note says when it quotes something else that was said."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A wording of a remark as a note gives it; nobody here has seen the page itself."""

    outlet: str
    words: str


def noted_wordings(note: str) -> tuple[Noted, ...]:
    """Return the whole phrases that a note quotes from outlets it names, in its order."""
    if NOT_THIS_LINE in note:
        return ()
    found = [*WORDING.finditer(note), *IN_A_ROW.finditer(note)]
    ordered = sorted(found, key=lambda match: match.start())
    return tuple(
        Noted(match["outlet"].removeprefix("the "), match["words"])
        for match in ordered
        if len(plain(match["words"])) >= FEWEST_WORDS
    )
