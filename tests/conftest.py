"""What several beds look at: the recorded remarks as they were said, and one voice among them."""

from __future__ import annotations

import pytest

from geo.asking.mentions import mention_table
from geo.asking.spoken import sayings
from geo.asking.voices import of_voice, utterances, voices
from geo.world.chronology import remarks


@pytest.fixture(scope="session")
def heard():
    return utterances(mention_table([]), remarks())


@pytest.fixture(scope="session")
def lavrov(heard):
    return sayings(of_voice(voices(heard)[0], heard))
