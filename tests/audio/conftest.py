"""Every test of sound begins and ends with the mixer closed."""

import pytest

from composer.audio import mixer


@pytest.fixture(autouse=True)
def _closed_mixer():
    mixer.close()
    yield
    mixer.close()
