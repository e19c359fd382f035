"""Tables that lie on a cluster: one job as plain JSON, and functions from Arrow record batches to record batches."""

from __future__ import annotations

from silentbuyer.cluster.batches import ask_batches, diagnose_batches, judge_batches, read_batches
from silentbuyer.cluster.shapes import answer_schema, asked_schema, question_schema, read_schema
from silentbuyer.engine.job import Job

__all__ = [
    "Job",
    "answer_schema",
    "ask_batches",
    "asked_schema",
    "diagnose_batches",
    "judge_batches",
    "question_schema",
    "read_batches",
    "read_schema",
]
