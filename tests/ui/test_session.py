"""Undo is two references; every change passes commit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.music import edits
from composer.music.score import Note, Notes, Score, Track
from composer.ui.session import Session

A, B = Note(0, 60, 240), Note(240, 64, 240)


def test_commit_names_a_step_and_undo_brings_score_and_selection_back(qapp):
    session = Session()
    before = session.score
    session.commit("Draw note", edits.add(before, [A]), Notes([A]))
    assert session.undo_stack.undoText() == "Draw note"
    assert session.is_modified
    session.undo_stack.undo()
    assert session.score is before
    assert not len(session.selection)
    session.undo_stack.redo()
    assert list(session.selection) == [A]


def test_what_changes_nothing_is_no_step(qapp):
    session = Session(edits.add(Score(), [A, B]))
    session.commit("Move notes", edits.add(session.score, [A]), Notes([B]))
    assert session.undo_stack.count() == 0
    assert list(session.selection) == [B]


def test_one_signal_tells_of_a_change(qapp, qtbot):
    session = Session()
    told: list[Score] = []
    session.score_changed.connect(told.append)
    session.commit("Draw note", edits.add(session.score, [A]))
    session.undo_stack.undo()
    assert told == [edits.add(Score(), [A]), Score()]


def test_what_is_selected_is_always_there(qapp):
    session = Session(edits.add(Score(), [A, B]))
    session.select(Notes([A, B]))
    session.commit("Delete notes", edits.remove(session.score, [A]))
    assert list(session.selection) == [B]


def test_another_track_has_another_selection(qapp):
    session = Session(Score((Track("a", Notes([A])), Track("b", Notes([B])))))
    session.select(Notes([A]))
    session.choose_track(1)
    assert session.track.name == "b"
    assert not len(session.selection)


def test_a_saved_piece_is_unmodified_until_the_next_step(qapp, tmp_path):
    session = Session()
    session.commit("Draw note", edits.add(session.score, [A]))
    session.saved_as(tmp_path / "a.mid")
    assert not session.is_modified
    session.undo_stack.undo()
    assert session.is_modified


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9)), max_size=12))
def test_undo_all_is_the_beginning_and_redo_all_the_end(steps):
    session = Session()
    beginning = session.score
    for adds, place in steps:
        edit = edits.add if adds else edits.remove
        session.commit("Step", edit(session.score, [Note(place * 100, 60, 50)]))
    end = session.score
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.score == beginning
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert session.score == end
