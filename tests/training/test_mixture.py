"""That those who foretell are believed as far as they were right, and each memory by what it knew."""

import numpy as np
import pytest

from composer.training.mixture import Mixture, Opinions

PITCHES, NOTES = 6, 400


def certain(said, of_it=0.9):
    """Return the logarithms of what one foretells who says a pitch at each note."""
    told = np.full((len(said), PITCHES), (1 - of_it) / (PITCHES - 1))
    told[np.arange(len(said)), said] = of_it
    return np.log(told)


def bits(told, pitches):
    return -told[np.arange(len(pitches)), pitches].mean() / np.log(2)


@pytest.fixture
def tune():
    return np.random.default_rng(0).integers(0, PITCHES, NOTES)


def heard(tune, dice, depths):
    """Return the opinions of a network that is right at half the notes and of a memory that is right beyond depth 4."""
    network = np.where(dice.random(NOTES) < 0.5, tune, dice.integers(0, PITCHES, NOTES))
    memory = np.where(depths > 4, tune, dice.integers(0, PITCHES, NOTES))
    return Opinions(np.stack([certain(network), certain(memory)]), depths[:, None])


def test_a_memory_is_believed_where_it_knows_much(tune):
    dice = np.random.default_rng(1)
    first, new = (heard(tune, dice, dice.integers(0, 10, NOTES)) for _ in range(2))
    blind = [one._replace(depths=np.zeros_like(one.depths)) for one in (first, new)]
    mixed, unsure = Mixture([first], [tune]).mixed(new), Mixture([blind[0]], [tune]).mixed(blind[1])
    assert np.exp(mixed).sum(1) == pytest.approx(np.ones(NOTES))
    assert bits(mixed, tune) < bits(unsure, tune) - 0.3
    assert bits(unsure, tune) < min(bits(told, tune) for told in new.told)


def test_one_who_is_never_right_is_not_listened_to(tune):
    dice = np.random.default_rng(2)
    opinions = heard(tune, dice, np.full(NOTES, 9))
    wrong = opinions._replace(told=np.stack([certain((tune + 1) % PITCHES), opinions.told[1]]))
    assert bits(Mixture([wrong], [tune]).mixed(wrong), tune) < bits(certain(tune), tune)


def test_a_note_is_mixed_by_what_was_said_of_it_alone(tune):
    dice = np.random.default_rng(3)
    opinions = heard(tune, dice, dice.integers(0, 10, NOTES))
    mixture = Mixture([opinions], [tune])
    some = Opinions(opinions.told[:, :7], opinions.depths[:7])
    assert mixture.mixed(some) == pytest.approx(mixture.mixed(opinions)[:7])


def test_one_alone_is_made_as_sure_as_it_may_be(tune):
    dice = np.random.default_rng(4)
    said = np.where(dice.random(NOTES) < 0.5, tune, dice.integers(0, PITCHES, NOTES))
    one = Opinions(certain(said, 0.999)[None], np.zeros((NOTES, 0), int))
    assert bits(Mixture([one], [tune]).mixed(one), tune) < 2.2 < bits(one.told[0], tune)
