"""Progress is for a person at a terminal: rate, remaining time, what was unknown; nothing where stderr is piped."""

import io

import pytest

from silentbuyer.batch import BadRow
from silentbuyer.batch.progress import Progress, counted, spell, total_of


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Told:
    unknowns = ("website: offline",)


class Clock:
    """A clock that goes on by a quarter of a second at each look."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        self.now += 0.25
        return self.now


def test_everything_passes_through_and_nothing_is_told_to_a_pipe():
    pipe = io.StringIO()

    assert list(counted(range(1000), out=pipe)) == list(range(1000))
    assert pipe.getvalue() == ""


def test_a_terminal_hears_of_rate_remaining_time_and_unknowns():
    terminal = Terminal()
    progress = Progress(400, out=terminal, clock=Clock())
    for _ in range(100):
        progress.take(Told())
    progress.end()

    lines = terminal.getvalue().split("\r")
    assert "something unknown of 2" in lines[1]
    assert lines[-1].startswith("100 of 400 buyers, 4 a second, 1 min 15 s left; something unknown of 100")
    assert lines[-1].endswith("\n")
    assert 40 < len(lines) < 60


def test_bad_rows_are_counted_apart():
    progress = Progress(out=io.StringIO())
    progress.take((1, BadRow("rows", 1, "id", "an id")))
    progress.take((2, Told()))

    assert progress.line(1e9).endswith("something unknown of 1; 1 unreadable")


def test_the_last_line_is_told_when_the_run_breaks_off():
    terminal = Terminal()
    items = counted(iter(range(5)), out=terminal)
    next(items)
    next(items)
    items.close()

    assert terminal.getvalue().startswith("\r1 buyers")
    assert terminal.getvalue().endswith("\n")


@pytest.mark.parametrize(("seconds", "text"), [(40.9, "40 s"), (214, "3 min 34 s"), (7500, "2 h 5 min")])
def test_time_is_spelt_for_a_person(seconds, text):
    assert spell(seconds) == text


def test_a_stream_has_no_total():
    assert total_of([1, 2]) == 2
    assert total_of(iter([1, 2])) is None
