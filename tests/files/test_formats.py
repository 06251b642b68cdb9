"""Formats by suffix, and the names of instruments."""

import subprocess
import sys
from pathlib import Path

import pretty_midi
import pytest

from composer.files import formats, instruments
from composer.music.score import Score


def test_a_suffix_names_the_format(tmp_path):
    formats.write(Score(), tmp_path / "a.MID")
    assert formats.read(tmp_path / "a.MID").score == Score()


@pytest.mark.parametrize("name", ["a.txt", "a", "mid"])
def test_an_unknown_suffix_is_named(name):
    with pytest.raises(
        formats.UnknownFormat, match=f"{name} is of no known kind; the kinds are .composer, .mid, .midi"
    ):
        formats.read(Path(name))
    with pytest.raises(formats.UnknownFormat):
        formats.write(Score(), Path(name))


def test_instruments_have_the_names_of_pretty_midi():
    for program in range(128):
        assert instruments.program_name(program) == pretty_midi.program_to_instrument_name(program)
        assert instruments.family(program) == pretty_midi.program_to_instrument_class(program)
    for pitch in range(128):
        assert instruments.drum_name(pitch) == pretty_midi.note_number_to_drum_name(pitch)


def test_the_heavy_libraries_stay_out():
    code = "import sys, composer.files.formats, composer.files.instruments; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"mido", "pretty_midi", "PySide6", "torch", "music21"} & set(loaded)


def test_the_kits_are_those_of_the_soundfont():
    from composer.audio.soundfont import embedded

    data = embedded().read_bytes()
    start = data.index(b"phdr") + 8
    size = int.from_bytes(data[start - 4 : start], "little")
    headers = [data[start + at : start + at + 38] for at in range(0, size, 38)]
    banks = [(int.from_bytes(head[22:24], "little"), int.from_bytes(head[20:22], "little")) for head in headers]
    assert sorted(instruments.KITS) == sorted(program for bank, program in banks if bank == 128)
    assert instruments.kit_name(25) == "TR-808 Kit"
    assert instruments.kit_name(99) == "Standard Kit"
