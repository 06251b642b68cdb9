import pytest

from composer.corpora import folders, kern
from composer.encodings.grid import Grid
from composer.music.score import KeyChange, Meter

SONG = """!!!OTL: Ein Lied
**kern
*k[b-]
*F:
*M4/4
{4c
=1
4f
4f
8g
8a
4f}
=2
{4a
4b-
2cc}
=3
4r
{8dd
8cc
4b-
4a
=4
2f}
*-
"""


def song(tmp_path, text=SONG):
    (tmp_path / "song.krn").write_text(text)
    return kern.read_file(("own", tmp_path / "song.krn"))


def test_a_kern_file_is_a_tune_with_its_key_and_title(tmp_path):
    (tune,), skipped = song(tmp_path)
    assert skipped == []
    assert (tune.title, tune.collection, tune.key, tune.meters[0]) == ("Ein Lied", "own", KeyChange(0, -1), Meter(0))
    assert tune.pitch.tolist() == [60, 65, 65, 67, 69, 65, 69, 70, 72, 74, 72, 70, 69, 65]
    assert (tune.start - tune.start[0])[:5].tolist() == [0, 480, 960, 1440, 1680]
    text = Grid(tuple(range(50, 90))).text(Grid(tuple(range(50, 90))).encode(tune).tokens)
    assert text.startswith("/ 55 _ _ _ 60 _ _ _ 60 _ _ _ 62 _ 64 _ 60 ")
    assert " 67 _ _ _ _ _ _ _ r _ _ _ 69 _ " in text


@pytest.mark.parametrize("text", ["", "no music", "**kern\n*-\n", "**kern\n4c\n*-\n"])
def test_a_damaged_kern_file_is_skipped_and_named(tmp_path, text):
    tunes, skipped = song(tmp_path, text)
    assert tunes == []
    assert skipped[0].startswith("song.krn: ")


def test_a_folder_may_hold_files_of_every_kind(tmp_path):
    song(tmp_path)
    tunes = "".join(f"X:{n}\nT:Tune {n}\nM:4/4\nL:1/8\nK:G\nG2A2 B2c2 | d2e2 f2g2 |]\n\n" for n in (1, 2))
    (tmp_path / "two.abc").write_text(tunes)
    (tmp_path / "bad.mid").write_bytes(b"no music")
    read = [folders.read_file(("own", path)) for path in folders.files(tmp_path)]
    assert [len(tunes) for tunes, _ in read] == [0, 1, 2]
    assert read[0][1][0].startswith("bad.mid")
