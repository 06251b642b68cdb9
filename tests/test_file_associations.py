"""The desktop is told which files Composer opens: the entry is true to the program, and all of it can be taken back."""

import importlib.util
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from composer.files import formats

PACKAGING = Path(__file__).parents[1] / "packaging"
NAMESPACE = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
TYPES = {
    ".composer": "application/x-composer",
    ".mid": "audio/midi",
    ".midi": "audio/midi",
    ".kar": "audio/midi",
    ".abc": "text/vnd.abc",
    ".krn": "text/x-humdrum",
    ".musicxml": "application/vnd.recordare.musicxml+xml",
    ".xml": "application/vnd.recordare.musicxml+xml",
    ".mxl": "application/vnd.recordare.musicxml",
}


@pytest.fixture(scope="module")
def associations():
    spec = importlib.util.spec_from_file_location("file_associations", PACKAGING / "file_associations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(text):
    lines = (line.partition("=") for line in text.splitlines())
    return {key: value for key, mark, value in lines if mark}


def test_the_entry_names_every_kind_that_is_read(associations):
    types = told((PACKAGING / "composer.desktop").read_text("utf-8"))["MimeType"].split(";")
    for suffix in formats.READABLE:
        if suffix in TYPES:
            assert TYPES[suffix] in types


def test_the_program_may_stand_anywhere(associations):
    entry = told(associations.entry(Path('/opt/a b/100% "x" \\y/composer')))
    unescaped = entry["Exec"].replace("\\\\", "\\").removesuffix(" %f").replace("%%", "%")
    assert shlex.split(unescaped) == ['/opt/a b/100% "x" \\y/composer']
    assert '"/opt/\\\\$HOME/composer"' in associations.entry(Path("/opt/$HOME/composer"))
    assert entry["Exec"].endswith(" %f")
    assert entry["Name"] == "Composer"
    assert entry["Comment[de]"].startswith("Ein paar Noten")


def test_it_is_installed_for_the_user_and_taken_back(associations, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert associations.main(["install", "/opt/composer"]) == 0
    for place in associations.PLACES.values():
        assert (tmp_path / place).is_file()
    assert told((tmp_path / "applications/composer.desktop").read_text("utf-8"))["TryExec"] == "/opt/composer"
    if shutil.which("update-mime-database"):
        assert "*.composer" in (tmp_path / "mime" / "globs").read_text("utf-8")
    assert associations.main(["remove"]) == 0
    assert not any((tmp_path / place).exists() for place in associations.PLACES.values())


def test_what_it_cannot_do_it_says(associations, capsys, monkeypatch):
    assert associations.main([]) == 2
    monkeypatch.setattr(associations, "PACKAGING", Path("/nowhere/packaging"))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert associations.main(["install"]) == 1
    monkeypatch.setattr(sys, "platform", "win32")
    assert associations.main(["install"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_the_kinds_that_are_described_are_read(associations):
    tree = ElementTree.parse(PACKAGING / "composer-mime.xml")
    globs = [glob.get("pattern", "") for glob in tree.iterfind(".//m:glob", NAMESPACE)]
    assert globs
    assert {glob.removeprefix("*") for glob in globs} <= set(formats.READABLE)


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="there is no desktop-file-validate")
def test_the_entry_is_valid():
    subprocess.run(["desktop-file-validate", PACKAGING / "composer.desktop"], check=True)
