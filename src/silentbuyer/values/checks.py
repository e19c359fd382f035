"""Validators and converters of the frozen values; each error names field, expectation and value."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from silentbuyer.errors import FieldError

Check = Callable[[Any, Any, Any], None]

_MEND = (
    "a timezone-aware datetime; a naive one could be any hour of the world, so say whose clock it is, for example "
    "datetime(2026, 3, 1, 9, 0, tzinfo=ZoneInfo('Asia/Shanghai')) or value.replace(tzinfo=datetime.UTC)"
)


_ZONE = re.compile(r"[A-Za-z0-9_+-]{1,40}(?:/[A-Za-z0-9_+-]{1,40}){0,3}")


def _name(instance: object, attribute: Any) -> str:
    return f"{type(instance).__name__}.{attribute.name}"


def text(error: type[FieldError], *, empty: bool = True) -> Check:
    """A `str`, and one with something in it when `empty` is false."""

    def check(instance: object, attribute: Any, value: object) -> None:
        if not isinstance(value, str):
            raise error(_name(instance, attribute), "text (str)", value)
        if not empty and not value.strip():
            raise error(_name(instance, attribute), "text that is not empty", value)

    return check


def optional_text(error: type[FieldError]) -> Check:
    """A `str` that is not empty, or `None`."""
    inner = text(error, empty=False)

    def check(instance: object, attribute: Any, value: object) -> None:
        if value is not None and not (isinstance(value, str) and value.strip()):
            inner(instance, attribute, value)

    return check


def aware(error: type[FieldError], *, optional: bool = False) -> Check:
    """A timezone-aware `datetime`; the error for a naive one says how to mend it."""

    def check(instance: object, attribute: Any, value: object) -> None:
        if value is None and optional:
            return
        if not isinstance(value, datetime) or value.utcoffset() is None:
            raise error(_name(instance, attribute), _MEND, value)

    return check


def pattern(error: type[FieldError], regex: str, expected: str) -> Check:
    """Text that fully matches `regex`, or `None`."""
    compiled = re.compile(regex)

    def check(instance: object, attribute: Any, value: object) -> None:
        if value is not None and not (isinstance(value, str) and compiled.fullmatch(value)):
            raise error(_name(instance, attribute), expected, value)

    return check


def finite(error: type[FieldError]) -> Check:
    """A finite `float`, or `None`."""

    def check(instance: object, attribute: Any, value: object) -> None:
        if value is not None and not (isinstance(value, float) and math.isfinite(value)):
            raise error(_name(instance, attribute), "a finite number or None", value)

    return check


def one_of(error: type[FieldError], choices: Iterable[str]) -> Check:
    """One of a few words."""
    known = tuple(choices)

    def check(instance: object, attribute: Any, value: object) -> None:
        if value not in known:
            raise error(_name(instance, attribute), f"one of {', '.join(known)}", value)

    return check


def tuple_of(error: type[FieldError], kind: type, label: str | None = None) -> Check:
    """A tuple whose members are all of one kind."""

    def check(instance: object, attribute: Any, value: object) -> None:
        if type(value) is tuple and not value:
            return
        for item in value if isinstance(value, tuple) else ():
            if not isinstance(item, kind):
                raise error(_name(instance, attribute), f"a sequence of {label or kind.__name__}", item)
        if not isinstance(value, tuple):
            raise error(_name(instance, attribute), f"a sequence of {label or kind.__name__}", value)

    return check


def zone(error: type[FieldError]) -> Check:
    """An IANA time-zone name, or `None`."""

    def check(instance: object, attribute: Any, value: object) -> None:
        if value is None:
            return
        from zoneinfo import ZoneInfo

        try:
            # The standard library takes each part of a name for a package to import: only names are given to it.
            known = bool(_ZONE.fullmatch(str(value))) and bool(ZoneInfo(str(value)))
        except (KeyError, ValueError, OSError):
            known = False
        if not known:
            expected = "an IANA time-zone name such as 'Europe/Berlin'"
            raise error(_name(instance, attribute), expected, value)

    return check


def as_tuple(value: Any) -> Any:
    """Lists and other iterables as tuples; text and foreign values are left for the validator to name."""
    if type(value) is tuple or isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
        return value
    return tuple(value)


def as_texts(value: Iterable[str]) -> tuple[str, ...]:
    """The same for texts; typed, so that checkers accept a list where a field holds a tuple."""
    return as_tuple(value)  # type: ignore[no-any-return]
