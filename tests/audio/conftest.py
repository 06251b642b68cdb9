"""Every test of sound begins and ends with the mixer closed; laws are tried without a clock."""

import pytest
from hypothesis import settings

from composer.audio import mixer

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _closed_mixer():
    mixer.close()
    yield
    mixer.close()
