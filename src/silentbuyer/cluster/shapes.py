"""The Arrow schemas between the stages of a job: records read, questions, answers, diagnoses."""

from __future__ import annotations

from typing import Any

from silentbuyer.batch.arrow import pyarrow, schema
from silentbuyer.batch.frame_columns import NAMES
from silentbuyer.engine.job import Job
from silentbuyer.errors import RecordError

BESIDE = "_input"
READ = ("row", "customer", "fault", "_record", "_questions")
"""Columns of a record that was read: its place, the id, why there is none, the buyer and the questions as JSON."""

FACTS = "_facts"


def _pa() -> Any:
    return pyarrow("jobs on Arrow batches")


def question_schema() -> Any:
    """One question: its kind and subject, and the domain whose questions belong into one process."""
    pa = _pa()
    return pa.schema([(name, pa.string()) for name in ("kind", "subject", "domain")])


def asked_schema() -> Any:
    """One answer as JSON, with the question that it is of."""
    return question_schema().append(_pa().field("fact", _pa().string()))


def read_schema(job: Job, given: Any) -> Any:
    """What `read_batches` gives for input of the schema `given`."""
    pa = _pa()
    question = pa.struct(list(question_schema()))
    kinds = (pa.int64(), pa.string(), pa.string(), pa.string(), pa.list_(question))
    return _with_kept([pa.field(*pair) for pair in zip(READ, kinds, strict=True)], job, given)


def answer_schema(job: Job, given: Any) -> Any:
    """What `diagnose_batches` gives for input of the schema `given`: our columns, the id column and `keep`."""
    return _with_kept(list(schema()), job, given)


def _with_kept(ours: list[Any], job: Job, given: Any) -> Any:
    fields = [given.field(name).with_name(called) for name, called in kept(job, given).items()]
    return _pa().schema([*ours, *fields], metadata=schema().metadata)


def kept(job: Job, given: Any) -> dict[str, str]:
    """The input's columns that go into the answer -> what they are called there.

    Raises:
        RecordError: for a column that is not there.

    """
    names = list(dict.fromkeys([job.key, *job.keep]))
    for name in [*names, *([job.row] if job.row else [])]:
        if name not in given.names:
            raise RecordError(f"there is no column {name!r}; columns are {', '.join(given.names[:60])}")
    return {name: name + BESIDE if name in NAMES else name for name in names}
