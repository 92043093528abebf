"""Reading in a process of its own: what a parser does there stays there."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.intake.confined import confined
from briefing.model import Document, Source
from tests.intake import odd_readers

SOURCE = Source(
    name="a.bin", media_type="text/plain", data="Zoë's text".encode(), url="http://a", accessed=date(2024, 11, 13)
)


def on_unix() -> bool:
    """Whether processes end by signals here, and memory can be limited."""
    return sys.platform.startswith("linux")


def refused(source: Source, reader: str, *, seconds: float = 60, megabytes: int = 1024) -> str:
    """The one line that is said of a source that cannot be read."""
    with pytest.raises(SourceError) as error:
        confined(getattr(odd_readers, reader), source, seconds=seconds, megabytes=megabytes)
    assert "\n" not in str(error.value)
    return str(error.value)


def hanging(tmp_path: Path) -> Source:
    """A source that a reader hangs on; the reader's process is written into a file."""
    return Source(name="a.bin", media_type="text/plain", data=b"", url=str(tmp_path / "process"))


def has_ended(process: int) -> bool:
    """Whether there is no such process, not even one that has ended and was not waited for."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_source_and_document_pass_whole() -> None:
    """Days, addresses and letters beyond ASCII."""
    expected = Document(
        id="a.bin", text="Zoë's text", url="http://a", accessed=date(2024, 11, 13), published=date(2024, 11, 12)
    )
    assert expected == confined(odd_readers.read_whole, SOURCE)


def test_the_reader_runs_in_another_process() -> None:
    """What it does to its process cannot harm ours."""
    assert str(os.getpid()) != confined(odd_readers.say_where, SOURCE).text


@pytest.mark.parametrize(
    ("reader", "line"),
    [
        ("refuse", "a.bin: is a picture; give a text"),
        ("leave", "a.bin: crashes its reader (exit code 3); give its text instead"),
        ("fail", "a.bin: cannot be read ('/Kids'); give its text instead"),
    ],
)
def test_the_reason_is_that_of_the_reader(reader: str, line: str) -> None:
    """A refusal in its words, a fault in those of the parser."""
    assert line == refused(SOURCE, reader)


def test_text_that_cannot_be_written_is_a_refusal() -> None:
    """Half a surrogate pair, as damaged fonts give it."""
    assert refused(SOURCE, "return_half_a_character").startswith("a.bin: cannot be read (")


@pytest.mark.skipif(not on_unix(), reason="the system has no limit of memory, or no signals")
@pytest.mark.parametrize(
    ("reader", "line"),
    [
        ("crash", f"a.bin: crashes its reader (signal {int(signal.SIGSEGV)}); give its text instead"),
        ("eat", "a.bin: takes more than 300 MB of memory to read; give its text instead"),
    ],
)
def test_a_crash_and_hunger_are_called_so(reader: str, line: str) -> None:
    """Neither ends our process."""
    assert line == refused(SOURCE, reader, megabytes=300)


def test_a_hang_ends_with_its_process(tmp_path: Path) -> None:
    """Killed and waited for, within the time."""
    source, began = hanging(tmp_path), time.monotonic()
    assert "a.bin: takes more than 2 seconds to read; give its text instead" == refused(source, "hang", seconds=2)
    assert time.monotonic() - began < 10
    assert has_ended(int(Path(source.url).read_text(encoding="ascii")))


@pytest.mark.skipif(not on_unix(), reason="there is no SIGINT to send")
def test_an_interrupt_passes_and_ends_the_reader(tmp_path: Path) -> None:
    """Control-C is not a fault of the source."""
    source = hanging(tmp_path)

    def interrupt() -> None:
        while not Path(source.url).exists():
            time.sleep(0.05)
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        confined(odd_readers.hang, source)
    thread.join()
    assert has_ended(int(Path(source.url).read_text(encoding="ascii")))


def test_nothing_that_a_reader_prints_is_seen(capfd: pytest.CaptureFixture[str]) -> None:
    """Parsers warn about files on standard error; the answer is not disturbed either."""
    assert "Said." == confined(odd_readers.chatter, SOURCE).text
    assert ("", "") == tuple(capfd.readouterr())


def test_a_worker_that_may_have_no_children_can_read() -> None:
    """The workers of a pool are daemons."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert "Zoë's text" == pool.apply(confined, (odd_readers.read_whole, SOURCE)).text


def test_a_package_in_the_current_folder_is_not_taken_for_ours(tmp_path: Path) -> None:
    """Whoever puts articles into a folder cannot put code there."""
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "__init__.py").write_text("raise SystemExit(9)", encoding="utf-8")
    (tmp_path / "msgspec.py").write_text("raise SystemExit(9)", encoding="utf-8")
    root = str(Path(__file__).parents[2])
    script = (
        f"import sys; sys.path = [{root!r}] + [p for p in sys.path if p]\n"
        "from briefing.intake.confined import confined; from briefing.model import Source\n"
        "from tests.intake.odd_readers import read_whole\n"
        "print(confined(read_whole, Source(name='a', media_type='', data=b'Read.')).text)"
    )
    command = [sys.executable, "-P", "-c", script]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert "Read.\n" == run.stdout
