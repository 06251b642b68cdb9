"""What a file must not be able to do: run code, write elsewhere, read elsewhere, fill the memory. Each is refused."""

import ast
import pickle  # noqa: TID251 - what is planted here is to stay unread
import struct
import zipfile
import zlib
from contextlib import contextmanager, suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import process_time

import numpy as np
import pytest
from music21 import converter, environment

from composer.files import formats, midi, project
from composer.files.border import UnreadableFile
from composer.files.foreign import musicxml
from composer.files.foreign.kinds import reader
from composer.music.songbook import Songbook
from composer.networks import checkpoint, tensors
from composer.networks.card import UnreadableModel
from composer.networks.checkpoint import WEIGHTS
from tests.files.test_foreign import KERN, bar, note, packed, xml
from tests.networks.networks import card_of, small_network

PACKAGE = Path(__file__).parents[1] / "composer"
SCORE = xml(bar(note("C", 8)))


@contextmanager
def within_a_second():
    """Hold that it takes less than a second of the processor, however busy that is with others."""
    began = process_time()
    yield
    assert process_time() - began < 1


class Evil:
    """What runs when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


# What the code itself may not use

_MODULES = {
    "pickle",
    "marshal",
    "shelve",
    "dill",
    "joblib",
    "urllib",
    "http",
    "socket",
    "ftplib",
    "smtplib",
    "requests",
    "ssl",
    "xmlrpc",
    "telnetlib",
    "webbrowser",
}
_CALLS = {"eval", "exec", "compile", "__import__"}
_METHODS = {
    ("os", "system"),
    ("os", "popen"),
    ("pickle", "loads"),
    ("torch", "load"),
    ("torch", "save"),
    ("subprocess", "getoutput"),
    ("subprocess", "getstatusoutput"),
}
_QT_NETWORK = ("QtNetwork", "QtWebEngine", "QtWebSockets")


def _imported(node):
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
    return [node.module or "", *names] if isinstance(node, ast.ImportFrom) else names


def _wrong(node):
    """What a part of the code does that none may."""
    for name in _imported(node):
        if name.split(".")[0] in _MODULES or any(part in name for part in _QT_NETWORK):
            return f"imports {name}"
    if not isinstance(node, ast.Call):
        return ""
    flags = {word.arg: getattr(word.value, "value", None) for word in node.keywords}
    if flags.get("shell") or flags.get("allow_pickle"):
        return "asks for a shell or a pickle"
    called = node.func
    if isinstance(called, ast.Name) and called.id in _CALLS:
        return f"calls {called.id}"
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        words = (called.value.id, called.attr)
        if words in _METHODS or (words in {("np", "load"), ("numpy", "load")} and flags.get("allow_pickle", True)):
            return f"calls {'.'.join(words)}"
    # A connection's recv unpickles what it is sent; recv_bytes does not.
    return "receives pickles" if isinstance(called, ast.Attribute) and called.attr == "recv" else ""


def test_no_module_unpickles_evaluates_or_connects():
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        found += [f"{path.name} {getattr(node, 'lineno', 0)}: {_wrong(node)}" for node in nodes if _wrong(node)]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from urllib.request import urlopen",
        "import http.client",
        "from PySide6 import QtNetwork",
        "eval('1')",
        "os.system('ls')",
        "subprocess.run('ls', shell=True)",
        "torch.load('a')",
        "np.load('a')",
        "np.load('a', allow_pickle=True)",
        "line.recv()",
    ],
)
def test_what_is_forbidden_would_be_found(code):
    assert any(map(_wrong, ast.walk(ast.parse(code))))


# Pickles


def test_a_cache_planted_for_music21_is_not_read(tmp_path):
    path, trace = tmp_path / "song.krn", tmp_path / "trace"
    path.write_text(KERN)
    cache = converter.PickleFilter(path).getPickleFp(environment.Environment().getRootTempDir(), zipType="gz")
    try:
        cache.write_bytes(zlib.compress(pickle.dumps(Evil(trace))))
        assert formats.read(path).score == reader(".krn")(KERN.encode(), "song.krn").score
        assert not trace.exists()
        with suppress(Exception):
            converter.parse(path)
        assert trace.exists(), "music21 alone would have read it"
    finally:
        cache.unlink(missing_ok=True)


@pytest.mark.parametrize("protocol", [0, 2, 4])
def test_a_pickle_named_safetensors_is_no_model(tmp_path, protocol):
    network = small_network()
    checkpoint.write(tmp_path, network, card_of(network))
    (tmp_path / WEIGHTS).write_bytes(pickle.dumps(Evil(tmp_path / "trace"), protocol))
    with within_a_second(), pytest.raises(UnreadableModel, match=WEIGHTS):
        checkpoint.read(tmp_path)
    assert not (tmp_path / "trace").exists()


def test_arrays_of_pickles_are_no_songbook(tmp_path):
    path = tmp_path / "songbook.npz"
    np.savez(path, shapes=np.array([Evil(tmp_path / "trace")], object))
    with within_a_second(), pytest.raises(Exception, match="cannot be read as an index of tunes"):
        Songbook.read(path)
    assert not (tmp_path / "trace").exists()


# Models that lie


@pytest.mark.parametrize("hidden", [48, 2**14, 2**40, -1, 1.5, "24", True, None])
def test_a_card_that_lies_about_shapes_is_refused(tmp_path, hidden):
    network = small_network()
    card = card_of(network)
    checkpoint.write(tmp_path, network, replace(card, network={**card.network, "hidden": hidden}))
    with within_a_second(), pytest.raises(UnreadableModel):
        checkpoint.read(tmp_path)


@pytest.mark.parametrize("length", [0, 7, 2**20, 2**62, 2**64 - 1])
def test_weights_that_lie_about_their_header_are_refused(tmp_path, length):
    (tmp_path / WEIGHTS).write_bytes(
        struct.pack("<Q", length) + b'{"a":{"dtype":"F32","shape":[9],"data_offsets":[0,36]}}'
    )
    with within_a_second(), pytest.raises(UnreadableModel):
        tensors.read(tmp_path / WEIGHTS, {"a": (9,)})


# XML and archives


ENTITIES = {
    "one file": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><score-partwise>&x;</score-partwise>',
    "another address": '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]><score-partwise>&x;</score-partwise>',
    "a parameter": '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><score-partwise/>',
    "many laughs": '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><score-partwise>&i;</score-partwise>",
    "one long": f'<!DOCTYPE a [<!ENTITY a "{"x" * 100_000}">]><score-partwise>{"&a;" * 100_000}</score-partwise>',
}


@pytest.mark.parametrize("text", ENTITIES.values(), ids=ENTITIES)
@pytest.mark.parametrize("pack", [bytes, lambda data: packed({"a.xml": data})], ids=["plain", "packed"])
def test_entities_are_refused(text, pack):
    with within_a_second(), pytest.raises(UnreadableFile, match=r"defines entities|packed more than 200 times"):
        reader(".mxl")(pack(text.encode()), "piece")


def test_the_usual_doctype_is_no_reason_to_refuse():
    assert reader(".xml")(SCORE, "piece").score.tracks[0].notes.pitch.tolist() == [60]


def _lying(data, size):
    """An archive whose directory says that its entry is of another size than it is."""
    at = data.rindex(b"PK\x01\x02") + 24
    return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]


BOMBS = {
    "a hundred megabytes": packed({"a.xml": bytes(100 * 2**20)}),
    "as small as may be, and packed too well": packed({"a.xml": bytes(60 * 2**20)}),
    "a size that is a lie": _lying(packed({"a.xml": bytes(100 * 2**20)}), 1000),
    "a size beyond the file": _lying(packed({"a.xml": SCORE}), 2**31),
    "many names": packed({f"{number}.xml": SCORE for number in range(65)}),
}


@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS)
def test_a_zip_bomb_is_refused(data):
    with within_a_second(), pytest.raises(UnreadableFile, match="piece "):
        reader(".mxl")(data, "piece")


@pytest.mark.parametrize("name", ["../evil.xml", "/tmp/evil.xml", "..\\evil.xml", "C:\\evil.xml", "a/../../evil.xml"])
def test_names_in_an_archive_are_no_paths(tmp_path, monkeypatch, name):
    (tmp_path / "inside").mkdir()
    monkeypatch.chdir(tmp_path / "inside")
    container = f"<container><rootfiles><rootfile full-path='{name}'/></rootfiles></container>"
    data = packed({name: SCORE, "META-INF/container.xml": container.encode()})
    with within_a_second():
        assert len(reader(".mxl")(data, "piece").score.tracks[0].notes) == 1
    assert [path.name for path in tmp_path.rglob("*")] == ["inside"]


def test_a_container_cannot_name_a_file_outside(tmp_path):
    (tmp_path / "secret.xml").write_bytes(SCORE)
    container = f"<container><rootfiles><rootfile full-path='{tmp_path}/secret.xml'/></rootfiles></container>"
    with pytest.raises(UnreadableFile, match="is an archive without a score"):
        reader(".mxl")(packed({"META-INF/container.xml": container.encode()}), "piece")


def test_packing_of_another_kind_is_refused():
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.xml", SCORE)
    with pytest.raises(UnreadableFile, match="is damaged"):
        reader(".mxl")(file.getvalue(), "piece")


def test_deep_or_many_elements_are_refused(monkeypatch):
    monkeypatch.setattr(musicxml, "_MOST_ELEMENTS", 1000)
    for text in (b"<a>" * 10_000 + b"</a>" * 10_000, b"<a>" + b"<b/>" * 1000 + b"</a>"):
        with within_a_second(), pytest.raises(UnreadableFile, match="larger or deeper than any score"):
            reader(".xml")(text, "piece")


# Names that are none


@pytest.mark.parametrize("read", [midi.parse, project.parse, reader(".abc"), reader(".krn"), reader(".mxl")])
@pytest.mark.parametrize("data", [b"http://127.0.0.1:9/tune", b"file:///etc/passwd", b"/etc/passwd", b"../../secret"])
def test_a_name_in_the_place_of_music_is_not_followed(read, data):
    with within_a_second(), pytest.raises(UnreadableFile):
        read(data, "piece")
