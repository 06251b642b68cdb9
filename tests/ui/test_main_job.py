"""The main job in the real window: mouse, real checkpoint, sound and file, each held against the roll."""

import os

import numpy as np
import pretty_midi
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from composer.audio import mixer, recording
from composer.audio.player import PlayState
from composer.benchmarks.eventloop import Pulse
from composer.generation.take import Take
from composer.music import timing
from tests.audio.recording import RATE, pitches_sounding, read_raw

LEFT = Qt.MouseButton.LeftButton
SEED = ((0, 62), (480, 66), (960, 69), (1440, 74))


@pytest.fixture
def raw(tmp_path):
    """Where the mixer writes what it plays."""
    before = os.environ["SDL_AUDIODRIVER"]
    path = tmp_path / "mixer.raw"
    recording.record_to(path)
    yield path
    mixer.close()
    os.environ["SDL_AUDIODRIVER"] = before


def test_seed_generate_keep_play_export(desk, raw, qtbot, tmp_path):
    canvas = desk.roll.canvas
    for tick, pitch in SEED:
        QTest.mousePress(canvas, LEFT, pos=canvas.point_at(tick, pitch))
        end = canvas.point_at(tick + 480, pitch) - QPoint(5, 0)
        QTest.mouseMove(canvas, end)
        QTest.mouseRelease(canvas, LEFT, pos=end)
    seed = desk.session.track.notes
    assert [(note.start, note.pitch, note.duration) for note in seed] == [(*place, 480) for place in SEED]

    grown: list[Take] = []
    pulse = Pulse()
    desk.generating.grown.connect(grown.append)
    desk.panel._bars.setValue(2)
    QTest.mouseClick(desk.frame.findChild(QPushButton, "generate"), LEFT)
    qtbot.waitUntil(lambda: desk.generating.take is not None, timeout=60_000)
    assert len(pulse.stop()) > 10, "the window stood still"
    take = desk.generating.take
    assert grown
    assert desk.session.track.notes == seed, "the seed was touched before anybody kept the take"
    assert canvas.ghosts == take.notes
    assert take.start == 1920

    QTest.mouseClick(desk.frame.findChild(QPushButton, "keep"), LEFT)
    score = desk.session.score
    assert score.tracks[0].notes == seed | take.notes
    assert desk.session.undo_stack.undoText() == "Keep take"

    desk.playback.place(0)
    desk.frame.activateWindow()
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert desk.actions["actionPlay"].isChecked()
    qtbot.waitUntil(lambda: desk.playback.position > 960, timeout=10_000)
    qtbot.waitUntil(lambda: desk.playback.state is PlayState.STOPPED, timeout=60_000)
    mixer.close()
    check_sound(read_raw(raw), score)

    path = tmp_path / "out.mid"
    assert desk.documents.export_to(path)
    check_file(path, score)


def check_sound(pcm, score):
    """Every note long enough to be told apart sounds at its time."""
    began = np.flatnonzero(np.abs(pcm).max(axis=1) > 60)[0] / RATE
    notes = score.tracks[0].notes
    checked = 0
    for note in notes:
        start, end = timing.seconds_at(score, [note.start, note.end])
        if end - start >= 0.24:
            heard = pitches_sounding(pcm, RATE, began + start + 0.02, end - start - 0.03, set(notes.pitch.tolist()))
            assert note.pitch in heard, f"{note} is not heard, but {heard}"
            checked += 1
    assert checked >= len(SEED)


def check_file(path, score):
    """Another library reads what stands on the roll."""
    midi = pretty_midi.PrettyMIDI(str(path))
    read = sorted(
        (midi.time_to_tick(note.start), midi.time_to_tick(note.end), note.pitch, note.velocity)
        for note in midi.instruments[0].notes
    )
    assert read == [(note.start, note.end, note.pitch, note.velocity) for note in score.tracks[0].notes]
    assert midi.resolution == score.ticks_per_beat
