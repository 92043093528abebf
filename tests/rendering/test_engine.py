"""The PDF engine: loaded without a sound, and without a search that its system does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import names_in, run_process
from tests.samples import HALEVI

MISSING = """
import cffi
load = cffi.FFI.dlopen
def refuse(self, name, flags=0):
    if "pango" in str(name):
        raise OSError(f"cannot load library {name!r}")
    return load(self, name, flags)
cffi.FFI.dlopen = refuse
from briefing.errors import PangoMissingError
from briefing.rendering.layout import load_engine
try:
    load_engine()
except PangoMissingError as error:
    print(error)
"""
"""A machine on which the engine itself is there, but not the library that it sets text with."""

SEARCHING = """
import ctypes.util, subprocess
asked, search = [], ctypes.util.find_library
ctypes.util.find_library = ours = lambda name: asked.append(name) or search(name)
from briefing.rendering.layout import load_engine
load_engine()
print(asked, ctypes.util.find_library is ours)
"""


LIBRARY = """
import briefing
document = briefing.Document(id="a", text="Mayor Ada Quill resigned on Monday. She gave no reason.", language="en")
briefing.render(briefing.make_brief([document]), "pdf")
"""
"""A program that uses the package without its command line."""


def said(script: str, **environment: str) -> str:
    """What a Python of its own prints while it runs a script."""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=True)
    assert "" == done.stderr
    return done.stdout


def test_a_missing_library_is_told_in_one_line_and_nothing_else_is_said() -> None:
    """WeasyPrint prints ten lines of advice of its own to standard output; ours names the command."""
    (line,) = said(MISSING).splitlines()
    assert line.startswith("the PDF engine cannot find Pango; install Pango: apt install")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems need the search")
def test_the_engine_is_loaded_without_asking_other_programs_for_its_libraries() -> None:
    """On Linux no compiler is started to look for a file that the loader knows; the search is there again after."""
    assert "[] True\n" == said(SEARCHING)


@pytest.mark.parametrize("length", ["200w", "page"])
def test_nothing_is_left_among_the_temporary_files(length: str, tmp_path: Path) -> None:
    """The engine decodes fonts into a folder; it is gone when the command is done, however quickly that ends."""
    (tmp_path / "temporary").mkdir()
    done = run_process("make", HALEVI, "-o", tmp_path, "--length", length, TMPDIR=str(tmp_path / "temporary"))
    assert (0, b"") == (done.returncode, done.stderr)
    assert [] == names_in(tmp_path / "temporary")


def test_a_program_that_uses_the_package_ends_in_silence_too(tmp_path: Path) -> None:
    """Nothing is said by what is taken apart at the end, and nothing is left."""
    assert "" == said(LIBRARY, TMPDIR=str(tmp_path))
    assert [] == names_in(tmp_path)
