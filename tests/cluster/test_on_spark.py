"""On a real Spark, two threads and four tries a task: the same answers, and no row lost with a Python worker."""

import os
import shutil
import sys

import pytest

pa = pytest.importorskip("pyarrow")
pytest.importorskip("narwhals")
pytest.importorskip("pyspark", reason="left out: pyspark is not installed (group heavy-spark)")
if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
    pytest.skip("left out: Spark needs a Java that is not installed", allow_module_level=True)

from table_of_buyers import ACME, by_one_process, internet, job, plain, table, visits_of

import silentbuyer as sb
from silentbuyer.cluster import on_spark

pytestmark = [pytest.mark.timeout(600), pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    session = (
        SparkSession.builder.master("local[2,4]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("spark")))
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def given():
    return table()


def answered(spark, given, work):
    return on_spark.diagnose(spark.createDataFrame(given.to_pandas()), work).toArrow()


def test_the_answers_are_those_of_one_process(spark, given):
    got = answered(spark, given, job())

    assert plain(got) == by_one_process(given)
    assert got.schema.field("causes").type.value_type == pa.string()


def test_a_question_is_asked_once_and_a_task_that_is_killed_is_done_again(spark, given, deadly, tmp_path):
    plugin, mark = deadly
    with internet() as world:
        work = job(online=True, network=world.network, plugins=[str(plugin)])
        on_spark.diagnose(spark.createDataFrame(given.to_pandas()), work).write.parquet(str(tmp_path / "answers"))
        visits = visits_of(world)
        told = by_one_process(given, online=True, network=world.network)
        alone = {name: count - visits[name] for name, count in visits_of(world).items()}
    import pyarrow.parquet as pq

    assert mark.exists(), "the Python worker was killed"
    assert plain(pq.read_table(tmp_path / "answers")) == told
    assert visits == alone
    assert min(visits.values()) > 0


def test_other_plugins_on_a_worker_end_the_job(spark, given, tmp_path):
    plugin = tmp_path / "ours.py"
    plugin.write_text(
        'import silentbuyer as sb\n\n\n@sb.rule("ours-one")\ndef one(case):\n    """A."""\n    return ()\n'
    )
    made = job(plugins=[str(plugin)])
    plugin.write_text(
        'import silentbuyer as sb\n\n\n@sb.rule("ours-one")\ndef one(case):\n    """B."""\n    return ()\n'
    )
    with pytest.raises(Exception, match=r"the driver and the worker .* differ"):
        answered(spark, given, made)


def test_causes_of_a_plugin_and_an_experience_reach_the_workers(spark, given):
    learned = sb.Experience(priors={"acme:sanctions": 4.0})
    work = job(plugins=[ACME], experience=learned)

    got = plain(answered(spark, given, work))

    assert got == by_one_process(given, plugins=[ACME], experience=learned)
    assert any("acme:sanctions" in (row["causes"] or ()) for row in got)
