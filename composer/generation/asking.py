"""What takes ask of a network while they are made: alone or side by side, each with its own stream and dice.

A take in the making is a generator. It yields what it asks, and is sent the answer; it yields itself, growing; and it
returns what it has become. Several that ask at once are answered by one step of the network.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from composer.networks.streams import Readers, Stream

Made = TypeVar("Made")


class Read(NamedTuple):
    """To read tokens, shape (time,), of a stream, contexts (time, kinds), and say what comes after the last."""

    stream: Stream
    tokens: NDArray[np.integer]
    contexts: NDArray[np.integer]


class Step(NamedTuple):
    """To read one more token of a stream and say what comes next."""

    stream: Stream
    token: int
    context: Sequence[int]


Asking = Generator[Any, Any, Made]
"""Yields Read and Step, and is sent the logits, shape (vocabulary,); yields what has grown, and is sent nothing."""


def finished(making: Generator[Any, None, Made]) -> Made:
    """Run a generator to its end and return what it returns."""
    while True:
        try:
            next(making)
        except StopIteration as stop:
            return stop.value


def alone(asking: Asking[Made], readers: Readers) -> Generator[Any, None, Made]:
    """Yield what grows while a network answers, and return what it becomes: side_by_side of one, in fewer words."""
    answer = None
    while True:
        try:
            said = asking.send(answer)
        except StopIteration as stop:
            return stop.value
        if isinstance(said, Step):
            answer = readers.step([said.stream], [said.token], [said.context])[0]
        elif isinstance(said, Read):
            answer = readers.read(*said)
        else:
            yield said
            answer = None


def side_by_side(asking: Sequence[Asking[Made]], readers: Readers) -> Generator[tuple[int, Any], None, list[Made]]:
    """Yield what grows, and which of several it is, while a network answers all together; return what they become."""
    made: dict[int, Made] = {}
    answers: dict[int, Any] = dict.fromkeys(range(len(asking)))
    while answers:
        asked: dict[int, Read | Step] = {}
        for index, answer in answers.items():
            try:
                said = asking[index].send(answer)
                while not isinstance(said, (Read, Step)):
                    yield index, said
                    said = next(asking[index])
            except StopIteration as stop:
                made[index] = stop.value
            else:
                asked[index] = said
        answers = dict(zip(asked, _answered(list(asked.values()), readers), strict=True))
    return [made[index] for index in range(len(asking))]


def _answered(asked: Sequence[Read | Step], readers: Readers) -> Iterator[NDArray]:
    """Return the answers to what is asked, in order."""
    answers: list[NDArray | None] = [None] * len(asked)
    steps = [index for index, one in enumerate(asked) if isinstance(one, Step)]
    if steps:
        streams, tokens, contexts = zip(*(asked[index] for index in steps), strict=True)
        for index, logits in zip(steps, readers.step(streams, tokens, contexts), strict=True):
            answers[index] = logits
    _read([(index, one) for index, one in enumerate(asked) if isinstance(one, Read)], readers, answers)
    return iter([answer for answer in answers if answer is not None])


def _read(asked: Sequence[tuple[int, Read]], readers: Readers, answers: list[NDArray | None]) -> None:
    """Answer what is to be read; of new streams that begin alike, the beginning is read once."""
    known: dict[tuple[bytes, bytes], tuple[Any, NDArray]] = {}
    for index, (stream, tokens, contexts) in asked:
        key = (np.asarray(tokens).tobytes(), np.asarray(contexts).tobytes())
        if stream.state is not None:
            answers[index] = readers.read(stream, tokens, contexts)
        elif key in known:
            state, logits = known[key]
            stream.begin_with(state)
            answers[index] = logits
        else:
            answers[index] = logits = readers.read(stream, tokens, contexts)
            if len(asked) > 1:
                known[key] = stream.state, logits
