"""The list of takes: a small picture of each and a few words on it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from composer.generation import ranking
from composer.generation.ranking import Superlative
from composer.generation.take import Take
from composer.generation.wishes import Task
from composer.music.score import Notes
from composer.music.songbook import Originality, Quotation
from composer.ui.look.colours import Colours
from composer.ui.look.theme import Theme, sized
from composer.ui.words.saying import said

_ROLE = Qt.ItemDataRole.UserRole
_HEIGHT = 54
_PICTURE = 56


class _Card(NamedTuple):
    """What is on the card of a take."""

    notes: Notes
    title: str
    text: str
    originality: Originality | None


class TakeList(QListWidget):
    """Shows takes; the current row is the one on the roll."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("takeList")
        self.setAccessibleName(self.tr("Takes"))
        self.setItemDelegate(_TakeDelegate(theme, self))
        self.setSpacing(2)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._shown: tuple[list[Take], list[int], int] = ([], [], -1)
        theme.changed.connect(self._on_theme)

    def show_takes(self, takes: list[Take], numbers: list[int], shown: int) -> None:
        """Show takes with their numbers, one of them as the current one."""
        self._shown = takes, numbers, shown
        titles = self._titles(takes, numbers)
        self.blockSignals(True)
        while self.count() > len(takes):
            self.takeItem(self.count() - 1)
        for row, take in enumerate(takes):
            if row == self.count():
                self.addItem(QListWidgetItem())
            self._fill(self.item(row), titles[row], take)
        self.setCurrentRow(shown)
        self.setMaximumHeight(len(takes) * (self._theme.px(_HEIGHT) + 2 * self.spacing()) + 2 * self.spacing())
        self.blockSignals(False)

    def _on_theme(self) -> None:
        """Say again what is said of the takes: notes may have other names, and cards another height."""
        self.show_takes(*self._shown)
        self.scheduleDelayedItemsLayout()

    def _fill(self, item: QListWidgetItem, title: str, take: Take) -> None:
        words, verdict = self.describe(take), take.verdict
        reason = said(verdict.reason, self._theme.naming) if verdict else words
        originality = verdict.quoted.originality if verdict else None
        item.setData(_ROLE, _Card(take.notes, title, reason, originality))
        wishes = take.wishes
        made = self.tr("{}, temperature {:.2f}, random seed {}")
        told = [words, made.format(take.model, wishes.temperature, wishes.random_seed)]
        if verdict:
            told = [reason, self._originality(verdict.quoted), *told]
        item.setToolTip("\n".join(told))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}: {', '.join(told[:-1])}")

    def _originality(self, quoted: Quotation) -> str:
        """Return in words what the mark of a take says of what it quotes."""
        if not quoted.pairs:
            return self.tr("New: none of the known tunes is quoted")
        words = {
            Originality.OWN: self.tr("New: no more than {} notes in a row as in “{}”"),
            Originality.NEAR: self.tr("Close: {} notes in a row as in “{}”"),
            Originality.COPIED: self.tr("Copied: {} notes in a row as in “{}”"),
        }
        return words[quoted.originality].format(quoted.notes, quoted.title or self.tr("a tune without name"))

    def _titles(self, takes: list[Take], numbers: list[int]) -> list[str]:
        """Return the number of each take, and what it is most of all."""
        most = {
            None: "",
            Superlative.CLOSEST: self.tr("closest to yours"),
            Superlative.BOLDEST: self.tr("boldest"),
            Superlative.CALMEST: self.tr("calmest"),
            Superlative.BUSIEST: self.tr("busiest"),
        }
        each = zip(numbers, ranking.superlatives(takes), strict=True)
        return [" · ".join(filter(None, [self.tr("Take {}").format(number), most[one]])) for number, one in each]

    def describe(self, take: Take) -> str:
        """Return a few words on a take: how many notes, in which range, whether it ended of itself."""
        if not len(take.notes):
            continues = take.wishes.task is Task.CONTINUE
            return self.tr("ends here: no more notes") if continues else self.tr("nothing is changed")
        low, high = int(take.notes.pitch.min()), int(take.notes.pitch.max())
        naming = self._theme.naming
        words = self.tr("{} notes, {}–{}").format(len(take.notes), naming.pitch(low), naming.pitch(high))
        return words + self.tr(", ends") if take.ended else words


class _TakeDelegate(QStyledItemDelegate):
    """Paints a take as a card."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a card."""
        return QSize(100, self._theme.px(_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground, the picture and the words of a take."""
        notes, title, text, originality = index.data(_ROLE)
        colours = self._theme.colours
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        card = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent, 1.4) if current else Qt.PenStyle.NoPen)
        painter.setBrush(colours.raised)
        painter.drawRoundedRect(card, 7, 7)
        picture = QRectF(card.left() + 12, card.top() + 12, _PICTURE, card.height() - 24)
        _paint_picture(painter, picture, notes, colours.accent if current else colours.faint)
        self._paint_words(painter, card.adjusted(_PICTURE + 24, 8, -8, -8), title, text)
        if originality:
            place = QPointF(card.right() - 13, card.top() + 16)
            _paint_mark(painter, place, originality, _colour_of(originality, colours))
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRectF, title: str, text: str) -> None:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(self._theme.colours.text)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, title)
        font.setWeight(QFont.Weight.Normal)
        font = sized(font, 12)
        painter.setFont(font)
        painter.setPen(self._theme.colours.muted)
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, fitting)


def _colour_of(originality: Originality, colours: Colours) -> QColor:
    return {
        Originality.OWN: colours.good,
        Originality.NEAR: colours.caution,
        Originality.COPIED: colours.bad,
    }[originality]


def _paint_mark(painter: QPainter, at: QPointF, originality: Originality, colour: QColor) -> None:
    """Paint how original a take is, told by its shape too: a disc, a triangle or a square."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if originality is Originality.OWN:
        painter.drawEllipse(at, 4, 4)
    elif originality is Originality.NEAR:
        painter.drawPolygon([at + QPointF(-5, 4), at + QPointF(5, 4), at + QPointF(0, -5)])
    else:
        painter.drawRect(QRectF(at.x() - 4, at.y() - 4, 8, 8))


def _paint_picture(painter: QPainter, room: QRectF, notes: Notes, colour: QColor) -> None:
    """Paint the melody's outline: a short line for each note."""
    if not len(notes):
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    first, after = notes.span
    lowest, highest = int(notes.pitch.min()), int(notes.pitch.max())
    x = room.left() + (notes.start - first) / (after - first) * room.width()
    width = np.maximum(notes.duration / (after - first) * room.width() - 1, 1.5)
    y = room.bottom() - (notes.pitch - lowest) / max(highest - lowest, 1) * room.height()
    for left, long, middle in zip(x.tolist(), width.tolist(), y.tolist(), strict=True):
        painter.drawRoundedRect(QRectF(left, middle - 1.5, long, 3), 1.5, 1.5)
