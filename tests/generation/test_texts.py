"""Writing on from a start string."""

import re

import pytest

from composer.encodings.abc_text import bars_in, in_octave, mended, notes_in
from composer.files.abc import reading
from composer.files.border import UnreadableFile
from composer.generation import notated, seeds, texts
from composer.generation.asking import alone
from composer.generation.asking import finished as finish
from composer.generation.wishes import Wishes
from composer.music.theory import Key
from composer.networks.streams import Readers
from tests.generation.test_notated import MODELS, each_model, finished, single_thread

__all__ = ["single_thread"]

HEAD = "M:6/8\nL:1/8\nK:D\n"


def written(model, start, **fields):
    return finished(texts.write(model, start, Wishes(**{"bars": None, **fields})))[0]


@each_model
@pytest.mark.parametrize("start", ["", "M", "M:6", HEAD, f"{HEAD}A|d2f a", f"{HEAD}A|d2f afd|\n"])
def test_the_start_stands_at_the_head_whatever_its_length(model, start):
    found = written(model, start, length=12)
    assert found.text.startswith("X:1\nT:toy, random seed 0\n")
    body = found.text.split("\n", 2)[2]
    assert body.startswith(mended(start).rstrip()) or not mended(start)
    assert mended(body) == body


@each_model
def test_it_is_what_is_written_on_with_the_state_fed_back(model):
    def watch(text):
        return notated.Sight(goes_on=notes_in(text) < 20, may_end=False)

    wished = Wishes(bars=None, random_seed=4)
    text, _ = finish(alone(notated.write_on(model, HEAD, wished, watch), Readers(model.stepper)))
    found = written(model, HEAD, length=19, random_seed=4).text
    assert found.startswith(f"X:1\nT:toy, random seed 4\n{mended(text[:-1]).rstrip('^_=([ |')}")


@each_model
def test_titles_are_kept_and_not_read_to_the_model(model):
    found = written(model, f"X:7\nT:A jig\nC:Nobody\n{HEAD}", length=5)
    assert found.text.startswith(f"X:7\nT:A jig\nC:Nobody\n{HEAD}")
    bare = written(model, HEAD, length=5)
    assert found.text.split(HEAD)[1] == bare.text.split(HEAD)[1]


@each_model
@pytest.mark.parametrize("start", [HEAD, f"{HEAD}d2f afd|", f"{HEAD}d2f a"])
@pytest.mark.parametrize("count", [1, 7, 30])
def test_as_many_notes_follow_as_were_wished_for(model, start, count):
    found = written(model, start, length=count)
    assert notes_in(found.text) - notes_in(start) == count


@each_model
def test_as_many_bars_follow_as_were_wished_for(model):
    for start in (HEAD, f"{HEAD}d2f afd|", f"{HEAD}d2f a"):
        whole, opened = bars_in(start)
        found = written(model, start, bars=3)
        assert bars_in(found.text)[0] == whole + opened + 3
        assert found.text.endswith("|]\n")


@each_model
def test_a_foreign_character_is_named(model):
    with pytest.raises(seeds.ForeignStart, match=r"^The text cannot be continued: the character “%” is not in"):
        written(model, "K:C\n%")


@each_model
def test_a_key_that_is_wished_for_is_written_where_none_is_given(model):
    found = written(model, "M:4/4\n", key=Key.parse("D major"), length=8)
    assert "\nM:4/4\nK:D\n" in found.text
    assert not re.search("[_^=]", found.text)


@each_model
def test_several_are_ordered_and_each_is_that_of_its_seed(model):
    found, _ = finished(texts.several(model, HEAD, Wishes(bars=4, random_seed=2), 3))
    assert [one.alarms for one in found] == sorted(one.alarms for one in found)
    assert {one.wishes.random_seed for one in found} == {2, 3, 4}
    for one in found:
        assert one == written(model, HEAD, bars=4, random_seed=one.wishes.random_seed)


def test_what_makes_no_sense_is_said_to_be_so():
    text = texts.Text("X:1\nK:C\n", False, "toy", Wishes())
    with pytest.raises(UnreadableFile, match="What toy wrote with random seed 0 cannot be read as ABC"):
        text.read()
    assert text.alarms > 2


def test_models_of_notes_write_no_text():
    assert all(map(texts.writes_text, MODELS.values()))


@pytest.mark.parametrize("octaves", [-3, -1, 0, 1, 2])
def test_a_text_in_another_octave_is_the_same_tune_there(octaves):
    text = "M:4/4\nL:1/8\nK:Bb\nF,A,CE GBdf|^a'2=b2 [CEG]4|(3ccc z2 B4-|B8|]\n"
    before, after = (reading.read(f"X:1\n{one}", "", fewest=1) for one in (text, in_octave(text, octaves)))
    assert (after.pitch - before.pitch).tolist() == [12 * octaves] * len(before)
    assert after.duration.tolist() == before.duration.tolist()
    assert in_octave(in_octave(text, octaves), -octaves) == text
