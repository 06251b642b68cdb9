"""Which take comes first: laws, and the findings counted again note by note."""

from collections import Counter
from dataclasses import replace
from itertools import groupby

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.generation import findings as finding
from composer.generation import ranking
from composer.generation.ranking import Superlative
from composer.generation.take import Take
from composer.generation.wishes import Task, Wishes
from composer.music.measures import ALARM
from composer.music.score import Note, Notes, Score, Track
from composer.music.songbook import Originality, Songbook
from composer.music.theory import Key

EMPTY = Songbook.of([])
SEED = [(67, 240), (69, 240), (71, 240), (72, 240), (74, 480), (74, 240), (72, 240), (71, 480)]
melodies = st.lists(st.tuples(st.sampled_from([60, 62, 64, 65, 67, 78]), st.sampled_from([240, 480])), max_size=30)


def notes_of(rows, start=0):
    places = start + np.cumsum([0, *(length for _, length in rows)])
    return Notes(Note(int(place), pitch, length) for place, (pitch, length) in zip(places, rows, strict=False))


def score_of(rows):
    return Score((Track("", notes_of(rows)),))


def take_of(score, rows, random_seed=0, **fields):
    begin = score.end
    notes = notes_of(rows, begin)
    end = begin + sum(length for _, length in rows)
    return Take(notes, begin, end, False, "model", Wishes(random_seed=random_seed), **fields)


def book_of(*tunes):
    return Songbook.of((title, tuple(column for column in notes_columns(rows))) for title, rows in tunes)


def notes_columns(rows):
    notes = notes_of(rows)
    return notes.start, notes.duration, notes.pitch


def verdict_of(score, take, book=EMPTY):
    verdict = ranking.judged(score, take, 0, book).verdict
    assert verdict
    return verdict


def reason(score, rows, book=EMPTY):
    return verdict_of(score, take_of(score, rows), book).reason


@settings(max_examples=40, deadline=None)
@given(melodies, st.lists(melodies, max_size=6), st.randoms())
def test_the_order_does_not_depend_on_that_in_which_they_come(seed, takes, chance):
    score = score_of(seed)
    made = [take_of(score, rows, number) for number, rows in enumerate(takes)]
    shuffled = chance.sample(made, len(made))
    ordered = ranking.ranked(score, made, 0, EMPTY)
    assert ranking.ranked(score, shuffled, 0, EMPTY) == ordered
    assert Counter(take.wishes.random_seed for take in ordered) == Counter(range(len(takes)))


@settings(max_examples=60, deadline=None)
@given(melodies, melodies.filter(len), st.integers(1, 12), st.integers(7, 9))
def test_what_loops_never_comes_before_the_same_without(seed, rows, size, repeats):
    score, block = score_of(seed), rows[-size:]
    plain, looping = take_of(score, rows, 9), take_of(score, rows + block * repeats, 0)
    first, second = ranking.ranked(score, [looping, plain], 0, EMPTY)
    if second.notes != looping.notes:
        # Then it went round in circles without the addition.
        assert (
            ranking.place(first) == ranking.place(second)
            or finding.findings(finding.surroundings(score, plain, 0), EMPTY).loops
        )


@settings(max_examples=60, deadline=None)
@given(melodies, melodies.filter(len))
def test_the_findings_are_those_counted_note_by_note(seed, rows):
    score = score_of(seed)
    take = take_of(score, rows)
    around = finding.surroundings(score, take, 0)
    found = finding.findings(around, EMPTY)
    scale = around.key.scale | ({(around.key.tonic + 11) % 12} if around.key.minor else set())
    assert found.in_key == pytest.approx(sum(t for p, t in rows if p % 12 in scale) / sum(t for _, t in rows))
    assert found.run == longest_run(seed, rows)
    own, given_ = (Counter(length for _, length in part) for part in (rows, seed))
    shares = [min(own[n] / len(rows), given_[n] / max(len(seed), 1)) for n in own | given_]
    assert found.rhythm == pytest.approx(sum(shares) if seed else 1)
    if seed:
        low, high = min(p for p, _ in seed), max(p for p, _ in seed)
        reach = max(5, 12 - high + low)
        assert found.within_reach == pytest.approx(np.mean([low - reach <= p <= high + reach for p, _ in rows]))
    assert 0 <= found.human <= 1
    assert 0 <= found.score <= 1


def longest_run(seed, rows):
    marked = [(pitch, False) for pitch, _ in seed] + [(pitch, True) for pitch, _ in rows]
    runs = [list(run) for _, run in groupby(marked, key=lambda one: one[0])]
    return max(len(run) for run in runs if any(fresh for _, fresh in run))


def test_reasons_say_what_is_well():
    assert reason(score_of(SEED), [(67, 240), (71, 240), (74, 480), (72, 240), (69, 240), (67, 480)]) == (
        "new, lands on G, in G major"
    )


def test_reasons_say_what_is_taken_up_of_the_seed():
    scale = [(62, 240), (64, 240), (66, 240), (67, 240), (69, 480)]
    assert reason(score_of(SEED), scale) == "new, your motif, in G major"


def test_of_several_takes_each_may_be_something_most_of_all():
    score = score_of(SEED)
    rows = ([(67, 240), (80, 240), (66, 240)], [(67, 240), (69, 240), (67, 240)], [(67, 120)] * 2 + [(73, 120)] * 4)
    takes = ranking.ranked(score, [take_of(score, one, n) for n, one in enumerate(rows)], 0, EMPTY)
    found = dict(zip([take.wishes.random_seed for take in takes], ranking.superlatives(takes), strict=True))
    assert found[0] is Superlative.BOLDEST
    assert set(found.values()) >= {Superlative.CLOSEST, Superlative.BOLDEST}
    assert ranking.superlatives(takes[:2]) == [None, None]


def test_reasons_say_what_loops():
    score, bar = score_of([*SEED, (67, 1920)]), [(67, 480), (69, 480), (71, 480), (72, 480)]
    assert reason(score, bar * 7) == "repeats one bar 6 times"
    assert reason(score, bar[:3] * 7) == "repeats 3 notes 6 times"
    assert reason(score, [(69, 240)] * 8 + bar) == "8 times the same note"
    assert reason(score, [(67, 240)] * 7) == "8 times the same note"


def test_reasons_name_the_tune_that_is_quoted():
    dice = np.random.default_rng(1)
    tune = [(int(pitch), 240) for pitch in 60 + dice.choice([0, 2, 4, 5, 7, 9, 11], 40)]
    book = book_of(("The Blackbird", tune))
    for count, said in ((10, "new"), (16, "16 notes as in “The Blackbird”"), (30, "30 notes as in “The Blackbird”")):
        score = Score()
        verdict = verdict_of(score, take_of(score, tune[:count]), book)
        assert said in verdict.reason
    assert verdict.quoted.originality is Originality.COPIED


def test_the_end_of_the_seed_is_part_of_a_quotation_but_no_quotation_by_itself():
    tune = [(60 + step * 5 % 12, 240) for step in range(30)]
    tune = [(pitch + number // 3, length) for number, (pitch, length) in enumerate(tune)]
    book, score = book_of(("Known", tune)), score_of(tune[:20])
    assert verdict_of(score, take_of(score, [(40, 960)]), book).quoted.pairs == 0
    assert verdict_of(score, take_of(score, tune[20:25]), book).quoted.notes == 8 + 5


def test_what_leaves_the_key_or_the_reach_is_said():
    score = score_of(SEED)
    assert "outside G major" in reason(score, [(68, 480), (70, 480), (73, 480), (71, 480)])
    assert "far from your notes" in reason(score, [(91, 240), (93, 240), (95, 480)])
    inside = ranking.judged(score, take_of(score, [(67, 480), (69, 480), (71, 480)]), 0, EMPTY)
    outside = ranking.judged(score, take_of(score, [(68, 480), (70, 480), (73, 480)]), 0, EMPTY)
    assert ranking.place(inside) < ranking.place(outside)


def test_a_take_without_notes_comes_last_and_says_so():
    score = score_of(SEED)
    looping = take_of(score, [(60, 240)] * 30, 1)
    empty = replace(take_of(score, []), notes=Notes())
    ordered = ranking.ranked(score, [empty, looping], 0, EMPTY)
    assert [verdict_of(score, take).reason for take in ordered] == ["30 times the same note", "no notes"]


def test_the_rest_of_a_passage_counts_for_it():
    around = [(60, 240)] * 3 + [(62, 240)] + [(60, 240)] * 3
    score = score_of(around)
    gone = score.tracks[0].notes[3:4]
    filled = Take(Notes([Note(720, 60, 240)]), 720, 960, False, "model", Wishes(), replaced=gone)
    assert verdict_of(score, filled).place[0] == 2
    assert (ALARM.run, ALARM.tandem) < (7, 6)
    assert finding.surroundings(score, filled, 0).key in {Key(0), Key(5), Key(0, True), Key(5, True)}


def test_voices_below_a_melody_are_ranked_by_their_consonance():
    melody = Notes(Note(480 * n, pitch, 480) for n, pitch in enumerate([72, 74, 76, 77, 79, 77, 74, 72]))
    score = Score((Track("", melody),))
    thirds, seconds = (Notes(Note(n.start, n.pitch - down, n.duration) for n in melody) for down in (3, 2))
    found = [
        Take(notes, 0, 3840, False, "toy", Wishes(task=Task.HARMONISE), parts=(notes,)) for notes in (seconds, thirds)
    ]
    best, worst = ranking.ranked(score, found, 0, EMPTY)
    assert best.notes == thirds
    assert verdict_of(score, best).reason.startswith("100 % consonant")
    assert verdict_of(score, worst).reason.startswith("0 % consonant")
