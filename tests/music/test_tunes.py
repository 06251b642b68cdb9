import numpy as np
import pytest

from composer.music.score import KeyChange, Meter
from composer.music.tunes import Tune, Tunes, UnreadableTunes

COMMON = (Meter(0),)


def tune(title="A", count=3, key=None, meters=COMMON):
    start = np.arange(count, dtype=np.int32) * 480
    return Tune(start, np.full(count, 480, np.int32), np.arange(count, dtype=np.int16) + 60, meters, key, title, "c")


def test_tunes_come_back_from_their_file_as_they_were(tmp_path):
    first = tune("Ä", 3, KeyChange(0, -2, True), (Meter(0, 3, 4), Meter(480, 6, 8)))
    Tunes([first, tune("B", 5)], np.array([2, 0]), {"c": "free"}, ["one was damaged"]).write(tmp_path / "t.npz")
    tunes = Tunes.read(tmp_path / "t.npz")
    assert [(t.title, t.key, t.meters, len(t), t.end) for t in tunes] == [
        ("Ä", first.key, first.meters, 3, 1440),
        ("B", None, (Meter(0),), 5, 2400),
    ]
    assert np.array_equal(tunes[0].pitch, first.pitch)
    assert tunes.sources == {"c": "free"}
    assert tunes.skipped == ("one was damaged",)
    assert [t.title for t in tunes.of_split("test")] == ["Ä"]
    assert [t.title for t in tunes.of_split("train")] == ["B"]


def test_no_tunes_at_all_can_be_written(tmp_path):
    Tunes([]).write(tmp_path / "t.npz")
    assert len(Tunes.read(tmp_path / "t.npz")) == 0


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04 but no more"])
def test_a_file_of_another_kind_is_refused_by_name(tmp_path, content):
    path = tmp_path / "t.npz"
    path.write_bytes(content)
    with pytest.raises(UnreadableTunes, match=r"t\.npz"):
        Tunes.read(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UnreadableTunes, match="No such file"):
        Tunes.read(tmp_path / "none.npz")
