"""Questions and answers on their way between processes: as text, and by the domain that they are about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from silentbuyer.addresses.domains import registrable
from silentbuyer.addresses.urls import host_of
from silentbuyer.engine.asking import OFFLINE
from silentbuyer.engine.attempt import Round
from silentbuyer.model.diagnosis import Complaint
from silentbuyer.model.facts import NOT_ASKED, Answer, Facts, Question
from silentbuyer.values.json_text import json_text

_LONGEST = 253
"""Characters of a domain name (RFC 1035); the subject of another kind of question may be longer."""


def domain_of(question: Question) -> str:
    """The registrable domain that a question is about, else its subject: questions of one domain are asked together."""
    subject = question.subject
    host = host_of(subject) if "://" in subject else subject
    return (registrable(host or subject) or host or subject)[:_LONGEST]


def fact_text(question: Question, round_: Round) -> str:
    """An answer as JSON, with the complaint that the question led to."""
    complaint = round_.complaints.get(question)
    fact = Facts({question: round_.answers[question]}).to_dict()
    return json_text({**fact, "complaint": attrs.asdict(complaint) if complaint else None})


def answer_of(text: str) -> tuple[Question, Answer, Complaint | None]:
    """What `fact_text` wrote."""
    data: Mapping[str, Any] = json.loads(text)
    ((question, answer),) = Facts.from_dict(data).items()
    return question, answer, Complaint(**data["complaint"]) if data["complaint"] else None


def round_of(
    questions: Iterable[Question], told: Iterable[tuple[Question, Answer, Complaint | None]], *, online: bool
) -> Round:
    """The answers to these questions out of what was told; the others were not asked."""
    otherwise = NOT_ASKED if online else OFFLINE
    round_ = Round(dict.fromkeys(questions, otherwise))
    for question, answer, complaint in told:
        if question in round_.answers:
            round_.answers[question] = answer
            round_.complaints |= {question: complaint} if complaint else {}
    return round_
