"""What is played with the hands: recorded while the piece plays, or set down step by step, each take one undo step."""

from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from composer.audio.course import Course
from composer.audio.keyboards import Touch
from composer.audio.player import PlayState
from composer.music import controllers, edits, parts
from composer.music.controllers import SUSTAIN
from composer.music.score import DRUM_CHANNEL, Note, Notes, Score, Track
from composer.ui.hands import physical
from composer.ui.hands.physical import Struck, place_of, printed
from tests.ui.test_desk import answer

A = Note(0, 60, 480)


class Silent:
    """A player that makes no sound and is where it is told to be, whatever the clock says."""

    def __init__(self):
        self.at, self.counts, self.state, self.finished, self.loop = 0.0, 0.0, PlayState.STOPPED, False, None
        self.is_last_round = False

    def play(self, score, tick, manner):
        course = Course(score, tick, manner)
        self.loop, self.at, self.finished = course.loop, tick, course.is_empty
        self.state = PlayState.STOPPED if self.finished else PlayState.PLAYING

    def change(self, score, manner):
        self.loop = Course(score, int(self.at), manner).loop

    def pause(self):
        self.state = PlayState.PAUSED

    def resume(self):
        self.state = PlayState.PLAYING

    def stop(self):
        self.state = PlayState.STOPPED

    def position(self, ago=0.0):
        return self.at - ago * 960

    def seconds_to_count(self, ago=0.0):
        return self.counts


class Mute:
    """Stands in for the sound of held keys."""

    reason = ""

    def __getattr__(self, name):
        return lambda *given: None


@pytest.fixture
def player(desk):
    player = Silent()
    desk.playback._player = player
    return player


@pytest.fixture
def midi(desk, player, monkeypatch):
    """Play a MIDI message on a keyboard."""
    playing_in = desk._playing_in
    playing_in._hands._live = Mute()
    monkeypatch.setattr(playing_in._midi, "look", lambda: None)

    def play(*message, at=None, ago=0.0):
        player.at = player.at if at is None else at
        playing_in._midi.touched.emit(Touch(perf_counter() - ago, bytes(message)))

    return play


def record(desk):
    desk.actions["actionRecord"].trigger()


def steps(desk):
    stack = desk.session.undo_stack
    return [stack.text(number) for number in range(stack.index())]


def test_a_take_is_one_step_with_velocities_and_the_pedal(desk, player, midi):
    desk.session.commit("Draw", edits.add(Score(), [A]))
    record(desk)
    assert desk.actions["actionRecord"].isChecked()
    midi(0x90, 64, 33, at=480)
    midi(0xB0, 64, 127, at=600)
    midi(0x80, 64, 0, at=960)
    midi(0x90, 67, 101, at=960)
    midi(0x90, 67, 0, at=1200)
    assert len(desk.roll.canvas.hand.shown()[0].tracks[0].notes) == 3
    assert steps(desk) == ["Draw"]
    player.at = 1440
    desk.actions["actionStop"].trigger()
    assert steps(desk) == ["Draw", "Record"]
    track = desk.session.track
    played = [(n.start, n.pitch, n.velocity) for n in track.notes]
    assert played == [(0, 60, 80), (pytest.approx(480, abs=5), 64, 33), (pytest.approx(960, abs=5), 67, 101)]
    pedal = controllers.curve(track, SUSTAIN)
    assert pedal.value.tolist() == [127, 0]
    assert not desk.actions["actionRecord"].isChecked()
    desk.session.undo_stack.undo()
    assert list(desk.session.track.notes) == [A]
    assert desk.session.track.events == ()


def test_a_note_stands_where_it_was_played_however_late_that_is_told(desk, player, midi):
    record(desk)
    midi(0x90, 60, 80, at=960, ago=0.5)
    midi(0x80, 60, 0, at=1440, ago=0.5)
    desk.actions["actionStop"].trigger()
    (note,) = desk.session.track.notes
    assert (note.start, note.end) == (pytest.approx(480, abs=20), pytest.approx(960, abs=20))


@pytest.mark.parametrize("end", ["actionStop", "actionPlay", "actionRecord", "Esc", "close", "new"])
def test_what_is_held_at_the_end_ends_there(desk, player, midi, end):
    asked = answer(QMessageBox.StandardButton.Cancel) if end in ("close", "new") else []
    record(desk)
    midi(0x90, 60, 80, at=480)
    player.at = 960
    if end == "Esc":
        QTest.keyClick(desk.roll.canvas, Qt.Key.Key_Escape)
    elif end == "close":
        desk.frame.close()
    elif end == "new":
        desk.actions["actionNew"].trigger()
    else:
        desk.actions[end].trigger()
    (note,) = desk.session.track.notes
    assert (note.start, note.end) == (pytest.approx(480, abs=20), pytest.approx(960, abs=20))
    assert steps(desk) == ["Record"]
    assert asked == (["unsavedQuestion"] if end in ("close", "new") else [])
    assert not desk.roll.canvas.hand._preview
    midi(0x80, 60, 0, at=2000)
    desk.playback.stop()
    assert steps(desk) == ["Record"]


def test_it_is_recorded_beyond_the_end_and_into_an_empty_piece(desk, player, midi):
    record(desk)
    assert desk.playback.state is PlayState.PLAYING
    assert desk.playback.manner.goes_on
    desk.actions["actionStop"].trigger()
    assert steps(desk) == []
    assert not desk.playback.manner.goes_on


def test_what_is_played_while_it_counts_in_only_sounds(desk, player, midi):
    record(desk)
    player.counts = 1.2
    midi(0x90, 60, 80, at=0)
    midi(0x80, 60, 0, at=0)
    player.counts = 0.1
    midi(0x90, 62, 80, at=0)
    player.counts = 0
    midi(0x80, 62, 0, at=480)
    desk.actions["actionStop"].trigger()
    assert [note.pitch for note in desk.session.track.notes] == [62]
    assert desk.session.track.notes[0].start == 0


def test_it_may_be_quantized(desk, player, midi):
    desk.actions["actionQuantizeRecording"].setChecked(True)
    assert desk.settings.quantizes_recording
    record(desk)
    midi(0x90, 60, 80, at=500)
    midi(0x80, 60, 0, at=700)
    desk.actions["actionStop"].trigger()
    assert desk.session.track.notes[0].start == 480
    assert steps(desk) == ["Record"]


def test_record_while_it_plays_begins_there_and_ends_without_stopping(desk, player, midi):
    desk.session.commit("Draw", edits.add(Score(), [A]))
    desk.playback.play_from(0)
    player.at = 240
    record(desk)
    midi(0x90, 72, 80, at=300)
    player.at = 400
    record(desk)
    assert desk.playback.state is PlayState.PLAYING
    assert steps(desk) == ["Draw", "Record"]
    desk.playback.stop()


def test_the_take_stays_with_its_track(desk, player, midi):
    desk.session.open(Score((Track("A"), Track("B"), Track("C"))), None)
    desk.session.choose_track(1)
    record(desk)
    midi(0x90, 60, 80, at=0)
    midi(0x80, 60, 0, at=480)
    desk.session.commit("Reorder", parts.reorder(desk.session.score, 1, 0), track=0)
    desk.session.choose_track(2)
    desk.session.commit("Rename", parts.rename(desk.session.score, 0, "mine"))
    desk.actions["actionStop"].trigger()
    assert [len(track.notes) for track in desk.session.score.tracks] == [1, 0, 0]
    assert steps(desk)[-1] == "Record"


def test_a_take_ends_with_its_track(desk, player, midi, qtbot):
    desk.session.open(Score((Track("A"), Track("B"))), None)
    desk.session.choose_track(1)
    record(desk)
    midi(0x90, 60, 80, at=0)
    desk.session.commit("Remove", parts.remove(desk.session.score, 1), track=0)
    qtbot.waitUntil(lambda: not desk.actions["actionRecord"].isChecked())
    assert steps(desk) == ["Remove", "Record"]
    desk.playback.stop()


def test_no_sound_card_is_no_take(desk, midi, player, monkeypatch):
    monkeypatch.setattr(player, "play", lambda *given: None)
    record(desk)
    assert not desk.actions["actionRecord"].isChecked()
    assert not desk.playback.manner.goes_on


# Step input


def test_each_chord_is_a_step_and_the_caret_goes_on(desk, midi):
    desk.actions["actionStepInput"].trigger()
    for pitch in (60, 64, 67):
        midi(0x90, pitch, 50 + pitch)
    assert steps(desk) == []
    assert len(desk.roll.canvas.hand.shown()[0].tracks[0].notes) == 3
    for pitch in (60, 64, 67):
        midi(0x80, pitch, 0)
    desk.actions["actionStepRest"].trigger()
    # The second goes down before the first is up again, as in a legato: two chords all the same.
    for message in ((0x90, 72, 80), (0x90, 74, 80), (0x80, 72, 0), (0x90, 76, 80), (0x80, 74, 0), (0x80, 76, 0)):
        midi(*message)
    assert steps(desk) == ["Step input"] * 3
    step = desk.roll.canvas.hand.grid_length
    found = [(note.start // step, note.pitch, note.duration) for note in desk.session.track.notes]
    expected = [(0, 60), (0, 64), (0, 67), (2, 72), (2, 74), (3, 76)]
    assert found == [(start, pitch, step) for start, pitch in expected]
    assert desk.session.track.notes[0].velocity == 110
    assert desk.roll.canvas.caret.tick == 4 * step


def test_back_takes_out_the_last_step(desk, midi):
    desk.actions["actionStepInput"].trigger()
    for message in ((0x90, 60, 80), (0x80, 60, 0), (0x90, 62, 80), (0x80, 62, 0)):
        midi(*message)
    assert desk.actions["actionStepBack"].shortcut().toString() == "Backspace"
    desk.actions["actionStepBack"].trigger()
    assert [note.pitch for note in desk.session.track.notes] == [60]
    assert steps(desk)[-1] == "Step back"
    for _ in range(3):
        desk.actions["actionStepBack"].trigger()
    assert desk.roll.canvas.caret.tick == 0
    assert not len(desk.session.track.notes)
    desk.actions["actionStepInput"].trigger()
    assert not desk.actions["actionStepBack"].isEnabled()


def test_a_chord_that_is_not_set_down_goes_with_the_piece(desk, midi):
    desk.actions["actionStepInput"].trigger()
    midi(0x90, 60, 80)
    desk.session.open(Score(), None)
    midi(0x80, 60, 0)
    assert steps(desk) == []


# The computer keyboard


def press(desk, key, kind=QEvent.Type.KeyPress, scan=0, modifiers=Qt.KeyboardModifier.NoModifier, text=""):
    event = QKeyEvent(kind, key, modifiers, scan, 0, 0, text)
    QApplication.sendEvent(desk.roll.canvas, event)
    return event


@pytest.fixture
def typed(desk, midi):
    desk.actions["actionTypedPiano"].trigger()
    heard = []
    desk._playing_in._typed.touched.connect(lambda touch: heard.append(tuple(touch.message)))
    return heard


def test_two_rows_play_and_release_what_they_began_in_any_octave(desk, typed):
    press(desk, Qt.Key.Key_Z)
    press(desk, Qt.Key.Key_PageUp)
    press(desk, Qt.Key.Key_Q)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Q):
        press(desk, key, QEvent.Type.KeyRelease)
    assert typed == [(0x90, 60, 80), (0x90, 84, 80), (0x80, 60, 0), (0x80, 84, 0)]


def test_it_takes_a_shortcut_only_while_it_is_on(desk, typed):
    bare, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    override = QEvent.Type.ShortcutOverride
    QTest.keyClick(desk.roll.canvas, Qt.Key.Key_M)
    assert not desk.actions["actionMetronome"].isChecked()
    assert press(desk, Qt.Key.Key_M, override).isAccepted()
    assert not press(desk, Qt.Key.Key_M, override, modifiers=ctrl).isAccepted()
    assert not press(desk, Qt.Key.Key_Space, override, modifiers=bare).isAccepted()
    desk.actions["actionTypedPiano"].trigger()
    assert not press(desk, Qt.Key.Key_M, override).isAccepted()
    typed.clear()
    QTest.keyClick(desk.roll.canvas, Qt.Key.Key_M)
    assert desk.actions["actionMetronome"].isChecked()
    assert typed == []


def test_nothing_hangs_when_the_focus_goes_or_it_is_switched_off(desk, typed):
    press(desk, Qt.Key.Key_Z)
    QApplication.sendEvent(desk.roll.canvas, QFocusEvent(QEvent.Type.FocusOut))
    press(desk, Qt.Key.Key_X)
    desk.actions["actionTypedPiano"].trigger()
    assert typed == [(0x90, 60, 80), (0x80, 60, 0), (0x90, 62, 80), (0x80, 62, 0)]
    assert not desk.roll.keys._held


def test_a_key_that_is_held_plays_once(desk, typed):
    press(desk, Qt.Key.Key_Z)
    QApplication.sendEvent(
        desk.roll.canvas,
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Z, Qt.KeyboardModifier.NoModifier, "z", autorep=True),
    )
    assert typed == [(0x90, 60, 80)]


def test_the_strip_is_seen_while_it_is_on_and_can_be_clicked(desk, typed, qtbot):
    strip = desk.frame.findChild(QWidget, "typedPiano")
    assert strip.isVisible()
    strip.grab()
    at = strip._box(4).center().toPoint()
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at)
    assert typed == [(0x90, 64, 80), (0x80, 64, 0)]
    assert strip._place_at(QPointF(1, 1)) == ""
    desk.actions["actionTypedPiano"].trigger()
    assert not strip.isVisible()


@pytest.mark.parametrize(
    ("struck", "place"),
    [
        (Struck(52, 0, Qt.Key.Key_Y, "xcb"), "Z"),
        (Struck(52, 0, Qt.Key.Key_Y, "wayland"), "Z"),
        (Struck(44, 0, Qt.Key.Key_Y, "windows"), "Z"),
        (Struck(0, 6, Qt.Key.Key_Y, "cocoa"), "Z"),
        (Struck(0, 0, Qt.Key.Key_Z, "offscreen"), "Z"),
        (Struck(0, 0, Qt.Key.Key_F5, "offscreen"), ""),
        (Struck(200, 0, Qt.Key.Key_Z, "xcb"), ""),
    ],
)
def test_a_key_is_known_by_its_place(struck, place):
    assert place_of(struck) == place


def test_what_is_printed_on_the_keys_is_that_of_the_country():
    assert (printed("Z", "de"), printed("Y", "de"), printed("Q", "fr"), printed("Q", "en")) == ("Y", "Z", "A", "Q")
    assert len(set(physical._BY_MAC)) == len(set(physical._BY_SCAN)) == sum(map(len, physical.ROWS))


# Keys that light up


def test_keys_light_up_with_what_sounds_and_go_dark_with_it(desk, player):
    drums = Track("Drums", Notes([Note(0, 36, 480)]), 0, DRUM_CHANNEL)
    score = Score((Track("A", Notes([A])), Track("B", Notes([Note(240, 67, 240)])), drums))
    desk.session.open(score, None)
    keys = desk.roll.keys
    desk.playback.play_from(0)
    desk.playback._move(300.0)
    assert keys._sounding == {60, 67}
    desk.session.commit("Mute", parts.set_muted(desk.session.score, 1, True))
    desk.playback._renew()
    desk.playback._move(301.0)
    assert keys._sounding == {60}
    desk.session.choose_track(2)
    desk.playback._move(302.0)
    assert keys._sounding == {36}
    keys.grab()
    desk.playback.stop()
    assert keys._sounding == frozenset()
    desk.playback.place(300)
    assert keys._sounding == frozenset()


def test_nothing_is_lit_while_it_counts_in(desk, player):
    desk.session.commit("Draw", edits.add(Score(), [A]))
    player.counts = 1.0
    desk.playback.play_from(0)
    assert desk.roll.keys._sounding == frozenset()
    desk.playback.stop()


# Which keyboard


def test_keyboards_are_listed_chosen_and_remembered(desk, midi):
    playing_in = desk._playing_in
    playing_in._midi.listed.emit(["Piano & more", "Organ"])
    texts = [action.text() for action in playing_in._menu.actions() if not action.isSeparator()]
    assert texts[:2] == ["Piano && more", "Organ"]
    playing_in._menu.actions()[1].trigger()
    assert desk.settings.keyboard == "Organ"
    assert playing_in._midi.wanted == "Organ"
    playing_in._midi.listed.emit([])
    assert playing_in._menu.actions()[0].text() == "Organ"
    assert playing_in._menu.actions()[0].isChecked()
    desk.actions["actionNoKeyboard"].trigger()
    assert desk.settings.keyboard == "-"


def test_an_unplugged_keyboard_is_told_and_lets_go(desk, midi):
    midi(0x90, 60, 80)
    assert desk.roll.keys._held == {60}
    desk._playing_in._midi.lost.emit("Piano", "")
    assert "“Piano” was unplugged" in desk.frame.statusBar().currentMessage()
    assert desk.roll.keys._held == frozenset()
