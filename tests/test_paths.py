"""Files are written whole or not at all: at every moment the old one or the new one is there."""

import errno
import os
from pathlib import Path

import pytest

from composer import paths
from composer.paths import UnwritableFile


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_file_before_is_kept_as_the_backup(tmp_path):
    path = tmp_path / "a.composer"
    for number in range(3):
        paths.write_over(path, bytes([number]))
    assert path.read_bytes() == b"\x02"
    assert (tmp_path / "a.composer~").read_bytes() == b"\x01"
    assert names(tmp_path) == ["a.composer", "a.composer~"]


def test_a_disk_without_links_keeps_a_backup_too(tmp_path, monkeypatch):
    monkeypatch.setattr(paths.os, "link", _fails(errno.EPERM))
    paths.write_over(tmp_path / "a", b"old")
    paths.write_over(tmp_path / "a", b"new")
    assert (tmp_path / "a~").read_bytes() == b"old"


@pytest.mark.parametrize("write", [paths.write_whole, paths.write_over])
def test_a_link_stays_one_and_rights_stay(tmp_path, write):
    (tmp_path / "there").mkdir()
    real, link = tmp_path / "there" / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640


def _fails(number):
    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("write", [paths.write_whole, paths.write_over])
@pytest.mark.parametrize(
    ("step", "number", "cause"),
    [
        ("composer.paths.os.fsync", errno.ENOSPC, "No space left on device"),
        ("pathlib.Path.open", errno.EACCES, "Permission denied"),
        ("pathlib.Path.open", errno.EROFS, "Read-only file system"),
        ("pathlib.Path.replace", errno.EIO, "Input/output error"),
    ],
)
def test_what_goes_wrong_is_said_and_the_old_file_is_whole(tmp_path, monkeypatch, write, step, number, cause):
    (tmp_path / "a").write_bytes(b"old")
    with monkeypatch.context() as context:
        context.setattr(step, _fails(number))
        with pytest.raises(UnwritableFile, match=f"a cannot be written: {cause}"):
            write(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")
    # Root may write everything, so the answer of the system is made up.
    monkeypatch.setattr(paths.os, "access", lambda *_: False)
    with pytest.raises(UnwritableFile, match="Permission denied"):
        paths.write_over(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"


def test_what_reads_back_otherwise_is_not_put_in_the_place_of_the_old(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with monkeypatch.context() as context:
        context.setattr("pathlib.Path.read_bytes", lambda _: b"nonsense")
        with pytest.raises(UnwritableFile, match="Input/output error"):
            paths.write_over(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("write", [paths.write_whole, paths.write_over])
def test_a_network_disk_without_sync_rights_or_links_is_written(tmp_path, monkeypatch, write):
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(paths.os, "fsync", _fails(errno.EINVAL))
    monkeypatch.setattr(paths.os, "link", _fails(errno.ENOTSUP))
    monkeypatch.setattr("pathlib.Path.chmod", _fails(errno.EPERM))
    write(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


STEPS = {
    "open": (Path, "open"),
    "fsync": (paths.os, "fsync"),
    "replace": (Path, "replace"),
    "link": (paths.os, "link"),
    "read back": (Path, "read_bytes"),
    "copy": (paths.shutil, "copyfile"),
}


class _Faults:
    """Lets the one call of all those that a saving makes fail."""

    def __init__(self, wanted, number):
        self.wanted, self.number, self.calls = wanted, number, 0

    def around(self, function):
        def stand_in(*words, **named):
            self.calls += 1
            if self.calls == self.wanted:
                raise OSError(self.number, os.strerror(self.number))
            return function(*words, **named)

        return stand_in


def _outcome(write, path):
    """The sentence of what went wrong, "" where nothing did."""
    try:
        write(path, b"new")
    except UnwritableFile as error:
        return str(error)
    return ""


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("write", [paths.write_whole, paths.write_over])
def test_a_fault_at_any_step_leaves_the_old_or_the_new(tmp_path, monkeypatch, write, links, number):
    path, outcomes = tmp_path / "a", set()
    for wanted in range(1, 12):
        path.write_bytes(b"old")
        faults = _Faults(wanted, number)
        with monkeypatch.context() as context:
            for owner, name in STEPS.values():
                context.setattr(owner, name, faults.around(getattr(owner, name)))
            if not links:
                context.setattr(paths.os, "link", _fails(errno.EPERM))
            outcomes.add(_outcome(write, path))
        assert path.read_bytes() in (b"old", b"new")
        assert set(names(tmp_path)) <= {"a", "a~"}
        assert not (tmp_path / "a~").exists() or (tmp_path / "a~").read_bytes() == b"old"
        (tmp_path / "a~").unlink(missing_ok=True)
    assert outcomes == {"", f"{path} cannot be written: {os.strerror(number)}."}


def test_a_folder_that_cannot_be_synced_does_not_matter(tmp_path, monkeypatch):
    monkeypatch.setattr(paths.os, "open", _fails(errno.EINVAL))
    paths.write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_stamp_tells_of_what_others_wrote(tmp_path):
    path = tmp_path / "a"
    assert paths.stamp(path) == ()
    path.write_bytes(b"one")
    first = paths.stamp(path)
    assert paths.stamp(path) == first
    paths.write_whole(path, b"two")
    assert paths.stamp(path) != first
