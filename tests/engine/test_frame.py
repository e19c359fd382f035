"""A frame in, the same kind of frame out: as many rows in the same order, with typed columns that never change."""

from datetime import datetime, timedelta
from importlib import import_module

import pytest
from frame_buyers import MAPPING, NOW, rows

import silentbuyer as sb
from silentbuyer.batch.frame_columns import COLUMNS, NAMES, VERSION
from silentbuyer.errors import CustomerError, RecordError

pa = pytest.importorskip("pyarrow")
pytest.importorskip("narwhals", reason="left out: narwhals is not installed (group heavy)")


def library(name):
    return pytest.importorskip(name, reason=f"left out: {name} is not installed (group heavy)")


def as_pandas(table):
    return library("pandas").DataFrame(table.to_pylist())


def as_polars(table):
    return library("polars").from_arrow(table)


def as_lazy_polars(table):
    return as_polars(table).lazy()


def as_duckdb(table):
    connection = library("duckdb").connect()
    connection.register("buyers", table)
    return connection.sql("select * from buyers")


def as_stream(table):
    class Stream:
        def __arrow_c_stream__(self, requested_schema=None):
            return table.__arrow_c_stream__(requested_schema)

    return Stream()


KINDS = {
    "pyarrow": lambda table: table,
    "pandas": as_pandas,
    "polars": as_polars,
    "polars lazy": as_lazy_polars,
    "duckdb": as_duckdb,
    "any Arrow stream": as_stream,
}


def arrow_of(frame):
    """Whatever came out, as a table with the columns of the version."""
    if hasattr(frame, "collect"):
        frame = frame.collect()
    if type(frame).__module__.startswith("pandas"):
        return pa.Table.from_pandas(frame, preserve_index=False)
    return pa.table(frame)


def diagnosed(frame, **more):
    return sb.diagnose_frame(frame, sb.Seller(), now=NOW, online=False, plugins=[], mapping=MAPPING, **more)


@pytest.fixture(scope="module")
def told():
    """The rows, the places of those that are no buyer, and their diagnoses by way of pyarrow."""
    made, refused = rows(220, every=10)
    return pa.Table.from_pylist(made), refused, diagnosed(pa.Table.from_pylist(made))


def test_each_row_gives_one_row_and_each_bad_one_its_reason_once(told):
    table, refused, answer = told

    assert answer.column("row").to_pylist() == list(range(1, 221))
    assert [row["row"] for row in answer.to_pylist() if row["fault"] is not None] == refused
    assert len(refused) >= 5
    for row in answer.to_pylist():
        assert (row["cause"] is None) == (row["fault"] is not None)
    assert answer.column("Lead No.").to_pylist() == table.column("Lead No.").to_pylist()


def test_the_reasons_name_the_column_and_what_is_wrong(told):
    faults = {row["fault"] for row in told[2].to_pylist() if row["fault"]}

    assert any(fault.startswith("Lead No.: must be an id of its own (row 1 has it)") for fault in faults)
    assert any("text that is not empty" in fault for fault in faults)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_kind_comes_out_with_the_same_diagnoses(told, kind):
    table, _, answer = told
    given = KINDS[kind](table)
    got = diagnosed(given)

    expected = pa.Table if kind == "any Arrow stream" else type(given)
    assert type(got) is expected
    told_rows = arrow_of(got).select(NAMES).cast(answer.select(NAMES).schema).to_pylist()
    assert told_rows == answer.select(NAMES).to_pylist()


def test_the_columns_have_the_types_of_the_schema(told):
    schema = told[2].schema

    assert schema.metadata == {b"silentbuyer.columns": str(VERSION).encode()}
    assert schema.names == [*NAMES, "Lead No."]
    kinds = {
        "text": pa.string(),
        "number": pa.float64(),
        "whole": pa.int64(),
        "moment": pa.timestamp("us", tz="UTC"),
        "clock": pa.timestamp("us"),
        "texts": pa.list_(pa.string()),
        "numbers": pa.list_(pa.float64()),
    }
    assert {c.name: schema.field(c.name).type for c in COLUMNS} == {c.name: kinds[c.kind] for c in COLUMNS}


def test_the_types_are_the_same_when_all_is_empty():
    empty = diagnosed(pa.table({"Lead No.": pa.array([], pa.string())}))

    assert empty.num_rows == 0
    assert empty.schema.names == [*NAMES, "Lead No."]
    assert empty.schema.field("probabilities").type == pa.list_(pa.float64())


def test_the_version_holds_its_columns():
    """Columns are only ever added at the end; whoever changes one of these raises the version."""
    assert VERSION == 1
    assert NAMES[:13] == (
        "row", "customer", "fault", "label", "stage", "cause", "probability", "family", "headline",
        "second_cause", "second_probability", "causes", "probabilities",
    )  # fmt: skip
    assert len(NAMES) == len(set(NAMES)) == 45


def test_the_sellers_clock_shows_the_same_moment(told):
    found = [row for row in told[2].to_pylist() if row["not_before"] is not None]

    assert found
    for row in found:
        assert row["not_before_seller"] == row["not_before"].replace(tzinfo=None) + timedelta(hours=8)


def test_the_buyers_clock_is_empty_where_their_zone_is_not_certain(told):
    found = [row for row in told[2].to_pylist() if row["silent_since"] is not None]

    unsure = [row for row in found if row["buyer_zone_confidence"] < 0.8]
    assert {row["silent_since_buyer"] for row in unsure} == {None}
    german = [row for row in found if row["buyer_zone"] == "Europe/Berlin"]
    assert german
    for row in german:
        assert row["silent_since_buyer"] == row["silent_since"].replace(tzinfo=None) + timedelta(hours=2)


def test_causes_and_probabilities_go_together(told):
    for row in told[2].to_pylist():
        if row["fault"] is None:
            assert row["causes"][0] == row["cause"]
            assert row["probabilities"][0] == row["probability"]
            assert len(row["causes"]) == len(row["probabilities"])
            assert row["probabilities"] == sorted(row["probabilities"], reverse=True)


def test_what_is_kept_stands_beside_and_gives_way_to_our_names():
    table = pa.table({"Lead No.": ["1"], "label": ["theirs"], "owner": ["Li"], "messages": [[{"at": "2026-08-01"}]]})

    assert diagnosed(table, keep=["owner", "label"]).schema.names[-3:] == ["Lead No.", "owner", "label_input"]
    assert diagnosed(table, keep=True).schema.names[-3:] == ["Lead No.", "label_input", "owner"]
    with pytest.raises(RecordError, match=r"keep: there is no column 'nobody'; columns are Lead No\., label"):
        diagnosed(table, keep=["nobody"])


def test_the_index_of_a_pandas_frame_stays_even_with_labels_twice():
    pd = library("pandas")
    frame = pd.DataFrame({"Lead No.": ["a", "b", "c"], "owner": ["x", "y", "z"]}, index=["k", "k", "m"])
    got = diagnosed(frame, keep=["owner"])

    assert list(got.index) == ["k", "k", "m"]
    assert list(zip(got["customer"], got["owner"], strict=True)) == [("a", "x"), ("b", "y"), ("c", "z")]


def test_a_pandas_frame_of_mixed_objects_is_read_cell_by_cell():
    pd = library("pandas")
    frame = pd.DataFrame({"Lead No.": ["a", 2, 3.0], "country": ["DE", None, pd.NaT], "owner": [1, "x", None]})

    assert list(diagnosed(frame, keep=["owner"])["customer"]) == ["a", "2", "3"]


def test_characters_that_no_text_has_cost_no_row():
    many = sb.diagnose_all([sb.Customer(id="1", company="Firm \udce4")], now=NOW, online=False, plugins=[])

    assert many.to_arrow().column("label").to_pylist() == ["Firm ?"]
    pd = library("pandas")
    frame = pd.DataFrame({"Lead No.": ["1", "2"], "company": pd.Series(["Firm \udce4", "B"], dtype=object)})
    assert list(diagnosed(frame)["customer"]) == ["1", "2"]


def test_a_duckdb_relation_answers_in_its_own_connection():
    duckdb = library("duckdb")
    connection = duckdb.connect()
    connection.sql("create table crm as select 'a' as \"Lead No.\", 'Li' as owner")
    got = diagnosed(connection.sql("select * from crm"))  # noqa: F841 - DuckDB finds it by its name
    joined = connection.sql('select owner, customer, cause from got join crm using ("Lead No.")')

    assert joined.fetchall()[0][:2] == ("Li", "a")


def test_it_goes_through_parquet_unchanged(told, tmp_path):
    import pyarrow.parquet as pq

    pq.write_table(told[2], tmp_path / "d.parquet")
    read = pq.read_table(tmp_path / "d.parquet")

    assert read.equals(told[2], check_metadata=False)
    assert read.schema.metadata[b"silentbuyer.columns"] == str(VERSION).encode()


LOG = [
    {"customer_id": "L1", "at": "2026-08-01T08:00:00Z", "sender": "seller", "text": "our quotation"},
    {"customer_id": "L1", "at": "2026-08-03T08:00:00Z", "sender": "buyer", "text": "thanks, who pays the freight?"},
    {"customer_id": "L2", "at": "never", "sender": "buyer", "text": "?"},
]


@pytest.mark.parametrize("kind", ["pyarrow", "pandas", "polars", "duckdb"])
def test_messages_and_orders_come_as_frames_of_their_own(kind):
    buyers = KINDS[kind](pa.table({"Lead No.": ["L1", "L2"]}))
    orders = pa.table({"customer_id": ["L2", "L2", None], "date": ["2025-01-02", "2025-06-02", "2025-07-01"]})
    with pytest.warns(UserWarning, match="2 rows beside the buyers could not be read: messages, row 3") as caught:
        got = diagnosed(buyers, messages=KINDS[kind](pa.Table.from_pylist(LOG)), orders=KINDS[kind](orders))

    first, second = arrow_of(got).to_pylist()
    assert (first["cause"], second["stage"]) == ("your-turn", "repeat")
    assert "orders, row 3" in str(caught[0].message)


def test_messages_nested_in_the_frame_are_the_same():
    nested = pa.Table.from_pylist([{"Lead No.": "L1", "messages": [{**m, "customer_id": None} for m in LOG[:2]]}])
    beside = diagnosed(pa.table({"Lead No.": ["L1"]}), messages=pa.Table.from_pylist(LOG[:2]))

    assert diagnosed(nested).drop_columns(["remarks"]) == beside.drop_columns(["remarks"])


def test_orders_without_a_date_column_are_refused():
    with pytest.raises(
        RecordError, match="orders: must have a column 'at' \\(when it was placed\\), got 'customer_id'"
    ):
        diagnosed(pa.table({"Lead No.": ["1"]}), orders=pa.table({"customer_id": ["1"]}))


def test_diagnose_all_says_what_to_call_with_a_frame():
    with pytest.raises(CustomerError, match=r"for a data frame: silentbuyer\.diagnose_frame"):
        sb.diagnose_all(pa.table({"id": [1]}), online=False)


@pytest.mark.parametrize("given", [[1], {"id": 1}, "customers.csv", None, 7])
def test_what_is_no_frame_is_told_so(given):
    with pytest.raises(RecordError, match=r"must be a data frame .* got "):
        sb.diagnose_frame(given)


@pytest.mark.parametrize("frame", ["pandas", "polars", "duckdb", "pyarrow"])
def test_diagnoses_are_an_arrow_stream_for_every_library(frame):
    many = sb.diagnose_all([sb.Customer(id=str(n)) for n in range(3)], now=NOW, online=False, plugins=[])
    if frame == "pandas":
        pd = library("pandas")
        got = pd.DataFrame.from_arrow(many) if hasattr(pd.DataFrame, "from_arrow") else many.to_pandas()
        assert list(got["customer"]) == ["0", "1", "2"]
        assert str(got["now"].dtype) == "datetime64[us, UTC]"
        with pytest.raises(TypeError, match=r"say diagnoses.to_pandas\(\)"):
            pd.DataFrame(many)
    elif frame == "polars":
        got = library("polars").DataFrame(many)
        assert got.columns == list(NAMES)
        assert got["causes"].dtype == library("polars").List(library("polars").String)
    elif frame == "duckdb":
        assert library("duckdb").sql("select max(row), max(version) from many").fetchall() == [(3, sb.__version__)]
    else:
        assert pa.table(many).equals(many.to_arrow())
        assert many.to_arrow().column("seller_zone").to_pylist() == ["Asia/Shanghai"] * 3


def test_a_moment_without_a_zone_is_refused_before_anything_is_read():
    with pytest.raises(CustomerError, match="now must be a timezone-aware datetime"):
        sb.diagnose_frame(pa.table({"id": ["1"]}), now=datetime(2026, 1, 1), online=False)


def test_a_frame_says_what_a_list_of_the_same_buyers_says(told):
    from silentbuyer.batch import BadRow, read_customers

    buyers = [item for item in read_customers(rows(220, every=10)[0], mapping=MAPPING) if not isinstance(item, BadRow)]
    many = sb.diagnose_all(buyers, sb.Seller(), now=NOW, online=False, plugins=[])
    served = [row for row in told[2].select(NAMES).to_pylist() if row["fault"] is None]

    assert [{**row, "row": 0} for row in many.to_arrow().to_pylist()] == [{**row, "row": 0} for row in served]


def test_libraries_are_named_when_they_are_missing(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(ImportError, match=r"pip install 'silentbuyer\[frames\]'"):
        import_module("silentbuyer.batch.any_frame").AnyFrame.of([])
