"""Networks this small are slower on two threads than on one."""

import pytest

from composer.networks.stepping import one_thread


@pytest.fixture(autouse=True)
def single_thread():
    with one_thread():
        yield
