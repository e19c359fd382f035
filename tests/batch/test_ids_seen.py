"""The row that had an id first, held in memory or in the temporary database behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.batch.customers import read_customers
from silentbuyer.batch.ids_seen import IdsSeen
from silentbuyer.batch.provenance import BadRow

NAMES = st.text(st.characters(), max_size=6)


@given(st.lists(NAMES, max_size=60), st.integers(0, 5))
def test_each_id_keeps_its_first_row_however_few_are_held(names, held):
    firsts = {}
    expected = [firsts.setdefault(name, row) for row, name in enumerate(names)]

    with IdsSeen(held) as seen:
        assert [seen.first(name, row) for row, name in enumerate(names)] == expected


@given(st.lists(NAMES, max_size=60), st.integers(0, 5), st.integers(1, 9))
def test_many_together_are_told_as_one_by_one(names, held, block):
    numbered = [(name, row) for row, name in enumerate(names)]

    with IdsSeen(held) as alone, IdsSeen(held) as together:
        expected = [alone.first(*one) for one in numbered]
        blocks = [numbered[start : start + block] for start in range(0, len(numbered), block)]
        assert [first for some in blocks for first in together.firsts(some)] == expected


def test_a_short_file_opens_no_database():
    with IdsSeen() as seen:
        assert seen.first("a", 1) == 1
        assert seen._base is None


@pytest.mark.no_cover  # long, and counted by others
def test_an_id_that_comes_again_after_more_rows_than_are_held_is_named():
    rows = [{"id": f"C{n}", "company": f"Firm {n}"} for n in range(45_000)]
    rows += [{"id": "C7", "company": "Other"}, {"id": "C44000", "company": "Other"}]

    *_, seventh, late = read_customers(rows)

    assert isinstance(seventh, BadRow)
    assert "row 8 has it" in seventh.expected
    assert isinstance(late, BadRow)
    assert "row 44001 has it" in late.expected
