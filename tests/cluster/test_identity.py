"""One table by every way in: a list, pandas, polars, DuckDB, pyarrow, processes, a job; Dask and Spark stand beside.

Whatever is not installed is left out; what is there must say the same of every buyer, to the last digit.
"""

import pytest

pa = pytest.importorskip("pyarrow")
pytest.importorskip("narwhals")

from frame_buyers import MAPPING, NOW
from table_of_buyers import job, table

import silentbuyer as sb
from silentbuyer.batch import BadRow, read_customers
from silentbuyer.batch.arrow import schema
from silentbuyer.batch.frame_columns import NAMES
from silentbuyer.cluster import diagnose_batches

OPTIONS = {"now": NOW, "online": False, "plugins": []}


@pytest.fixture(scope="module")
def given():
    return table(90)


@pytest.fixture(scope="module")
def told(given):
    """The diagnoses of a list of the good buyers, as rows; their places are those of the list."""
    rows = given.drop_columns(["n"]).to_pylist()
    buyers = [item for item in read_customers(rows, mapping=MAPPING) if not isinstance(item, BadRow)]
    return without_place(sb.diagnose_all(buyers, sb.Seller(), **OPTIONS).to_arrow())


def without_place(answers):
    served = answers.select(NAMES).cast(schema()).to_pylist()
    return [{**row, "row": None} for row in served if row["fault"] is None]


def framed(frame, **more):
    return sb.diagnose_frame(frame, sb.Seller(), mapping=MAPPING, **OPTIONS, **more)


def by_pandas(given):
    pandas = pytest.importorskip("pandas", reason="left out: pandas is not installed (group heavy)")
    return pa.Table.from_pandas(framed(pandas.DataFrame(given.to_pylist())), preserve_index=False)


def by_polars(given):
    polars = pytest.importorskip("polars", reason="left out: polars is not installed (group heavy)")
    return framed(polars.from_arrow(given)).to_arrow()


def by_duckdb(given):
    duckdb = pytest.importorskip("duckdb", reason="left out: duckdb is not installed (group heavy)")
    connection = duckdb.connect()
    connection.register("given", given)
    return pa.table(framed(connection.sql("select * from given")))


WAYS = {
    "pyarrow": framed,
    "pandas": by_pandas,
    "polars": by_polars,
    "duckdb": by_duckdb,
    "two processes": lambda given: framed(given, workers=2),
    "a job on batches": lambda given: pa.Table.from_batches(diagnose_batches(given.to_batches(max_chunksize=7), job())),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_says_the_same(given, told, way):
    frame = given if way == "a job on batches" else given.drop_columns(["n"])

    assert without_place(WAYS[way](frame)) == told
    assert len(told) > 80
