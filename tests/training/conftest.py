"""Networks this small are trained faster on one thread than on two."""

import pytest

from composer.networks.stepping import one_thread


@pytest.fixture(autouse=True)
def single_thread():
    with one_thread():
        yield
