"""`briefing sign`: a key made, a brief signed, the signature found and checked again."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import failure_of, names_in, run
from tests.cli.sending import STEM
from tests.proof.briefs import honest
from tests.signing.authorities import issue, root, served, time_authority
from tests.signing.signers import PRESS, STRANGER


@pytest.fixture(autouse=True)
def no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    """The password of the machine's user is none of the tests'."""
    monkeypatch.delenv("BRIEFING_KEY_PASSWORD", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the sample's brief lies in three forms."""
    for name in ("html", "json", "pdf"):
        (tmp_path / f"{STEM}.{name}").write_bytes(honest(name).data)
    return tmp_path


def test_what_is_signed_is_found_beside_the_brief_in_every_form(folder: Path) -> None:
    """And what lies beside a brief is not taken for one, as a pattern names it, too."""
    secret, public = PRESS.write(folder.parent)
    result = run("sign", folder / f"{STEM}.pdf", "--key", secret)
    assert 0 == result.exit_code, result.stderr
    evidence = f"{STEM}.evidence.json"
    assert {evidence, f"{evidence}.minisig"} < {*names_in(folder)}
    result = run("verify", *sorted(folder.iterdir()), "--public-key", public, "--json")
    levels = {Path(one["name"]).name: one["levels"] for one in json.loads(result.stdout)}
    assert 0 == result.exit_code, result.stdout
    assert {evidence, *(f"{STEM}.{name}" for name in ("html", "json", "pdf"))} == levels.keys()
    assert {("self-consistent", f"signed by press.pub (key {PRESS.public.identifier})")} == {
        *map(tuple, levels.values())
    }


def test_a_signature_is_named_and_checked_by_a_typed_key(folder: Path) -> None:
    """As it stands on a web page."""
    secret, public = PRESS.write(folder.parent)
    run("sign", folder / f"{STEM}.json", "--key", secret)
    away = folder.parent / "away.minisig"
    (folder / f"{STEM}.evidence.json.minisig").rename(away)
    line = public.read_text().splitlines()[1]
    result = run("verify", folder / f"{STEM}.json", "--signature", away, "--public-key", line)
    assert 0 == result.exit_code
    assert f"signed by the given key (key {PRESS.public.identifier})" in result.stdout


def test_another_key_is_a_fault_in_one_line(folder: Path) -> None:
    """With what to do, and exit code 1."""
    secret, _ = PRESS.write(folder.parent)
    _, public = STRANGER.write(folder.parent)
    run("sign", folder / f"{STEM}.json", "--key", secret)
    result = run("verify", folder / f"{STEM}.json", "--public-key", public)
    assert 1 == result.exit_code
    _, line = result.stdout.splitlines()
    assert f"by the key {PRESS.public.identifier}, not by {STRANGER.public.identifier}" in line


def test_a_brief_that_does_not_prove_itself_is_not_signed(folder: Path) -> None:
    """A signature would say that somebody looked."""
    file = folder / f"{STEM}.json"
    values = json.loads(file.read_bytes())
    values["sections"][0]["passages"][0]["sentences"][0]["selector"][0]["end"] += 1
    file.write_text(json.dumps(values))
    secret, _ = PRESS.write(folder.parent)
    before = names_in(folder)
    assert f"{STEM}.json" in failure_of(run("sign", file, "--key", secret), 1)
    assert before == names_in(folder)


def test_the_time_in_the_comment_is_the_one_that_is_set(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the same brief, key and time give the same signature."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795860840")
    secret, _ = PRESS.write(folder.parent)
    signature = folder / f"{STEM}.evidence.json.minisig"
    run("sign", folder / f"{STEM}.json", "--key", secret)
    first = signature.read_bytes()
    run("sign", folder / f"{STEM}.html", "--key", secret)
    assert first == signature.read_bytes()
    assert f"({STEM}.evidence.json), signed 2026-11-28T10:14:00Z by briefing".encode() in first


def test_a_key_is_made_with_a_password_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And opened with that of the environment; the report for machines has no secret."""
    (tmp_path / "password").write_text("hunter2 \nmore\n")
    made = run("sign", "--new-key", tmp_path / "press.key", "--password-file", tmp_path / "password", "--json")
    assert {"key", "public_key", "identifier"} == json.loads(made.stdout).keys()
    assert "hunter2" not in made.output
    assert ["password", "press.key", "press.pub"] == names_in(tmp_path)
    (tmp_path / f"{STEM}.json").write_bytes(honest("json").data)
    monkeypatch.setenv("BRIEFING_KEY_PASSWORD", "hunter2 ")
    assert 0 == run("sign", tmp_path / f"{STEM}.json", "--key", tmp_path / "press.key").exit_code


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["sign"], "no brief is given"),
        (["sign", "a.json"], "nothing says what to sign with"),
        (["sign", "a.json", "--new-key", "x.key"], "--new-key makes a key and signs nothing"),
        (["sign", "--new-key", "x.key"], "the new key needs a password, and nobody can be asked here"),
        (["sign", "a.json", "--key", "missing.key"], "missing.key: cannot be read (no such file or directory)"),
        (
            ["verify", "a.json", "--public-key", "missing.pub"],
            "missing.pub: cannot be read (no such file or directory)",
        ),
        (["verify", "a.json", "--public-key", "RWnonsense"], "the given key: is not a public key"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: list[str], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With how to mend it, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code in (1, 2)
    assert line in failure_of(result, result.exit_code)
    assert [] == names_in(tmp_path)


def test_without_the_extra_one_line_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newcomer needs none of it: only who signs or checks does."""
    monkeypatch.setitem(sys.modules, "minisign", None)
    secret, public = PRESS.write(folder.parent)
    install = 'pip install ".[sign]"'
    assert install in failure_of(run("sign", folder / f"{STEM}.json", "--key", secret), 1)
    assert install in failure_of(run("verify", folder / f"{STEM}.json", "--public-key", public), 1)
    assert 0 == run("verify", folder / f"{STEM}.json").exit_code


def test_a_terminal_is_asked_twice_for_a_new_password_and_shows_none(tmp_path: Path) -> None:
    """It is nowhere else: not in an argument, not on the screen."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "briefing", "sign", "--new-key", str(tmp_path / "press.key")]
    environment = {name: value for name, value in os.environ.items() if name != "BRIEFING_KEY_PASSWORD"}
    with subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    ) as process:
        os.close(slave)
        shown = b""
        for _ in range(2):
            while b":" not in shown.rpartition(b"\n")[2]:
                shown += os.read(master, 1024)
            os.write(master, b"hunter2\n")
            shown += os.read(master, 1024)
        assert 0 == process.wait(timeout=30)
    os.close(master)
    assert b"hunter2" not in shown
    assert (tmp_path / "press.key").is_file()


def test_a_time_stamp_is_fetched_kept_beside_the_brief_and_checked(folder: Path) -> None:
    """With the authority that the reader trusts; without, it says whose it is and that nobody vouches."""
    (folder.parent / "root.pem").write_bytes(root().pem)
    with served(time_authority()) as url:
        result = run("sign", folder / f"{STEM}.html", "--timestamp-url", url)
    assert 0 == result.exit_code, result.stderr
    assert "existed by 2026-11-28 10:14:30 UTC (Tests' Time); no authority of the web vouches for it" in result.stdout
    assert f"{STEM}.evidence.json.tsr" in names_in(folder)
    assert f"{STEM}.evidence.json.minisig" not in names_in(folder)
    result = run("verify", folder / f"{STEM}.pdf", "--trust", folder.parent / "root.pem")
    assert (0, "        existed by 2026-11-28 10:14:30 UTC (Tests' Time)") == (
        result.exit_code,
        result.stdout.splitlines()[1],
    )
    result = run("verify", folder / f"{STEM}.json")
    assert 0 == result.exit_code
    assert "not proven: existed by" in result.stdout


def test_nothing_is_written_if_one_part_fails(folder: Path) -> None:
    """A signature whose time stamp is missing would look finished."""
    secret, _ = PRESS.write(folder.parent)
    before = names_in(folder)
    with served(time_authority(), status=503) as url:
        result = run("sign", folder / f"{STEM}.json", "--key", secret, "--timestamp-url", url)
    assert "gives no time stamp (503 service unavailable)" in failure_of(result, 1)
    assert before == names_in(folder)


def test_a_pdf_is_signed_in_its_place_with_a_certificate(folder: Path) -> None:
    """With the time of an authority in it; and the same certificate signs nothing else."""
    owner = issue("Press Office", root())
    away = folder.parent
    for name, data in (("press.pem", owner.pem), ("press.key", owner.key_pem), ("root.pem", root().pem)):
        (away / name).write_bytes(data)
    certificate = ("--certificate", away / "press.pem", "--certificate-key", away / "press.key")
    before = (folder / f"{STEM}.pdf").read_bytes()
    with served(time_authority()) as url:
        result = run("sign", folder / f"{STEM}.pdf", *certificate, "--timestamp-url", url)
    assert 0 == result.exit_code, result.stderr
    assert (folder / f"{STEM}.pdf").read_bytes().startswith(before)
    (verdict,) = json.loads(run("verify", folder / f"{STEM}.pdf", "--trust", away / "root.pem", "--json").stdout)
    by, at = "signed by Press Office (certificate of The Tests' Root)", "2026-11-28 10:14:30 UTC (Tests' Time)"
    assert ["self-consistent", f"existed by {at}", by, f"signature existed by {at}"] == verdict["levels"]
    assert "is signed already" in failure_of(run("sign", folder / f"{STEM}.pdf", *certificate), 1)
    assert "a certificate signs a PDF" in failure_of(run("sign", folder / f"{STEM}.html", *certificate), 2)
