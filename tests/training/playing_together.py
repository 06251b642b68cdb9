"""What torchrun starts in the test of training in several processes: some trainings, and what each reported as JSON."""

import json
import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from composer import cli
from composer.cli import learning
from composer.training import parallel, trainer
from composer.training.recipe import Recipe

FOREIGN = {"music21", "PySide6", "mido", "pretty_midi", "pygame"}
"""What training does without."""

NETWORK = {"token_width": 8, "context_width": 2, "hidden": 16, "layers": 2, "dropout": 0.0}
RECIPE = Recipe("toy", "Toy", epochs=3, batch_tokens=120, longest=60, warmup_steps=2, network=NETWORK)
RECIPES = {
    "budget": RECIPE,
    "rows": replace(RECIPE, batch=5, optimizer="rmsprop", learning_rate=1e-3),
    "fewer rows than processes": replace(RECIPE, batch=1, epochs=1),
    "nothing gets better": replace(RECIPE, epochs=50, patience=2, learning_rate=0.0),
}


def reported(steps):
    return [[step.epoch, step.step, step.loss, step.validation] for step in steps]


def trained(data, out, ensemble):
    """Return what is reported of each recipe, and of one that is stopped and resumed."""
    found = {
        name: reported(trainer.train(recipe, data, out / name, ensemble=ensemble)) for name, recipe in RECIPES.items()
    }
    begun = trainer.train(RECIPE, data, out / "resumed", ensemble=ensemble)
    first = [next(begun) for _ in range(4)]
    begun.close()
    # Only the leader has written, and the others read it.
    ensemble.after_the_leader(lambda: None)
    rest = trainer.train(RECIPE, data, out / "resumed", resume=True, ensemble=ensemble)
    return {**found, "resumed": reported([*first, *rest])}


def main(data, out, by_command):
    trainer._REPORT_EVERY = 1
    # The processes join once: their store still knows where they were the first time.
    with parallel.together() as ensemble, patch.object(parallel, "together", lambda: nullcontext(ensemble)):
        found = trained(data, out, ensemble)
        (out / f"{ensemble.rank}.json").write_text(json.dumps(found))
        return commanded(data, by_command) or sorted(FOREIGN & sys.modules.keys())


def commanded(data, out):
    """Return the exit status of the command."""
    words = ["train", "melody", "--epochs", "1", "--data", str(data), "--out", str(out)]
    # Measuring a model takes longer than making one of these.
    with patch.object(learning, "_measure", lambda out, _: sys.stdout.write(f"measured {out.name}\n")):
        return cli.run(cli.parse(words))


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])) or 0)
