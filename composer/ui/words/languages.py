"""The languages of the window: found by the system's choice or the user's, and loaded before any widget is made."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from composer import paths
from composer.music.naming import Naming, Style
from composer.ui.settings import Settings

LANGUAGES: dict[object, str] = {"en": "English", "de": "Deutsch"}
"""The languages that there are texts in, each by its own name; the texts in the code are English."""

_MIDDLE_C = 3, 4
_USUAL_NAMES = {"de": Style.GERMAN, "fr": Style.SOLFEGE, "it": Style.SOLFEGE, "es": Style.SOLFEGE}


def language_of(chosen: str, system: QLocale) -> str:
    """Return the language to speak: the one chosen, else the first that the system asks for and that there is."""
    asked = [chosen, *(tag.split("-")[0] for tag in system.uiLanguages())]
    return next((language for language in asked if language in LANGUAGES), "en")


def speak(app: QCoreApplication, language: str) -> None:
    """Have every text that is made from now on in a language, Qt's own among them; in English these are plurals."""
    folders = {
        "composer": str(paths.resources() / "translations"),
        "qtbase": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
    }
    for name, folder in folders.items():
        translator = QTranslator(app)
        if translator.load(f"{name}_{language}", folder):
            app.installTranslator(translator)


def naming_of(settings: Settings, system: QLocale) -> Naming:
    """Return what notes are called: what was chosen, else what is usual where the language is spoken."""
    usual = settings.language or system.name().split("_")[0]
    style = settings.notes if settings.notes in set(Style) else _USUAL_NAMES.get(usual, Style.ENGLISH)
    return Naming(Style(style), settings.middle_c if settings.middle_c in _MIDDLE_C else 4)
