"""A cache that may fail: its first fault is a complaint, and from then on the world is asked instead."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from silentbuyer.cache.store import Cache
from silentbuyer.model.diagnosis import Complaint
from silentbuyer.model.facts import Answer, Known, Question, Unknown
from silentbuyer.values.raised import name_of, words_of


@attrs.define
class GuardedCache:
    """Somebody's store, asked until it fails; a full disk or a lost server costs answers twice, never a diagnosis."""

    inner: Cache
    fault: Complaint | None = None
    _told: bool = False

    def get(self, question: Question) -> Answer | None:
        """A fresh answer; None where there is none or the store has failed."""
        if self.fault is not None:
            return None
        try:
            found = self.inner.get(question)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - whatever a stranger's store does is a complaint
            self._lose(name_of(error), words_of(error))
            return None
        if found is None or isinstance(found, (Known, Unknown)):
            return found
        self._lose("rubbish", f"answered {type(found).__name__} where Known, Unknown or None was expected")
        return None

    def put(self, question: Question, answer: Answer) -> None:
        """Keep an answer, unless the store has failed."""
        if self.fault is not None:
            return
        try:
            self.inner.put(question, answer)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - as above
            self._lose(name_of(error), words_of(error))

    def tell(self, complaints: dict[Question, Complaint], answers: Iterable[Question]) -> None:
        """The fault beside the first of these answers, once in the life of the engine."""
        about = next(iter(answers), None)
        if self.fault is not None and not self._told and about is not None:
            complaints.setdefault(about, self.fault)
            self._told = True

    def _lose(self, kind: str, message: str) -> None:
        place = getattr(self.inner, "place", type(self.inner).__name__)
        words = f"{message}: the cache {place} is not used any more, and what it would have told is asked anew"
        self.fault = Complaint(where="cache", plugin="silentbuyer", kind=kind, message=words)
