"""A job on Dask: every part is read, asked about and judged by the workers, which may die in the middle.

Rows go to parts by their id, so that an id that comes twice is found wherever it lies, and questions by their domain,
so that one process only asks about it. Every step is a pure task: one that is lost with its worker is done again, and
nothing is written twice. Needs ``silentbuyer[dask]``.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any
from zlib import crc32

import attrs

from silentbuyer.batch.arrow import pyarrow
from silentbuyer.cluster.batches import ask_batches, judge_batches, read_batches
from silentbuyer.cluster.shapes import FACTS, answer_schema, asked_schema, question_schema, read_schema
from silentbuyer.engine.job import Job

ROW = "silentbuyer_row"
"""The column that numbers the rows where the job names none."""

_PART = 1 << 33
"""Numbers that a part may use up, as Spark has it."""


def diagnose(frame: Any, job: Job, *, parts: int | None = None) -> Any:
    """The diagnoses of a ``dask.dataframe.DataFrame``, as one of them: a row each, with `answer_schema`'s columns.

    Args:
        frame: the buyers; its partitions are pandas frames.
        job: what to do; `row` names a column that numbers the rows, else they are numbered by partition.
        parts: how many parts to cut the work into (None: as many as the frame has).

    Raises:
        RecordError: for a column of the job that is not there.
        EngineError: when a worker has other plugins or versions than the process where the job was made.

    """
    delayed, dataframe = import_module("dask").delayed, import_module("dask.dataframe")
    count = parts or frame.npartitions
    numbered = job if job.row else attrs.evolve(job, row=ROW)
    given = _schema_of(frame, numbered)
    shape = answer_schema(numbered, given)
    tables = [delayed(_table)(part, number, given, numbered) for number, part in enumerate(frame.to_delayed())]
    by_id = _shuffled(delayed, tables, numbered.key, count)
    read = [delayed(_read)(some, given, numbered) for some in by_id]
    asked = [
        delayed(_asked)(some, numbered)
        for some in _shuffled(delayed, [delayed(_questions)(r) for r in read], "domain", count)
    ]
    found = [delayed(_judged)(one, asked, shape, numbered) for one in read]
    return dataframe.from_delayed(found, meta=_pandas(shape.empty_table()), verify_meta=False)


def _schema_of(frame: Any, job: Job) -> Any:
    pa = pyarrow("jobs on Dask")
    given = pa.Schema.from_pandas(frame._meta, preserve_index=False)  # noqa: SLF001 - Dask's own word for its schema
    return given if job.row in given.names else given.append(pa.field(ROW, pa.int64()))


def _shuffled(delayed: Any, tables: list[Any], column: str, count: int) -> list[list[Any]]:
    """For each of `count` parts, the rows of all tables whose value of a column belongs there."""
    split = [delayed(_split, nout=count)(table, column, count) for table in tables]
    return [[one[number] for one in split] for number in range(count)]


def _split(table: Any, column: str, count: int) -> tuple[Any, ...]:
    pa = pyarrow("jobs on Dask")
    homes = pa.array(
        [crc32(str(value).encode("utf-8", "replace")) % count for value in table.column(column).to_pylist()]
    )
    return tuple(table.filter(pa.compute.equal(homes, number)) for number in range(count))


def _table(part: Any, number: int, given: Any, job: Job) -> Any:
    pa = pyarrow("jobs on Dask")
    if job.row == ROW and ROW not in part.columns:
        part = part.assign(**{ROW: range(number * _PART, number * _PART + len(part))})
    return pa.Table.from_pandas(part, preserve_index=False, schema=given)


def _joined(tables: list[Any], shape: Any) -> Any:
    return pyarrow("jobs on Dask").concat_tables([shape.empty_table(), *tables])


def _read(tables: list[Any], given: Any, job: Job) -> Any:
    together = _joined(tables, given).sort_by(str(job.row)).combine_chunks()
    batches = read_batches(together.to_batches(), job)
    return pyarrow("jobs on Dask").Table.from_batches(batches, read_schema(job, given))


def _questions(read: Any) -> Any:
    pa = pyarrow("jobs on Dask")
    flat = pa.compute.list_flatten(read.column("_questions"))
    rows = {tuple(row.values()): row for row in flat.to_pylist()}
    return pa.Table.from_pylist(list(rows.values()), schema=question_schema())


def _asked(tables: list[Any], job: Job) -> Any:
    distinct = {(row["kind"], row["subject"]): row for table in tables for row in table.to_pylist()}
    pa = pyarrow("jobs on Dask")
    questions = pa.Table.from_pylist([distinct[name] for name in sorted(distinct)], schema=question_schema())
    return pa.Table.from_batches(ask_batches(questions.to_batches(), job), asked_schema())


def _judged(read: Any, asked: list[Any], shape: Any, job: Job) -> Any:
    pa = pyarrow("jobs on Dask")
    wanted = read.column("_questions").to_pylist()
    names = {(q["kind"], q["subject"]) for questions in wanted for q in questions}
    rows = (row for table in asked for row in table.to_pylist())
    told = {(row["kind"], row["subject"]): row["fact"] for row in rows if (row["kind"], row["subject"]) in names}
    facts = [[told[q["kind"], q["subject"]] for q in questions] for questions in wanted]
    given = read.append_column(FACTS, pa.array(facts, pa.list_(pa.string())))
    judged = pa.Table.from_batches(judge_batches(given.combine_chunks().to_batches(), job), shape)
    return _pandas(judged)


def _pandas(table: Any) -> Any:
    """As pandas with Arrow's own types: Dask would make text of lists that stand in columns of objects."""
    return table.to_pandas(types_mapper=import_module("pandas").ArrowDtype)
