"""What several beds look at: the recorded remarks as they were said, and one voice among them."""

from __future__ import annotations

import pytest
from hypothesis import settings

from geo.asking.mentions import mention_table
from geo.asking.voices.remarks import sayings
from geo.asking.voices.utterances import of_voice, utterances, voices
from geo.world.chronology import remarks

# No test depends on how busy the machine is: hypothesis looks at outcomes, never at the clock.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def heard():
    return utterances(mention_table([]), remarks())


@pytest.fixture(scope="session")
def lavrov(heard):
    return sayings(of_voice(voices(heard)[0], heard))
