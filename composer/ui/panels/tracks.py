"""The list of tracks at the left: which is edited, and with which instrument each sounds."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from composer.files.instruments import FAMILIES, PROGRAMS, family
from composer.music import parts
from composer.music.score import Track
from composer.ui.panels.fields import label
from composer.ui.session import Session
from composer.ui.theme import Theme

_WIDTH = 188
_SECOND_LINE = 20


class TrackList(QFrame):
    """A card for each track; a click edits that track, its second line chooses the instrument."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trackList")
        self.setProperty("role", "panel")
        self.setFixedWidth(_WIDTH)
        self._session, self._theme = session, theme
        self._shown: tuple[object, ...] = ()
        self._cards = QVBoxLayout()
        self._arrange()
        session.score_changed.connect(self._refresh)
        session.track_changed.connect(self._refresh)
        theme.changed.connect(self._refresh)
        self._refresh()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(8)
        head = label(self.tr("Tracks"), "head")
        head.setContentsMargins(8, 0, 0, 0)
        column.addWidget(head)
        inner = QWidget()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(6)
        self._cards.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner.setLayout(self._cards)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        column.addWidget(scroll)

    def _refresh(self) -> None:
        """Make the cards anew where what they show is other than before."""
        tracks = self._session.score.tracks
        shown = (
            *((t.name, t.program, t.channel) for t in tracks),
            self._session.track_index,
            self._theme.colours.name,
        )
        if shown == self._shown:
            return
        self._shown = shown
        for card in self.findChildren(TrackCard):
            self._cards.removeWidget(card)
            card.deleteLater()
        for index, track in enumerate(tracks):
            card = TrackCard(index, track, self._theme.colours.track(index)[0])
            card.setProperty("current", index == self._session.track_index)
            card.pressed.connect(self._session.choose_track)
            card.program_chosen.connect(self._set_program)
            self._cards.addWidget(card)

    def _set_program(self, index: int, program: int) -> None:
        score = parts.set_instrument(self._session.score, index, program, drums=False)
        self._session.commit(self.tr("Instrument"), score)


class TrackCard(QFrame):
    """A track's colour, name and instrument."""

    pressed = Signal(int)
    program_chosen = Signal(int, int)

    def __init__(self, index: int, track: Track, colour: QColor) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._index, self._colour = index, colour
        name = track.name or self.tr("Track {}").format(index + 1)
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 6, 6)
        column.setSpacing(0)
        title = QLabel(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDTH - 60))
        title.setToolTip(name)
        column.addWidget(title)
        column.addWidget(self._make_instrument(track))

    def _make_instrument(self, track: Track) -> QWidget:
        if track.is_drums:
            drums = label(self.tr("Drums"), "muted")
            drums.setMinimumHeight(_SECOND_LINE)
            return drums
        button = QToolButton()
        button.setObjectName("instrument")
        button.setProperty("role", "quiet")
        self._program = track.program
        button.setMinimumHeight(_SECOND_LINE)
        button.setText(PROGRAMS[track.program])
        button.setToolTip(self.tr("Choose the instrument"))
        button.setAccessibleName(self.tr("Instrument: {}").format(PROGRAMS[track.program]))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(self._on_chosen)
        button.setMenu(self._menu)
        return button

    def _fill_menu(self) -> None:
        """Offer the 128 instruments of General MIDI by family, when they are asked for first."""
        if self._menu.isEmpty():
            families = {name: self._menu.addMenu(name) for name in FAMILIES}
            for program, name in enumerate(PROGRAMS):
                action = families[family(program)].addAction(name)
                action.setData(program)
                action.setCheckable(True)
                action.setChecked(program == self._program)

    def _on_chosen(self, action: QAction) -> None:
        self.program_chosen.emit(self._index, action.data())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Edit this track."""
        self.pressed.emit(self._index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track's colour at the left."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(9, 10, 4, self.height() - 20, 2, 2)

    def sizeHint(self) -> QSize:
        """Return a size that two lines fit in."""
        return QSize(_WIDTH - 16, 52)
