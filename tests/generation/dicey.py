"""A model without a network: what it makes of the next token is drawn at random, the same after the same tokens."""

from types import SimpleNamespace

import numpy as np

from composer.encodings import melody


class DiceyStepper:
    """Answers with numbers that depend on all that it has read."""

    def __init__(self, read=0):
        self._read = read

    def read(self, tokens, contexts):
        for token in np.asarray(tokens)[0].tolist():
            self._read = (self._read * 31 + token + 1) % 1_000_003
        return np.random.default_rng(self._read).normal(size=(1, len(melody.VOCABULARY)))

    def step(self, tokens, contexts):
        return self.read([tokens], [contexts])

    def fork(self):
        return DiceyStepper(self._read)


def dicey_model():
    return SimpleNamespace(
        card=SimpleNamespace(name="dicey", encoding="melody"), stepper=DiceyStepper, fingerprint="dicey"
    )
