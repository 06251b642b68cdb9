"""The verbs that ask how: a form over the roll, what it would do as a sketch, and one undo step when it is accepted."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from random import Random

from PySide6.QtCore import QObject, Signal

from composer.music import feel
from composer.music.feel import Edges
from composer.ui.panels.forms import Form, HumaniseForm, Last, QuantizeForm, StrumForm, VelocityForm
from composer.ui.roll.canvas import Canvas
from composer.ui.verbs.selected import Selected


class Trying(QObject):
    """Shows one form at a time. `remembered` carries the name of a setting and its value."""

    noted = Signal(str)
    remembered = Signal(str, object)

    def __init__(self, selected: Selected, canvas: Canvas, dice: Random, last: str) -> None:
        super().__init__(selected)
        self._selected, self._canvas = selected, canvas
        self._last = _read(last)
        self._form: Form | None = None
        self._makers: dict[str, Callable[[], Form]] = {
            "actionQuantizeHow": partial(QuantizeForm, canvas),
            "actionHumanise": partial(HumaniseForm, partial(dice.getrandbits, 32), canvas),
            "actionStrum": partial(StrumForm, canvas),
            "actionVelocity": partial(VelocityForm, canvas),
        }
        self._made: dict[str, Form] = {}
        session = selected.session
        for ended in (session.score_changed, session.track_changed, selected.hand.preview_dropped):
            ended.connect(self.close)
        session.selection_changed.connect(self._on_selection)

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action does."""
        return {
            "actionQuantize": self.quantize,
            **{name: partial(self._open, name) for name in self._makers},
        }

    def quantize(self) -> None:
        """Quantize the selection the way it was done last."""
        score, grid = self._selected.session.score, self._selected.hand.grid
        if grid.whole_notes is None and not self._last.grid:
            self.noted.emit(self.tr("The grid is off, so there is nothing to quantize to"))
            return
        how = self._last.on(score, grid)
        self._selected.change(self.tr("Quantize"), lambda notes: feel.quantized(score, notes, how))

    def close(self) -> None:
        """Put the form away and show the piece as it is."""
        if self._form is not None:
            form, self._form = self._form, None
            self._selected.hand.show_preview(None)
            form.hide()
            self._canvas.setFocus()

    def _open(self, name: str) -> None:
        self.close()
        if self._selected.hand.cancel() or not len(self._selected.notes):
            return
        form = self._form_of(name)
        if isinstance(form, QuantizeForm):
            form.roll_grid = self._selected.hand.grid
            form.show_last(self._last)
        self._form = form
        form.open()
        self._refresh()

    def _form_of(self, name: str) -> Form:
        """Return a form, made when it is wanted first."""
        if name not in self._made:
            form = self._made[name] = self._makers[name]()
            form.changed.connect(self._refresh)
            form.accepted.connect(self._accept)
            form.cancelled.connect(self.close)
        return self._made[name]

    def _refresh(self) -> None:
        """Show what the form would do now."""
        if self._form is not None:
            score = self._selected.session.score
            self._selected.hand.show_preview(self._selected.changed(partial(self._form.after, score)))

    def _accept(self) -> None:
        form = self._form
        if form is None:
            return
        self.close()
        if isinstance(form, QuantizeForm):
            self._last = form.last
            self.remembered.emit("quantized", json.dumps(self._last))
        self._selected.change(form.title, partial(form.after, self._selected.session.score))

    def _on_selection(self) -> None:
        """Do it to what is selected now; without anything there is nothing to do."""
        if len(self._selected.notes):
            self._refresh()
        else:
            self.close()


def _read(text: str) -> Last:
    """Return how was quantized last from what was kept of it; the usual way from what is damaged."""
    try:
        grid, strength, swing, edges = json.loads(text)
        return Last(str(grid), int(strength), int(swing), Edges(edges).value)
    except (ValueError, TypeError):
        return Last()
