"""What may be asked about the world, and what came back: known, or unknown with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import attrs

from silentbuyer.errors import FactsError
from silentbuyer.language.saying import mark, say
from silentbuyer.values import checks
from silentbuyer.values.frozen import FrozenMap, freeze, thaw

SCHEMA = 1
_SHOWN = 160


@attrs.frozen(order=True, cache_hash=True)
class Question:
    """One thing to ask of the world: a kind (which probe) and a subject (about whom).

    Subjects are normalised by the asker (lower-case domains, normal URLs), so that equal questions are asked once.
    """

    kind: str = attrs.field(validator=checks.text(FactsError, empty=False))
    subject: str = attrs.field(default="", validator=checks.text(FactsError))

    def __str__(self) -> str:
        return str(self.words)

    @property
    def words(self) -> str:
        """What is asked, in a few words for a person."""
        kind, subject = self.kind.replace("-", " ").replace(":", " "), self.subject
        if len(subject) > _SHOWN or not subject.isprintable():  # a message, of which its first words tell enough
            subject = " ".join(subject[: 2 * _SHOWN].split())
            subject = subject if len(subject) <= _SHOWN else f"{subject[: _SHOWN - 1]}…"
        return say("{kind} of {subject}", kind=say(kind), subject=subject) if subject else say(self.kind)


@attrs.frozen
class Known:
    """An answer: a JSON-like value, when and by what it was found, and how long it may be believed.

    Attributes:
        value: text, numbers, tuples and read-only mappings of them.
        at: when it was observed, timezone-aware; None if that is not known.
        source: what said so, such as ``dns`` or ``http``.
        ttl: seconds for which it may be used again.

    """

    value: Any = attrs.field(converter=freeze)
    at: datetime | None = attrs.field(default=None, kw_only=True, validator=checks.aware(FactsError, optional=True))
    source: str = attrs.field(default="", kw_only=True, validator=checks.text(FactsError))
    ttl: float = attrs.field(default=3600.0, kw_only=True, converter=float, validator=checks.finite(FactsError))


@attrs.frozen
class Unknown:
    """No answer, and why: it adds exactly zero to every cause and is listed under "not checked".

    Attributes:
        reason: a short word such as ``offline``, ``no network``, ``timeout``, ``servfail``, ``bot wall``.
        detail: one sentence more, for a person.
        about: what could not be checked, for a person; the engine fills it in from the question.

    """

    reason: str = attrs.field(validator=checks.text(FactsError))
    detail: str = attrs.field(default="", validator=checks.text(FactsError))
    about: str = attrs.field(default="", validator=checks.text(FactsError))

    def __str__(self) -> str:
        head = f"{self.about}: {self.reason}" if self.about else self.reason
        return f"{head} ({self.detail})" if self.detail else head


Answer = Known | Unknown
NOT_ASKED = Unknown("not asked", mark("the facts at hand do not cover this question"))


def _answers(value: Mapping[Question, Answer]) -> FrozenMap[Question, Answer]:
    return value if isinstance(value, FrozenMap) else FrozenMap(value)


@attrs.frozen
class Facts(Mapping[Question, Answer]):
    """Questions with their answers; they can be saved and judged again, offline, to the same bytes."""

    answers: FrozenMap[Question, Answer] = attrs.field(factory=FrozenMap, converter=_answers)

    def __getitem__(self, question: Question) -> Answer:
        return self.answers[question]

    def __iter__(self) -> Iterator[Question]:
        return iter(self.answers)

    def __len__(self) -> int:
        return len(self.answers)

    def answer(self, question: Question) -> Answer:
        """The answer, or `Unknown("not asked")`."""
        return self.answers.get(question, NOT_ASKED)

    def known(self, question: Question) -> Any | None:
        """The known value of a question, or None when it is unknown."""
        answer = self.answer(question)
        return answer.value if isinstance(answer, Known) else None

    def only(self, questions: Iterable[Question]) -> Facts:
        """The facts on these questions, in the order of the questions."""
        return Facts({question: self.answer(question) for question in questions})

    def merged(self, other: Mapping[Question, Answer]) -> Facts:
        """Both together; a known answer is never displaced by an unknown one."""
        both: dict[Question, Answer] = dict(self.answers)
        for question, answer in other.items():
            if isinstance(answer, Known) or not isinstance(both.get(question), Known):
                both[question] = answer
        return Facts(both)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, with the schema number."""
        return {"schema": SCHEMA, "facts": [fact_row(q, a) for q, a in self.answers.items()]}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Facts:
        """The facts that `to_dict` wrote.

        Raises:
            FactsError: when the data is of another schema or not facts at all.

        """
        if data.get("schema") != SCHEMA:
            raise FactsError("saved facts", f"a mapping with schema {SCHEMA}", data)
        try:
            return cls(dict(fact_of(row) for row in data["facts"]))
        except (KeyError, TypeError, ValueError) as error:
            raise FactsError("saved facts", f"rows as written by to_dict ({error!r})", data) from error


def fact_row(question: Question, answer: Answer) -> dict[str, Any]:
    """A question with its answer as plain data for JSON; `fact_of` reads it again."""
    row: dict[str, Any] = {"kind": question.kind, "subject": question.subject}
    if isinstance(answer, Known):
        at = answer.at.isoformat() if answer.at else None
        return {**row, "value": thaw(answer.value), "at": at, "source": answer.source, "ttl": answer.ttl}
    return {**row, "unknown": str(answer.reason), "detail": str(answer.detail), "about": str(answer.about)}


def fact_of(row: Mapping[str, Any]) -> tuple[Question, Answer]:
    """The question and answer that `fact_row` wrote.

    Raises:
        KeyError, TypeError, ValueError: for anything else.

    """
    return Question(row["kind"], row["subject"]), answer_of(row)


def answer_of(row: Mapping[str, Any]) -> Answer:
    """The answer alone; the same errors."""
    if "unknown" in row:
        return Unknown(row["unknown"], row.get("detail", ""), row.get("about", ""))
    at = datetime.fromisoformat(row["at"]) if row.get("at") else None
    return Known(row["value"], at=at, source=row.get("source", ""), ttl=row.get("ttl", 3600.0))
