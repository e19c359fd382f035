"""A cell of any make becomes sound, and costs nobody but itself."""

import json
import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, IntEnum
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.records.sound import MOST_ITEMS, sound

NOW = datetime(2026, 3, 1, tzinfo=UTC)


class Broken:
    def __init__(self, error=RuntimeError):
        self.error = error

    def _break(self, *_):
        raise self.error

    __str__ = __repr__ = __eq__ = __iter__ = __len__ = _break
    __hash__ = None


class Mark(Enum):
    A = "a"


class Level(IntEnum):
    TOP = 3


class NAType:
    """As pandas' own."""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("text", "text"),
        ("中文", "中文"),
        (None, None),
        (True, True),
        (12, 12),
        (0.5, 0.5),
        (float("nan"), None),
        (float("inf"), "inf"),
        (Decimal("1.50"), "1.50"),
        (Decimal("sNaN"), None),
        (Mark.A, "a"),
        (Level.TOP, 3),
        (NAType(), None),
        (time(9, 30), "09:30:00"),
        (timedelta(days=1), "1 day, 0:00:00"),
        (b"\xffx", "\ufffdx"),
        (date(2026, 3, 1), date(2026, 3, 1)),
        (NOW, NOW),
        ({1: {b"k": (1, 2)}, None: {"b", "a"}}, {"1": {"k": [1, 2]}, "None": ["a", "b"]}),
        (iter("ab"), ["a", "b"]),
        (sb.Order(at=NOW), sb.Order(at=NOW)),
    ],
)
def test_what_a_cell_may_hold_is_kept_or_made_text_without_a_word(value, expected):
    assert sound(value) == (expected, "")


@pytest.mark.parametrize(
    ("value", "expected", "note"),
    [
        ("a\ud800b", "a\ufffdb", "characters that no text has"),
        ({"k\udfff": "v"}, {"k\ufffd": "v"}, "characters that no text has"),
        (10**400, "1" + "0" * 400, "too large"),
        (10**5000, "<a number of some 5,001 digits>", "too large"),
        (Broken(), "<Broken>", r"could not be looked at \(RuntimeError\)"),
        ([Broken(GeneratorExit)], "<list>", r"could not be looked at \(GeneratorExit\)"),
        (count(), "<count>", "more than 200,000 items"),
    ],
    ids=["text", "key", "400 digits", "5000 digits", "object", "list", "endless"],
)
def test_what_cannot_be_kept_is_said(value, expected, note):
    found, said = sound(value)
    assert found == expected
    assert re.search(note, said)


def test_a_list_that_holds_itself_ends():
    ring = []
    ring.append(ring)
    wide = []
    wide += [wide, wide]
    assert [sound(value)[0] for value in (ring, wide)] == ["<list>", "<list>"]


@pytest.mark.parametrize("meant", [KeyboardInterrupt, SystemExit])
def test_who_wants_to_stop_is_heard(meant):
    with pytest.raises(meant):
        sound(Broken(meant))


@given(
    st.recursive(
        st.none() | st.integers() | st.floats() | st.text() | st.binary(),
        lambda s: st.lists(s) | st.dictionaries(st.text(), s),
    )
)
def test_what_is_sound_can_be_written_as_json_and_is_sound_already(value):
    found, _ = sound(value)
    json.dumps(found, allow_nan=False, ensure_ascii=False).encode()
    assert sound(found) == (found, "")


def test_the_bound_is_wide_enough_for_a_whole_log_in_one_cell():
    log = [{"at": "2026-03-01T09:00:00Z", "text": "hi", "sender": "buyer"}] * (MOST_ITEMS // 8)
    assert sound(log) == (log, "")
