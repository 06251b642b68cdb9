"""Windows that are opened and closed at random moments: a short form of `make endurance`."""

from random import Random

import pytest
from PySide6.QtCore import QSettings

from composer.music.score import Score
from composer.ui.desk import Desk
from composer.ui.failures import Failures
from composer.ui.frame import Frame
from composer.ui.look.theme import Theme
from tests.endurance import Windows


def test_windows_come_and_go_and_leave_nothing(qtbot, tmp_path, no_network):
    living = Windows(tmp_path, Random(3))
    with qtbot.captureExceptions() as fallen:
        for _ in range(6):
            living.live_through_one()
    assert not fallen, living.done
    assert not living.failures, living.done
    assert living.left() == []


@pytest.mark.parametrize("shown", [False, True])
def test_a_window_that_is_closed_before_it_is_painted_is_no_harm(qtbot, qapp, tmp_path, shown):
    theme, frame = Theme(qapp, "dark"), Frame()
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    desk = Desk(frame, theme, store, Random(0), Failures(frame, tmp_path / "log"))
    with qtbot.captureExceptions() as fallen:
        if shown:
            frame.show()
            frame.repaint()
        desk.session.open(Score(), None)
        frame.close()
        frame.deleteLater()
        theme.deleteLater()
        qtbot.wait(20)
    assert not fallen
