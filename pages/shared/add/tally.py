"""What became of many things at once, in words: taken in, refused, read, still waiting."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from geo.keeping.intake import Outcome
from geo.keeping.intake.outcomes import Refused
from pages.shared.add import door
from pages.shared.add.jobs import GOING_ON


@dataclass
class ReadOn:
    """What was read, and what could not be, while all is read as it comes."""

    read: int = 0
    broke: int = 0


class Tally:
    """What became of many things taken in at once."""

    def __init__(self) -> None:
        self.taken = self.refused = 0

    def let_in(self, outcome: Outcome) -> str:
        """Let one in and count it."""
        if isinstance(outcome, Refused):
            self.refused += 1
        else:
            self.taken += 1
        return door.let_in(outcome)

    def told(self) -> str:
        """Say how many wait to be looked over, and how many could not be taken in."""
        left = f" {self.refused:,} could not be taken in, each with its reason."
        if done := st.session_state.get(GOING_ON):
            return read_told(done.read, done.broke) + left * bool(self.refused)
        if not self.taken:
            return left.strip()
        verb = "was found and waits" if self.taken == 1 else "were found and wait"
        told = f"{self.taken:,} {verb} below; none is read before you say so."
        return told + left * bool(self.refused)


def read_told(number: int, refused: int = 0) -> str:
    """Say that articles were read, where they are now, and how many still ask something."""
    kept = "kept in your library" if st.session_state.get(door.TOO) else "open in this visit"
    left = len(door.waiting())
    broke = f" {refused:,} could not be read, each with its reason." * bool(refused)
    asks = f" {left:,} still {'waits' if left == 1 else 'wait'} for your decision." * bool(left)
    return f"{number:,} read and {kept}.{broke}{asks}"
