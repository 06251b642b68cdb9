"""A dialog that shows how far some work is, and lets it be given up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from composer.ui.look.theme import Theme
from composer.ui.panels.fields import label


class ProgressDialog(QDialog):
    """Closed or cancelled, it is `rejected`; it is gone for good then."""

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle("Composer")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = label("")
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        for part in (self._text, self._bar, buttons):
            column.addWidget(part)
        self.setMinimumWidth(theme.px(360))

    def say(self, text: str) -> None:
        """Say what is being done."""
        self._text.setText(text)
        self._bar.setAccessibleName(text)

    def show_share(self, share: float) -> None:
        """Show which share of the work is done, 0 to 1."""
        self._bar.setValue(round(100 * share))
