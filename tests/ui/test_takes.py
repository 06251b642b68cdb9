"""Several takes: ranked, walked through, kept with their origin, made again, gone on from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from composer.files import midi
from composer.generation import origins, ranking
from composer.generation.take import Take, Verdict
from composer.generation.wishes import MOST_TAKES, Wishes
from composer.music import edits, parts
from composer.music.score import Note, Notes, Score, Track
from composer.music.songbook import Quotation
from composer.ui.panels.takes import TakeList

SEED = edits.add(Score(), [Note(480 * n, 60 + n % 5, 480) for n in range(8)])


@pytest.fixture
def seeded(no_network, desk):
    """A desk with eight notes and a model without a network."""
    # What it has learned is looked for by its name.
    no_network.card.name = "melody"
    desk.session.open(SEED, None)
    desk.panel._bars.setValue(2)
    return desk


def make(desk, qtbot, count, action="actionGenerate"):
    desk.panel._count.setValue(count)
    desk.actions[action].trigger()
    qtbot.waitUntil(lambda: bool(desk.generating.takes) and not desk.generating.is_busy, timeout=60_000)
    return desk.generating.takes


def test_up_to_sixteen_takes_are_made_and_ranked(seeded, qtbot):
    seeded.panel._count.setValue(99)
    assert seeded.panel.count == MOST_TAKES == 16
    takes = make(seeded, qtbot, 16)
    assert len(takes) == 16
    assert len({take.wishes.random_seed for take in takes}) == 16
    assert takes == ranking.in_order(takes)
    assert seeded.frame.findChild(QLabel, "takesTook").text() == f"16 in {seeded.generating.seconds:.1f} s"
    assert seeded.generating.shown == 0
    assert seeded.generating.numbers == list(range(1, 17))
    assert seeded.roll.canvas.ghosts == takes[0].notes


def test_more_takes_come_in_among_those_that_are_there(seeded, qtbot):
    make(seeded, qtbot, 3)
    seeded.actions["actionGenerate"].trigger()
    qtbot.waitUntil(lambda: len(seeded.generating.takes) == 6, timeout=60_000)
    assert sorted(seeded.generating.numbers) == [1, 2, 3, 4, 5, 6]
    places = [take.verdict.place for take in seeded.generating.takes]
    assert places == sorted(places)
    assert seeded.generating.numbers[seeded.generating.shown] == 4


def test_a_kept_take_says_where_it_is_from_and_is_made_again(seeded, qtbot, tmp_path):
    assert not seeded.actions["actionMakeAgain"].isEnabled()
    take = make(seeded, qtbot, 3)[0]
    seeded.actions["actionKeepTake"].trigger()
    midi.write(seeded.session.score, tmp_path / "kept.mid")
    seeded.session.open(midi.read(tmp_path / "kept.mid").score, tmp_path / "kept.mid")
    again = seeded.actions["actionMakeAgain"]
    assert again.isEnabled()
    assert f"random seed {take.wishes.random_seed}, take" in again.text()
    kept = seeded.session.score
    spoiled = edits.remove(kept, take.notes[:2])
    seeded.session.commit("Erase", spoiled)
    (made,) = make(seeded, qtbot, 3, "actionMakeAgain")
    assert made.notes == take.notes
    assert not made.remarks
    seeded.actions["actionKeepTake"].trigger()
    assert seeded.session.score == kept
    seeded.session.undo_stack.undo()
    assert seeded.session.score == spoiled


def test_it_says_so_if_the_notes_before_have_changed(seeded, qtbot):
    make(seeded, qtbot, 1)
    seeded.actions["actionKeepTake"].trigger()
    seeded.session.commit("Draw", edits.add(seeded.session.score, [Note(0, 90, 100)]), Notes())
    make(seeded, qtbot, 1, "actionMakeAgain")
    assert "have changed since" in seeded.frame.statusBar().currentMessage()


def test_what_is_made_again_is_what_the_first_selected_note_is_from(seeded, qtbot):
    first = make(seeded, qtbot, 1)[0]
    seeded.actions["actionKeepTake"].trigger()
    second = make(seeded, qtbot, 1)[0]
    seeded.actions["actionKeepTake"].trigger()
    for take in (first, second):
        seeded.session.select(take.notes[1:2])
        assert f"random seed {take.wishes.random_seed}" in seeded.actions["actionMakeAgain"].text()
    seeded.session.select(SEED.tracks[0].notes[:1])
    assert not seeded.actions["actionMakeAgain"].isEnabled()


def test_seed_from_this_keeps_the_take_and_goes_on_from_it_one_undo_each(seeded, qtbot):
    first = make(seeded, qtbot, 2)[0]
    for count in (1, 2):
        take = seeded.generating.take
        seeded.generating.show(0)
        seeded.actions["actionSeedFromTake"].trigger()
        assert seeded.session.undo_stack.count() == count
        qtbot.waitUntil(lambda: bool(seeded.generating.takes) and not seeded.generating.is_busy, timeout=60_000)
        assert seeded.session.track.notes.contains(take.notes).all()
        assert all(one.start == take.end for one in seeded.generating.takes)
    assert len(list(origins.of_track(seeded.session.track))) == 2
    seeded.session.undo_stack.undo()
    assert seeded.session.track.notes == SEED.tracks[0].notes | first.notes


def test_previous_and_next_have_buttons_that_need_several_takes(seeded, qtbot):
    make(seeded, qtbot, 1)
    names = ("actionPreviousTake", "actionNextTake")
    assert not any(seeded.actions[name].isEnabled() for name in names)
    make(seeded, qtbot, 2)
    assert all(seeded.actions[name].isEnabled() for name in names)


def take_with(pairs, title, reason):
    notes = Notes([Note(0, 60, 480), Note(480, 64, 480)])
    return Take(notes, 0, 960, True, "melody", Wishes(), verdict=Verdict((0.0,), reason, Quotation(pairs, title)))


@pytest.fixture
def cards(desk, qtbot):
    """A list with an original, a near and a copied take, and one of which nothing is known yet."""
    shown = TakeList(desk._theme)
    qtbot.addWidget(shown)
    takes = [
        take_with(5, "One", "new"),
        take_with(14, "Two", "odd"),
        take_with(30, "", "copied"),
        take_with(0, "", "x"),
    ]
    shown.show_takes(takes, [1, 2, 3, 4], 0)
    shown.resize(280, 300)
    shown.show()
    return shown


def test_originality_is_told_in_words_and_names_the_tune(cards):
    tips = [cards.item(row).toolTip() for row in range(4)]
    assert "New: no more than 6 notes in a row as in “One”" in tips[0]
    assert "Close: 15 notes in a row as in “Two”" in tips[1]
    assert "Copied: 31 notes in a row as in “a tune without name”" in tips[2]
    assert "none of the known tunes" in tips[3]
    said = cards.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Take 2")
    assert "Close: 15 notes" in said


def test_originality_is_shown_by_shape_as_well_as_by_colour(cards, desk):
    image = cards.grab().toImage()
    colours = desk._theme.colours
    widths = []
    for row, colour in enumerate((colours.good, colours.caution, colours.bad)):
        middle = cards.visualItemRect(cards.item(row))
        x, y = middle.right() - 14, middle.top() + 17
        assert image.pixelColor(x, y) == colour
        line = [image.pixelColor(place, y + 3) == colour for place in range(x - 8, x + 9)]
        widths.append((sum(line), sum(image.pixelColor(x, place) == colour for place in range(y - 8, y + 9))))
    assert len(set(widths)) == 3


def test_takes_follow_their_track_to_another_place_and_go_with_it(seeded, qtbot):
    take = make(seeded, qtbot, 1)[0]
    seeded.session.commit("Add track", parts.insert(seeded.session.score, Track("before"), 0), track=1)
    assert seeded.generating.takes == [take]
    assert take.notes[0] in seeded.generating.score_with_take.tracks[1].notes
    assert not len(seeded.generating.score_with_take.tracks[0].notes)
    seeded.actions["actionKeepTake"].trigger()
    assert take.notes[0] in seeded.session.score.tracks[1].notes
    make(seeded, qtbot, 1)
    seeded.session.commit("Remove track", parts.remove(seeded.session.score, 1), track=0)
    assert seeded.generating.takes == []
