"""What several beds look at: recorded remarks as they were said, one voice, a made archive."""

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


@pytest.fixture(scope="session")
def made_archive(tmp_path_factory):
    """Give an archive of two parts of 150 articles; every fiftieth is printed twice."""
    from tests.benchmarks.made_archive import make_archive

    out = tmp_path_factory.mktemp("archive") / "out"
    make_archive(out, 4_500, part=150)
    return out
