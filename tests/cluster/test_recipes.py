"""The recipes of the how-to page for Ray Data and Daft, run as they stand there: the same answers as one process."""

import re
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")
pytest.importorskip("narwhals")

from table_of_buyers import by_one_process, job, plain, table

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "ray-and-daft.md"

pytestmark = pytest.mark.timeout(400)


def recipe(heading):
    """The Python below a heading of the page."""
    below = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1]
    return re.search(r"```\{code-block\} python\n(.*?)```", below, re.DOTALL)[1]


def answers_of(heading, buyers):
    names = {"buyers": buyers, "job": job(), "__name__": "__main__"}
    exec(compile(recipe(heading), str(PAGE), "exec"), names)  # noqa: S102 - the page is ours
    return names["answers"]


@pytest.mark.filterwarnings("ignore")
def test_ray_data_gives_the_answers_of_one_process():
    ray = pytest.importorskip("ray", reason="left out: ray is not installed (group heavy-ray)")
    pytest.importorskip("ray.data", reason="left out: ray is not installed (group heavy-ray)")
    given = table()
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        told = answers_of("Ray Data", ray.data.from_arrow(given))
        got = pa.concat_tables(ray.get(told.to_arrow_refs()))
    finally:
        ray.shutdown()

    assert plain(got) == by_one_process(given)


@pytest.mark.filterwarnings("ignore")
def test_daft_gives_the_answers_of_one_process():
    daft = pytest.importorskip("daft", reason="left out: daft is not installed (group heavy-ray)")
    given = table()
    told = answers_of("Daft", daft.from_arrow(given))

    assert plain(told.to_arrow()) == by_one_process(given)
