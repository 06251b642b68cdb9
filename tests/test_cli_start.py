"""generate --start and --all-tracks."""

import pytest

from composer import cli
from composer.files import midi
from composer.music.score import Note, Notes, Score, Track


@pytest.fixture
def piece(tmp_path):
    notes = Notes(Note(240 * index, 60 + index % 12, 240) for index in range(150))
    midi.write(Score((Track("", notes),)), tmp_path / "in.mid")
    return tmp_path / "in.mid"


def run(*words):
    return cli.run(cli.parse(["generate", "--model", "melody", *map(str, words)]))


@pytest.mark.parametrize("place", ["1", "100", "random"])
def test_it_goes_on_from_a_hundred_notes_of_the_seed(piece, tmp_path, place):
    assert run("--seed", piece, "--start", place, "--length", 5, "-o", tmp_path / "out.mid") == 0
    assert len(midi.read(tmp_path / "out.mid").score.tracks[0].notes) == 105


def test_a_place_after_the_end_is_refused_in_a_sentence(piece, tmp_path, capsys):
    assert run("--seed", piece, "--start", 151, "-o", tmp_path / "out.mid") == 1
    assert "The piece has 150 notes" in capsys.readouterr().err
    assert not (tmp_path / "out.mid").exists()


def test_a_model_of_melodies_has_no_piece_to_start_in(tmp_path, capsys):
    assert run("--start", "random", "-o", tmp_path / "out.mid") == 1
    assert "give it a seed" in capsys.readouterr().err


def test_a_model_of_melodies_continues_one_track(piece, tmp_path, capsys):
    assert run("--seed", piece, "--all-tracks", "-o", tmp_path / "out.mid") == 1
    assert "one track at a time" in capsys.readouterr().err
