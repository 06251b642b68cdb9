"""What a recipe learns from."""

from dataclasses import replace

import numpy as np
import pytest

from composer.training import material
from tests.training.toys import RECIPE, toy_tunes


@pytest.fixture
def data(tmp_path):
    toy_tunes(40).write(tmp_path / "toy.npz")
    return tmp_path / "toy.npz"


def test_a_share_is_drawn_from_the_training_tunes_alone(data):
    whole, part = (material.read(replace(RECIPE, share=share), data) for share in (1.0, 0.25))
    assert (len(whole.train), len(part.train)) == (20, 5)
    assert len(part.pieces["train"]) == 5
    assert part.collections == {"toy": 25}
    for ours, theirs in zip(part.validation, whole.validation, strict=True):
        assert np.array_equal(ours.tokens, theirs.tokens)


def test_a_part_of_the_validation_tunes_is_drawn_beside_all_that_are_learned(data):
    part = material.read(replace(RECIPE, validation_share=0.3), data)
    assert (len(part.train), len(part.validation)) == (20, 3)


def test_a_share_is_the_same_for_the_same_seed_and_in_the_order_of_all(data):
    def tunes(seed):
        return [
            stream.tokens.tolist() for stream in material.read(replace(RECIPE, share=0.5, random_seed=seed), data).train
        ]

    whole = [stream.tokens.tolist() for stream in material.read(RECIPE, data).train]
    assert tunes(1) == tunes(1) == [tokens for tokens in whole if tokens in tunes(1)]
    assert tunes(1) != tunes(2)


def test_the_smallest_share_is_a_tune_and_its_vocabulary_that_of_all(data):
    recipe = replace(RECIPE, encoding="note-int", network={"sizes": [8]})
    whole, part = (material.read(replace(recipe, share=share), data) for share in (1.0, 1e-6))
    assert len(part.train) == 1
    assert part.encoding == whole.encoding
