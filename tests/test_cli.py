"""The command line: what it was asked, exit status 0; words it cannot use, 2; else 1 and one sentence."""

import json
from dataclasses import replace

import numpy as np
import pytest

from composer import cli, paths
from composer.app import main
from composer.benchmarks import melodies
from composer.benchmarks.figures import Figure, Report
from composer.files import midi
from composer.generation import library
from composer.music import edits
from composer.music.score import Note, Score
from composer.music.songbook import Songbook
from tests.networks.networks import small_model


@pytest.fixture
def tune(tmp_path):
    path = tmp_path / "tune.mid"
    midi.write(edits.add(Score(), [Note(0, 62, 480), Note(480, 66, 480), Note(960, 69, 960)]), path)
    return path


def test_convert_writes_the_same_music(tune, tmp_path):
    out = tmp_path / "copy.mid"
    assert main(["convert", str(tune), str(out)]) == 0
    assert midi.read(out).score == midi.read(tune).score


def test_generate_keeps_the_seed_and_repeats_with_the_same_dice(tune, tmp_path, capsys):
    outs = [tmp_path / name for name in ("a.mid", "b.mid")]
    for out in outs:
        assert main(["generate", "-o", str(out), "--seed", str(tune), "--bars", "2", "--random-seed", "3"]) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()
    before, after = (midi.read(path).score.tracks[0].notes for path in (tune, outs[0]))
    assert after[: len(before)] == before
    assert len(after) > len(before)
    assert "random seed 3" in capsys.readouterr().out


def test_what_was_generated_can_be_made_again_note_for_note(tune, tmp_path, capsys):
    first, again = tmp_path / "first.mid", tmp_path / "again.mid"
    assert main(["generate", "-o", str(first), "--seed", str(tune), "--bars", "2", "--random-seed", "3"]) == 0
    assert main(["generate", "-o", str(again), "--again", str(first)]) == 0
    assert again.read_bytes() == first.read_bytes()
    assert "random seed 3: as it was" in capsys.readouterr().out
    score = midi.read(first).score
    spoiled = edits.remove(edits.add(score, [Note(0, 90, 100)]), score.tracks[0].notes[-2:])
    midi.write(spoiled, first)
    assert main(["generate", "-o", str(again), "--again", str(first)]) == 0
    assert midi.read(again).score == edits.add(score, [Note(0, 90, 100)])
    said = capsys.readouterr().out
    assert "not what stood there" in said
    assert "have changed since" in said


@pytest.mark.parametrize(
    "words",
    [
        ["--all-tracks", "--model", "piano-chord", "--seed", "two.mid"],
        ["--model", "abc-char", "--start-text", "M:6/8\\nL:1/8\\nK:D\\nA|d2f afd|"],
        ["--harmonise", "--seed", "tune.mid"],
        ["--vary", "1", "--strength", "1", "--seed", "tune.mid", "--takes", "3"],
    ],
)
def test_so_can_what_was_made_in_other_ways(words, tune, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    score = midi.read(tune).score
    second = replace(score.tracks[0], channel=1, program=40, notes=edits.moved(score.tracks[0].notes, semitones=-12))
    midi.write(replace(score, tracks=(*score.tracks, second)), tmp_path / "two.mid")
    assert main(["generate", "-o", "first.mid", "--bars", "2", "--random-seed", "3", *words]) == 0
    first = tmp_path / ("first-2.mid" if "--takes" in words else "first.mid")
    assert main(["generate", "-o", "again.mid", "--again", first.name]) == 0
    assert ": as it was" in capsys.readouterr().out
    assert midi.read(tmp_path / "again.mid").score == midi.read(first).score


def test_takes_are_numbered(tmp_path):
    words = [
        "generate",
        "-o",
        str(tmp_path / "new.mid"),
        "--notes",
        "D4:1 F#4:.5 A4:1/2",
        "--bars",
        "1",
        "--takes",
        "2",
    ]
    assert main(words) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new-1.mid", "new-2.mid"]


@pytest.mark.parametrize("option", ["--fill", "--vary", "--new-pitches", "--new-rhythm"])
def test_bars_are_written_anew_and_the_others_stay(option, tmp_path, monkeypatch):
    monkeypatch.setattr(library, "load", lambda name: small_model())
    eight = edits.add(Score(), [Note(480 * n, 60 + n % 5, 480) for n in range(16)])
    midi.write(eight, tmp_path / "eight.mid")
    words = ["generate", "-o", str(tmp_path / "new.mid"), "--seed", str(tmp_path / "eight.mid")]
    assert main([*words, option, "2-3", "--strength", "1", "--style", "irish", "--no-finish"]) == 0
    before, after = eight.tracks[0].notes, midi.read(tmp_path / "new.mid").score.tracks[0].notes
    assert after != before
    stays = before[(before.start < 1920) | (before.start >= 5760)]
    assert after[(after.start < 1920) | (after.start >= 5760)] == stays
    assert int(after.span[1]) == 7680


@pytest.mark.parametrize(("bars", "end"), [([], 4000), (["1"], 1920)])
def test_a_melody_is_harmonised_on_tracks_of_its_own(tmp_path, bars, end):
    words = ["generate", "-o", str(tmp_path / "new.mid"), "--notes", "C5:1 E5:1 G5:2 F5:1 D5:1 C5:2", "--voices", "2"]
    assert main([*words, "--harmonise", *bars]) == 0
    melody, *voices = midi.read(tmp_path / "new.mid").score.tracks
    assert melody.notes.pitch.tolist() == [72, 76, 79, 77, 74, 72]
    assert len(voices) == 2
    assert max(voice.notes.span[1] for voice in voices) <= end


def test_a_key_is_kept(tmp_path):
    out = tmp_path / "k.mid"
    words = ["generate", "-o", str(out), "--notes", "D4:1", "--bars", "4", "--key", "D major", "--temperature", "1.4"]
    assert main(words) == 0
    assert {pitch % 12 for pitch in midi.read(out).score.tracks[0].notes.pitch.tolist()} <= {2, 4, 6, 7, 9, 11, 1}


def test_limits_are_kept(tmp_path):
    out = tmp_path / "k.mid"
    words = ["generate", "-o", str(out), "--notes", "D5:1", "--bars", "4", "--temperature", "1.4"]
    assert main([*words, "--range", "C4-G4", "--leap", "5", "--density", "0.5-2"]) == 0
    new = midi.read(out).score.tracks[0].notes[1:]
    assert len(new) > 7
    assert (new.pitch >= 60).all()
    assert (new.pitch <= 67).all()
    assert (abs(np.diff(new.pitch)) <= 5).all()
    assert (np.diff(new.start) >= 240).all()
    assert (np.diff(new.start) <= 960).all()


def test_models_are_listed_with_their_cards(capsys):
    assert main(["models", "--json"]) == 0
    cards = json.loads(capsys.readouterr().out)
    melody = next(card for card in cards if card["name"] == "melody")
    assert melody["licence"]
    assert melody["vocabulary"]


def test_a_table_is_saved_as_it_is_told(tmp_path, monkeypatch, capsys):
    def run(folder, folds):
        yield melodies.Progress(0, folds, folder.name)
        return Report({"mean.mixed": Figure(2.0, "bits/note")}, [f"{folds} folds"])

    monkeypatch.setattr(melodies, "run", run)
    words = ["benchmark", "melodies", "sets", "--folds", "3", "--json", "--save"]
    assert main([*words, str(tmp_path / "table.json")]) == 0
    saved = (tmp_path / "table.json").read_text()
    assert saved == capsys.readouterr().out
    assert json.loads(saved)["notes"] == ["3 folds"]
    assert main([*words, str(tmp_path / "no" / "table.json")]) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["generate"],
        ["generate", "-o", "x.mid", "--bars", "0"],
        ["generate", "-o", "x.mid", "--bars", "65"],
        ["generate", "-o", "x.mid", "--length", "10001"],
        ["generate", "-o", "x.mid", "--key", "H dur"],
        ["generate", "-o", "x.mid", "--range", "G5-C4"],
        ["generate", "-o", "x.mid", "--range", "C4"],
        ["generate", "-o", "x.mid", "--range", "C4-H9"],
        ["generate", "-o", "x.mid", "--leap", "1"],
        ["generate", "-o", "x.mid", "--density", "3-2"],
        ["generate", "-o", "x.mid", "--density", "many"],
        ["generate", "-o", "x.mid", "--bars", "2", "--length", "3"],
        ["generate", "-o", "x.mid", "--temperature", "nan"],
        ["generate", "-o", "x.mid", "--memory", "1.5"],
        ["generate", "-o", "x.mid", "--style", "Martian"],
        ["generate", "-o", "x.mid", "--fill", "4-3"],
        ["generate", "-o", "x.mid", "--fill", "0"],
        ["generate", "-o", "x.mid", "--fill", "2", "--vary", "3"],
        ["benchmark", "nothing"],
        ["benchmark", "melodies"],
        ["benchmark", "melodies", ".", "--folds", "11"],
        ["convert", "one"],
        ["one.mid", "two.mid"],
        ["--nonsense"],
    ],
)
def test_words_it_cannot_use(words, capsys):
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["convert", "missing.mid", "out.mid"],
        ["convert", ".", "out.mid"],
        ["convert", "tune.mid", "no/such/folder/out.mid"],
        ["convert", "tune.mid", "out.xyz"],
        ["convert", "junk.mid", "out.mid"],
        ["convert", "empty.krn", "out.mid"],
        ["play", "missing.mid"],
        ["generate", "-o", "out.mid", "--model", "nobody"],
        ["generate", "-o", "out.mid", "--notes", "H9:1"],
        ["generate", "-o", "out.mid", "--key", "C major", "--range", "C#4-C#4"],
        ["generate", "-o", "out.mid", "--model", "abc-tune", "--leap", "3"],
        ["generate", "-o", "out.mid", "--again", "tune.mid"],
        ["generate", "-o", "out.mid", "--seed", "junk.mid"],
        ["generate", "-o", "no/out.mid", "--notes", "C4:1", "--bars", "1"],
        ["train", "no-such-recipe"],
        ["evaluate", "nobody"],
        ["benchmark", "melodies", "missing"],
        ["benchmark", "melodies", "."],
    ],
)
def test_what_a_user_can_cause_is_one_sentence(words, tune, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "junk.mid").write_bytes(b"this is no music")
    (tmp_path / "empty.krn").write_bytes(b"")
    assert main(words) == 1
    said = capsys.readouterr().err.strip()
    assert said.startswith("composer: ")
    assert said.count("\n") == 0
    assert said.endswith(".")
    assert not (tmp_path / "out.mid").exists()


def test_without_a_display_the_window_says_what_works(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 1
    assert "composer demo" in capsys.readouterr().err


def test_every_verb_tells_its_options(capsys):
    for verb in cli.VERBS:
        with pytest.raises(SystemExit) as stop:
            main([verb, "--help"])
        assert stop.value.code == 0
    assert "Traceback" not in capsys.readouterr().err


def test_index_knows_the_tunes_of_a_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(paths, "cache", lambda: tmp_path / "cache")
    (tmp_path / "tunes").mkdir()
    for step in (2, 3, 5, 7):
        scale = [Note(240 * n, 60 + step * n % 12, 240) for n in range(12)]
        midi.write(edits.add(Score(), scale), tmp_path / "tunes" / f"by {step}.mid")
    assert main(["index", "--data", str(tmp_path / "tunes"), "-o", str(tmp_path / "songbook.npz")]) == 0
    book = Songbook.read(tmp_path / "songbook.npz")
    assert f"{len(book)} tunes" in capsys.readouterr().out
    start = np.arange(12) * 240
    found = {step: book.quotation((start, start * 0 + 240, 40 + start // 240 * step % 12)) for step in (2, 3, 5, 7)}
    whole = {step: one.title for step, one in found.items() if one.pairs == 11}
    assert len(whole) == len(book) >= 2
    assert whole == {step: f"by {step}" for step in whole}
