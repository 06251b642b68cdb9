"""Streams read side by side: each hears what it would hear alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.networks.stepping import Stepper
from composer.networks.streams import Readers, Stream
from tests.networks.networks import SHAPES, small_network

NETWORKS = [
    small_network(20, (3,) if "contexts" not in shape else (), **{k: v for k, v in shape.items() if k != "contexts"})
    for shape in SHAPES
]
HALF = small_network(20, ())
for weight in HALF.parameters():
    weight.copy_(weight.half().float())


def context(network, token):
    return [token % 3] if network.config.contexts else []


def heard_alone(network, tokens):
    stepper = Stepper(network)
    return [stepper.step([token], [context(network, token)])[0] for token in tokens][-1]


def readers_of(network):
    return Readers(Stepper(network).fresh)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(NETWORKS), st.data())
def test_streams_that_come_go_and_fork_hear_what_they_would_alone(network, data):
    readers, streams = readers_of(network), dict[Stream, list[int]]({Stream(): []})
    for _ in range(data.draw(st.integers(1, 12))):
        known = list(streams)
        if data.draw(st.booleans()):
            one = data.draw(st.sampled_from(known))
            streams[one.fork()] = [*streams[one]]
        chosen = data.draw(st.lists(st.sampled_from(list(streams)), min_size=1, unique=True))
        tokens = [data.draw(st.integers(0, 19)) for _ in chosen]
        told = readers.step(chosen, tokens, [context(network, token) for token in tokens])
        for stream, token, logits in zip(chosen, tokens, told, strict=True):
            streams[stream].append(token)
            assert np.allclose(logits, heard_alone(network, streams[stream]), atol=1e-5)


@pytest.mark.parametrize("network", NETWORKS)
def test_reading_at_once_is_stepping(network):
    readers, stream, tokens = readers_of(network), Stream(), [3, 1, 4, 1, 5]
    contexts = np.array([context(network, token) for token in tokens]).reshape(5, -1)
    told = readers.read(stream, np.array(tokens), contexts)
    assert np.allclose(told, heard_alone(network, tokens), atol=1e-5)
    fork = stream.fork()
    readers.step([stream], [7], [context(network, 7)])
    assert np.allclose(
        readers.step([fork], [9], [context(network, 9)])[0], heard_alone(network, [*tokens, 9]), atol=1e-5
    )


def test_a_state_that_is_given_on_is_not_shared():
    readers, one, other = readers_of(HALF), Stream(), Stream()
    readers.read(one, np.array([1, 2, 3]), np.zeros((3, 0)))
    other.begin_with(one.state)
    readers.step([one], [4], [[]])
    assert np.allclose(readers.step([other], [5], [[]])[0], heard_alone(HALF, [1, 2, 3, 5]), atol=1e-5)
