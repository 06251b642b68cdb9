"""Sheet music: pages that any viewer paints, with the places of what is on them, made here or in a process."""

import os
import signal
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from composer.errors import ComposerError
from composer.files import engraving, formats
from composer.files.engraving import press as press_of
from composer.files.engraving.press import Press, PressStopped
from composer.files.engraving.toolkit import Engraver, NoEngraver
from composer.files.musicxml import Heading
from composer.music.score import KeyChange, Note, Notes, Score, Track
from tests.files.test_musicxml import SONG

SVG = "{http://www.w3.org/2000/svg}"
KNOWN = {"svg", "defs", "g", "path", "polygon", "polyline", "ellipse", "rect", "use", "text"}


def melody(bars):
    return Score((Track("", Notes(Note(480 * i, 60 + i % 12, 480) for i in range(4 * bars))),))


def result(work):
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


@pytest.fixture
def press():
    made = Press()
    yield made
    made.close()


def test_a_page_is_plain_svg():
    (page,) = engraving.engraved(SONG, Heading("Evening Air", "Anna"))
    root = ElementTree.fromstring(page.svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= KNOWN
    assert root.get("viewBox") == f"0 0 {page.width} {page.height}" == "0 0 21000 29700"
    texts = {element.text for element in root.iter(f"{SVG}text")}
    assert {"Evening Air", "Anna", "Melody", "Kit"} <= texts
    links = {element.get("{http://www.w3.org/1999/xlink}href") for element in root.iter(f"{SVG}use")}
    (defs,) = root.iter(f"{SVG}defs")
    ids = {f"#{element.get('id')}" for element in defs}
    assert links <= ids
    assert "base64" not in page.svg


def test_every_note_and_bar_has_its_place():
    (page,) = engraving.engraved(SONG)
    assert [bar.name for bar in page.bars] == ["b1", "b2", "b3"]
    names = {f"n{index}-{note}" for index, track in enumerate(SONG.tracks) for note in range(len(track.notes))}
    assert {note.name for note in page.notes} == names
    places = {note.name: note for note in page.notes}
    assert places["n0-0"].x < places["n0-1"].x < places["n0-2"].x
    assert places["n0-0"].y > places["n0-1"].y > places["n0-2"].y
    first = page.bars[0]
    for name in ("n0-0", "n1-0", "n2-0"):
        assert first.x <= places[name].x <= first.x + first.width
        assert first.y - 500 <= places[name].y <= first.y + first.height + 500


def test_drums_have_no_key():
    changed = replace(SONG, keys=(KeyChange(0, 2), KeyChange(1920, -3)))
    (page,) = engraving.engraved(changed)
    signatures = [one for one in ElementTree.fromstring(page.svg).iter(f"{SVG}g") if one.get("class") == "keySig"]
    assert len(signatures) == 4


def test_long_pieces_go_on_over_pages(tmp_path):
    pages = list(engraving.engraved(melody(120), layout=engraving.LETTER))
    assert len(pages) > 1
    assert [bar.name for page in pages for bar in page.bars] == [f"b{number}" for number in range(1, 121)]
    formats.write(melody(120), tmp_path / "long.svg")
    assert [path.name for path in sorted(tmp_path.iterdir())] == [f"long-{n + 1}.svg" for n in range(len(pages))]


def test_a_piece_without_notes_is_not_engraved(tmp_path):
    with pytest.raises(ComposerError, match="no notes"):
        formats.write(Score(), tmp_path / "none.svg")
    assert not list(tmp_path.iterdir())


def test_without_verovio_it_is_said(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "verovio", None)
    with pytest.raises(NoEngraver, match="Verovio cannot be used"):
        Engraver(engraving.A4)


def test_the_process_makes_the_same_pages(press):
    heading = Heading("Evening Air")
    (page,) = engraving.engraved(SONG, heading)
    made = result(press.load(SONG, heading, engraving.A4))
    assert made == (1, (1, 1, 1), ("Drums are written without their lengths.",))
    assert result(press.page(1))[1:] == page[1:]
    more = result(press.load(melody(120), heading, engraving.LETTER))
    assert more.pages == more.bars[-1] > 1


def test_a_process_that_is_gone_is_told_and_begun_anew(press):
    result(press.load(SONG, Heading(), engraving.A4))
    os.kill(press._process.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    with pytest.raises(PressStopped, match="has stopped"):
        result(press.load(SONG, Heading(), engraving.A4))
    assert result(press.load(SONG, Heading(), engraving.A4)).pages == 1


def test_a_process_that_takes_too_long_is_ended(press, monkeypatch):
    monkeypatch.setattr(press_of, "_LONGEST_SECONDS", 0)
    with pytest.raises(PressStopped):
        result(press.load(melody(400), Heading(), engraving.A4))
    assert press._process is None


def test_who_gives_up_waiting_leaves_no_answer_behind(press):
    work = press.load(melody(200), Heading(), engraving.A4)
    next(work)
    work.close()
    assert result(press.load(SONG, Heading(), engraving.A4)).pages == 1


def test_what_cannot_be_engraved_is_a_sentence_over_the_process_too(press):
    far = replace(SONG, tracks=(Track("", Notes([Note(2**29, 60, 480)])),))
    with pytest.raises(ComposerError, match="longer than 10,000 bars"):
        result(press.load(far, Heading(), engraving.A4))
    assert result(press.load(SONG, Heading(), engraving.A4)).pages == 1
