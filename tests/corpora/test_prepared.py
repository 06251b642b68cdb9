import pytest

from composer import corpora, paths
from composer.corpora import folders, folk
from composer.corpora.prepared import NoTunes, UnknownCorpus
from composer.music.tunes import Tunes

SCALE = "G2A2 B2c2 | d2e2 f2g2 | g2f2 e2d2 |]\n"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "cache", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def outcome(generator):
    steps = []
    while True:
        try:
            steps.append(next(generator))
        except StopIteration as stop:
            return stop.value, steps


def abc_file(folder, name, count):
    head = "X:{0}\nT:Tune {0}\nM:4/4\nL:1/8\nK:G\n"
    damaged = f"X:{count}\nT:Broken\nM:4/4\nL:1/8\nK:G\nG2|\n"
    path = folder / name
    path.write_text("\n".join([*(head.format(n) + SCALE for n in range(count)), damaged]))
    return path


def test_a_corpus_is_read_once_in_parallel_and_then_kept(tmp_path, monkeypatch):
    written = [abc_file(tmp_path, f"{name}.abc", 3) for name in "ab"]
    monkeypatch.setattr(folk, "files", lambda name: written)
    path, steps = outcome(corpora.prepare("aird"))
    tunes = Tunes.read(path)
    assert (len(tunes), len(tunes.skipped)) == (6, 2)
    assert "Broken" in tunes.skipped[0]
    assert steps[-1].done == steps[-1].total == 2
    assert outcome(corpora.prepare("aird")) == (path, [])


def test_an_unknown_corpus_is_refused():
    with pytest.raises(UnknownCorpus, match="nowhere"):
        next(corpora.prepare("nowhere"))


def test_a_folder_without_midi_is_refused(tmp_path):
    with pytest.raises(folders.EmptyFolder):
        next(corpora.prepare(folder=tmp_path))


def test_a_folder_of_midi_files_gives_its_melodies(tmp_path):
    from composer.files import midi
    from composer.music.score import Note, Notes, Score, Track

    notes = Notes(Note(index * 480, 60 + index, 480) for index in range(10))
    chords = notes | Notes(Note(index * 480, 40, 480) for index in range(10))
    midi.write(Score((Track("Tune", chords), Track("Drums", notes, channel=9))), tmp_path / "one.mid")
    (tmp_path / "bad.mid").write_bytes(b"no music")
    path, _ = outcome(corpora.prepare(folder=tmp_path))
    tunes = Tunes.read(path)
    assert [tune.pitch.tolist() for tune in tunes] == [list(range(60, 70))]
    assert tunes.skipped[0].startswith("bad.mid: ")


def test_a_folder_of_empty_pieces_is_refused(tmp_path):
    (tmp_path / "bad.mid").write_bytes(b"no music")
    with pytest.raises(NoTunes):
        outcome(corpora.prepare(folder=tmp_path))


def test_the_collections_are_in_their_place():
    assert {name: len(folk.files(name)) > 0 for name in corpora.COLLECTIONS} == dict.fromkeys(corpora.COLLECTIONS, True)
