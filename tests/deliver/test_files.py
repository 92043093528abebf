"""Files: each there as a whole or not at all."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.deliver.files import write_files
from briefing.errors import DeliveryError
from briefing.model import Rendered

ONE = Rendered(name="a.html", media_type="text/html", data=b"<p>one")
TWO = Rendered(name="a.json", media_type="application/json", data=b"{}")


def test_each_output_is_written_under_its_name(tmp_path: Path) -> None:
    """In the order given, into a folder that is made if need be."""
    folder = tmp_path / "deep" / "down"
    assert (folder / "a.html", folder / "a.json") == write_files([ONE, TWO], folder)
    assert b"<p>one" == (folder / "a.html").read_bytes()
    assert ["a.html", "a.json"] == sorted(path.name for path in folder.iterdir())


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    """A brief can be made again."""
    (tmp_path / "a.html").write_bytes(b"old, and longer than the new one")
    write_files([ONE], tmp_path)
    assert b"<p>one" == (tmp_path / "a.html").read_bytes()


def test_nothing_to_write_leaves_nothing_after(tmp_path: Path) -> None:
    """Not even a folder."""
    assert () == write_files([], tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_the_files_may_be_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    """As any other file that is made here."""
    (tmp_path / "other").touch()
    write_files([ONE], tmp_path)
    assert stat.S_IMODE((tmp_path / "other").stat().st_mode) == stat.S_IMODE((tmp_path / "a.html").stat().st_mode)


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("file", "file: is a file, not a folder; name another folder"),
        ("file/below", "cannot be written (not a directory); name another folder"),
        ("n" * 300, "cannot be written (file name too long)"),
    ],
)
def test_a_folder_that_cannot_be_is_a_delivery_error(tmp_path: Path, folder: str, message: str) -> None:
    """Also for root, whom permissions do not stop."""
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(DeliveryError) as caught:
        write_files([ONE], tmp_path / folder)
    assert message in str(caught.value)
    assert b"mine" == (tmp_path / "file").read_bytes()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_a_delivery_error(tmp_path: Path) -> None:
    """The message says to make it writable."""
    tmp_path.chmod(0o500)
    with pytest.raises(DeliveryError, match="permission denied"):
        write_files([ONE], tmp_path)
    tmp_path.chmod(0o700)


def test_one_obstacle_stops_all_files(tmp_path: Path) -> None:
    """The old ones stay as they were, and nothing half-written lies about."""
    (tmp_path / "a.html").write_bytes(b"old")
    (tmp_path / "a.json").mkdir()
    with pytest.raises(DeliveryError, match=r"a\.json: is a folder; move it away"):
        write_files([ONE, TWO], tmp_path)
    assert b"old" == (tmp_path / "a.html").read_bytes()
    assert ["a.html", "a.json"] == sorted(path.name for path in tmp_path.iterdir())


def _small_files() -> None:
    """Let no file of this process grow beyond a kilobyte, as a full disk would."""
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))


def test_a_full_disk_leaves_the_old_files_as_they_were(tmp_path: Path) -> None:
    """All outputs are written beside their places first, and moved when the last is complete."""
    (tmp_path / "a.html").write_bytes(b"old")
    script = (
        "import sys; from pathlib import Path; from briefing.deliver.files import write_files\n"
        "from briefing.model import Rendered\n"
        "small = Rendered(name='a.html', media_type='', data=b'new')\n"
        "large = Rendered(name='b.html', media_type='', data=b'x' * 4096)\n"
        "write_files([small, large], Path(sys.argv[1]))"
    )
    command = [sys.executable, "-B", "-c", script, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=_small_files)
    assert "DeliveryError" in done.stderr
    assert "file too large" in done.stderr
    assert b"old" == (tmp_path / "a.html").read_bytes()
    assert ["a.html"] == [path.name for path in tmp_path.iterdir()]
