"""Streams that one network reads side by side: each has its own state, and a step of several is one product."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from numpy.typing import NDArray

if TYPE_CHECKING:
    from composer.networks.stepping import Floats, State, Stepper


class Stream:
    """One stream of tokens: what a network has made of it so far, in a row of a stepper or by itself."""

    def __init__(self, state: State | None = None) -> None:
        self._state = state
        self._seat: tuple[Stepper, int] | None = None

    @property
    def state(self) -> State | None:
        """What the network remembers, None where nothing has been read."""
        return self._seat[0].state(self._seat[1]) if self._seat else self._state

    def fork(self) -> Stream:
        """Return a stream that has been read the same and goes its own way."""
        return Stream(self.state)

    def begin_with(self, state: State | None) -> None:
        """Have been read what another stream was that has a state."""
        self._state, self._seat = state, None

    def sit(self, stepper: Stepper, row: int) -> None:
        """Be read in a row of a stepper from now on, which has the state already."""
        self._state, self._seat = None, (stepper, row)

    def sits(self, stepper: Stepper, row: int) -> bool:
        """Return whether it is read in a row of a stepper."""
        return self._seat is not None and self._seat[0] is stepper and self._seat[1] == row

    def leave(self, stepper: Stepper, row: int) -> None:
        """Take the state along, if the row is still the stream's own."""
        if self.sits(stepper, row):
            self._state, self._seat = self.state, None


class Readers:
    """A network that reads any of many streams: for each number of them a stepper with as many rows, made once.

    As long as the same streams are read together they stay in their rows, and nothing is copied.
    """

    def __init__(self, make: Callable[[int], Stepper]) -> None:
        self._make = make
        self._steppers: dict[int, Stepper] = {}
        self._seated: dict[int, list[Stream]] = {}

    def read(self, stream: Stream, tokens: NDArray, contexts: NDArray) -> Floats:
        """Read tokens, shape (time,), of a stream, contexts (time, kinds); return the logits after the last."""
        return self._seat([stream]).read(tokens[None], contexts[None])[0]

    def step(self, streams: Sequence[Stream], tokens: Sequence[int], contexts: Sequence[Sequence[int]]) -> Floats:
        """Read one token of each of some different streams; return the logits of the next, shape (streams, words)."""
        return self._seat(streams).step(tokens, contexts)

    def _seat(self, streams: Sequence[Stream]) -> Stepper:
        """Return the stepper of so many rows with these streams in them."""
        count = len(streams)
        stepper, before = self._steppers.get(count) or self._make(count), self._seated.get(count, [])
        if all(stream.sits(stepper, row) for row, stream in enumerate(streams)):
            return stepper
        states = [stream.state for stream in streams]
        for row, stream in enumerate(before):
            stream.leave(stepper, row)
        for row, (stream, state) in enumerate(zip(streams, states, strict=True)):
            if before or state is not None:
                stepper.place(row, state)
            stream.sit(stepper, row)
        self._steppers[count], self._seated[count] = stepper, list(streams)
        return stepper
