"""Who may import whom: the one table, held against the imports that are really there."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "composer"

# layer: the layers of Composer it may import. composer.errors and composer.paths are open to all.
LAYERS = {
    "errors": set(),
    "paths": set(),
    "music": set(),
    "encodings": {"music"},
    "networks": {"encodings"},
    "files": {"music"},
    "corpora": {"music", "files", "encodings"},
    "training": {"music", "encodings", "networks"},
    "generation": {"music", "files", "encodings", "networks"},
    "audio": {"music", "files"},
    "ui": {"music", "files", "corpora", "encodings", "networks", "training", "generation", "audio"},
    "benchmarks": {
        "music",
        "files",
        "corpora",
        "encodings",
        "networks",
        "training",
        "generation",
        "audio",
        "ui",
    },
    "words": {"music"},
    "cli": {"words", "music", "files", "corpora", "networks", "training", "generation", "audio", "ui", "benchmarks"},
    "app": {"music", "files", "generation", "audio", "ui", "cli"},
    "__main__": {"app"},
    "__init__": set(),
}
OPEN = {"errors", "paths", "__init__"}

# library: where it may be imported.
LIBRARIES = {
    "PySide6": {"ui", "app", "benchmarks"},
    "shiboken6": {"ui", "benchmarks"},
    "torch": {"networks", "training", "generation", "benchmarks"},
    "safetensors": {"networks"},
    "music21": {"files/abc/reading.py", "files/notation.py", "corpora"},
    "pygame": {"audio"},
    "mido": {"files", "benchmarks"},
    "pretty_midi": {"files", "audio"},
    "soundfile": {"audio"},
    "tqdm": {"cli", "app"},
    "verovio": {"files/engraving/toolkit.py"},
}
FREE_OF_LIBRARIES = {"music": {"numpy"}, "encodings": {"numpy"}}

FILES = sorted(PACKAGE.rglob("*.py"))


def layer_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_follow_the_table(path):
    layer = layer_of(path)
    own = {layer} | LAYERS[layer] | OPEN
    for name in imports_of(path):
        parts = name.split(".")
        if parts[0] == "composer" and len(parts) > 1 and parts[1] != "__version__":
            assert parts[1] in own, f"{layer} may not import {name}"
        if parts[0] in LIBRARIES:
            here = {layer, path.relative_to(PACKAGE).as_posix()}
            assert here & LIBRARIES[parts[0]], f"{path.name} may not import {parts[0]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_what_it_is(path):
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring, "a module begins with one line on what it is"


def test_music_and_encodings_need_numpy_only():
    import sys

    for layer, allowed in FREE_OF_LIBRARIES.items():
        for path in (PACKAGE / layer).glob("*.py"):
            roots = {name.split(".")[0] for name in imports_of(path)}
            foreign = roots - set(sys.stdlib_module_names) - allowed - {"composer", "__future__"}
            assert not foreign, f"{path} imports {foreign}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "ui").rglob("*.py")), ids=lambda path: path.name)
def test_no_widget_overrides_what_every_event_goes_through(path):
    """What raises in an event handler would raise inside `event` as well, and PySide 6.11 can crash on that.

    A filter that is installed on the widget itself sees the same events and is over when they are handled.
    """
    tree = ast.parse(path.read_text("utf-8"))
    methods = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert "event" not in methods


@pytest.mark.parametrize("path", sorted((PACKAGE / "ui").rglob("*.py")), ids=lambda path: path.name)
def test_every_painter_is_ended_by_a_with(path):
    """A painter that outlives its paintEvent, held by what was raised in it, brings the whole program down."""
    tree = ast.parse(path.read_text("utf-8"))
    opened = {id(item.context_expr) for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items}
    made = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "QPainter"]
    assert all(id(call) in opened for call in made)
