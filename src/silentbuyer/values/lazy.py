"""A value worked out when it is first asked for, and then kept with its object."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast, overload

A = TypeVar("A")
P = ParamSpec("P")
T = TypeVar("T")

SHORT = 300
"""Letters of a text, beyond which it will hardly be written to another buyer, and is not kept (judgement)."""


class lazy(Generic[T]):  # noqa: N801 - reads as a decorator, like property
    """`functools.cached_property` without its lock, which costs more than most of our values (Python 3.11).

    Two threads may both work a value out; as values are pure, they come to the same.
    """

    def __init__(self, function: Callable[[Any], T]) -> None:
        self._function = function
        self._name = ""
        self.__doc__ = function.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object, owner: type) -> lazy[T] | T:
        if instance is None:
            return self
        value = self._function(instance)
        instance.__dict__[self._name] = value
        return value


def remembered(
    most: int,
) -> Callable[[Callable[Concatenate[str, P], T]], Callable[Concatenate[str, P], T]]:
    """A pure function of a sentence (and more), whose latest `most` answers about short ones are kept.

    Greetings, thanks and what we write ourselves come again from buyer to buyer.
    """

    def of(work: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
        known = cast("Callable[Concatenate[str, P], T]", lru_cache(maxsize=most)(work))

        @wraps(work)
        def asked(text: str, /, *more: P.args, **named: P.kwargs) -> T:
            return (known if len(text) <= SHORT else work)(text, *more, **named)

        return asked

    return of


def once(work: Callable[[A], T]) -> Callable[[A], T]:
    """A pure function of one value, such as a case, worked out when first asked for and then kept with that value.

    For what many rules ask about one buyer. The value must have a ``__dict__``, and nobody may change the answer.
    """
    name = f"{work.__module__}.{getattr(work, '__qualname__', repr(work))}"

    @wraps(work)
    def kept(value: A) -> T:
        answers = value.__dict__
        if name not in answers:
            answers[name] = work(value)
        return answers[name]  # type: ignore[no-any-return]

    return kept
