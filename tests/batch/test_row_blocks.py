"""Rows are read in blocks: where a block begins and ends can be seen nowhere."""

import csv
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.batch import BadRow, buyer_rows, read_customers, row_blocks
from silentbuyer.batch.tabular import Record

COLUMNS = ["id", "company", "email", "country", "about", "last_contact", "Foo"]
CELLS = [
    ["1", "2", "3", "4", "5", "6", "7.0", "", "NA", " 8 "],
    ["Acme", "Beta", "n/a", "Müller & Söhne", "", "Total"],
    ["ana@c.example", "a@b.example; b@c.example", "none", ""],
    ["Brazil", "德国", "Atlantis", "NA", ""],
    ["Wir planen,\nseit 1987 Kläranlagen", "null", "", "a\nb"],
    ["2026-03-02", "03/04/2026", "soon", "", "45000.5"],
    ["x", "ana@z.example", ""],
]
ROWS = st.lists(
    st.one_of(
        st.tuples(*map(st.sampled_from, CELLS)),
        st.sampled_from(
            [("Total", "", "", "12"), ("9", "slipped", *"abcdefg"), ("9", "short"), ("only",), tuple(COLUMNS)]
        ),
    ),
    max_size=14,
)


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    path = tmp_path_factory.mktemp("blocks") / "a.csv"

    def of(rows, block, columns=COLUMNS, **how):
        with path.open("w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows([columns, *rows])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(buyer_rows, "BLOCK", block)
            with read_customers(path, **how) as reading:
                return list(reading), reading.report

    return of


def shown(items):
    return [repr(item) + repr(getattr(item, "remarks", "")) + repr(getattr(item, "messages", "")) for item in items]


@given(ROWS, st.integers(2, 6))
def test_blocks_of_any_size_give_what_rows_one_by_one_give(read, rows, block):
    alone, told_alone = read(rows, 1)
    together, told_together = read(rows, block)
    assert shown(together) == shown(alone)
    assert together == alone
    assert told_together == told_alone
    assert told_together.lines() == told_alone.lines()


@given(ROWS, st.integers(2, 6))
def test_a_table_without_ids_and_one_that_the_user_mapped_too(read, rows, block):
    for columns, how in (
        (["Firm", *COLUMNS[1:]], {"mapping": {"extra": "Foo"}}),
        (
            ["Record ID", "Company name", *COLUMNS[2:4], "Lifecycle Stage", "Last Contacted", "Foo"],
            {"reader": "hubspot"},
        ),
        (COLUMNS, {"mapping": {"company": "about"}, "zone": "Asia/Shanghai"}),
    ):
        alone, together = (read(rows, size, columns, **how) for size in (1, block))
        assert shown(together[0]) == shown(alone[0])
        assert together == alone


@pytest.mark.parametrize("odd", [498, 499, 500, 501, 999, 1_000])
def test_bad_and_odd_rows_at_the_border_of_a_block_keep_their_numbers_and_their_order(tmp_path, odd):
    rows = [[f"{n:04}", f"Firm {n}", "", "Brazil", "two\nlines of text"[: 3 + n % 20], "", ""] for n in range(1_100)]
    rows[odd] = ["", "", "", "", "a note of nobody", "", ""]
    rows[odd + 1][3] = "Atlantis"
    rows[odd + 2][1] = "n/a"
    rows[odd + 3][0] = rows[3][0]
    out = io.StringIO(newline="")
    csv.writer(out).writerows([COLUMNS, *rows])
    path = tmp_path / "a.csv"
    path.write_bytes(out.getvalue().encode())
    number = 2 + odd + sum("\n" in row[4] for row in rows[:odd])
    more = sum("\n" in row[4] for row in rows[odd : odd + 3])

    with read_customers(path) as reading:
        items = list(reading)

    bad = [item for item in items if isinstance(item, BadRow)]
    good = [item for item in items if not isinstance(item, BadRow)]
    # The second row of an id comes with the first, in the order of the file else.
    assert {(one.row, one.column) for one in bad} == {(number, "id"), (number + 3 + more, "id")}
    assert [one.id for one in good] == [row[0] for place, row in enumerate(rows) if place not in {odd, odd + 3}]
    assert good[odd].extra["country"] == "Atlantis"
    assert good[odd + 1].company is None


def test_in_a_block_only_the_rows_that_need_it_are_read_by_themselves(read, monkeypatch):
    alone = []
    by_itself = row_blocks.read_record
    monkeypatch.setattr(row_blocks, "read_record", lambda row, **how: alone.append(row) or by_itself(row, **how))
    rows = [[str(n), f"Firm {n}", "", "Brazil", "", "2026-03-02", "x"] for n in range(50)]
    rows[7][0] = ""
    items, _ = read(rows, 500)
    assert [row["company"] for row in alone] == ["Firm 7"]
    assert items[7].id == "row-9"


def test_memory_does_not_grow_with_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(buyer_rows, "WINDOW", 500)

    def peak(count):
        path = tmp_path / f"{count}.csv"
        cells = (f"{n},Firm {n},a{n}@b.example,Brazil,{'x' * 300},2026-03-02,{n}\n" for n in range(count))
        path.write_text(",".join(COLUMNS) + "\n" + "".join(cells), encoding="utf-8")
        tracemalloc.start()
        with read_customers(path) as reading:
            assert sum(1 for _ in reading) == count
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(100)  # what is loaded once
    few, many = peak(2_000), peak(8_000)
    assert many - few < 1 << 20  # the ids seen; of the texts alone there are 2 MB more


def test_a_record_has_a_cell_for_each_of_its_columns():
    record = Record.of(7, {"id": "1", "company": None})
    assert (record.columns, record.values, record.cells) == (
        ("id", "company"),
        ("1", None),
        {"id": "1", "company": None},
    )
