"""What selects notes, held against the slow and obvious."""

from hypothesis import given
from hypothesis import strategies as st

from composer.music import choices
from composer.music.score import Note, Notes
from composer.music.theory import KEYS
from tests import strategies


@given(strategies.notes(), st.sets(st.integers(0, 127)))
def test_notes_of_some_pitches(notes, pitches):
    assert choices.of_pitches(notes, pitches) == Notes(note for note in notes if note.pitch in pitches)


@given(strategies.notes(), st.sampled_from(KEYS))
def test_notes_of_a_scale(notes, key):
    inside = choices.of_classes(notes, key.scale)
    assert inside == Notes(note for note in notes if note.pitch % 12 in key.scale)


crowded = st.lists(
    st.builds(Note, st.integers(0, 60), st.integers(60, 62), st.integers(1, 30), st.integers(1, 3)), max_size=14
).map(Notes)


@given(crowded)
def test_notes_that_overlap(notes):
    def clashes(one, other):
        return one != other and one.pitch == other.pitch and one.start < other.end and other.start < one.end

    slow = Notes(one for one in notes if any(clashes(one, other) for other in notes))
    assert choices.overlapping(notes) == slow
