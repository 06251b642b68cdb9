"""The loop region: which ticks are played round and round. It belongs to the view, not to the piece."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Loop(QObject):
    """A region that stays where it is while it is switched off and on.

    `loop_changed` carries (first tick, tick after) while it loops, else None; `changed` tells of the region too.
    """

    loop_changed = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.region: tuple[int, int] | None = None
        self.active = False

    @property
    def span(self) -> tuple[int, int] | None:
        """The ticks that are looped, None while none are."""
        return self.region if self.active else None

    def choose(self, one: int, other: int) -> None:
        """Loop between two ticks from now on; a region without length changes nothing."""
        if one != other:
            self._become((max(0, min(one, other)), max(one, other)), True)

    def switch(self, active: bool) -> None:
        """Loop the region, or play on beyond it."""
        self._become(self.region, active)

    def clear(self) -> None:
        """Forget the region."""
        self._become(None, False)

    def _become(self, region: tuple[int, int] | None, active: bool) -> None:
        before = (self.region, self.active, self.span)
        self.region, self.active = region, active and region is not None
        if before[:2] != (self.region, self.active):
            self.changed.emit()
        if before[2] != self.span:
            self.loop_changed.emit(self.span)
