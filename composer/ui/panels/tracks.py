"""The list of tracks at the left: which is edited, in which order they stand, and what is heard of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from composer.music import parts
from composer.ui.look.theme import Theme
from composer.ui.panels.fields import hairline, label, tool_button
from composer.ui.panels.trackcard import TrackCard
from composer.ui.panels.trackdetails import TrackDetails
from composer.ui.session import Session
from composer.ui.words.wording import track_text

_WIDTH = 208


class Cards(QWidget):
    """The cards among each other, and a line where the one that is carried would be put down."""

    resized = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line: int | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 2, 0, 2)
        self.column.setSpacing(4)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of more or fewer cards, or larger ones."""
        super().resizeEvent(event)
        self.resized.emit()

    def show_gap(self, y: int | None) -> None:
        """Show a line at a height, or none."""
        if y != self._line:
            self._line = y
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        if self._line is not None:
            with QPainter(self) as painter:
                painter.fillRect(4, self._line - 1, self.width() - 8, 2, self._theme.colours.text)


class TrackList(QFrame):
    """A card for each track, and under them the details of the one that is edited.

    With the focus on it the arrows go from track to track, Enter renames, Delete removes. It changes nothing itself:
    every signal but `moved` carries the index of a track first, `moved` that of the track and its new place.
    """

    chosen = Signal(int)
    moved = Signal(int, int)
    renamed = Signal(int, str)
    removed = Signal(int)
    instrument_wanted = Signal(int)
    menu_wanted = Signal(int, object)
    muted = Signal(int, bool)
    soloed = Signal(int, bool)
    soloed_alone = Signal(int)

    def __init__(self, session: Session, add: QAction, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trackList")
        self.setAccessibleName(self.tr("Tracks"))
        self.setProperty("role", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._session, self._theme = session, theme
        self._cards: list[TrackCard] = []
        self._carried_to = 0
        self._box = Cards(theme)
        self._scroll = self._make_scroll()
        self.details = TrackDetails(session, theme)
        self._arrange(add)
        for change in (session.score_changed, session.track_changed, theme.changed):
            change.connect(self._refresh)
        # A card that was made just now has no place yet: it has one when the box has grown.
        for change in (session.track_changed, self._box.resized):
            change.connect(self._reveal_current)
        self._refresh()

    def _make_scroll(self) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._box)
        return scroll

    def _arrange(self, add: QAction) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.addWidget(label(self.tr("Tracks"), "head"), 1)
        head.addWidget(tool_button(add))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(hairline())
        column.addWidget(self.details)

    # The cards

    def card(self, index: int) -> TrackCard:
        """Return the card of a track."""
        return self._cards[index]

    def _refresh(self) -> None:
        """Have a card for each track that shows it as it is."""
        self.setFixedWidth(self._theme.wide(_WIDTH))
        score, current = self._session.score, self._session.track_index
        while len(self._cards) < len(score.tracks):
            self._cards.append(self._make_card(len(self._cards)))
        while len(self._cards) > len(score.tracks):
            self._cards.pop().deleteLater()
        for index, track in enumerate(score.tracks):
            fill, _ = self._theme.colours.track(parts.hue(score, index))
            self._cards[index].show_track(
                track, track_text(score, index), fill, index == current, parts.is_audible(score, index)
            )
            self._cards[index].show_focus(self.hasFocus() and index == current)

    def _make_card(self, index: int) -> TrackCard:
        card = TrackCard(index)
        card.pressed.connect(self.chosen)
        card.menu_wanted.connect(self.menu_wanted)
        card.dragged.connect(self._on_dragged)
        card.dropped.connect(self._on_dropped)
        card.renamed.connect(self.renamed)
        card.instrument_wanted.connect(self.instrument_wanted)
        card.muted.connect(self.muted)
        card.soloed.connect(self.soloed)
        card.soloed_alone.connect(self.soloed_alone)
        self._box.column.addWidget(card)
        return card

    def rename(self, index: int) -> None:
        """Let the name of a track be typed on its card."""
        self._reveal(index)
        self._cards[index].rename()

    def _reveal_current(self) -> None:
        if self._session.track_index < len(self._cards):
            self._reveal(self._session.track_index)

    def _reveal(self, index: int) -> None:
        """Scroll to the card of a track."""
        self._scroll.ensureWidgetVisible(self._cards[index], 0, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self._refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they go elsewhere; a card that is carried stays where it was."""
        super().focusOutEvent(event)
        self._drop_nothing()
        self._refresh()

    # Carrying a card

    def _gap_at(self, place: QPoint) -> int:
        """Return before which card a place of the screen is, their number for after the last."""
        y = self._box.mapFromGlobal(place).y()
        return sum(y > card.geometry().center().y() for card in self._cards)

    def _on_dragged(self, index: int, place: QPoint) -> None:
        self._scroll.ensureVisible(0, self._box.mapFromGlobal(place).y(), 0, 20)
        gap = self._gap_at(place)
        self._carried_to = gap if gap <= index else gap - 1
        edge = self._cards[gap].y() - 2 if gap < len(self._cards) else self._cards[-1].geometry().bottom() + 3
        self._box.show_gap(edge)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_dropped(self, index: int) -> None:
        self._box.show_gap(None)
        if self._carried_to != index:
            self.moved.emit(index, self._carried_to)

    def _drop_nothing(self) -> None:
        self._box.show_gap(None)
        for card in self._cards:
            card.forget_drag()

    # The keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the tracks; Esc puts a carried card back."""
        index, last = self._session.track_index, len(self._cards) - 1
        match event.key():
            case Qt.Key.Key_Up:
                self.chosen.emit(max(0, index - 1))
            case Qt.Key.Key_Down:
                self.chosen.emit(min(last, index + 1))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.rename(index)
            case Qt.Key.Key_Delete:
                self.removed.emit(index)
            case Qt.Key.Key_Escape:
                self._drop_nothing()
                event.ignore()  # the window takes it as the way back to the roll
            case _:
                super().keyPressEvent(event)
