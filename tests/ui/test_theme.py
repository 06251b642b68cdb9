import sys

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from composer import paths
from composer.music.naming import Naming, Style
from composer.music.parts import HUES
from composer.ui.look.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours
from composer.ui.look.sheet import style_sheet
from composer.ui.look.theme import Theme, sized, tabular, translucent, worn
from composer.ui.menus.icons import app_icon, icon

EVERY = pytest.mark.parametrize(
    "colours", [DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT], ids=lambda colours: colours.name
)
GROUNDS = ("background", "panel", "raised", "hover", "row", "row_in_scale", "row_tonic")
ROWS = ("row", "row_in_scale", "row_tonic")
NAMES = sorted(path.stem for path in (paths.resources() / "icons").glob("*.svg"))


@pytest.fixture
def theme(qapp):
    made = Theme(qapp, "dark")
    yield made
    made.deleteLater()


def parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def luminance(colour: QColor) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2: from 1 for the same colour to 21 for black on white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@EVERY
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", ["text", "muted"])
def test_text_can_be_read_on_every_ground(colours, role, ground):
    assert contrast(getattr(colours, role), getattr(colours, ground)) >= least(colours)


def least(colours: Colours) -> float:
    """The contrast that text keeps: that of WCAG's level AA, and of AAA where it is to be high."""
    return 7 if colours.name.startswith("contrast") else 4.5


@EVERY
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("on_note", "note"),
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("on_playhead", "playhead"),
        ("on_key", "key_white"),
        ("bad", "panel"),
        ("on_lit", "mute"),
        ("on_lit", "solo"),
    ],
)
def test_text_can_be_read_on_what_it_stands_on(colours: Colours, text, ground):
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= least(colours)


@EVERY
def test_names_can_be_read_on_the_notes_of_every_track(colours):
    for fill, _ in colours.tracks:
        assert contrast(colours.on_note, fill) >= least(colours)


@EVERY
@pytest.mark.parametrize("row", ROWS)
def test_notes_of_every_track_and_ghosts_stand_out_from_the_rows(colours, row):
    seen = [fill for fill, _ in colours.tracks] + [colours.accent, colours.selection]
    assert min(contrast(colour, getattr(colours, row)) for colour in seen) >= (
        5.5 if colours.name.startswith("contrast") else 3
    )


@EVERY
@pytest.mark.parametrize("role", ["playhead", "good", "caution", "bad"])
def test_signs_stand_out_from_panel_and_rows(colours, role):
    assert contrast(getattr(colours, role), colours.panel) >= 3
    assert contrast(getattr(colours, role), colours.row) >= 3


@EVERY
def test_a_track_beyond_the_last_hue_begins_again(colours):
    assert colours.track(0) == (colours.note, colours.note_edge)
    assert colours.track(len(colours.tracks)) == colours.track(0)


def test_a_choice_reaches_the_widgets(theme, qapp, qtbot):
    with qtbot.waitSignal(theme.changed) as told:
        theme.choose("light")
    assert told.args == [LIGHT]
    assert theme.colours is LIGHT
    assert theme.choice == "light"
    assert qapp.palette().window().color() == LIGHT.panel
    assert LIGHT.accent.name() in qapp.styleSheet()


def test_the_same_choice_again_tells_nobody(theme, qtbot):
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("dark")


def test_figures_of_a_position_are_equally_wide(theme, qtbot):
    label = QLabel()
    label.setProperty("role", "position")
    label.setFont(tabular(label.font()))
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.font().pixelSize() == 17
    width = QFontMetricsF(label.font()).horizontalAdvance
    assert width("1") == width("8")


def test_translucent_keeps_the_hue(theme):
    half = translucent(DARK.accent, 0.5)
    assert half.name() == DARK.accent.name()
    assert half.alphaF() == pytest.approx(0.5, abs=0.01)
    assert DARK.accent.alphaF() == 1


def strongest(drawn: QIcon, size: int = 24, scale: float = 1, mode=QIcon.Mode.Normal, state=QIcon.State.Off) -> QColor:
    image = drawn.pixmap(QSize(size, size), scale, mode, state).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=QColor.alpha)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "composer" and not name.startswith("check-")])
def test_every_icon_takes_the_colours_of_the_theme(theme, name):
    drawn = icon(name, theme)
    assert close(strongest(drawn), DARK.muted)
    assert close(strongest(drawn, mode=QIcon.Mode.Disabled), DARK.faint)
    assert close(strongest(drawn, mode=QIcon.Mode.Active), DARK.text)
    assert close(strongest(drawn, state=QIcon.State.On), DARK.text)
    theme.choose("light")
    assert close(strongest(drawn), LIGHT.muted)


def close(one: QColor, other: QColor) -> bool:
    return max(abs(a - b) for a, b in zip(parts(one), parts(other), strict=True)) <= 0.01


@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_an_icon_has_a_pixel_for_every_pixel_of_the_screen(theme, scale):
    drawn = icon("play", theme).pixmap(QSize(20, 20), scale)
    assert drawn.devicePixelRatio() == scale
    assert drawn.size() == QSize(20, 20) * scale


def test_an_icon_outlives_the_names_it_was_made_with(theme, qtbot):
    import gc

    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(icon("draw", theme))
    gc.collect()
    button.grab()
    copy = QIcon(button.icon())
    button.setIcon(QIcon())
    gc.collect()
    assert close(strongest(copy), DARK.muted)


def test_the_program_has_an_icon(qapp):
    assert not app_icon().pixmap(64, 64).isNull()
    packaged = paths.resources().parent / "packaging" / "icons" / "composer.svg"
    assert packaged.read_bytes() == (paths.resources() / "icons" / "composer.svg").read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="Inter is asked for on Linux only")
def test_the_font_is_thirteen_pixels_high(theme, qapp):
    assert qapp.font().pixelSize() == 13


@pytest.mark.parametrize("colours", [CONTRAST_DARK, CONTRAST_LIGHT], ids=lambda colours: colours.name)
def test_in_high_contrast_the_notes_of_other_tracks_stand_out_too(colours):
    ground = parts(colours.row)
    for fill, _ in colours.tracks:
        mixed = (
            seen * colours.others + under * (1 - colours.others)
            for seen, under in zip(parts(fill), ground, strict=True)
        )
        assert contrast(QColor.fromRgbF(*mixed), colours.row) >= 3


@EVERY
def test_there_is_a_hue_for_every_colour_of_a_track(colours):
    assert len({fill.name() for fill, _ in colours.tracks}) == HUES


@pytest.mark.parametrize(
    ("choice", "system", "wants_contrast", "colours"),
    [
        ("system", Qt.ColorScheme.Light, False, LIGHT),
        ("system", Qt.ColorScheme.Unknown, False, DARK),
        ("system", Qt.ColorScheme.Dark, True, CONTRAST_DARK),
        ("system", Qt.ColorScheme.Light, True, CONTRAST_LIGHT),
        ("light", Qt.ColorScheme.Dark, True, LIGHT),
        ("dark", Qt.ColorScheme.Light, True, DARK),
        ("contrast", Qt.ColorScheme.Light, False, CONTRAST_LIGHT),
        ("contrast", Qt.ColorScheme.Dark, False, CONTRAST_DARK),
    ],
)
def test_the_system_is_followed_where_nothing_else_is_chosen(choice, system, wants_contrast, colours):
    assert worn(choice, system, wants_contrast) is colours


def test_larger_text_makes_what_it_stands_on_larger_and_hairlines_stay(theme, qapp, qtbot):
    button = QToolButton()
    qtbot.addWidget(button)
    with qtbot.waitSignal(theme.changed):
        theme.resize_text(150)
    assert (qapp.font().pixelSize(), theme.px(10), theme.percent) == (20, 15, 150)
    button.ensurePolished()
    assert button.iconSize() == QSize(24, 24)
    assert "font-size: 18px" in qapp.styleSheet()
    assert "border: 1px" in qapp.styleSheet()
    theme.resize_text(999)
    assert theme.percent == 200
    theme.resize_text(0)
    assert theme.percent == 80
    theme.resize_text(100)
    assert qapp.styleSheet() == style_sheet(theme.colours)


def test_a_painted_font_grows_with_the_text(theme):
    theme.resize_text(200)
    assert sized(QApplication.font(), 11).pixelSize() == 22
    theme.resize_text(100)


def test_other_note_names_are_told(theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.name_notes(Naming(Style.GERMAN))
    with qtbot.assertNotEmitted(theme.changed):
        theme.name_notes(Naming(Style.GERMAN))
