"""Files against whatever stops a program: a kill at any step, a full disk, another program, a planted journal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from briefing.deliver.files import heal, write_files
from briefing.deliver.journal import locked
from briefing.errors import DeliveryError
from briefing.model import Rendered

NAMES = ("a.html", "a.pdf", "a.json")
STOPPING = """
import json, os, signal, sys
from pathlib import Path
from briefing.deliver.files import heal, write_files
from briefing.model import Rendered

names = sys.argv[2].split()

def listing(folder):
    return {file.name: file.read_text() for file in folder.iterdir()}

def stop_at(step):
    left = step
    def count(event, arguments):
        nonlocal left
        if event in ("open", "os.rename", "os.remove") and folder.name in str(arguments[0]):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)

for step in range(60):
    folder = Path(sys.argv[1]) / f"at-{step}-"
    folder.mkdir()
    for name in names:
        (folder / name).write_text("old")
    child = os.fork()
    if not child:
        stop_at(step)
        write_files([Rendered(name=name, media_type="", data=b"new") for name in names], folder)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    before = listing(folder)
    heal(folder)
    print(json.dumps({"before": before, "after": listing(folder)}))
    if not status:
        break
"""


def killed_at_each_step(folder: Path, names: tuple[str, ...]) -> list[dict[str, dict[str, str]]]:
    """The files after a kill at each step (a file opened, moved or removed) in turn, and after the next program."""
    command = [sys.executable, "-c", STOPPING, str(folder), " ".join(names)]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def test_a_kill_at_any_step_leaves_all_of_yesterday_or_all_of_today(tmp_path: Path) -> None:
    """Once the next program has looked into the folder; and nothing of ours lies about."""
    steps = killed_at_each_step(tmp_path, NAMES)
    old, new = dict.fromkeys(NAMES, "old"), dict.fromkeys(NAMES, "new")
    results = [step["after"] for step in steps]
    assert [] == [after for after in results if after not in (old, new)]
    turn = results.index(new)
    assert [old] * turn + [new] * (len(steps) - turn) == results
    assert 4 <= turn <= len(steps) - 5
    mixed = [step for step in steps if len({text for name, text in step["before"].items() if name in NAMES}) > 1]
    assert 2 <= len(mixed)


def test_a_kill_while_one_file_is_written_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """The same for one."""
    results = [step["after"] for step in killed_at_each_step(tmp_path, ("a.html",))]
    assert {"a.html": "old"} == results[0]
    assert {"a.html": "new"} == results[-1]
    assert {1} == {len(result) for result in results}


HALTING = """
import os, signal, sys
from pathlib import Path
from briefing.deliver.files import write_files
from briefing.model import Rendered

moves = []

def halt(event, arguments):
    if event == "os.rename" and not Path(arguments[1]).name.startswith("."):
        moves.append(arguments[1])
        if len(moves) == 2:
            os.kill(os.getpid(), signal.SIGSTOP)

sys.addaudithook(halt)
write_files([Rendered(name=name, media_type="", data=b"theirs") for name in sys.argv[2].split()], Path(sys.argv[1]))
"""


def test_two_programs_at_once_do_not_mix_two_briefs(tmp_path: Path) -> None:
    """One halts between two moves; the other waits until it has gone on."""
    command = [sys.executable, "-c", HALTING, str(tmp_path), " ".join(NAMES)]
    with subprocess.Popen(command) as program:
        _, status = os.waitpid(program.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        ours = [Rendered(name=name, media_type="", data=b"ours") for name in NAMES]
        other = threading.Thread(target=write_files, args=(ours, tmp_path))
        other.start()
        time.sleep(0.1)
        assert ["a.html"] == [name for name in NAMES if (tmp_path / name).exists()]
        os.kill(program.pid, signal.SIGCONT)
        assert 0 == program.wait()
        other.join()
    assert {"ours"} == {(tmp_path / name).read_text() for name in NAMES}
    assert set(NAMES) == {file.name for file in tmp_path.iterdir()}


def test_many_programs_at_once_leave_one_brief(tmp_path: Path) -> None:
    """Whichever came last, it is whole, and nothing lies about."""

    def write(text: bytes) -> None:
        for _ in range(15):
            write_files([Rendered(name=name, media_type="", data=text) for name in NAMES], tmp_path)

    programs = [threading.Thread(target=write, args=(b"%d" % number,)) for number in range(4)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert 1 == len({(tmp_path / name).read_bytes() for name in NAMES})
    assert set(NAMES) == {file.name for file in tmp_path.iterdir()}


def test_a_program_that_holds_the_folder_for_ever_is_waited_for_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the files are written all the same; what may be the other's is left alone."""
    monkeypatch.setattr("briefing.deliver.journal.PATIENCE", 0.1)
    part = tmp_path / ".briefing-0123456789abcdef.part"
    part.write_text("perhaps the other's")
    with locked(tmp_path) as is_alone:
        assert is_alone
        write_files([Rendered(name="a.html", media_type="", data=b"new")], tmp_path)
    assert {"a.html", part.name} == {file.name for file in tmp_path.iterdir()}


PART = ".briefing-00000000000000aa.part"


def _plant(folder: Path, moves: object) -> Path:
    journal = folder / ".briefing-00000000000000bb.pending"
    journal.write_bytes(json.dumps(moves).encode())
    return journal


@pytest.mark.parametrize("place", ["../stolen", "/etc/passwd", "sub/file", "..", ".", "", "a\0b"])
def test_a_planted_journal_moves_nothing_out_of_the_folder(place: str, tmp_path: Path) -> None:
    """Nor into another one; it is removed, and with it what it named."""
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / PART).write_text("evil")
    _plant(folder, {PART: place})
    heal(folder)
    assert ["folder", "sub"] == sorted(path.name for path in tmp_path.rglob("*"))


@pytest.mark.parametrize(
    "moves",
    [{"mine.txt": "a.html"}, {"../mine.txt": "a.html"}, {"sub/mine.txt": "a.html"}, ["mine.txt"], {"a": 1}, "x"],
)
def test_a_planted_journal_moves_nobody_s_files(moves: object, tmp_path: Path) -> None:
    """Only what has a name of ours; the rest of such a journal is not believed either."""
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    mine = (tmp_path / "mine.txt", folder / "mine.txt", folder / "sub" / "mine.txt")
    for file in mine:
        file.write_text("mine")
    _plant(folder, moves)
    heal(folder)
    assert ["mine"] * 3 == [file.read_text() for file in mine]
    assert not (folder / "a.html").exists()


def test_links_are_neither_followed_nor_removed_where_they_look_like_ours(tmp_path: Path) -> None:
    """Somebody who can write to the folder can make one."""
    (tmp_path / "mine.txt").write_text("mine")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / PART).symlink_to(tmp_path / "mine.txt")
    _plant(folder, {PART: "a.html"})
    heal(folder)
    assert (folder / PART).is_symlink() or not (folder / "a.html").exists()
    assert "mine" == (tmp_path / "mine.txt").read_text()
    assert not (folder / "a.html").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_the_journal_of_another_user_is_left_alone(tmp_path: Path) -> None:
    """In a folder that several share."""
    part = tmp_path / PART
    part.write_text("theirs")
    journal = _plant(tmp_path, {PART: "a.html"})
    for file in (part, journal):
        os.chown(file, 12345, 12345)
    heal(tmp_path)
    assert {part.name, journal.name} == {file.name for file in tmp_path.iterdir()}


def test_what_others_have_hidden_in_the_folder_stays(tmp_path: Path) -> None:
    """Only names of ours, to the letter."""
    names = [".briefing-x.part", ".briefing-0123456789abcdef", "briefing-0123456789abcdef.part", ".part", ".DS_Store"]
    for name in names:
        (tmp_path / name).write_text("theirs")
    (tmp_path / ".briefing-00000000000000cc.part").mkdir()
    heal(tmp_path)
    assert sorted([*names, ".briefing-00000000000000cc.part"]) == sorted(file.name for file in tmp_path.iterdir())


def test_a_link_is_replaced_and_what_it_leads_to_is_not_written_to(tmp_path: Path) -> None:
    """Nothing is written outside the folder."""
    outside = tmp_path / "outside.html"
    outside.write_text("mine")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.html").symlink_to(outside)
    write_files([Rendered(name="a.html", media_type="", data=b"new")], folder)
    assert ("mine", b"new", False) == (
        outside.read_text(),
        (folder / "a.html").read_bytes(),
        (folder / "a.html").is_symlink(),
    )


@pytest.mark.parametrize("obstacle", ["n" * 300, "folder", "link to a folder"])
def test_an_obstacle_is_found_before_anything_is_moved(obstacle: str, tmp_path: Path) -> None:
    """The old files stay, and nothing lies about."""
    (tmp_path / "a.html").write_text("old")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link to a folder").symlink_to(tmp_path)
    before = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(DeliveryError):
        write_files([Rendered(name=one, media_type="", data=b"new") for one in ("a.html", obstacle)], tmp_path)
    assert ("old", before) == ((tmp_path / "a.html").read_text(), {path.name for path in tmp_path.iterdir()})


def test_a_folder_that_cannot_be_read_is_healed_in_silence(tmp_path: Path) -> None:
    """Whoever only reads a brief must not fail for it."""
    heal(tmp_path / "none")
    (tmp_path / "file").touch()
    heal(tmp_path / "file")
    assert ["file"] == [path.name for path in tmp_path.iterdir()]
