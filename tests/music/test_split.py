import numpy as np

from composer.music.split import near_duplicates, split
from composer.music.tunes import Tune


def tune(seed, count=40):
    dice = np.random.default_rng(seed)
    duration = dice.choice([120, 240, 480], count).astype(np.int32)
    return Tune(np.cumsum(duration) - duration, duration, dice.integers(55, 80, count).astype(np.int16))


def transposed(tune, semitones, first=0):
    kept = slice(first, None)
    return Tune(tune.start[kept] - tune.start[first], tune.duration[kept], tune.pitch[kept] + semitones)


def test_a_tune_its_transposition_and_its_second_part_are_one_group():
    tunes = [tune(0), tune(1), transposed(tune(0), 3), transposed(tune(0), -2, 10), tune(2)]
    assert near_duplicates(tunes).tolist() == [0, 1, 0, 0, 4]


def test_near_duplicates_stand_on_one_side():
    tunes = [tune(seed) for seed in range(200)]
    parts = split([*tunes, *(transposed(one, 1) for one in tunes)])
    assert np.array_equal(parts[:200], parts[200:])
    assert np.bincount(parts).tolist() == [360, 20, 20]


def test_the_split_is_the_same_every_time():
    tunes = [tune(seed) for seed in range(50)]
    assert np.array_equal(split(tunes), split(tunes))
    assert not np.array_equal(split(tunes), split(tunes, seed=1))


def test_of_a_few_tunes_one_is_held_out_for_each_share():
    assert sorted(split([tune(seed) for seed in range(3)]).tolist()) == [0, 1, 2]
    assert sorted(split([tune(seed) for seed in range(2)]).tolist()) == [0, 1]
    assert split([tune(0), transposed(tune(0), 1)]).tolist() == [0, 0]


def test_no_tunes_have_no_split():
    assert split([]).tolist() == []
