"""A question as a key of text and an answer as a text of JSON, the same in every store."""

from __future__ import annotations

import json

from silentbuyer.model.facts import SCHEMA, Answer, Question, answer_of, fact_of, fact_row

_VERSION = f"{SCHEMA}:"
"""Answers of another schema have other keys: they are never read, and leave when their time is over."""

_BROKEN = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


def key_of(question: Question) -> str:
    """The key under which an answer is kept: text that every store can hold, whatever the subject is made of."""
    key = f"{_VERSION}{question.kind}\n{question.subject}"
    if key.isascii() and "\\" not in key and "\0" not in key:
        return key
    plain = key.replace("\\", "\\\\").replace("\0", "\\0")  # no store of texts holds a NUL or half a character
    return plain.encode("utf-8", "backslashreplace").decode("utf-8")


def text_of(question: Question, answer: Answer) -> str:
    """The answer with its question, as one line of JSON."""
    return json.dumps(fact_row(question, answer), ensure_ascii=True, separators=(",", ":"))


def fact_in(text: str) -> tuple[Question, Answer] | None:
    """What `text_of` wrote; None for a text that another program, or a broken disk, has put there."""
    try:
        return fact_of(json.loads(text))
    except _BROKEN:
        return None


def answer_in(text: str) -> Answer | None:
    """The answer alone."""
    try:
        return answer_of(json.loads(text))
    except _BROKEN:
        return None
