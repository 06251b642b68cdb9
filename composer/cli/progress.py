"""Runs work that tells its progress, under a bar where somebody watches."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any


def result(work: Generator[Any, None, Any]) -> Any:
    """Run a generator to its end and return what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def with_bar(work: Generator[Any, None, Any]) -> Any:
    """Run a generator of (done, total, text) under a progress bar and return what it returns."""
    from tqdm import tqdm

    bar = tqdm(leave=False, disable=None)

    def show(progress: Any) -> None:
        bar.total, bar.n = progress.total, progress.done
        bar.set_description(progress.text)

    with bar:
        return result(_watched(work, show))


def with_step_bar(work: Generator[Any, None, Any]) -> Any:
    """Run a training under a progress bar that tells loss and validation, and return what it returns."""
    from tqdm import tqdm

    bar = tqdm(unit="step", disable=None)

    def show(step: Any) -> None:
        bar.total, bar.n = step.steps * step.epochs, step.steps * (step.epoch - 1) + step.step
        bar.set_description(f"epoch {step.epoch}/{step.epochs}")
        validation = "" if step.validation is None else f"{step.validation:.3f}"
        bar.set_postfix(loss=f"{step.loss:.3f}", validation=validation, tokens_s=round(step.tokens_per_second))

    with bar:
        return result(_watched(work, show))


def _watched(work: Generator[Any, None, Any], show: Callable[[Any], None]) -> Generator[None, None, Any]:
    try:
        while True:
            show(next(work))
            yield
    except StopIteration as end:
        return end.value
