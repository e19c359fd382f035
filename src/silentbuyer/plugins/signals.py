"""Reading a platform's raw signals, which come from screens, exports and hand-made columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from silentbuyer.model.case import Case

_NUMBER = re.compile(r"\d{1,9}")
_YES = frozenset({"1", "true", "yes", "y", "是", "si", "sí", "sim", "oui", "ja", "да"})


def platform_signals(signals: Mapping[str, Any], platform: str) -> Mapping[str, Any]:
    """The signals of one platform with keys folded to lower case and underscores; empty when there are none."""
    raw = signals.get(platform)
    if not isinstance(raw, Mapping):
        return {}
    return {str(key).strip().lower().replace("-", "_").replace(" ", "_"): value for key, value in raw.items()}


def is_there(case: Case, platform: str) -> bool:
    """Whether the buyer is on the platform: its signals are on record, or they wrote to us there."""
    return bool(platform_signals(case.customer.signals, platform)) or any(m.channel == platform for m in case.log)


def first(signals: Mapping[str, Any], names: Iterable[str]) -> Any | None:
    """The value of the first name that is present and not empty."""
    return next((signals[name] for name in names if signals.get(name) not in (None, "", ())), None)


def count(value: Any) -> int | None:
    """A count: a number, or the first number in a text such as ``"3 / 2"``; None when there is none."""
    if isinstance(value, bool) or value is None:
        return None if value is None else int(value)
    if isinstance(value, (int, float)):
        return int(value) if 0 <= value < 1e9 else None
    found = _NUMBER.search(value[:40]) if isinstance(value, str) else None
    return int(found.group()) if found else None


def truth(value: Any) -> bool:
    """Whether a raw flag says yes."""
    return value is True or value == 1 or (isinstance(value, str) and value.strip().lower() in _YES)


def moment(value: Any, now: datetime) -> datetime | None:
    """An ISO date or datetime; a naive one is read on the clock of `now`. None when it cannot be read."""
    if not isinstance(value, str):
        return None
    try:
        read = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    if read.year < 1971:  # an empty date of systems that store 1970-01-01 for nothing
        return None
    return read if read.utcoffset() is not None else read.replace(tzinfo=now.tzinfo)
