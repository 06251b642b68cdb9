"""A short form of `make fuzz`: damaged files of every kind are read or refused in a sentence."""

from itertools import islice
from random import Random

import pytest

from composer.errors import ComposerError
from tests import fuzzing

INPUTS = 2000


def test_nothing_escapes_from_any_reader():
    readers = 0
    for name, became, _, found in fuzzing.run(INPUTS, seed=1):
        readers += 1
        assert not found, f"{found[0].reader} {found[0].number}: {found[0].what}"
        assert became["refused"], f"no input was damaged enough for {name}"
    assert readers == 10


def test_whole_files_are_read(tmp_path):
    for kind in fuzzing.kinds(tmp_path).values():
        for data in kind.seeds:
            assert kind.read(data) is not None


@pytest.mark.parametrize(
    ("error", "what", "told"),
    [(KeyError("a"), "escaped", "KeyError"), (ComposerError("x"), "refused", "no sentence"), (None, "opened", None)],
)
def test_what_escapes_is_found(error, what, told):
    def read(_data):
        if error is not None:
            raise error

    ((became, _, found),) = islice(fuzzing.tried("it", fuzzing.Kind(1, [b"abc"], read), 0), 1)
    assert became == what
    assert (found is None) == (told is None)
    assert found is None or told in found.what


def test_a_number_makes_the_same_again():
    seeds = [bytes(range(256))]
    assert fuzzing.damaged(seeds, Random("a 0 7")) == fuzzing.damaged(seeds, Random("a 0 7"))
