"""Undo is two references; every change passes commit."""

from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.music import edits, feel
from composer.music.feel import Edges, Quantizing
from composer.music.score import Note, Notes, Score, Track
from composer.music.theory import Key
from composer.ui.session import Session
from tests import strategies

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


def changing(change):
    """A step of an edit: some notes give way to what becomes of them."""

    def step(score, chosen):
        return edits.swap(score, chosen, change(chosen))

    return step


dice = np.random.default_rng
VERBS = {
    "add": lambda score, chosen: edits.add(score, [Note(100, 60, 50)]),
    "remove": edits.remove,
    "move": changing(lambda notes: edits.moved(notes, 77, 5)),
    "back": changing(lambda notes: edits.moved(notes, -1000, -9)),
    "octave": changing(lambda notes: edits.octaves_moved(notes, 1)),
    "degree": changing(lambda notes: edits.scale_moved(notes, Key(2), -1)),
    "ends": changing(lambda notes: edits.end_moved(notes, -60)),
    "starts": changing(lambda notes: edits.start_moved(notes, 60)),
    "split": changing(lambda notes: edits.split_at(notes, 500)),
    "glue": changing(edits.glued),
    "repeat": lambda score, chosen: edits.add(score, edits.repeated(chosen)),
    "invert": changing(edits.inverted),
    "backwards": changing(edits.backwards),
    "stretch": changing(lambda notes: edits.stretched(notes, Fraction(2))),
    "shrink": changing(lambda notes: edits.stretched(notes, Fraction(1, 2))),
    "chords": changing(lambda notes: edits.chords(notes, (3, 7))),
    "lock": changing(edits.lock_turned),
    "louder": changing(lambda notes: edits.velocity_moved(notes, 40)),
    "softer": changing(lambda notes: edits.velocity_scaled(notes, 0.3)),
    "quantize": lambda score, chosen: edits.swap(
        score, chosen, feel.quantized(score, chosen, Quantizing(Fraction(120), 0.7, 0.6, Edges.BOTH))
    ),
    "humanise": changing(lambda notes: feel.humanised(notes, dice(1), 30, 20)),
    "legato": changing(feel.legato),
    "strum": changing(lambda notes: feel.strummed(notes, -20)),
}


@settings(max_examples=60, deadline=None)
@given(strategies.scores(), st.lists(st.sampled_from(sorted(VERBS)), max_size=12), st.data())
def test_undo_all_is_the_beginning_and_redo_all_the_end(score, steps, data):
    session = Session(score)
    for name in steps:
        chosen = data.draw(strategies.part_of(session.track.notes))
        session.commit(name, VERBS[name](session.score, chosen), chosen)
        notes = session.track.notes
        assert Notes.of_columns(*notes.columns) == notes
        assert session.score.tracks[1:] == score.tracks[1:]
    end = session.score
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.score == score
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert session.score == end
