"""On a real Dask cluster of two processes: the same answers, each domain asked once, and no row lost with a worker."""

import os

import pytest

pa = pytest.importorskip("pyarrow")
pytest.importorskip("narwhals")
distributed = pytest.importorskip("distributed", reason="left out: dask is not installed (group heavy)")

import dask.dataframe as dd
from table_of_buyers import ACME, by_one_process, internet, job, plain, table, visits_of

import silentbuyer as sb
from silentbuyer.cluster import on_dask

pytestmark = [pytest.mark.timeout(400), pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture(scope="module")
def cluster():
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def given():
    return table()


def answered(given, work, parts=4):
    frame = dd.from_pandas(given.to_pandas(), npartitions=parts)
    told = on_dask.diagnose(frame, work)
    return pa.Table.from_pandas(told.compute(), preserve_index=False)


@pytest.mark.usefixtures("cluster")
def test_the_answers_are_those_of_one_process(given):
    assert plain(answered(given, job())) == by_one_process(given)


@pytest.mark.usefixtures("cluster")
def test_lists_and_times_keep_their_types(given):
    got = answered(given, job())

    assert got.schema.field("probabilities").type == pa.list_(pa.float64())
    assert got.schema.field("not_before").type == pa.timestamp("us", tz="UTC")


@pytest.mark.usefixtures("cluster")
def test_one_process_only_asks_about_a_domain(given):
    with internet() as world:
        got = plain(answered(given, job(online=True, network=world.network, share=2)))
        visits = visits_of(world)
        told = by_one_process(given, online=True, network=world.network)
        alone = {name: count - visits[name] for name, count in visits_of(world).items()}

    assert got == told
    assert visits == alone
    assert min(visits.values()) > 0


def test_a_worker_that_is_killed_in_the_middle_loses_and_doubles_no_row(cluster, given, deadly):
    plugin, mark = deadly
    before = cluster.run(os.getpid)
    got = plain(answered(given, job(plugins=[str(plugin)])))

    assert int(mark.read_text()) in before.values(), "the worker was killed"
    assert got == by_one_process(given)


@pytest.mark.usefixtures("cluster")
def test_rows_without_numbers_are_numbered_by_their_partition(given):
    got = answered(given.drop_columns(["n"]), job(row=None), parts=3)

    assert len(set(got.column("row").to_pylist())) == len(given)
    assert {number >> 33 for number in got.column("row").to_pylist()} == {0, 1, 2}


@pytest.mark.usefixtures("cluster")
def test_other_plugins_on_a_worker_end_the_job(given, tmp_path):
    plugin = tmp_path / "ours.py"
    plugin.write_text(
        'import silentbuyer as sb\n\n\n@sb.rule("ours-one")\ndef one(case):\n    """A."""\n    return ()\n'
    )
    made = job(plugins=[str(plugin)])
    plugin.write_text(
        'import silentbuyer as sb\n\n\n@sb.rule("ours-one")\ndef one(case):\n    """B."""\n    return ()\n'
    )
    with pytest.raises(Exception, match=r"the driver and the worker .* differ.*file ours.py"):
        answered(given, made)


@pytest.mark.usefixtures("cluster")
def test_causes_of_a_plugin_and_an_experience_reach_the_workers(given):
    learned = sb.Experience(priors={"acme:sanctions": 4.0})
    work = job(plugins=[ACME], experience=learned)

    got = plain(answered(given, work))

    assert got == by_one_process(given, plugins=[ACME], experience=learned)
    assert any("acme:sanctions" in (row["causes"] or ()) for row in got)
