"""A run that dies goes on where it was: nothing lost, nothing doubled, the same bytes as of one that was left alone."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from silentbuyer.batch.run_parts import SIZE, Parts
from silentbuyer.cli.commands import main

NOW = "2026-06-01T09:00:00+08:00"
KILLS = 20


def buyers(path, number):
    rows = [f"C-{place},Firm {place},mail{place}@firm{place % 97}.example,DE" for place in range(number)]
    path.write_text("\n".join(["id,company,email,country", *rows]), encoding="utf-8")
    return path


def command(table, output, *more, form="jsonl"):
    return ["diagnose", str(table), "--offline", "--now", NOW, "--format", form, "-o", str(output), *more]


def started(*arguments, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "silentbuyer", *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more
    )


@pytest.mark.no_cover  # long, and counted by others
@pytest.mark.timeout(600)
def test_killed_twenty_times_at_random_it_ends_with_the_same_bytes(tmp_path):
    table = buyers(tmp_path / "buyers.csv", 1000)
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    began = time.monotonic()
    assert main(command(table, whole, "-q")) == 0
    alone = time.monotonic() - began
    dice = random.Random(20261129)  # noqa: S311 - moments to kill at
    finished = 0
    for _ in range(KILLS):
        run = started(*command(table, output, "--resume", "-q"))
        try:
            run.wait(timeout=dice.uniform(0.2, 1.0) * max(1.0, alone / 4))
            finished += 1
        except subprocess.TimeoutExpired:
            run.kill()
        run.communicate()
    assert main(command(table, output, "--resume", "-q")) == 0

    assert finished < KILLS, "no run was killed: the test has shown nothing"
    assert output.read_bytes() == whole.read_bytes()
    assert not (tmp_path / "out.jsonl.parts").exists()


@pytest.fixture(scope="module")
def accident(tmp_path_factory):
    """A folder with a run that was cut off after two parts, and what it would have written."""
    home = tmp_path_factory.mktemp("accident")
    buyers(home / "buyers.csv", 3 * SIZE)
    with contextlib.chdir(home):
        assert main(command("buyers.csv", "out.jsonl", "-q")) == 0
        whole = Path("out.jsonl").read_bytes()
        Path("out.jsonl").unlink()
        run = started(*command("buyers.csv", "out.jsonl"))
    folder = home / "out.jsonl.parts"
    for _ in range(2400):
        if len(list(folder.glob("part-*.z"))) >= 2 or run.poll() is not None:
            break
        time.sleep(0.02)
    run.kill()
    run.communicate()
    assert len(list(folder.glob("part-*.z"))) >= 2
    return home, whole


@pytest.fixture
def cut_off(accident, tmp_path, monkeypatch):
    """A copy of it, which the test may use up."""
    home, whole = accident
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return Path("buyers.csv"), Path("out.jsonl"), whole, Path("out.jsonl.parts")


def test_it_says_where_it_goes_on(cut_off, capsys):
    table, output, whole, _ = cut_off

    assert main(command(table, output, "--resume")) == 0

    assert "going on after" in capsys.readouterr().err
    assert output.read_bytes() == whole


@pytest.mark.skipif(os.name != "posix", reason="signals look different elsewhere")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_keeps_its_parts_says_so_and_goes_on(tmp_path, how):
    table, output, whole = buyers(tmp_path / "buyers.csv", 3 * SIZE), tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    assert main(command(table, whole, "-q")) == 0
    folder = tmp_path / "out.jsonl.parts"
    # A shell that runs the tests in the background ignores the interrupt, and its children would inherit that.
    run = started(*command(table, output), preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    for _ in range(6000):
        if list(folder.glob("part-*.z")) or run.poll() is not None:
            break
        time.sleep(0.01)
    run.send_signal(how)
    told = run.communicate(timeout=60)[0].decode()

    kept = sum(int(path.stem.split("-")[2]) for path in folder.glob("part-*.z"))
    assert run.returncode == (143 if how is signal.SIGTERM else 130)
    assert f"{kept:,} buyers are kept in out.jsonl.parts; the same command with --resume goes on there" in told
    assert 0 < kept < 3 * SIZE
    assert not output.exists(), "half a list is no list"
    assert not list(tmp_path.glob("*.part"))

    again = started(*command(table, output, "--resume"))
    assert f"going on after {kept:,} buyers" in again.communicate(timeout=120)[0].decode()
    assert again.returncode == 0
    assert output.read_bytes() == whole.read_bytes()
    assert not folder.exists()


def test_a_list_that_is_ordered_at_the_end_is_the_same_too(cut_off, tmp_path):
    table, output, _, _ = cut_off
    alone = tmp_path / "alone.csv"
    assert main(command(table, alone, "-q", form="csv")) == 0

    assert main(command(table, output, "--resume", "-q", form="csv")) == 0

    assert output.read_bytes() == alone.read_bytes()


def test_a_broken_part_and_what_follows_is_done_again(cut_off):
    table, output, whole, folder = cut_off
    first = min(folder.glob("part-*.z"))
    first.write_bytes(first.read_bytes()[:100])

    assert main(command(table, output, "--resume", "-q")) == 0
    assert output.read_bytes() == whole


def test_another_input_is_refused_by_name(cut_off, capsys):
    table, output, _, folder = cut_off
    buyers(table, 3 * SIZE + 1)

    assert main(command(table, output, "--resume")) == 2

    assert "file itself changed" in capsys.readouterr().err
    assert list(folder.glob("part-*.z")), "what was done is kept"


def test_without_the_option_it_begins_anew_and_says_so(cut_off, capsys):
    table, output, whole, folder = cut_off

    assert main(command(table, output)) == 0

    assert "--resume would have gone on" in capsys.readouterr().err
    assert output.read_bytes() == whole
    assert not folder.exists()


def test_without_an_output_file_there_is_nothing_to_go_on_with(tmp_path, capsys):
    table = buyers(tmp_path / "buyers.csv", 1)

    assert main(["diagnose", str(table), "--offline", "--resume"]) == 2
    assert "needs -o FILE" in capsys.readouterr().err


def test_a_small_run_leaves_nothing_behind(tmp_path):
    table, output = buyers(tmp_path / "buyers.csv", 3), tmp_path / "out.jsonl"

    assert main(command(table, output, "-q")) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"buyers.csv", "out.jsonl"}


def test_two_runs_never_share_their_parts(tmp_path):
    one, two = Parts(tmp_path / "x.parts"), Parts(tmp_path / "x.parts")

    assert one.taken()
    assert not two.taken()
    one.let_go()
