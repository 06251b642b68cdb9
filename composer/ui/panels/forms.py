"""The small forms over the roll: how to quantize, humanise, strum, and how loud. They know no session."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QWidget

from composer.music import edits, feel, timing
from composer.music.feel import Edges, Quantizing
from composer.music.score import Notes, Score
from composer.ui.panels.fields import Choice, label
from composer.ui.panels.popover import Popover
from composer.ui.words.wording import grid_text


class Amount(QWidget):
    """A slider with what it is set to beside it."""

    def __init__(
        self, name: str, accessible_name: str, span: tuple[int, int, int], words: Callable[[int], str]
    ) -> None:
        super().__init__()
        self._words = words
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName(name)
        self.slider.setAccessibleName(accessible_name)
        self.slider.setProperty("role", "edit")
        self.said = label("", "muted")
        lowest, highest, usual = span
        measure = self.said.fontMetrics().horizontalAdvance
        # The slider keeps its length whatever is said.
        self.said.setMinimumWidth(max(measure(words(value)) for value in range(lowest, highest + 1)))
        self.slider.setRange(lowest, highest)
        self.slider.setMinimumWidth(120)
        self.slider.valueChanged.connect(self._say)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.slider, 1)
        row.addWidget(self.said)
        self.slider.setValue(usual)
        self._say()

    @property
    def value(self) -> int:
        """What it is set to."""
        return self.slider.value()

    def _say(self) -> None:
        self.said.setText(self._words(self.value))


class Form(Popover):
    """Fields that say how the selected notes are to change; `changed` is emitted whenever that is another way."""

    def __init__(self, name: str, title: str, rows: dict[str, QWidget], parent: QWidget) -> None:
        super().__init__(name, title, rows, parent)
        for field in rows.values():
            if isinstance(field, Amount):
                field.slider.valueChanged.connect(self.changed)
            elif isinstance(field, Choice):
                field.currentIndexChanged.connect(self.changed)
        beside = [field.said for field in rows.values() if isinstance(field, Amount)]
        for said in beside:
            # One width for all, so that the sliders are equally long.
            said.setMinimumWidth(max(one.minimumWidth() for one in beside))
        self.add_button(self.tr("Cancel"), self.cancelled)
        self.add_button(self.tr("OK"), self.accepted, "edit")

    def after(self, score: Score, notes: Notes) -> Notes:
        """Return what becomes of notes of a score."""
        raise NotImplementedError


class Last(NamedTuple):
    """How was quantized last: the grid's label, nothing for the grid of the roll; per cent; the ends."""

    grid: str = ""
    strength: int = 100
    swing: int = 50
    edges: str = Edges.STARTS.value

    def on(self, score: Score, grid: timing.Grid) -> Quantizing:
        """Return the same for a score while the roll has a grid."""
        named = next((one for one in timing.GRIDS if one.label == self.grid), grid)
        step = timing.grid_ticks(score, named)
        return Quantizing(step, self.strength / 100, self.swing / 100, Edges(self.edges))


class QuantizeForm(Form):
    """Grid, strength, swing and which ends."""

    def __init__(self, parent: QWidget) -> None:
        self._grid = Choice("quantizeGrid", self.tr("Grid"))
        self._grid.addItem(self.tr("Grid of the roll"), "")
        for grid in timing.GRIDS:
            if grid.whole_notes is not None:
                self._grid.addItem(grid_text(grid), grid.label)
        self._strength = Amount("quantizeStrength", self.tr("Strength"), (0, 100, 100), self.tr("{} %").format)
        self._swing = Amount("quantizeSwing", self.tr("Swing"), (50, 75, 50), self._swing_words)
        self._edges = Choice("quantizeEdges", self.tr("Which ends"))
        for text, edges in (
            (self.tr("Beginnings"), Edges.STARTS),
            (self.tr("Ends"), Edges.ENDS),
            (self.tr("Beginnings and ends"), Edges.BOTH),
        ):
            self._edges.addItem(text, edges.value)
        rows: dict[str, QWidget] = {
            self.tr("Grid"): self._grid,
            self.tr("Strength"): self._strength,
            self.tr("Swing"): self._swing,
            self.tr("Move"): self._edges,
        }
        super().__init__("quantizeForm", self.tr("Quantize"), rows, parent)
        self.roll_grid = timing.GRIDS[3]

    def _swing_words(self, per_cent: int) -> str:
        known = {50: self.tr("straight"), 67: self.tr("triplets")}
        return known.get(per_cent, self.tr("{} %").format(per_cent))

    @property
    def last(self) -> Last:
        """What the fields say."""
        return Last(self._grid.currentData(), self._strength.value, self._swing.value, self._edges.currentData())

    def show_last(self, last: Last) -> None:
        """Let the fields say what was said before."""
        self._grid.setCurrentIndex(max(0, self._grid.findData(last.grid)))
        self._strength.slider.setValue(last.strength)
        self._swing.slider.setValue(last.swing)
        self._edges.setCurrentIndex(max(0, self._edges.findData(last.edges)))

    def after(self, score: Score, notes: Notes) -> Notes:
        """Return notes drawn to the grid."""
        return feel.quantized(score, notes, self.last.on(score, self.roll_grid))


class HumaniseForm(Form):
    """How far notes stray; the dice are thrown anew each time it is shown."""

    def __init__(self, throw: Callable[[], int], parent: QWidget) -> None:
        self._throw, self._seed = throw, 0
        self._time = Amount("humaniseTime", self.tr("Time"), (0, 100, 15), self.tr("± {} ms").format)
        self._velocity = Amount("humaniseVelocity", self.tr("Velocity"), (0, 60, 10), self.tr("± {}").format)
        dice = QPushButton(self.tr("Throw the dice again"))
        dice.setObjectName("humaniseDice")
        dice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        dice.clicked.connect(self._on_dice)
        rows = {self.tr("Time"): self._time, self.tr("Velocity"): self._velocity, "": dice}
        super().__init__("humaniseForm", self.tr("Humanise"), rows, parent)

    def showEvent(self, event: QEvent) -> None:
        """Throw the dice."""
        self._on_dice()

    def _on_dice(self) -> None:
        self._seed = self._throw()
        self.changed.emit()

    def after(self, score: Score, notes: Notes) -> Notes:
        """Return notes that stray."""
        ticks = _ticks(self._time.value, score, notes)
        return feel.humanised(notes, np.random.default_rng(self._seed), ticks, self._velocity.value)


class StrumForm(Form):
    """How fast a chord is struck, and from which end."""

    def __init__(self, parent: QWidget) -> None:
        self._time = Amount("strumTime", self.tr("From tone to tone"), (0, 150, 25), self.tr("{} ms").format)
        self._direction = Choice("strumDirection", self.tr("Direction"))
        self._direction.addItem(self.tr("From the lowest up"), 1)
        self._direction.addItem(self.tr("From the highest down"), -1)
        rows: dict[str, QWidget] = {self.tr("Tone to tone"): self._time, self.tr("Direction"): self._direction}
        super().__init__("strumForm", self.tr("Strum"), rows, parent)

    def after(self, score: Score, notes: Notes) -> Notes:
        """Return the chords among notes struck."""
        return feel.strummed(notes, self._direction.currentData() * _ticks(self._time.value, score, notes))


class VelocityForm(Form):
    """One loudness for all notes, or all of them so many times as loud."""

    def __init__(self, parent: QWidget) -> None:
        self._way = Choice("velocityWay", self.tr("Set or scale"))
        self._way.addItem(self.tr("Set all to"), "set")
        self._way.addItem(self.tr("Scale all by"), "scale")
        self._set = Amount("velocitySet", self.tr("Velocity"), (1, 127, 80), str)
        self._scale = Amount("velocityScale", self.tr("Scale"), (10, 200, 100), self.tr("{} %").format)
        rows: dict[str, QWidget] = {
            self.tr("Do"): self._way,
            self.tr("Velocity"): self._set,
            self.tr("Scale"): self._scale,
        }
        super().__init__("velocityForm", self.tr("Velocity"), rows, parent)
        self._way.currentIndexChanged.connect(self._on_way)
        self._on_way()

    def _on_way(self) -> None:
        self._set.setEnabled(self._way.currentData() == "set")
        self._scale.setEnabled(self._way.currentData() == "scale")

    def after(self, score: Score, notes: Notes) -> Notes:
        """Return notes with another velocity."""
        if self._way.currentData() == "set":
            return edits.velocity_set(notes, self._set.value)
        return edits.velocity_scaled(notes, self._scale.value / 100)


def _ticks(milliseconds: int, score: Score, notes: Notes) -> int:
    """Return how many ticks a time is where some notes begin."""
    tempo = timing.tempo_at(score, notes.span[0])
    return round(Fraction(milliseconds * 1000 * score.ticks_per_beat, tempo.microseconds))
