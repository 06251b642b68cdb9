import json
import struct

import pytest
import torch

from composer.encodings import melody
from composer.errors import ComposerError
from composer.networks import card, checkpoint, tensors
from composer.networks.card import UnreadableModel
from composer.paths import UnwritableFile
from tests.networks.networks import card_of, small_network

NOWHERE = [[0] * len(melody.CONTEXTS)]


@pytest.fixture
def folder(tmp_path):
    network = small_network()
    checkpoint.write(tmp_path / "small", network, card_of(network))
    return tmp_path / "small"


def test_a_model_comes_back_with_the_weights_in_half_precision(folder):
    model, network = checkpoint.read(folder), small_network()
    assert model.card == card_of(network)
    assert not model.network.training
    for name, weight in network.named_parameters():
        assert torch.equal(dict(model.network.named_parameters())[name], weight.half().float())


def test_two_steppers_of_a_model_do_not_disturb_each_other(folder):
    model = checkpoint.read(folder)
    one, other = model.stepper(), model.stepper()
    first = one.step([3], NOWHERE).tolist()
    one.step([9], NOWHERE)
    assert other.step([3], NOWHERE).tolist() == first


def test_tied_weights_are_kept_once(tmp_path):
    network = small_network(tied=True, token_width=24)
    checkpoint.write(tmp_path / "tied", network, card_of(network))
    back = checkpoint.read(tmp_path / "tied").network
    assert back.output.weight is back.token.weight


def test_the_card_tells_its_vocabulary_and_reads_back(folder):
    found = card.read(folder)
    assert json.loads(found.json())["vocabulary"][0] == "START"
    assert found == card_of(small_network())


def changed(folder, **fields):
    path = folder / "card.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **fields}))


CARDS = {
    "unknown encoding": {"encoding": "poetry"},
    "other version": {"version": 99},
    "other vocabulary": {"vocabulary": ["a", "b"]},
    "no vocabulary": {"vocabulary": "abc"},
    "words that are none": {"vocabulary": [1, 2]},
    "absurd network": {"network": {"vocabulary": 113, "hidden": 10**12}},
    "other network": {"network": {"vocabulary": 113, "contexts": [66, 18, 8], "hidden": 32}},
    "unknown setting": {"network": {"vocabulary": 113, "wheels": 4}},
    "name of another kind": {"name": 7},
}


@pytest.mark.parametrize("fields", CARDS.values(), ids=CARDS)
def test_a_card_that_does_not_fit_is_refused_by_name(folder, fields):
    changed(folder, **fields)
    with pytest.raises(UnreadableModel, match=r"small/(card\.json|weights\.safetensors) cannot be read"):
        checkpoint.read(folder)


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000, b" " * 1_000_001])
def test_a_card_that_is_none_is_refused(folder, content):
    (folder / "card.json").write_bytes(content)
    with pytest.raises(UnreadableModel, match=r"card\.json"):
        checkpoint.read(folder)


@pytest.mark.parametrize("name", ["card.json", "weights.safetensors"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(UnreadableModel, match=name):
        checkpoint.read(folder)


def header_of(data):
    size = struct.unpack("<Q", data[:8])[0]
    return json.loads(data[8 : 8 + size]), data[8 + size :]


def with_header(header, body):
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + body


def damaged(data):
    header, body = header_of(data)
    first = next(name for name in header if name != "__metadata__")
    yield "empty", b""
    yield "short", data[:-100]
    yield "long", data + b"more"
    yield "no header", struct.pack("<Q", 2**60) + data[8:]
    yield "broken header", data[:8] + b"?" + data[9:]
    yield "a list", with_header([1], body)
    yield "integers", with_header({**header, first: {**header[first], "dtype": "I8"}}, body)
    yield "other shape", with_header({**header, first: {**header[first], "shape": [2**40, 2**20]}}, body)
    yield "other name", with_header({"x" + k if k == first else k: v for k, v in header.items()}, body)
    yield "wrong offsets", with_header({**header, first: {**header[first], "data_offsets": [0, 2]}}, body)
    yield "not finite", data[:-2] + struct.pack("<H", 0x7E00)


@pytest.mark.parametrize("index", range(11))
def test_damaged_weights_are_refused_by_name(folder, index):
    path = folder / "weights.safetensors"
    _, data = list(damaged(path.read_bytes()))[index]
    path.write_bytes(data)
    with pytest.raises(UnreadableModel, match=r"weights\.safetensors cannot be read"):
        checkpoint.read(folder)


def test_notes_beside_tensors_come_back(tmp_path):
    tensors.write(tmp_path / "t", {"a": torch.ones(2)}, {"position": "7"})
    found, notes = tensors.read(tmp_path / "t", {"a": (2,)})
    assert found["a"].tolist() == [1, 1]
    assert notes == {"position": "7"}


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    network = small_network()
    with pytest.raises(UnwritableFile, match="file"):
        checkpoint.write(tmp_path / "file" / "model", network, card_of(network))


def test_what_is_wrong_with_a_model_is_an_error_for_users():
    assert issubclass(UnreadableModel, ComposerError)


def test_a_network_begins_with_what_a_smaller_one_has_learned(folder):
    known = checkpoint.read(folder).network
    grown = small_network(contexts=(*known.config.contexts, 5))
    checkpoint.borrow(grown, folder)
    tokens = torch.tensor([[1, 2, 3, 2]])
    beside = torch.zeros((1, 4, len(known.config.contexts)), dtype=torch.long)
    more = torch.cat([beside, torch.full((1, 4, 1), 3)], -1)
    with torch.no_grad():
        assert torch.allclose(grown.eval()(tokens, more)[0], known(tokens, beside)[0], atol=1e-6)
