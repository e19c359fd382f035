"""A silence is the site's only where this machine was in time and its own line quick."""

import asyncio
from types import SimpleNamespace

import pytest

from silentbuyer.probes.our_side import MOST_LATE, OF_TIME, believed
from silentbuyer.probes.pace import Pace, Watch
from silentbuyer.probes.page_faults import Fault


def told(word, *, late=0.0, prompt=True, timeout=12.0):
    asked = []

    async def quick(within):
        asked.append(within)
        return prompt

    pace = Pace(5)
    pace.late = late
    resolver = SimpleNamespace(network=SimpleNamespace(timeout=timeout), prompt=quick)
    return asyncio.run(believed(Fault(word, "x"), Watch(pace, 0.0), resolver)), asked


@pytest.mark.parametrize("word", sorted(OF_TIME))
def test_a_silence_in_a_time_in_which_we_were_late_is_ours(word):
    fault, asked = told(word, late=12.0 * MOST_LATE + 0.1)
    assert (fault.word, asked) == ("busy", [])
    assert "late itself" in fault.detail


@pytest.mark.parametrize("word", sorted(OF_TIME))
def test_a_silence_behind_a_slow_line_is_ours(word):
    fault, _ = told(word, prompt=False)
    assert fault.word == "busy"
    assert "our own line" in fault.detail


@pytest.mark.parametrize("word", sorted(OF_TIME))
def test_a_silence_on_a_quick_line_is_the_sites(word):
    assert told(word, late=0.2)[0].word == word


@pytest.mark.parametrize("word", ["refused", "nxdomain", "not-http", "tls", "blocked", "ours"])
def test_what_time_cannot_do_is_believed_without_asking(word):
    fault, asked = told(word, late=99.0, prompt=False)
    assert (fault.word, asked) == (word, [])
