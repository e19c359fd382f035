"""A job on Spark, by ``mapInArrow``: Spark retries lost tasks, commits what is written once, and moves the rows.

Rows go to partitions by their id, so that an id that comes twice is found wherever it lies, and questions by their
domain, so that one process only asks about it. Needs ``silentbuyer[spark]``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

import attrs

from silentbuyer.batch.arrow import pyarrow
from silentbuyer.cluster.batches import ask_batches, judge_batches, read_batches
from silentbuyer.cluster.shapes import FACTS, answer_schema, asked_schema, read_schema
from silentbuyer.engine.job import Job

ROW = "silentbuyer_row"
"""The column that numbers the rows where the job names none; the numbers are not consecutive."""

Batches = Callable[[Iterable[Any], Job], Iterator[Any]]


def diagnose(frame: Any, job: Job, *, parts: int | None = None) -> Any:
    """The diagnoses of a ``pyspark.sql.DataFrame``, as one of them: a row each, with `answer_schema`'s columns.

    Nothing runs before the answer is written or counted; write it once, for each action would diagnose anew.

    Args:
        frame: the buyers.
        job: what to do; `row` names a column that numbers the rows, else they are numbered by Spark.
        parts: partitions of the work (None: Spark's own ``spark.sql.shuffle.partitions``).

    Raises:
        RecordError: for a column of the job that is not there.
        EngineError: when a worker has other plugins or versions than the driver; Spark wraps it.

    """
    sql, types = import_module("pyspark.sql.functions"), import_module("pyspark.sql.pandas.types")
    numbered = job if job.row else attrs.evolve(job, row=ROW)
    rows = frame if job.row else frame.withColumn(ROW, sql.monotonically_increasing_id())
    given = types.to_arrow_schema(rows.schema)
    read = _mapped(
        _spread(rows, parts, numbered.key).sortWithinPartitions(_column(str(numbered.row))),
        read_batches,
        numbered,
        read_schema(numbered, given),
    )
    asked = read.select("customer", sql.explode("_questions").alias("q")).select("customer", "q.*")
    distinct = _spread(asked.select("kind", "subject", "domain").distinct(), parts, "domain")
    answers = _mapped(distinct, ask_batches, numbered, asked_schema()).drop("domain")
    facts = asked.join(answers, ["kind", "subject"]).groupBy("customer").agg(sql.collect_list("fact").alias(FACTS))
    return _mapped(read.join(facts, "customer", "left"), judge_batches, numbered, answer_schema(numbered, given))


def _spread(rows: Any, parts: int | None, column: str) -> Any:
    return rows.repartition(parts, _column(column)) if parts else rows.repartition(_column(column))


def _column(name: str) -> Any:
    """A column by its whole name, which may hold dots and spaces."""
    return import_module("pyspark.sql.functions").col(f"`{name.replace('`', '``')}`")


def _mapped(rows: Any, work: Batches, job: Job, shape: Any) -> Any:
    """The work on each partition; columns travel as c0, c1 ..., for ``mapInArrow`` takes no name with a dot in it."""
    given, fields = tuple(rows.columns), [field.with_name(f"c{place}") for place, field in enumerate(shape)]
    schema = import_module("pyspark.sql.pandas.types").from_arrow_schema(
        pyarrow("jobs on Spark").schema(fields), prefer_timestamp_ntz=True
    )
    sent = rows.toDF(*(f"c{place}" for place in range(len(given))))
    done = sent.mapInArrow(partial(_renamed, work=work, job=job, given=given, names=tuple(shape.names)), schema)
    return done.toDF(*shape.names)


def _renamed(
    batches: Iterable[Any], *, work: Batches, job: Job, given: tuple[str, ...], names: tuple[str, ...]
) -> Iterator[Any]:
    """The work on batches under their own names, and its columns in the order that was declared."""
    make = pyarrow("jobs on Spark").RecordBatch.from_arrays
    for batch in work((make(one.columns, names=list(given)) for one in batches), job):
        yield make([batch.column(name) for name in names], names=[f"c{place}" for place in range(len(names))])
