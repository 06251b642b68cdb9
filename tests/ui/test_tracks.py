"""The list of tracks driven by mouse and keys: every change is one undo step, and a wrong move is none."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QToolButton

from composer.music import controllers, parts
from composer.music.controllers import PAN, VOLUME
from composer.music.score import Note, Notes, Score, Track
from composer.ui.panels.instruments import InstrumentPicker
from composer.ui.panels.trackdetails import Fader, Swatch

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
A, B = Note(0, 60, 480), Note(960, 72, 480)
PIECE = Score((Track("Lead", Notes([A]), 73), Track("Bass", Notes([B]), 33, 1), Track("Kit", channel=9)))


@pytest.fixture
def band(desk):
    desk.session.open(PIECE, None)
    return desk


def names(desk):
    return [track.name for track in desk.session.score.tracks]


def steps(desk):
    stack = desk.session.undo_stack
    return [stack.text(index) for index in range(stack.count())]


def middle(card):
    return QPoint(60, 12)


def carry(desk, index, place):
    """Carry a card over the middle of another one, and beyond it."""
    card, other = desk.tracks.card(index), desk.tracks.card(place)
    way = 1 if place > index else -1
    down = other.mapTo(desk.tracks, QPoint(60, other.height() // 2 + 8 * way)) - card.mapTo(desk.tracks, QPoint(0, 0))
    QTest.mousePress(card, LEFT, NONE, middle(card))
    QTest.mouseMove(card, middle(card) + QPoint(0, 20 * way))
    QTest.mouseMove(card, down)
    return card, down


def undo_all(desk):
    while desk.session.undo_stack.canUndo():
        desk.session.undo_stack.undo()
    assert desk.session.score == PIECE


def test_a_click_edits_a_track_and_is_no_step(band):
    QTest.mouseClick(band.tracks.card(1), LEFT, NONE, middle(band.tracks.card(1)))
    assert band.session.track_index == 1
    assert steps(band) == []


def test_tracks_are_added_after_the_current_one_and_removed(band):
    band.actions["actionAddTrack"].trigger()
    assert names(band) == ["Lead", "", "Bass", "Kit"]
    assert (band.session.track_index, band.session.track.channel) == (1, 2)
    band.actions["actionAddDrums"].trigger()
    assert band.session.track.is_drums
    band.actions["actionRemoveTrack"].trigger()
    assert names(band) == ["Lead", "", "Bass", "Kit"]
    assert steps(band) == ["Add track", "Add track", "Remove track"]
    undo_all(band)
    assert band.session.track_index == 0


def test_one_track_alone_has_none_before_or_after_it(desk):
    ways = [desk.actions[name] for name in ("actionPreviousTrack", "actionNextTrack")]
    assert not any(way.isEnabled() for way in ways)
    desk.actions["actionAddTrack"].trigger()
    assert all(way.isEnabled() for way in ways)


def test_the_last_track_leaves_an_empty_one(desk):
    desk.session.open(Score((Track("Only", Notes([A])),)), None)
    desk.actions["actionRemoveTrack"].trigger()
    assert [len(track.notes) for track in desk.session.score.tracks] == [0]
    desk.session.undo_stack.undo()
    assert list(desk.session.track.notes) == [A]


def test_undo_goes_back_to_the_track_that_was_edited(band):
    band.session.choose_track(2)
    band.actions["actionTrackUp"].trigger()
    assert (names(band), band.session.track_index) == (["Lead", "Kit", "Bass"], 1)
    band.session.undo_stack.undo()
    assert (names(band), band.session.track_index) == (["Lead", "Bass", "Kit"], 2)


@pytest.mark.parametrize(
    ("index", "place", "order"),
    [(0, 2, ["Bass", "Kit", "Lead"]), (2, 0, ["Kit", "Lead", "Bass"]), (0, 1, ["Bass", "Lead", "Kit"])],
)
def test_a_card_is_carried_to_another_place(band, index, place, order):
    card, down = carry(band, index, place)
    assert steps(band) == []
    QTest.mouseRelease(card, LEFT, NONE, down)
    assert (names(band), band.session.track_index) == (order, place)
    assert steps(band) == ["Move track"]
    undo_all(band)


def test_esc_puts_a_carried_card_back(band):
    card, down = carry(band, 0, 2)
    QTest.keyClick(band.tracks, Qt.Key.Key_Escape)
    QTest.mouseMove(card, down + QPoint(0, 5))
    QTest.mouseRelease(card, LEFT, NONE, down)
    assert (names(band), steps(band)) == (["Lead", "Bass", "Kit"], [])


def renaming(desk, index):
    return desk.tracks.card(index).findChild(QLineEdit, "trackNameField")


def test_a_double_click_renames_and_enter_keeps(band):
    card = band.tracks.card(1)
    QTest.mouseDClick(card, LEFT, NONE, middle(card))
    field = renaming(band, 1)
    assert field.isVisible()
    field.clear()
    QTest.keyClicks(field, "  Low strings ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not field.isVisible()
    assert names(band) == ["Lead", "Low strings", "Kit"]
    assert steps(band) == ["Rename track"]


def test_letters_and_space_are_typed_into_a_name_and_do_nothing_else(band):
    band.actions["actionRenameTrack"].trigger()
    field = renaming(band, 0)
    QTest.keyClicks(field, "g 1")
    assert field.text() == "g 1"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (names(band), steps(band)) == (["Lead", "Bass", "Kit"], [])
    assert not field.isVisible()


def test_going_on_elsewhere_keeps_a_name_and_losing_the_window_does_not(band):
    band.actions["actionRenameTrack"].trigger()
    field = renaming(band, 0)
    field.setText("Solo")
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    assert (field.isVisible(), steps(band)) == (True, [])
    QTest.mouseClick(band.roll.canvas, LEFT, NONE, band.roll.canvas.rect().center())
    assert not field.isVisible()
    assert "Rename track" in steps(band)
    assert names(band)[0] == "Solo"


def test_a_name_that_is_typed_goes_to_no_other_track(band):
    band.actions["actionRenameTrack"].trigger()
    renaming(band, 0).setText("Solo")
    band.session.commit("Move track", parts.reorder(band.session.score, 0, 2))
    assert not renaming(band, 0).isVisible()
    assert names(band) == ["Bass", "Kit", "Lead"]


def test_losing_the_window_puts_a_carried_card_back(band):
    card, down = carry(band, 0, 2)
    QApplication.sendEvent(band.tracks, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    QTest.mouseRelease(card, LEFT, NONE, down)
    assert (names(band), steps(band)) == (["Lead", "Bass", "Kit"], [])


def test_a_name_that_stays_is_no_step(band):
    band.actions["actionRenameTrack"].trigger()
    QTest.keyClick(renaming(band, 0), Qt.Key.Key_Return)
    assert steps(band) == []


def test_mute_and_solo_are_lit_and_heard(band):
    mute = band.tracks.card(1).findChild(QToolButton, "mute")
    QTest.mouseClick(mute, LEFT)
    assert mute.isChecked()
    band.actions["actionSoloTrack"].trigger()
    assert band.tracks.card(0).findChild(QToolButton, "solo").isChecked()
    assert band.actions["actionSoloTrack"].isChecked()
    assert [parts.is_audible(band.session.score, index) for index in range(3)] == [True, False, False]
    assert steps(band) == ["Mute track", "Solo track"]
    undo_all(band)
    assert not mute.isChecked()
    assert not band.actions["actionSoloTrack"].isChecked()


def test_with_ctrl_a_track_is_soloed_alone(band):
    band.actions["actionSoloTrack"].trigger()
    solo = band.tracks.card(1).findChild(QToolButton, "solo")
    QTest.mouseClick(solo, LEFT, Qt.KeyboardModifier.ControlModifier)
    assert [track.soloed for track in band.session.score.tracks] == [False, True, False]
    QTest.mouseClick(solo, LEFT, Qt.KeyboardModifier.ControlModifier)
    assert solo.isChecked()
    assert steps(band) == ["Solo track", "Solo track"]
    undo_all(band)


def test_to_rename_brings_the_list_into_sight(band):
    band.actions["actionTracks"].setChecked(False)
    assert not band.tracks.isVisible()
    band.actions["actionRenameTrack"].trigger()
    assert renaming(band, 0).isVisible()


def test_a_colour_is_chosen_and_reaches_card_and_notes(band):
    swatch = band.tracks.details.findChild(Swatch, "colour5")
    QTest.mouseClick(swatch, LEFT)
    assert band.session.track.colour == 5
    assert swatch.isChecked()
    QTest.mouseClick(swatch, LEFT)
    assert swatch.isChecked()
    assert steps(band) == ["Colour of the track"]
    fill = band._theme.colours.track(5)[0]
    band.roll.show_whole()
    at = band.roll.canvas.point_at(A.start + 430, A.pitch)
    drawn = band.roll.canvas.grab().toImage().pixelColor(at)
    assert abs(drawn.hue() - fill.hue()) < 8


def test_a_muted_track_is_silent_when_its_notes_are_clicked(band, monkeypatch):
    heard = []
    monkeypatch.setattr(band._listening._audition, "sound", lambda *args: heard.append(args))
    band.roll.keys.pressed.emit(60)
    assert len(heard) == 1
    band.actions["actionMuteTrack"].trigger()
    band.roll.keys.pressed.emit(60)
    assert len(heard) == 1


def test_the_card_of_the_current_track_is_in_sight(desk, qtbot):
    desk.session.open(Score(tuple(Track(str(number), channel=number % 9) for number in range(40))), None)
    desk.session.choose_track(39)
    qtbot.waitUntil(lambda: desk.tracks.card(39).y() > desk.tracks.height())
    qtbot.waitUntil(lambda: not desk.tracks.card(39).visibleRegion().isEmpty())
    desk.session.choose_track(0)
    qtbot.waitUntil(lambda: not desk.tracks.card(0).visibleRegion().isEmpty())
    assert desk.tracks.card(39).visibleRegion().isEmpty()


def test_a_drum_track_has_room_for_the_names_of_drums(band, qtbot):
    narrow = band.roll.keys.width()
    band.session.choose_track(2)
    assert band.roll.keys.width() > 2 * narrow
    qtbot.waitUntil(lambda: band.roll.canvas.x() == band.roll.keys.width())
    band.session.choose_track(0)
    assert band.roll.keys.width() == narrow


@pytest.mark.parametrize(("controller", "name"), [(VOLUME, "Volume"), (PAN, "Pan")])
def test_a_fader_sets_what_holds_at_the_beginning(band, controller, name):
    fader = band.tracks.details.findChild(Fader, controller.name)
    fader.setSliderDown(True)
    for value in (30, 31, 32):
        fader.setSliderPosition(value)
    assert steps(band) == []
    fader.setSliderDown(False)
    assert controllers.first_value(band.session.track, controller) == 32
    assert steps(band) == [name]
    band.session.undo_stack.undo()
    assert fader.value() == controller.usual


def test_a_channel_is_chosen(band):
    channel = band.tracks.details.findChild(object, "channel")
    channel.setCurrentIndex(6)
    channel.activated.emit(6)
    assert (band.session.track.channel, steps(band)) == (6, ["Channel"])


@pytest.fixture
def picker(band, monkeypatch):
    """The list of instruments of the track Lead, and what it lets be heard."""
    heard = []
    monkeypatch.setattr(band._listening._audition, "sound", lambda *args, **named: heard.append((args[1], named)))
    band.actions["actionInstrument"].trigger()
    picker = band.frame.findChild(InstrumentPicker)
    assert picker.isVisible()
    yield picker, heard
    picker.close()


def test_an_instrument_is_found_by_typing_heard_and_taken_with_enter(band, picker):
    picker, heard = picker
    search = picker.findChild(QLineEdit)
    assert heard == []
    QTest.keyClicks(search, "brass tub")
    assert heard[-1] == (58, {"drums": False})
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert not picker.isVisible()
    assert (band.session.track.program, steps(band)) == (58, ["Instrument"])
    assert band.tracks.card(0).findChild(QPushButton, "instrument").text() == "Tuba"


def test_the_arrows_go_through_the_instruments_and_esc_takes_none(band, picker):
    picker, heard = picker
    search = picker.findChild(QLineEdit)
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Up)
    QTest.keyClick(search, Qt.Key.Key_Up)
    assert [program for program, _ in heard] == [74, 73, 72]
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert (band.session.track.program, steps(band)) == (73, [])


def test_a_kit_makes_a_track_of_drums(band, picker):
    picker, _ = picker
    search = picker.findChild(QLineEdit)
    QTest.keyClicks(search, "jazz kit")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert (band.session.track.program, band.session.track.is_drums) == (32, True)


def test_what_is_nowhere_in_the_list_is_not_taken(band, picker):
    picker, _ = picker
    search = picker.findChild(QLineEdit)
    QTest.keyClicks(search, "zzz")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert picker.isVisible()
    assert steps(band) == []


def test_the_arrows_go_through_the_tracks_when_the_list_has_the_keys(band):
    band.tracks.setFocus()
    QTest.keyClick(band.tracks, Qt.Key.Key_Down)
    assert band.session.track_index == 1
    QTest.keyClick(band.tracks, Qt.Key.Key_Up)
    QTest.keyClick(band.tracks, Qt.Key.Key_Up)
    assert band.session.track_index == 0
    QTest.keyClick(band.tracks, Qt.Key.Key_Delete)
    assert names(band) == ["Bass", "Kit"]


def test_a_right_click_opens_the_menu_of_its_track(band):
    card = band.tracks.card(2)
    QTest.mouseClick(card, Qt.MouseButton.RightButton, NONE, middle(card))
    (menu,) = (one for one in band.tracks.findChildren(QMenu) if one.isVisible())
    assert band.actions["actionRemoveTrack"] in menu.actions()
    assert band.session.track_index == 2
    menu.close()


def test_a_click_on_a_note_of_another_track_goes_there(band):
    band.roll.show_whole()
    canvas = band.roll.canvas
    QTest.mouseClick(canvas, LEFT, NONE, canvas.point_at(B.start + 200, B.pitch))
    assert band.session.track_index == 1
    assert list(band.session.selection) == [B]
    assert steps(band) == []


def test_where_the_current_track_has_a_note_the_ghost_under_it_stays(band):
    both = replace(PIECE, tracks=(PIECE.tracks[0], replace(PIECE.tracks[1], notes=Notes([A, B])), PIECE.tracks[2]))
    band.session.open(both, None)
    band.roll.show_whole()
    canvas = band.roll.canvas
    QTest.mouseClick(canvas, LEFT, NONE, canvas.point_at(A.start + 200, A.pitch))
    assert band.session.track_index == 0
    assert list(band.session.selection) == [A]


def test_no_two_actions_answer_to_one_key(desk):
    keys = [
        (shortcut.toString(), action.shortcutContext())
        for action in desk.actions.values()
        for shortcut in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))
    assert QApplication.activePopupWidget() is None
