"""Record batches in and out: however a table is cut, each row comes once, in order, with the answer of one process."""

import pickle

import pytest

pa = pytest.importorskip("pyarrow")
pytest.importorskip("narwhals")

from table_of_buyers import KEY, by_one_process, internet, job, plain, table, visits_of

from silentbuyer.batch.frame_columns import NAMES
from silentbuyer.cluster import (
    answer_schema,
    ask_batches,
    asked_schema,
    diagnose_batches,
    judge_batches,
    question_schema,
    read_batches,
    read_schema,
)
from silentbuyer.errors import EngineError, RecordError


def staged(given, work, size):
    """The three stages, with the joins that a cluster makes between them."""
    read = pa.Table.from_batches(
        read_batches(given.to_batches(max_chunksize=size), work), read_schema(work, given.schema)
    )
    questions = read.column("_questions").to_pylist()
    distinct = {(q["kind"], q["subject"]): q for asked in questions for q in asked}
    batches = pa.Table.from_pylist(list(distinct.values()), schema=question_schema()).to_batches(max_chunksize=5)
    answers = pa.Table.from_batches(ask_batches(batches, work), asked_schema()).to_pylist()
    facts = {(row["kind"], row["subject"]): row["fact"] for row in answers}
    column = pa.array([[facts[q["kind"], q["subject"]] for q in asked] for asked in questions], pa.list_(pa.string()))
    judged = read.append_column("_facts", column).to_batches(max_chunksize=size)
    return pa.Table.from_batches(judge_batches(judged, work), answer_schema(work, given.schema))


@pytest.fixture(scope="module")
def given():
    return table()


@pytest.fixture(scope="module")
def alone(given):
    return by_one_process(given)


@pytest.mark.parametrize("size", [1, 17, 1000])
def test_the_whole_line_on_a_part(given, alone, size):
    got = pa.Table.from_batches(diagnose_batches(iter(given.to_batches(max_chunksize=size)), job()))

    assert got.schema == answer_schema(job(), given.schema)
    assert plain(got) == alone


@pytest.mark.parametrize("size", [17, 1000])
def test_the_three_stages_say_the_same(given, alone, size):
    assert plain(staged(given, job(), size)) == alone


def test_online_each_domain_is_asked_once_and_the_answer_is_the_same(given):
    with internet() as world:
        got = plain(staged(given, job(online=True, network=world.network), 50))
        visits = visits_of(world)
        told = by_one_process(given, online=True, network=world.network)

    assert got == told
    assert any(row["cause"] for row in got)
    assert {name: count - visits[name] for name, count in visits_of(world).items()} == visits
    assert min(visits.values()) > 0


def test_nothing_in_nothing_out():
    assert list(diagnose_batches([], job())) == []
    empty = table(2).slice(0, 0)
    assert list(diagnose_batches(empty.to_batches(), job())) == []


def test_rows_without_a_number_column_are_numbered_in_their_part(given):
    got = pa.Table.from_batches(diagnose_batches(given.drop_columns(["n"]).to_batches(max_chunksize=7), job(row=None)))

    assert got.column("row").to_pylist() == list(range(1, 121))


def test_a_buyer_without_an_id_is_called_by_the_place_in_the_whole_table():
    part = pa.table({KEY: pa.array([None], pa.string()), "company": ["Acme"], "owner": ["Li"], "n": [70_001]})
    (row,) = pa.Table.from_batches(diagnose_batches(part.to_batches(), job())).to_pylist()

    assert (row["row"], row["customer"], row["fault"]) == (70_001, "row-70001", None)


def test_a_column_that_is_not_there_is_named(given):
    with pytest.raises(RecordError, match="there is no column 'nobody'; columns are Lead No"):
        list(diagnose_batches(given.to_batches(), job(keep=["nobody"])))


def test_the_functions_and_the_job_travel():
    for work in (diagnose_batches, read_batches, ask_batches, judge_batches):
        assert pickle.loads(pickle.dumps(work)) is work
    assert pickle.loads(pickle.dumps(job(now=None))).moment.utcoffset() is not None


def test_a_worker_with_other_plugins_is_an_error_that_names_both(given, tmp_path):
    (tmp_path / "ours.py").write_text(
        '"""One rule."""\nimport silentbuyer as sb\n\n\n@sb.rule("ours-one")\ndef one(case):\n    """Nothing."""\n    return ()\n'
    )
    here = job(plugins=[str(tmp_path / "ours.py")])
    assert pa.Table.from_batches(diagnose_batches(given.to_batches(), here)).num_rows == 120
    (tmp_path / "ours.py").write_text(
        '"""Another rule."""\nimport silentbuyer as sb\n\n\n@sb.rule("ours-two")\ndef two(case):\n    """Nothing."""\n    return ()\n'
    )
    from silentbuyer.engine import job as jobs

    jobs._engine.cache_clear()
    with pytest.raises(EngineError, match=r"the driver and the worker .* differ.*rule ours-one: ours .*/ nothing"):
        list(diagnose_batches(given.to_batches(), here))


def test_kept_columns_that_have_a_name_of_ours_give_way(given):
    with_label = given.append_column("label", pa.array(["theirs"] * 120))
    got = pa.Table.from_batches(diagnose_batches(with_label.to_batches(), job(keep=["label"])))

    assert got.schema.names == [*NAMES, KEY, "label_input"]
    assert set(got.column("label_input").to_pylist()) == {"theirs"}
