"""The command line as a process: terminals, pipes, signals, machines that lack something."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from tests.cli.running import names_in, run_process
from tests.samples import HALEVI

ROOT = Path(__file__).parents[2]
NO_PANGO = """
import sys
class NoPango:
    def find_spec(self, name, path=None, target=None):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
sys.meta_path.insert(0, NoPango())
"""


@pytest.fixture
def without_pango(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine on which `import weasyprint` fails as it does without Pango."""
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(NO_PANGO, encoding="utf-8")
    return {"PYTHONPATH": os.pathsep.join([str(tmp_path / "hook"), os.environ.get("PYTHONPATH", "")])}


def test_without_pango_html_and_json_are_written_and_the_way_to_it_is_told(
    tmp_path: Path, without_pango: dict[str, str]
) -> None:
    """Exit code 1, as the PDF could not be made; the message says how to install it."""
    done = run_process("make", HALEVI, "-o", "out", folder=tmp_path, **without_pango)
    assert 1 == done.returncode
    assert ["halevi-resignation.html", "halevi-resignation.json"] == names_in(tmp_path / "out")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("briefing: the PDF engine cannot find Pango; install Pango: apt install libpango-1.0-0 ")
    assert b"halevi-resignation.json" in done.stdout


@pytest.mark.parametrize("length", ["400w", "page"])
def test_without_pango_a_long_brief_is_written_as_far_as_it_is_sure_to_fit(
    length: str, tmp_path: Path, without_pango: dict[str, str]
) -> None:
    """What only a layout could tell is left out, the files are there, and the failure is told all the same."""
    done = run_process(
        "make", HALEVI, "-o", "out", "--length", length, "--format", "json", folder=tmp_path, **without_pango
    )
    assert 1 == done.returncode
    assert done.stderr.startswith(b"briefing: the PDF engine cannot find Pango; install Pango")
    evidence = json.loads((tmp_path / "out" / "halevi-resignation.json").read_text(encoding="utf-8"))
    assert evidence["counts"]["words"] > 200
    inspected = run_process("inspect", HALEVI, "--length", length, "--format", "jsonl", folder=None, **without_pango)
    chosen = [row for row in map(json.loads, inspected.stdout.splitlines()) if row["chosen"]]
    assert evidence["counts"]["sentences"] == len(chosen)


def test_without_pango_nothing_is_missing_from_what_needs_none(tmp_path: Path, without_pango: dict[str, str]) -> None:
    """Who asks for HTML, text and JSON never notices."""
    formats = ["--format", "html", "--format", "text", "--format", "json"]
    done = run_process("make", HALEVI, "-o", "out", *formats, folder=tmp_path, **without_pango)
    assert (0, b"") == (done.returncode, done.stderr)


def test_without_pango_a_pdf_alone_is_a_failure_without_a_trace(tmp_path: Path, without_pango: dict[str, str]) -> None:
    """No folder is made for it."""
    done = run_process("make", HALEVI, "-o", "out", "--format", "pdf", "--open", folder=tmp_path, **without_pango)
    assert 1 == done.returncode
    assert 1 == len(done.stderr.splitlines())
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["ascii", "latin-1", "C", "POSIX"],
)
def test_a_terminal_without_unicode_gets_what_it_can_show(environment: dict[str, str]) -> None:
    """A report with curly quotation marks is no reason to fail."""
    done = run_process("inspect", HALEVI, folder=None, **environment)
    assert (0, b"") == (done.returncode, done.stderr)
    assert b"The Israel Defense Forces (IDF) chief of staff" in done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_json_is_whole_in_every_encoding(encoding: str) -> None:
    """Machines get each character, escaped if it must be."""
    done = run_process("inspect", HALEVI, "--format", "jsonl", PYTHONIOENCODING=encoding)
    third = json.loads(done.stdout.splitlines()[2])
    assert third["text"].startswith("“On the morning of October 7, the IDF")


def test_a_closed_pipe_ends_the_command_quietly() -> None:
    """`briefing themes resignation | head -1`."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "briefing", "themes", "resignation"]
    done = subprocess.run(command, stdout=write_end, stderr=subprocess.PIPE, check=False)
    os.close(write_end)
    assert b"" == done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_an_output_that_takes_nothing_is_told_in_one_line() -> None:
    """A full disk after `> themes.txt`."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "briefing", "themes"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (1, b"briefing: the output: no space left on device\n") == (done.returncode, done.stderr)


def test_an_interrupt_is_one_line_and_nothing_written(tmp_path: Path) -> None:
    """Ctrl-C while an article is being read."""
    read_end, pipe = os.pipe()
    os.set_blocking(pipe, False)
    with suppress(BlockingIOError):
        while os.write(pipe, b"x" * 4096):
            pass
    command = [sys.executable, "-m", "briefing", "make", f"/dev/fd/{read_end}"]
    with (tmp_path / "said").open("wb") as said:
        # Whoever runs the tests in the background may have them ignore interrupts, and children inherit that.
        heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
        process = subprocess.Popen(command, cwd=tmp_path, stderr=said, preexec_fn=heed, pass_fds=[read_end])  # noqa: PLW1509 - one thread
    select.select([], [pipe], [], 60)  # there is room again when the other end has begun to read
    for _ in range(60):  # a signal just before the next read begins is seen with the next signal
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=1)
            break
    process.kill()
    os.close(pipe)
    os.close(read_end)
    assert (1, b"briefing: interrupted\n") == (process.wait(), (tmp_path / "said").read_bytes())
    assert ["said"] == names_in(tmp_path)


def test_the_module_runs_as_the_command_does() -> None:
    """`python -m briefing` for where the script is not on the path."""
    done = run_process("--version")
    assert done.stdout.startswith(b"briefing ")
    assert b"" == done.stderr


def test_in_a_clone_the_module_runs_though_the_package_was_installed_as_a_copy() -> None:
    """Python takes the package of the clone then, whose templates lie beside it and in no package."""
    libraries = os.pathsep.join(place for place in sys.path if place.endswith("site-packages"))
    command = [sys.executable, "-S", "-m", "briefing", "formats"]  # -S: as if it were not installed for editing
    environment = {**os.environ, "PYTHONPATH": libraries}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=60)
    assert (0, b"") == (done.returncode, done.stderr)
    assert b"memo" in done.stdout


def test_an_article_is_read_from_standard_input(tmp_path: Path) -> None:
    """`cat story.txt | briefing make -` writes a brief without a name to go by."""
    command = [sys.executable, "-m", "briefing", "make", "-", "-o", str(tmp_path), "--format", "json"]
    done = subprocess.run(command, input=HALEVI.read_bytes(), capture_output=True, check=True)
    assert b"" == done.stderr
    assert ["brief.json"] == names_in(tmp_path)
