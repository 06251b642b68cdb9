"""What other layers say in English is known to the window, so that it can be said in other languages."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

import composer
from composer.files.border import UnreadableFile
from composer.music.naming import Naming, Style
from composer.ui.words import saying
from composer.ui.words.saying import said
from tests.ui.pseudo import Pseudo, unmarked

PACKAGE = Path(composer.__file__).parent
LAYERS = (
    "paths.py",
    "files",
    "generation",
    "audio",
    "networks",
    "music/songbook.py",
    "music/sheet.py",
    "music/bars.py",
)
UNSEEN = {
    # the words of the command line
    "The list holds no notes; write them like “C4:1 E4:1 G4:2”.",
    "“{}” has no length; write the beats like “C4:1”, “C4:1/2” or “C4:0.5”.",
    "“{}” cannot be read: {}.",
    "The text",
    "The piece",
    "{} has no take in it that could be made again.",
    "{} tracks went on together here, and the piece has {}.",
    "The piece has {} notes, so it cannot be gone on from at note {}.",
    "“{}” did not learn from pieces of several voices; give it a seed to start in.",
    "“{}” has no notation of its own; give it notes or a file to begin with.",
    "The text cannot be continued: {}.",
    "What {} wrote with random seed {}",
    "{} holds no sound.",
    # settings of training
    "input “{}” is unknown, or not for {} tokens",
    "a tied output needs an embedding of token_width equal to what it reads",
    "cell “{}” or activation “{}” is unknown",
    "dropout {} or {} is outside 0 to 1",
    "{} is no encoding of text",
    "{} different pairs are too many to number",
    # parts of the code
    "tuple[str, ...]",
    "dict[str, Any]",
    # what is in files, and names
    "T:{}, random seed {}",
    "Composer {}",
    "Drum {}",
    # parts that are known with what is around them
    ", take {} of {}",
    "harmonise a melody",
    "write a passage anew",
    "“{}” cannot {}.",
    "in {}",
    "one bar",
    "{} notes",
    "a known tune",
    "repeats {} {} times",
    "{} % consonant, {}",
    "{} % outside {}",
    "{} ({} times).",
}
SAMPLES = ("7", "D major", "G", "tune.mid")


def templates(path):
    """(line, text) of every string of a module that may be a sentence, with {} for what is put into it."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)} - {
        id(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
    }
    for node in ast.walk(tree):
        if id(node) in docstrings | inside:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            parts = (str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            yield node.lineno, "".join(parts)


def sentences():
    for layer in LAYERS:
        for path in sorted((PACKAGE / layer).rglob("*.py")) or [PACKAGE / layer]:
            for line, text in templates(path):
                if " " in text and any(map(str.islower, text)) and not any(sign in text for sign in "\\^=#"):
                    yield f"{path.relative_to(PACKAGE)}:{line}", text


def is_known(text):
    """Whether it is a sentence of the table, alone or after the name of a file."""
    for sample in SAMPLES:
        filled = text.replace("{}", sample)
        wholes = (filled, str(UnreadableFile("tune.mid", filled)))
        if any(saying._known(whole, Naming()) is not None for whole in wholes):
            return True
    return False


def is_a_wish(where):
    """Whether it refuses a wish that the panel does not let anybody have."""
    return where.startswith("generation/wishes.py")


def is_drawn(where):
    """Whether it is SVG, and no words."""
    return where.startswith("files/engraving/pages.py")


def test_every_sentence_of_the_other_layers_is_known():
    unknown = [
        f"{where} {text}"
        for where, text in sentences()
        if text not in UNSEEN and not (is_a_wish(where) or is_drawn(where)) and "Kit" not in text and not is_known(text)
    ]
    assert unknown == []


def test_what_is_left_unknown_is_still_there():
    there = {text for _, text in sentences()}
    assert set() == UNSEEN - there


def test_every_sentence_of_the_table_keeps_its_fields():
    for template in saying.SENTENCES:
        names = saying._FIELD.findall(template)
        assert len(names) == len(set(names)), template


@pytest.fixture
def pseudo(qapp):
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    "text",
    [
        "/home/a, b/x.mid cannot be written: No space left on device.",
        "x.mid is larger than 16 MB.",
        "A note never ended, so it was ended with its track (3 times).",
        "x.abc cannot be read as ABC: it has fewer than 4 notes.",
        "ABC is written as one tune: 3 notes that sound under others are not in the file.",
        "new, your motif, lands on G, in G major, no loops",
        "12 notes as in “A, B and C”, 30 % outside F♯ minor",
        "sound.sf2 cannot be used as a soundfont: nothing in it can be heard.",
    ],
)
def test_a_sentence_is_said_in_another_language_as_a_whole(pseudo, text):
    assert unmarked(said(text)).strip(", ") == ""


def test_what_is_unknown_is_said_as_it_is(pseudo):
    assert said("Something else happened.") == "Something else happened."
    assert said("") == ""


def test_in_english_a_sentence_stays_as_it_is(qapp):
    assert QCoreApplication.translate("Sentences", "new") == "new"
    for text in ("lands on F♯, in B minor, no loops", "melody, temperature 1.00, random seed 7, take 1 of 4"):
        assert said(text) == text


def test_notes_and_keys_in_a_sentence_are_named_as_the_user_names_them(qapp):
    assert said("lands on B♭, in B♭ major", Naming(Style.GERMAN)) == "lands on B, in B major"
    assert said("lands on B, in B minor", Naming(Style.SOLFEGE)) == "lands on Si, in Si minor"
