"""generate --start and --all-tracks."""

import pytest

from composer import cli
from composer.files import formats, midi
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


HEAD = r"X:4\nT:Mine\nM:6/8\nL:1/8\nK:D\nA|d2f afd|"


def begun(model, text, out, *words):
    return cli.run(cli.parse(["generate", "--model", model, "--start-text", text, "-o", str(out), *words]))


@pytest.mark.parametrize("model", ["abc-char", "abc-tune"])
def test_a_model_of_text_goes_on_from_a_start_string(model, tmp_path):
    assert begun(model, HEAD, tmp_path / "a.abc", "--bars", "4") == 0
    text = (tmp_path / "a.abc").read_text()
    assert text.startswith("X:4\nT:Mine\nM:6/8\nL:1/8\nK:D\nA|d2f afd|")
    assert begun(model, HEAD, tmp_path / "b.mid", "--bars", "4", "--text") == 0
    assert (tmp_path / "b.abc").read_text() == text
    read, heard = (formats.read(tmp_path / name).score.tracks[0].notes for name in ("a.abc", "b.mid"))
    assert read.pitch.tolist() == heard.pitch.tolist()


def test_a_model_of_a_grid_goes_on_from_one_tone(tmp_path):
    assert begun("essen-grid", "60", tmp_path / "a.mid", "--bars", "2", "--text") == 0
    assert (tmp_path / "a.txt").read_text().startswith("/ 60 ")


@pytest.mark.parametrize(
    ("model", "text", "sentence"),
    [
        ("abc-char", r"K:D\nd2 %", "the character “%” is not in the vocabulary."),
        ("essen-grid", "60 _ x", "the symbol “x” is not in the vocabulary."),
        ("note-int", "H4:1", "“H4:1” cannot be read"),
        ("melody", "C4:1", "“melody” has no notation of its own"),
    ],
)
def test_a_start_that_a_model_cannot_read_is_one_sentence(model, text, sentence, tmp_path, capsys):
    assert begun(model, text, tmp_path / "a.mid") == 1
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_start_string_stands_alone(tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        begun("abc-char", "K:D", tmp_path / "a.mid", "--start", "3")
    assert stop.value.code == 2


def test_what_abc_has_no_place_for_is_said(tmp_path, capsys):
    notes = Notes([Note(0, 60, 480), Note(0, 64, 480), Note(480, 67, 480)])
    midi.write(Score((Track("Flute", notes), Track("Bass", Notes([Note(0, 36, 480)])))), tmp_path / "in.mid")
    assert cli.run(cli.parse(["convert", str(tmp_path / "in.mid"), str(tmp_path / "out.abc")])) == 0
    assert capsys.readouterr().err.splitlines() == [
        "composer: ABC is written as one tune: of 2 tracks only “Flute” is in the file.",
        "composer: ABC is written as one tune: 1 note that sounds under another is not in the file.",
    ]
