import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.encodings import chords
from composer.files import midi
from composer.generation.continuing import OneVoice, continue_, together
from composer.generation.sampling import draw, probabilities
from composer.generation.wishes import Wishes
from composer.music import arranging, timing
from composer.music.score import Meter, Note, Notes, Score, Track
from composer.music.theory import Key
from composer.networks.card import Card
from composer.networks.checkpoint import Model
from tests.generation.wished import has_no_room, wishes
from tests.networks.networks import small_model, small_network
from tests.strategies import scores


def chord_model():
    network = small_network(len(chords.VOCABULARY), chords.CONTEXTS)
    config = network.config.for_card()
    return Model(Card("toy", "Toy", "chords", 1, chords.VOCABULARY, config, 1, "2026-01-01"), network)


MODEL = chord_model()


def finished(generator):
    while True:
        try:
            next(generator)
        except StopIteration as stop:
            return stop.value


def chorale():
    beats = [(60, 64, 67, 72), (59, 62, 67, 74), (60, 64, 67, 76), (57, 65, 69, 72)]
    notes = Notes(Note(480 * beat, pitch, 480) for beat, pitches in enumerate(beats) for pitch in pitches)
    return Score((Track("Keys", notes),))


def test_the_shortest_of_bars_has_a_note():
    score = Score(meters=(Meter(0, 1, 2),), ticks_per_beat=24)
    for seed in range(40):
        assert len(finished(continue_(score, MODEL, Wishes(bars=1, random_seed=seed))).notes)


@settings(max_examples=40, deadline=None)
@given(scores(), wishes, st.data())
def test_wishes_hold_in_every_take_of_every_score(score, wished, data):
    track = data.draw(st.integers(0, len(score.tracks) - 1))
    take = finished(continue_(score, MODEL, wished, track))
    notes, step = take.notes, score.ticks_per_beat / chords.STEPS_PER_BEAT
    if has_no_room(score, take):
        return
    assert len(notes) > 0
    assert 0 <= take.start - score.tracks[track].notes.span[1] <= step + 1
    assert notes.start[0] >= take.start
    assert notes.span[1] <= take.end
    if wished.key and not score.tracks[track].is_drums:
        assert set((notes.pitch % 12).tolist()) <= wished.key.scale
    if wished.length:
        assert len(notes) <= wished.length
    if wished.bars:
        first = timing.position_at(score, take.start).bar
        inside = take.start > timing.bar_start(score, first)
        assert take.end <= timing.bar_start(score, first + inside + wished.bars)


@given(st.sets(st.integers(0, 127), min_size=1, max_size=60), st.integers(1, 5000))
@settings(max_examples=20, deadline=None)
def test_any_chord_can_be_a_seed(pitches, duration):
    score = Score((Track("", Notes(Note(0, pitch, duration) for pitch in pitches)),))
    assert len(finished(continue_(score, MODEL, Wishes(bars=None, length=8))).notes) == 8


def test_a_bar_of_a_tick_has_a_note():
    score = Score((Track(),), ticks_per_beat=24, meters=(Meter(0, 1, 1), Meter(1, 1, 1)))
    assert len(finished(continue_(score, MODEL, Wishes(bars=1, temperature=0))).notes) == 1


def test_five_hundred_notes_come_from_a_random_place_of_a_piece():
    rows = [(240 * i, 240, 60 + pitch, 0) for i in range(300) for pitch in (0, 4, 7)]
    whole = chords.piece(rows)
    seed = arranging.score_of(arranging.random_excerpt([whole], 100, np.random.default_rng(1)))
    assert len(finished(continue_(seed, MODEL, Wishes(bars=None, length=500))).notes) == 500


@pytest.mark.parametrize("kit", [(36,), (36, 42), (35, 38, 42, 49)])
def test_drums_go_on_with_the_sounds_they_have(kit):
    beats = Notes(Note(240 * index, kit[index % len(kit)], 240) for index in range(16))
    score = Score((Track("Drums", beats, 0, 9),))
    for seed in range(5):
        notes = finished(continue_(score, MODEL, Wishes(bars=4, random_seed=seed))).notes
        assert set(notes.pitch.tolist()) <= set(kit)


def test_the_same_dice_give_the_same_take_and_others_another():
    one, same, other = (finished(continue_(chorale(), MODEL, Wishes(random_seed=seed))).notes for seed in (1, 1, 2))
    assert one == same != other


def test_a_take_that_grows_leaves_those_before_as_they_were():
    growing, takes, written = continue_(chorale(), MODEL, Wishes(bars=None, length=200)), [], []
    for take in growing:
        takes.append(take.notes)
        written.append(list(take.notes))
    assert [list(notes) for notes in takes] == written
    assert all(notes == Notes(rows) for notes, rows in zip(takes, written, strict=True))


def test_the_text_lists_the_seed_and_the_new_notes():
    take = finished(continue_(chorale(), MODEL, Wishes(bars=None, length=12)))
    lines = take.text.splitlines()
    assert lines[:3] == ["# part 1: program 0", "0 1 C4+E4+G4+C5:1", "1 1 B3+D4+G4+D5:1"]
    assert sum(1 + line.count("+") for line in lines[1:]) == 16 + 12


def test_instruments_go_on_together_and_stay_apart(tmp_path):
    voices = [Track("", Notes(Note(480 * beat, pitch + beat, 480) for beat in range(4)), pitch) for pitch in (40, 70)]
    score = Score((*voices, Track("silent")))
    made = finished(together(score, MODEL, Wishes(bars=None, length=600, random_seed=3)))
    added = [len(track.notes) - len(before.notes) for track, before in zip(made.tracks, score.tracks, strict=True)]
    assert sum(added) == 600
    assert all(added[:2])
    assert not added[2]
    midi.write(made, tmp_path / "it.mid")
    assert [track.program for track in midi.read(tmp_path / "it.mid").score.tracks][:2] == [40, 70]


def reference(score, wished):
    """What is drawn by a network that reads everything anew for each token, in the plainest way."""
    whole = arranging.piece_of(score)
    tokens = chords.encode(whole).tokens.tolist()[:-1]
    end = score.end * chords.STEPS_PER_BEAT // score.ticks_per_beat
    tokens += [chords.WAIT + index for index in chords.lengths(end - chords.read(tokens).place)]
    seed, dice = len(tokens), np.random.default_rng(wished.random_seed)
    while True:
        beside = torch.from_numpy(chords.contexts(tokens, whole.meters).astype(np.int64))
        logits, _ = MODEL.network(torch.tensor(tokens)[None], beside[None])
        allowed = chords.read(tokens).allowed()
        allowed[chords.END] = False
        made = chords.count_notes(np.array(tokens[seed:]))
        if made >= wished.length:
            allowed[chords.PART : chords.DURATION] = False
        token = draw(probabilities(logits[0, -1].numpy(), allowed, wished), dice)
        if made >= wished.length and token >= chords.WAIT:
            return chords.decode(tokens)
        tokens.append(token)


def test_it_draws_what_a_slow_reference_draws_under_the_same_dice():
    for seed in range(2):
        wished = Wishes(bars=None, length=12, temperature=0.8, random_seed=seed)
        expected = reference(chorale(), wished)
        take = finished(continue_(chorale(), MODEL, wished))
        found = arranging.piece_of(chorale().with_notes(0, chorale().tracks[0].notes | take.notes))
        assert np.array_equal(found.start, expected.start)
        assert np.array_equal(found.pitch, expected.pitch)
        assert np.array_equal(found.duration, expected.duration)


def test_a_key_that_is_wished_for_is_kept():
    take = finished(continue_(chorale(), MODEL, Wishes(bars=None, length=50, key=Key.parse("Eb minor"))))
    assert set((take.notes.pitch % 12).tolist()) <= Key.parse("Eb minor").scale


def test_a_model_of_melodies_continues_one_track_at_a_time():
    with pytest.raises(OneVoice, match="“small” continues one track"):
        finished(together(chorale(), small_model(), Wishes()))
