"""The two obvious ways to show notes in Qt: an item each in a QGraphicsScene, and a loop of drawRect."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsRectItem, QGraphicsScene, QGraphicsView, QWidget

from composer.music.score import Notes
from composer.ui.roll.painter import rectangles
from composer.ui.roll.viewport import Viewport

_COLOUR = "teal"


class Scene(QGraphicsView):
    """A QGraphicsRectItem for each note."""

    def __init__(self, notes: Notes, view: Viewport) -> None:
        super().__init__()
        scene = QGraphicsScene(self)
        for x, y, width, height in rectangles(view, notes).tolist():
            scene.addRect(x, y, width, height, Qt.PenStyle.NoPen, QColor(_COLOUR))
        self.setScene(scene)
        for direction in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            direction(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSceneRect(scene.itemsBoundingRect())
        _hide(self, view)

    def scroll_to(self, pixels: int) -> None:
        """Show the notes moved left by pixels."""
        self.horizontalScrollBar().setValue(pixels)
        self.viewport().repaint()

    def zoom_to(self, factor: float) -> None:
        """Show the notes wider by a factor."""
        self.setTransform(QTransform.fromScale(factor, 1.0))
        self.viewport().repaint()

    def items_of(self, count: int) -> list[QGraphicsRectItem]:
        """Return the first items."""
        found = self.scene().items(Qt.SortOrder.AscendingOrder)[:count]
        return [item for item in found if isinstance(item, QGraphicsRectItem)]

    def move_to(self, items: list[QGraphicsRectItem], x: float, y: float) -> None:
        """Show some items away from where they were."""
        for item in items:
            item.setPos(QPointF(x, y))
        self.viewport().repaint()


class Loop(QWidget):
    """One drawRect after the other."""

    def __init__(self, notes: Notes, view: Viewport) -> None:
        super().__init__()
        self._boxes = [QRectF(*box) for box in rectangles(view, notes).tolist()]
        self._pixels = 0
        _hide(self, view)

    def scroll_to(self, pixels: int) -> None:
        """Show the notes moved left by pixels."""
        self._pixels = pixels
        self.repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the notes."""
        with QPainter(self) as painter:
            painter.translate(-self._pixels, 0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(_COLOUR))
            for box in self._boxes:
                painter.drawRect(box)


def _hide(widget: QWidget, view: Viewport) -> None:
    """Show a widget as large as the roll, on no screen."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.setMinimumSize(1, 1)
    widget.resize(view.width, view.height)
    widget.show()
