"""The verbs of the menus in a driven window: each is one undo step, and wrong presses leave the piece as it was."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QSlider

from composer.files import midi
from composer.music import clips, edits, feel
from composer.music.score import KeyChange, Note, Notes, Score, Track
from composer.music.theory import Key
from composer.ui.menus import notemenus
from composer.ui.menus.spec import specs_of
from composer.ui.verbs.clipboard import MIDI

A, B, C = Note(0, 60, 480), Note(490, 64, 240, 100), Note(960, 67, 480)
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEY = Qt.Key
C_MAJOR = Key(0)


@pytest.fixture
def session(desk):
    desk.session.open(edits.add(Score(keys=(KeyChange(0),)), [A, B, C]), None)
    desk.frame.activateWindow()
    desk.roll.canvas.setFocus()
    return desk.session


def press(desk, key, modifiers=NONE):
    QTest.keyClick(desk.roll.canvas, key, modifiers)


def focused():
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def notes_of(session):
    return [*session.track.notes]


@pytest.mark.parametrize(
    ("action", "step", "expected"),
    [
        ("actionInvert", "Invert", edits.inverted),
        ("actionBackwards", "Reverse", edits.backwards),
        ("actionStretch", "Twice as long", lambda notes: edits.stretched(notes, Fraction(2))),
        ("actionLegato", "Legato", feel.legato),
        ("actionLock", "Lock or unlock", edits.lock_turned),
        ("actionDegreeHigher", "Transpose", lambda notes: edits.scale_moved(notes, C_MAJOR, 1)),
        ("actionBuildChords", "Build chords", lambda notes: edits.triads(notes, C_MAJOR)),
        ("actionDuplicate", "Duplicate", edits.repeated),
    ],
)
def test_a_verb_is_one_named_step_and_selects_what_it_made(desk, session, action, step, expected):
    chosen = session.track.notes[:2]
    session.select(chosen)
    before = session.score
    desk.actions[action].trigger()
    assert session.selection == expected(chosen)
    assert C in session.track.notes
    assert session.undo_stack.undoText() == step
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.score is before
    assert session.selection == chosen


def test_without_a_selection_its_verbs_are_not_offered(desk, session):
    for name in ("actionInvert", "actionCut", "actionQuantize", "actionLock", "actionHigher", "actionGlue"):
        assert not desk.actions[name].isEnabled()
    session.select(Notes([A]))
    assert desk.actions["actionInvert"].isEnabled()


def test_split_cuts_what_sounds_at_the_playhead_and_glue_joins_it(desk, session):
    desk.playback.place(240)
    press(desk, KEY.Key_E, CTRL)
    assert Note(0, 60, 240) in session.track.notes
    assert Note(240, 60, 240) in session.track.notes
    assert session.undo_stack.undoText() == "Split"
    session.select(Notes([Note(0, 60, 240), Note(240, 60, 240)]))
    press(desk, KEY.Key_J, CTRL)
    assert notes_of(session) == [A, B, C]


def test_split_where_nothing_sounds_is_no_step(desk, session, qtbot):
    desk.playback.place(5000)
    with qtbot.waitSignal(desk._editing.noted) as noted:
        press(desk, KEY.Key_E, CTRL)
    assert noted.args == ["No note sounds at the playhead"]
    assert session.undo_stack.count() == 0


def test_what_is_selected_by_pitch_key_and_overlap(desk, session, qtbot):
    more = [Note(2000, 60, 10), Note(2000, 61, 10), Note(100, 60, 20)]
    session.commit("More", edits.add(session.score, more), Notes([A]))
    desk.actions["actionSelectPitch"].trigger()
    assert set(session.selection) == {A, more[0], more[2]}
    desk.actions["actionSelectOverlapping"].trigger()
    assert set(session.selection) == {A, more[2]}
    desk.actions["actionSelectOutsideKey"].trigger()
    assert set(session.selection) == {more[1]}
    desk.actions["actionSelectInKey"].trigger()
    assert more[1] not in session.selection
    assert "C major" in desk.frame.statusBar().currentMessage()


# The clipboard


def test_cut_and_paste_bring_notes_to_the_playhead_which_goes_to_their_end(desk, session):
    session.select(Notes([B, C]))
    press(desk, KEY.Key_X, CTRL)
    assert notes_of(session) == [A]
    desk.playback.place(1920)
    press(desk, KEY.Key_V, CTRL)
    pasted = [Note(1920, 64, 240, 100), Note(2390, 67, 480)]
    assert [*session.selection] == pasted
    assert notes_of(session) == [A, *pasted]
    assert desk.playback.position == 2870
    press(desk, KEY.Key_V, CTRL)
    assert session.selection.start.tolist() == [2870, 3340]
    assert session.undo_stack.undoText() == "Paste"


def test_notes_keep_their_beats_in_a_piece_of_other_ticks(desk, session):
    session.select(Notes([A, C]))
    press(desk, KEY.Key_C, CTRL)
    assert session.undo_stack.count() == 0
    session.open(Score(ticks_per_beat=96), None)
    press(desk, KEY.Key_V, CTRL)
    assert notes_of(session) == [Note(0, 60, 96), Note(192, 67, 96)]


def test_a_clipboard_that_was_never_filled_pastes_nothing(desk, session, monkeypatch):
    monkeypatch.setattr(QClipboard, "mimeData", lambda self: None)
    before = session.score
    desk.actions["actionPaste"].trigger()
    assert session.score is before
    assert desk.frame.statusBar().currentMessage() == "There is no music in the clipboard"


def test_another_program_finds_midi_in_the_clipboard(desk, session):
    session.select(Notes([B]))
    desk.actions["actionCopy"].trigger()
    data = bytes(QGuiApplication.clipboard().mimeData().data(MIDI).data())
    assert [*midi.parse(data, "it").score.tracks[0].notes] == [Note(0, 64, 240, 100)]


@pytest.mark.parametrize("data", [None, b"", b"no music", midi.render(Score())])
def test_what_is_no_music_is_not_pasted_and_it_says_so(desk, session, data):
    found = QMimeData()
    if data is None:
        found.setText("C4")
    else:
        found.setData(MIDI, data)
    QGuiApplication.clipboard().setMimeData(found)
    before = session.score
    press(desk, KEY.Key_V, CTRL)
    assert session.score is before
    assert desk.frame.statusBar().currentMessage() == "There is no music in the clipboard"


def test_music_that_does_not_fit_is_not_pasted(desk, session):
    late = Score((Track("", Notes([Note(2**27, 60, 10)])),), 1)
    found = QMimeData()
    found.setData(MIDI, midi.render(late))
    QGuiApplication.clipboard().setMimeData(found)
    press(desk, KEY.Key_V, CTRL)
    assert session.undo_stack.count() == 0
    assert desk.frame.statusBar().currentMessage()


def test_a_clip_of_several_tracks_is_pasted_into_this_one(desk, session):
    found = QMimeData()
    found.setData("audio/x-midi", midi.render(Score((Track("a", Notes([A])), Track("b", Notes([C]), channel=1)))))
    QGuiApplication.clipboard().setMimeData(found)
    desk.playback.place(4000)
    press(desk, KEY.Key_V, CTRL)
    assert [note.start for note in session.selection] == [4000, 4960]


# Forms


def form(desk, name):
    found = desk.frame.findChild(QFrame, name)
    assert found is not None
    return found


def slide(desk, name, value):
    desk.frame.findChild(QSlider, name).setValue(value)


def test_q_quantizes_the_way_it_was_done_last(desk, session):
    session.select(Notes([B]))
    press(desk, KEY.Key_Q)
    assert [*session.selection] == [Note(480, 64, 240, 100)]
    assert session.undo_stack.undoText() == "Quantize"


def test_a_form_shows_a_sketch_and_makes_one_step(desk, session):
    session.select(Notes([B]))
    press(desk, KEY.Key_Q, SHIFT)
    assert form(desk, "quantizeForm").isVisible()
    shown = desk.roll.canvas.hand.shown
    assert shown()[1] == Notes([Note(480, 64, 240, 100)])
    slide(desk, "quantizeStrength", 50)
    assert shown()[1] == Notes([Note(485, 64, 240, 100)])
    assert notes_of(session) == [A, B, C]
    QTest.keyClick(form(desk, "quantizeForm"), KEY.Key_Return)
    assert notes_of(session) == [A, Note(485, 64, 240, 100), C]
    assert session.undo_stack.count() == 1
    assert not form(desk, "quantizeForm").isVisible()
    session.undo_stack.undo()
    press(desk, KEY.Key_Q)
    assert Note(485, 64, 240, 100) in session.track.notes
    assert desk.settings.quantized


@pytest.mark.parametrize("action", ["actionQuantizeHow", "actionHumanise", "actionStrum", "actionVelocity"])
def test_a_form_that_is_given_up_leaves_everything_as_it_was(desk, session, action):
    session.select(session.track.notes)
    canvas = desk.roll.canvas
    for give_up in (
        lambda: QTest.keyClick(focused(), KEY.Key_Escape),
        lambda: session.track_changed.emit(0),
        lambda: session.select(Notes()),
    ):
        session.select(Notes([A, B, C]))
        desk.actions[action].trigger()
        assert canvas.hand.shown()[0] is not None
        give_up()
        assert canvas.hand.shown()[0] is session.score
        assert session.undo_stack.count() == 0
        assert notes_of(session) == [A, B, C]
        assert canvas.hasFocus()


def test_a_press_on_the_roll_puts_a_form_away(desk, session):
    session.select(Notes([B]))
    desk.actions["actionVelocity"].trigger()
    canvas = desk.roll.canvas
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, canvas.point_at(240, 60))
    assert not form(desk, "velocityForm").isVisible()
    assert notes_of(session) == [A, B, C]
    assert [*session.selection] == [A]


def test_velocity_is_set_and_scaled(desk, session):
    session.select(Notes([A, B]))
    press(desk, KEY.Key_V)
    slide(desk, "velocitySet", 33)
    QTest.keyClick(form(desk, "velocityForm"), KEY.Key_Return)
    assert session.selection.velocity.tolist() == [33, 33]
    session.undo_stack.undo()
    press(desk, KEY.Key_V)
    desk.frame.findChild(object, "velocityWay").setCurrentIndex(1)
    slide(desk, "velocityScale", 50)
    QTest.keyClick(form(desk, "velocityForm"), KEY.Key_Return)
    assert session.selection.velocity.tolist() == [40, 50]


def test_humanise_is_what_its_sketch_was(desk, session):
    session.select(session.track.notes)
    press(desk, KEY.Key_H)
    sketched = desk.roll.canvas.hand.shown()[1]
    assert sketched != session.selection
    desk.frame.findChild(object, "humaniseDice").click()
    assert desk.roll.canvas.hand.shown()[1] != sketched
    sketched = desk.roll.canvas.hand.shown()[1]
    QTest.keyClick(form(desk, "humaniseForm"), KEY.Key_Return)
    assert session.selection == sketched


def test_a_strum_is_in_milliseconds(desk, session):
    chord = Notes([Note(3000, pitch, 480) for pitch in (60, 64, 67)])
    session.commit("Chord", edits.add(session.score, chord), chord)
    desk.actions["actionStrum"].trigger()
    slide(desk, "strumTime", 50)
    QTest.keyClick(form(desk, "strumForm"), KEY.Key_Return)
    assert session.selection.start.tolist() == [3000, 3048, 3096]


def test_space_plays_while_a_form_has_the_focus(desk, session):
    session.select(Notes([B]))
    press(desk, KEY.Key_Q, SHIFT)
    QTest.keyClick(focused(), KEY.Key_Space)
    assert desk.actions["actionPlay"].isChecked()
    desk.actions["actionStop"].trigger()
    assert form(desk, "quantizeForm").isVisible()


def test_the_chord_stamp_draws_chords_while_its_palette_is_there(desk, session):
    canvas = desk.roll.canvas
    press(desk, KEY.Key_C)
    assert form(desk, "chordPalette").isVisible()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, canvas.point_at(3840, 62))
    assert [(note.start, note.pitch) for note in session.selection] == [(3840, 62), (3840, 65), (3840, 69)]
    assert session.undo_stack.count() == 1
    chord = desk.frame.findChild(object, "chord")
    chord.setCurrentIndex(chord.findText("Minor seventh"))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, canvas.point_at(4800, 60))
    assert session.selection.pitch.tolist() == [60, 63, 67, 70]
    QTest.keyClick(chord, KEY.Key_Escape)
    assert not form(desk, "chordPalette").isVisible()
    assert not desk.actions["actionChord"].isChecked()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, canvas.point_at(5760, 60))
    assert len(session.selection) == 1


# Nothing but keys


def test_a_tune_is_written_changed_and_left_with_nothing_but_keys(desk):
    session, caret = desk.session, desk.roll.canvas.caret
    desk.frame.activateWindow()
    desk.roll.canvas.setFocus()
    press(desk, KEY.Key_Up)
    assert (caret.tick, caret.pitch, caret.shown) == (0, 61, True)
    press(desk, KEY.Key_Up, SHIFT)
    press(desk, KEY.Key_Down)
    press(desk, KEY.Key_Return)
    assert notes_of(session) == [Note(0, 72, 240)]
    assert session.undo_stack.undoText() == "Draw note"
    assert caret.tick == 240
    press(desk, KEY.Key_Right, SHIFT)
    press(desk, KEY.Key_Right)
    press(desk, KEY.Key_Enter)
    assert notes_of(session)[1:] == [Note(480, 72, 480)]
    press(desk, KEY.Key_Left)
    press(desk, KEY.Key_Return)
    assert [*session.selection] == [Note(480, 72, 480)]
    press(desk, KEY.Key_Up)
    assert [*session.selection] == [Note(480, 73, 480)]
    press(desk, KEY.Key_Escape)
    press(desk, KEY.Key_Right, CTRL)
    assert (caret.tick, caret.pitch) == (1920, 73)
    press(desk, KEY.Key_P)
    assert desk.playback.position == 1920
    press(desk, KEY.Key_Left, CTRL)
    press(desk, KEY.Key_Left, CTRL)
    assert caret.tick == 0
    press(desk, KEY.Key_Tab)
    press(desk, KEY.Key_Backspace)
    assert notes_of(session) == [Note(480, 73, 480)]


def test_notes_are_selected_one_after_the_other_with_the_keys(desk, session):
    press(desk, KEY.Key_Tab)
    for expected in ([A, B], [A, B, C], [A, B, C]):
        press(desk, KEY.Key_Right, CTRL | SHIFT)
        assert [*session.selection] == expected
    session.select(Notes([B]))
    press(desk, KEY.Key_Left, CTRL | SHIFT)
    assert [*session.selection] == [A, B]
    press(desk, KEY.Key_Up)
    assert session.selection.pitch.tolist() == [61, 65]


def test_a_selection_moves_by_a_bar(desk, session):
    session.select(Notes([B]))
    press(desk, KEY.Key_Right, CTRL)
    assert session.selection.start.tolist() == [490 + 1920]
    press(desk, KEY.Key_Left, CTRL)
    press(desk, KEY.Key_Left, CTRL)
    assert session.selection.start.tolist() == [0]


def test_the_status_bar_tells_where_the_caret_is(desk):
    desk.frame.activateWindow()
    desk.roll.canvas.setFocus()
    press(desk, KEY.Key_Right, CTRL)
    assert desk.status._facts.text() == "C4  ·  bar 2 beat 1"


def test_the_caret_stays_within_the_piece(desk):
    caret = desk.roll.canvas.caret
    desk.frame.activateWindow()
    desk.roll.canvas.setFocus()
    for _ in range(20):
        press(desk, KEY.Key_Down, CTRL)
        press(desk, KEY.Key_Left)
    assert (caret.tick, caret.pitch) == (0, 0)
    assert desk.session.undo_stack.count() == 0


def test_the_caret_is_seen_with_the_keys_only(desk, qtbot):
    canvas = desk.roll.canvas
    desk.frame.activateWindow()
    canvas.setFocus()
    canvas.caret.place(0, 66)
    plain = canvas.grab().toImage()
    press(desk, KEY.Key_Right)
    assert canvas.grab().toImage() != plain
    desk.actions["actionToolSelect"].trigger()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, canvas.point_at(960, 66))
    assert canvas.grab().toImage() == plain
    assert (canvas.caret.tick, canvas.caret.pitch) == (960, 66)


def test_return_keeps_a_take_and_else_adds_a_note(desk, qtbot):
    desk.frame.activateWindow()
    desk.roll.canvas.setFocus()
    press(desk, KEY.Key_Return)
    before = notes_of(desk.session)
    assert len(before) == 1
    desk.actions["actionGenerate"].trigger()
    qtbot.waitUntil(lambda: bool(desk.generating.takes), timeout=60_000)
    press(desk, KEY.Key_Return)
    assert not desk.generating.takes
    assert set(desk.session.track.notes) > set(before)
    assert desk.session.undo_stack.undoText() == "Keep take"


def test_backspace_discards_a_take_before_it_deletes(desk, session, qtbot):
    desk.actions["actionGenerate"].trigger()
    qtbot.waitUntil(lambda: bool(desk.generating.takes), timeout=60_000)
    session.select(Notes([A]))
    press(desk, KEY.Key_Backspace)
    assert not desk.generating.takes
    assert A in session.track.notes
    press(desk, KEY.Key_Backspace)
    assert A not in session.track.notes


def test_a_lock_is_seen_and_turned_with_one_key(desk, session):
    desk.roll.show_whole()
    free = desk.roll.canvas.grab().toImage()
    session.select(Notes([A]))
    press(desk, KEY.Key_L)
    assert session.selection[0].locked
    session.select(Notes())
    assert desk.roll.canvas.grab().toImage() != free
    session.select(session.track.notes[:1])
    press(desk, KEY.Key_L)
    assert notes_of(session) == [A, B, C]
    session.select(Notes())
    press(desk, KEY.Key_L)
    assert desk.actions["actionLoop"].isChecked()


def test_every_verb_of_the_table_is_connected(desk):
    verbs = desk._editing.verbs()
    elsewhere = {"actionUndo", "actionRedo", "actionRightClickMenu", "actionPreferences"}
    assert {spec.name for spec in specs_of(notemenus.EDIT + notemenus.NOTES)} == {*verbs} | elsewhere


def test_any_verbs_in_any_order_can_be_undone_to_the_beginning_and_redone(desk, session):
    dice = Random(5)
    beginning, verbs = session.score, sorted(desk._editing.verbs())
    for _ in range(150):
        notes = session.track.notes
        session.select(notes[np.array([dice.random() < 0.5 for _ in notes], bool)])
        desk.playback.place(dice.randrange(4000))
        action = desk.actions[dice.choice(verbs)]
        if action.isEnabled():
            action.trigger()
    end = session.score
    assert end != beginning
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.score == beginning
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert session.score == end
    assert clips.notes_of(end, end.ticks_per_beat) == end.tracks[0].notes
