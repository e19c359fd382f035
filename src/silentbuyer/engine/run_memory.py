"""What one run has asked already, so that each distinct question is asked once, however many buyers there are.

The latest answers are held; all of them lie in a private temporary database, which SQLite keeps in memory until it
grows large and which is gone with the run.
"""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Mapping

from silentbuyer.model.diagnosis import Complaint
from silentbuyer.model.facts import Answer, Facts, Question
from silentbuyer.values.json_text import json_text

HELD = 5_000
"""Answers that are held as they are; the others are read back when they are wanted again."""


class RunMemory:
    """Answers and complaints by question; used by one thread."""

    def __init__(self, held: int = HELD) -> None:
        self._most = held
        self._held: OrderedDict[Question, Answer] = OrderedDict()
        self._complaints: dict[Question, Complaint] = {}
        # A generator is read by one thread at a time, but not always by the one that made it.
        self._base = sqlite3.connect("", check_same_thread=False)
        self._base.execute(
            "create table answers (kind text, subject text, fact text, primary key (kind, subject)) without rowid"
        )

    def known(self, questions: Iterable[Question]) -> dict[Question, Answer]:
        """The answers to those of the questions that were asked before."""
        found = {question: self._get(question) for question in questions}
        return {question: answer for question, answer in found.items() if answer is not None}

    def complaints(self, questions: Iterable[Question]) -> dict[Question, Complaint]:
        """The complaints that these questions led to."""
        return {question: self._complaints[question] for question in questions if question in self._complaints}

    def keep(self, answers: Mapping[Question, Answer], complaints: Mapping[Question, Complaint]) -> None:
        """Keep what was answered."""
        self._complaints.update(complaints)
        rows = ((q.kind, q.subject, json_text(Facts({q: answer}).to_dict())) for q, answer in answers.items())
        self._base.executemany("insert or replace into answers values (?, ?, ?)", rows)
        for question, answer in answers.items():
            self._hold(question, answer)

    def close(self) -> None:
        """Give the temporary database back."""
        self._base.close()

    def _get(self, question: Question) -> Answer | None:
        answer = self._held.get(question)
        if answer is None:
            row = self._base.execute(
                "select fact from answers where kind = ? and subject = ?", (question.kind, question.subject)
            ).fetchone()
            if row is None:
                return None
            (answer,) = Facts.from_dict(json.loads(row[0])).values()
        self._hold(question, answer)
        return answer

    def _hold(self, question: Question, answer: Answer) -> None:
        self._held[question] = answer
        self._held.move_to_end(question)
        if len(self._held) > self._most:
            self._held.popitem(last=False)
