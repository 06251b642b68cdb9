"""What is measured of files: that they are what they are said to be."""

from random import Random

from composer.benchmarks import damage, files
from composer.files import midi


def test_files_are_counted_beside_mido(monkeypatch):
    monkeypatch.setattr(damage, "FILES", 15)
    monkeypatch.setattr(damage.files, "__defaults__", (15, 0))
    monkeypatch.setattr(files, "_ROUNDS", 1)
    figures = files.run().figures
    damaged = figures["files.damaged"]
    assert damaged.rival_value is not None
    assert damaged.rival_value <= damaged.value <= 15
    assert figures["files.open_100k"].value > 0


def test_the_piece_is_as_large_as_it_is_said_to_be():
    assert 95_000 < len(midi.render(files._piece(Random(0)))) < 105_000


def test_the_same_seed_damages_the_same():
    assert list(damage.files(30)) == list(damage.files(30))
    assert list(damage.files(30)) != list(damage.files(30, seed=1))


def test_every_kind_of_damage_changes_the_file():
    for number, (_, hurt) in enumerate(damage.HURTS):
        dice = Random(number)
        whole = midi.render(damage.piece(dice))
        data = bytearray(whole)
        hurt(data, dice)
        assert bytes(data) != whole
