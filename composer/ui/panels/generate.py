"""The panel at the right: what the generator is wished to do, and the takes it has made."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.generation import continuing
from composer.generation.take import Take
from composer.generation.wishes import MOST_TAKES, Task, Wishes
from composer.music.styles import STYLES
from composer.music.theory import Key
from composer.networks.card import Card
from composer.ui.look.theme import Theme
from composer.ui.menus.icons import icon
from composer.ui.panels.fields import ActionButton, Choice, label, number_field
from composer.ui.panels.limits import LimitsBox
from composer.ui.panels.results import Results
from composer.ui.panels.shrinking import Shrinking
from composer.ui.panels.tasks import TaskChoice
from composer.ui.words.wording import model_text, style_text

_WIDTH = 300
_NARROW = 96
"""Pixels that a field needs at least."""

_FIRST_CHOICE = "melody"
_MOST_BARS = 64
_LARGEST_SEED = 999_999
_USUAL_TAKES = 4
_HUNDREDTHS = 100
_MOST_MEMORY = 80
"""In hundredths; with nothing but the memory, what it does not know is anything at all."""


class GeneratePanel(QFrame):
    """Model, task, length, style, temperature, memory and dice; Generate and its progress; the takes."""

    model_chosen = Signal(str)

    def __init__(self, actions: dict[str, QAction], theme: Theme, dice: Random, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("generatePanel")
        self.setProperty("role", "panel")
        self._theme, self._dice = theme, dice
        self._model = Choice("model", self.tr("Model"))
        self._model.currentIndexChanged.connect(self._on_model)
        self._encodings: dict[str, str] = {}
        self.task = TaskChoice()
        self._bars = self._make_bars()
        self._finish = self._make_finish()
        self._style = self._make_style()
        self._temperature = self._make_temperature()
        self._surprise = self._make_surprise()
        self._seed = self._make_seed()
        self._lock = self._make_lock()
        self._limits = LimitsBox(theme)
        self._count = self._make_count()
        self._results = Results(actions, theme)
        self.takes = self._results.list
        self._arrange(actions)
        self.task.currentIndexChanged.connect(self._offer)
        theme.changed.connect(self._on_theme)

    def _make_bars(self) -> QSpinBox:
        bars = number_field(QSpinBox(), "bars", self.tr("Length in bars"))
        bars.setRange(0, _MOST_BARS)
        bars.setSpecialValueText(self.tr("until it ends"))
        bars.setToolTip(self.tr("How many bars to write; below 1 the model ends the tune itself"))
        bars.setValue(4)
        bars.setSuffix(self.tr(" bars"))
        bars.valueChanged.connect(self._on_bars)
        return bars

    def _make_finish(self) -> QCheckBox:
        finish = QCheckBox(self.tr("ends"))
        finish.setObjectName("finish")
        finish.setAccessibleName(self.tr("Come to an end in the last bar"))
        finish.setToolTip(self.tr("Whether the last bar is the end of the tune or the music goes on after it"))
        finish.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        finish.setChecked(True)
        return finish

    def _make_style(self) -> Choice:
        style = Choice("style", self.tr("Style"))
        style.addItem(self.tr("Any style"), "")
        for name in STYLES:
            style.addItem(style_text(name), name)
        return style

    def _make_temperature(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setObjectName("temperature")
        slider.setAccessibleName(self.tr("Temperature"))
        slider.setRange(20, 150)
        slider.setPageStep(10)
        slider.valueChanged.connect(self._on_temperature)
        return slider

    def _make_surprise(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setObjectName("surprise")
        slider.setAccessibleName(self.tr("From my motif to surprise"))
        slider.setRange(0, _MOST_MEMORY)
        slider.setPageStep(10)
        slider.valueChanged.connect(self._on_surprise)
        return slider

    def _make_seed(self) -> QSpinBox:
        seed = number_field(QSpinBox(), "seed", self.tr("Random seed"))
        seed.setRange(0, _LARGEST_SEED)
        seed.setToolTip(self.tr("The same number with the same notes and settings makes the same take"))
        seed.setValue(self._dice.randrange(10_000))
        return seed

    def _make_count(self) -> QSpinBox:
        count = number_field(QSpinBox(), "takeCount", self.tr("Number of takes"))
        count.setRange(1, MOST_TAKES)
        count.setToolTip(self.tr("How many takes to make at once; the best of them is shown first"))
        count.setValue(_USUAL_TAKES)
        count.setSuffix(self.tr(" takes"))
        count.valueChanged.connect(self._on_count)
        return count

    def _make_lock(self) -> QToolButton:
        lock = QToolButton()
        lock.setObjectName("seedLock")
        lock.setCheckable(True)
        lock.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        lock.setToolTip(self.tr("Keep this number for every take"))
        lock.setAccessibleName(self.tr("Lock the random seed"))
        lock.toggled.connect(self._on_theme)
        # Who writes a number wants that number.
        self._seed.valueChanged.connect(self._on_seed)
        return lock

    def _arrange(self, actions: dict[str, QAction]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for field in (self._model, self.task, self._bars, self._style):
            field.setMinimumWidth(_NARROW)  # so that a scroll bar has its place beside them
        fields = Shrinking()
        wishes = QVBoxLayout(fields.content)
        wishes.setContentsMargins(0, 0, 0, 0)
        wishes.setSpacing(12)
        wishes.addLayout(self._make_wishes())
        wishes.addWidget(self._limits)
        column.addWidget(fields)
        column.addSpacing(2)
        self._generate = ActionButton(actions["actionGenerate"], "generate", self.tr("Generate"), "primary")
        self._cancel = ActionButton(actions["actionCancelGenerate"], "cancelGenerate", self.tr("Cancel"))
        begin = QHBoxLayout()
        begin.setSpacing(8)
        for button in (self._generate, self._cancel):
            begin.addWidget(button, 1)
        begin.addWidget(self._count)
        column.addLayout(begin)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._said = label("", "muted", "generateMessage")
        self._said.setWordWrap(True)
        for widget in (self._progress, self._said):
            column.addWidget(widget)
        column.addWidget(self._results, 1000)
        column.addStretch(1)
        self._temperature.setValue(_HUNDREDTHS)
        self._surprise.setValue(_MOST_MEMORY - round(_HUNDREDTHS * Wishes().memory))
        self._on_theme()

    def _make_wishes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(12)
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        length, dice = QHBoxLayout(), QHBoxLayout()
        length.setSpacing(10)
        length.addWidget(self._bars, 1)
        length.addWidget(self._finish)
        dice.addWidget(self._seed, 1)
        dice.addWidget(self._lock)
        temperature = _worded(self._temperature, self.tr("calm"), self.tr("daring"))
        motif = _worded(self._surprise, self.tr("my motif"), self.tr("surprise"))
        self._heat = label("", "muted")
        rows: tuple[tuple[str, QWidget | QHBoxLayout], ...] = (
            (self.tr("Model"), self._model),
            (self.tr("Do"), self.task),
            (self.tr("Length"), length),
            (self.tr("Style"), self._style),
            (self.tr("Temperature"), temperature),
            (self.tr("Follow"), motif),
            (self.tr("Dice"), dice),
        )
        for number, (text, field) in enumerate(rows):
            words = label(text, "muted")
            worded = field in {temperature, motif}
            # A slider has words under it: its own name stands beside the slider, not beside both.
            words.setContentsMargins(0, 3 if worded else 0, 0, 0)
            grid.addWidget(words, number, 0, Qt.AlignmentFlag.AlignTop if worded else Qt.AlignmentFlag.AlignVCenter)
            if isinstance(field, QWidget):
                grid.addWidget(field, number, 1)
            else:
                grid.addLayout(field, number, 1)
        return grid

    # What is wished

    @property
    def model(self) -> str:
        """The name of the chosen model; empty if there is none."""
        return self._model.currentData() or ""

    def wishes(self) -> Wishes:
        """Return what is wished for now, having rolled the dice unless they are locked."""
        if not self._lock.isChecked() and self.takes.count():
            with QSignalBlocker(self._seed):
                self._seed.setValue(self._dice.randrange(10_000))
        return Wishes(
            bars=self._bars.value() or None,
            temperature=self._temperature.value() / _HUNDREDTHS,
            random_seed=self._seed.value(),
            style=self._style.currentData() if self._style.isEnabled() else "",
            finish=self._finish.isChecked(),
            task=self.task.task,
            memory=self._memory,
            key=self._limits.key,
            limits=self._limits.limits,
        )

    @property
    def _memory(self) -> float:
        return (_MOST_MEMORY - self._surprise.value()) / _HUNDREDTHS

    def bind_key(self, key: Key | None) -> None:
        """Let all new notes be of a key that is given elsewhere; None to let the panel say it."""
        self._limits.bind_key(key)

    @property
    def count(self) -> int:
        """How many takes are wished for."""
        return self._count.value()

    def show_models(self, cards: list[Card]) -> None:
        """Offer models; the one chosen before stays chosen, at first the one that knows most tunes."""
        before = self.model or _FIRST_CHOICE
        titles = [model_text(card.title) for card in cards]
        self._encodings = {card.name: card.encoding for card in cards}
        self.task.show_titles({card.encoding: model_text(card.title) for card in reversed(cards)})
        with QSignalBlocker(self._model):
            self._model.clear()
            for card, title in zip(cards, titles, strict=True):
                text = title if titles.count(title) == 1 else f"{title} ({card.name})"
                self._model.addItem(text, card.name)
            self._model.setCurrentIndex(max(0, self._model.findData(before)))
        self._on_model()

    # What became of it

    def show_state(self, takes: list[Take], numbers: list[int], shown: int, busy: bool) -> None:
        """Show the takes there are, and whether one is being made."""
        self._results.show_takes(takes, numbers, shown)
        self._cancel.setVisible(busy)
        self._generate.setVisible(not busy)
        self._progress.setVisible(busy)
        self._generate.setProperty("role", "" if takes else "primary")
        self._generate.style().polish(self._generate)
        self._generate.say(self.tr("Again") if takes else self.tr("Generate"))
        if busy:
            self._progress.setRange(0, 0)

    def show_time(self, made: int, seconds: float) -> None:
        """Show how long so many takes took to make."""
        self._results.show_time(made, seconds)

    def show_progress(self, done: float) -> None:
        """Show how much of the wished length is there, from 0 to 1."""
        self._progress.setRange(0, 1000)
        self._progress.setValue(round(1000 * min(done, 1.0)))

    def say(self, text: str, bad: bool = False) -> None:
        """Say a sentence under the button, or nothing."""
        self._said.setProperty("role", "bad" if bad else "muted")
        self._said.style().polish(self._said)
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _on_model(self) -> None:
        self._surprise.setEnabled(continuing.remembers(self._encodings.get(self.model, "")))
        self._on_surprise()
        self.task.show_encoding(self._encodings.get(self.model, ""))
        self._offer()
        self.model_chosen.emit(self.model)

    def _offer(self) -> None:
        """Offer what the model and the task take note of."""
        told = self._encodings.get(self.model, "") in continuing.STYLED
        continues = self.task.task is Task.CONTINUE
        self._bars.setEnabled(continues)
        self._finish.setVisible(told and continues and self._bars.value() > 0)
        self._style.setEnabled(told)
        self._limits.show_encoding(self._encodings.get(self.model, ""), self.task.task)

    def _on_bars(self, bars: int) -> None:
        self._bars.setSuffix(self.tr(" bar") if bars == 1 else self.tr(" bars"))
        self._offer()

    def _on_count(self, count: int) -> None:
        self._count.setSuffix(self.tr(" take") if count == 1 else self.tr(" takes"))

    def _on_temperature(self, value: int) -> None:
        self._temperature.setToolTip(self.tr("Temperature {:.2f}").format(value / _HUNDREDTHS))

    def _on_surprise(self) -> None:
        told = self.tr("Memory {:.2f}: how much your notes weigh beside what the model has learned").format(
            self._memory
        )
        unused = self.tr("This model does not remember the notes of the piece in this way")
        self._surprise.setToolTip(told if self._surprise.isEnabled() else unused)

    def _on_seed(self) -> None:
        self._lock.setChecked(True)

    def _on_theme(self) -> None:
        self.setFixedWidth(self._theme.wide(_WIDTH))
        self._lock.setIcon(icon("lock" if self._lock.isChecked() else "unlock", self._theme))


def _worded(slider: QSlider, low: str, high: str) -> QWidget:
    """Return a slider with a word at each end."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(slider)
    words = QHBoxLayout()
    left, right = QLabel(low), QLabel(high)
    for word in (left, right):
        word.setProperty("role", "muted")
    words.addWidget(left)
    words.addStretch(1)
    words.addWidget(right)
    column.addLayout(words)
    return box
