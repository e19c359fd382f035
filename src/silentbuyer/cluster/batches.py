"""The job on a part of a table: Arrow record batches in, record batches out, each row once and in order.

`diagnose_batches` does everything where it is. The other three are the same in stages, for a cluster: records are read,
distinct questions are asked (one domain in one process only, so that nobody's server is asked twice), and buyers are
judged on the answers. All four pickle, and keep one engine a process between batches.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from silentbuyer.batch.arrow import BATCH, batch, pyarrow, schema
from silentbuyer.batch.customers import read_customers
from silentbuyer.batch.frame_columns import fault_row, frame_row
from silentbuyer.batch.provenance import BadRow
from silentbuyer.cluster.between_processes import answer_of, domain_of, fact_text, round_of
from silentbuyer.cluster.shapes import FACTS, READ, answer_schema, asked_schema, kept, read_schema
from silentbuyer.engine.engine import Engine
from silentbuyer.engine.job import Job, engine_of
from silentbuyer.engine.outcomes import Outcomes, rows_of
from silentbuyer.model.customer import Customer
from silentbuyer.model.diagnosis import Diagnosis
from silentbuyer.model.facts import Question
from silentbuyer.values.json_text import json_text

Row = Mapping[str, Any]
_PLACE = "silentbuyer_row"


class _Part:
    """The record batches of one part, whose rows are read ahead; answers are put beside the batch they belong to."""

    def __init__(self, batches: Iterable[Any], job: Job) -> None:
        self._batches, self._job = iter(batches), job
        self._waiting: deque[Any] = deque()
        self._places = 0
        first = next(self._batches, None)
        self.given = None if first is None else first.schema
        self._first = first

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.given.names, _PLACE) if self.given is not None else ()

    def __iter__(self) -> Iterator[Row]:
        one = self._first
        while one is not None:
            if one.num_rows:
                self._waiting.append(one)
            for row in one.to_pylist():
                self._places += 1
                yield {**row, _PLACE: row[self._job.row] if self._job.row else self._places}
            one = next(self._batches, None)

    def paired(self, rows: Iterable[dict[str, Any]], shape: Any) -> Iterator[Any]:
        """The answers, one a row, as batches of the schema `shape` with the columns that are kept."""
        ready: list[dict[str, Any]] = []
        for done, row in enumerate(rows, 1):
            ready.append({**row, "row": self._place(len(ready), done)})
            if len(ready) == self._waiting[0].num_rows:
                yield _beside(ready, self._waiting.popleft(), shape, self._job)
                ready = []

    def _place(self, index: int, done: int) -> int:
        name = self._job.row
        return done if name is None else int(self._waiting[0].column(name)[index].as_py())


def _beside(rows: list[dict[str, Any]], given: Any, shape: Any, job: Job) -> Any:
    names = kept(job, given.schema)
    ours = batch(rows, pyarrow("jobs").schema(list(shape)[: len(shape) - len(names)]))
    columns = [*ours.columns, *(given.column(name) for name in names)]
    return pyarrow("jobs").RecordBatch.from_arrays(columns, schema=shape)


def diagnose_batches(batches: Iterable[Any], job: Job) -> Iterator[Any]:
    """The whole line on one part; the schema is that of `answer_schema`. An id that is twice in the part is named."""
    engine = engine_of(job)

    def stream(customers: Iterable[Customer]) -> Iterator[Diagnosis]:
        return engine.stream(customers, now=job.moment)

    part = _Part(batches, job)
    if part.given is not None:
        outcomes = Outcomes(_reading(part, job, engine), stream)
        yield from part.paired(rows_of(outcomes), answer_schema(job, part.given))


def read_batches(batches: Iterable[Any], job: Job) -> Iterator[Any]:
    """Stage 0: each row as a record that was read, with the questions of all rules about it."""
    engine, part = engine_of(job), _Part(batches, job)
    if part.given is not None:
        yield from part.paired(_read(_reading(part, job, engine), engine), read_schema(job, part.given))


def _reading(part: _Part, job: Job, engine: Engine) -> Any:
    how = dict(job.reading)
    how["mapping"] = {**(how.get("mapping") or {}), "id": job.key}
    return read_customers(part, place=_PLACE, readers=engine.registry.added_readers, **how)


def _read(reading: Any, engine: Engine) -> Iterator[dict[str, Any]]:
    nothing = dict.fromkeys(READ)
    for item in reading:
        if isinstance(item, BadRow):
            yield {**nothing, "fault": fault_row(item, 0)["fault"], "_questions": []}
        else:
            questions = engine.plan(item).questions if engine.online else ()
            asked = [{"kind": q.kind, "subject": q.subject, "domain": domain_of(q)} for q in questions]
            yield {**nothing, "customer": item.id, "_record": json_text(item.to_dict()), "_questions": asked}


def ask_batches(batches: Iterable[Any], job: Job) -> Iterator[Any]:
    """Stage 1: distinct questions of `question_schema` in, their answers of `asked_schema` out."""
    engine = engine_of(job)
    for one in batches:
        rows = one.to_pylist()
        questions = [Question(row["kind"], row["subject"]) for row in rows]
        round_ = engine.answers(questions)
        facts = [fact_text(question, round_) for question in questions]
        yield batch([{**row, "fact": fact} for row, fact in zip(rows, facts, strict=True)], asked_schema())


def judge_batches(batches: Iterable[Any], job: Job) -> Iterator[Any]:
    """Stage 2: the records of stage 0 with their `facts` (a list of answers of stage 1) in, diagnoses out."""
    engine = engine_of(job)
    for one in batches:
        for start in range(0, one.num_rows, BATCH):
            part = one.slice(start, BATCH)
            rows = [_judged(row, engine, job) for row in part.select([*READ[:4], FACTS]).to_pylist()]
            yield _with_rest(rows, part)


def _judged(row: Row, engine: Engine, job: Job) -> dict[str, Any]:
    if row["_record"] is None:
        return {**fault_row(BadRow("", 0, "", ""), row["row"]), "fault": row["fault"]}
    plan = engine.plan(Customer.from_dict(json.loads(row["_record"])))
    round_ = round_of(plan.questions, map(answer_of, row[FACTS] or ()), online=engine.online)
    return frame_row(engine.told(engine.judged(plan, round_, job.moment)), row["row"])


def _with_rest(rows: list[dict[str, Any]], given: Any) -> Any:
    """Diagnoses with the kept columns, which stage 0 has named already."""
    pa, ours = pyarrow("jobs"), batch(rows, schema())
    names = [name for name in given.schema.names if name not in (*READ, FACTS)]
    fields = [*ours.schema, *(given.schema.field(name) for name in names)]
    shape = pa.schema(fields, metadata=ours.schema.metadata)
    return pa.RecordBatch.from_arrays([*ours.columns, *(given.column(name) for name in names)], schema=shape)
