"""A few tunes and a recipe that learns them in a moment."""

import numpy as np

from composer.music.tunes import Tune, Tunes
from composer.training.recipe import Recipe

NETWORK = {"token_width": 8, "context_width": 2, "hidden": 16, "layers": 2, "dropout": 0.2}
RECIPE = Recipe("toy", "Toy", epochs=3, batch_tokens=120, longest=60, warmup_steps=2, network=NETWORK)


def toy_tunes(count=24):
    dice = np.random.default_rng(0)
    tunes = []
    for _ in range(count):
        duration = dice.choice([240, 480], 12).astype(np.int32)
        pitch = 60 + np.cumsum(dice.integers(-2, 3, 12)).astype(np.int16)
        tunes.append(Tune(np.cumsum(duration).astype(np.int32) - duration, duration, pitch, collection="toy"))
    return Tunes(
        tunes,
        np.arange(count) % 4 // 2 + (np.arange(count) % 4 == 3),
        {"toy": "Toys: free", "other": "Others: not free"},
    )
