"""The limits in the window: shown by a button, told while hidden, kept by what is generated."""

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox, QToolButton

from composer.generation.wishes import Limits, Task
from composer.music.theory import Key
from composer.ui.look.theme import Theme
from composer.ui.panels.limits import LimitsBox
from composer.ui.panels.shrinking import Shrinking


@pytest.fixture
def box(qapp, qtbot):
    theme = Theme(qapp, "dark")
    made = LimitsBox(theme)
    qtbot.addWidget(made)
    made.show_encoding("melody", Task.CONTINUE)
    return made


def number(box, name):
    return box.findChild(QSpinBox, name) or box.findChild(QDoubleSpinBox, name)


def test_at_first_there_are_none(box):
    assert box.key is None
    assert box.limits == Limits()
    assert box.findChild(QToolButton, "showLimits").text() == "Limits"
    assert not number(box, "lowest").isVisibleTo(box)


def test_they_are_told_on_the_button_that_shows_them(box):
    button = box.findChild(QToolButton, "showLimits")
    button.click()
    assert number(box, "lowest").isVisibleTo(box)
    number(box, "lowest").setValue(60)
    number(box, "leap").setValue(7)
    button.click()
    assert not number(box, "lowest").isVisibleTo(box)
    assert button.text() == "Limits (2)"
    assert box.limits == Limits(60, 127, 7)


def test_fields_cannot_contradict_each_other(box):
    number(box, "lowest").setValue(90)
    number(box, "highest").setValue(60)
    assert box.limits == Limits(56, 60)
    number(box, "most").setValue(2)
    number(box, "fewest").setValue(3)
    assert box.limits.most == box.limits.fewest == 3
    number(box, "most").setValue(1)
    assert box.limits.most == box.limits.fewest == 1


def test_pitches_have_names_and_may_be_typed_as_numbers(box):
    field = number(box, "lowest")
    field.lineEdit().setText("60")
    field.interpretText()
    assert (field.value(), field.text()) == (60, "C4")
    field.lineEdit().setText("what")
    field.interpretText()
    assert (field.value(), field.text()) == (60, "C4")


def test_models_of_text_keep_the_range_alone(box):
    number(box, "leap").setValue(5)
    number(box, "lowest").setValue(50)
    box.show_encoding("abc-tune", Task.CONTINUE)
    assert not number(box, "leap").isEnabled()
    assert box.limits == Limits(50, 127)


def test_what_is_generated_keeps_them(no_network, desk, qtbot):
    key = desk.panel.findChild(QComboBox, "key")
    key.setCurrentIndex(next(row for row in range(key.count()) if key.itemData(row) == Key(2)))
    for name, value in (("lowest", 60), ("highest", 70), ("leap", 5), ("most", 2)):
        number(desk.panel, name).setValue(value)
    desk.actions["actionGenerate"].trigger()
    qtbot.waitUntil(lambda: len(desk.generating.takes) > 0, timeout=60_000)
    notes = desk.generating.take.notes
    assert set((notes.pitch % 12).tolist()) <= Key(2).scale
    assert notes.pitch.min() >= 60
    assert notes.pitch.max() <= 70
    assert (np.abs(np.diff(notes.pitch)) <= 5).all()
    assert (np.diff(notes.start) >= 240).all()


def test_the_fields_are_whole_where_there_is_room_and_scroll_where_there_is_none(desk, qtbot):
    area, button = desk.panel.findChild(Shrinking), desk.panel.findChild(QToolButton, "showLimits")
    button.click()
    for height, whole in ((900, True), (420, False), (900, True)):
        desk.frame.resize(1100, height)
        qtbot.waitUntil(lambda whole=whole: (area.height() >= area.content.sizeHint().height()) == whole)
    opened = area.height()
    button.click()
    qtbot.waitUntil(lambda: area.height() < opened - 60)
