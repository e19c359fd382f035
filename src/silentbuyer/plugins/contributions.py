"""What a contribution of each sort must look like before it is taken in."""

from __future__ import annotations

import re
from typing import Any

import attrs

from silentbuyer.calendars.days_off import DaysOff
from silentbuyer.language.words import Words
from silentbuyer.model.own_cause import OwnCause
from silentbuyer.model.seller import Sector

_SLUG = re.compile(r"[a-z0-9][a-z0-9_.:-]{0,79}")


@attrs.frozen
class Shape:
    """The attribute that names a contribution, the methods it must have, or the one class that it must be of."""

    word: str
    key: str
    methods: tuple[str, ...] = ()
    kind: type | None = None

    def fault(self, item: Any) -> str | None:
        """Why this is no such contribution, or None."""
        if isinstance(item, type):
            return f"{item.__name__} is a class; register an instance of it: register({item.__name__}())"
        if isinstance(item, (list, tuple, set, frozenset)):
            return f"{type(item).__name__} is no {self.word}: call register(...) once for each"
        if self.kind is not None:
            wanted = f"silentbuyer.{self.kind.__name__}"
            return None if isinstance(item, self.kind) else f"{item!r:.120} is no {self.word}: register a {wanted}"
        name = getattr(item, self.key, None)
        if not isinstance(name, str) or not _SLUG.fullmatch(name):
            return f"{item!r:.120} needs a {self.key} of lower-case words such as 'dhgate-quiet', got {name!r}"
        patience = getattr(item, "patience", 0.0) if self.key == "kind" else 0.0
        if not isinstance(patience, (int, float)):
            return f"{self.word} {name}: patience must be a number of seconds, got {patience!r:.80}"
        missing = [method for method in self.methods if not callable(getattr(item, method, None))]
        return f"{self.word} {name} has no method {' and no '.join(missing)}" if missing else None


SHAPES = {
    "register_rules": Shape("rule", "name", ("needs", "judge")),
    "register_probes": Shape("probe", "kind", ("ask",)),
    "register_actions": Shape("play", "name", ("advise",)),
    "register_readers": Shape("reader", "name", ("confidence", "columns", "record")),
    "register_causes": Shape("cause", "name", kind=OwnCause),
    "register_sectors": Shape("sector", "name", kind=Sector),
    "register_days_off": Shape("days off", "key", kind=DaysOff),
    "register_absences": Shape("source of absences", "name", ("absences",)),
    "register_words": Shape("words", "key", kind=Words),
}
