"""Fixtures for tests of plugins; opt in by ``pytest_plugins = "silentbuyer.testing.pytest"`` in ``conftest.py``."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from silentbuyer.engine.engine import Engine
from silentbuyer.model.rule import Rule
from silentbuyer.model.seller import Seller
from silentbuyer.testing import catalogue
from silentbuyer.testing.builders import seller as usual_seller
from silentbuyer.testing.catalogue import Buyer
from silentbuyer.testing.comparison import RulePlugin
from silentbuyer.testing.declaration import Declared
from silentbuyer.testing.internet import Internet


@pytest.fixture
def internet() -> Iterator[Callable[..., Internet]]:
    """``internet({"acme.example": Site(...)})`` starts a loopback internet that ends with the test."""
    with contextlib.ExitStack() as stack:

        def start(sites: Mapping[str, Declared] | None = None, **options: Any) -> Internet:
            return stack.enter_context(Internet(sites, **options))

        yield start


@pytest.fixture
def engine() -> Iterator[Callable[..., Engine]]:
    """``engine(rule, network=internet.network)`` is an engine with the core rules and yours, strict and offline.

    It is online when a `network` is given; further options go to `Engine`.
    """
    with contextlib.ExitStack() as stack:

        def make(*rules: Rule, seller: Seller | None = None, **options: Any) -> Engine:
            usual: dict[str, Any] = {"online": "network" in options, "strict": True, "plugins": [RulePlugin(rules)]}
            given: dict[str, Any] = {**usual, "environment": False, **options}
            return stack.enter_context(Engine(seller or usual_seller(), **given))

        yield make


@pytest.fixture(scope="session")
def buyers() -> tuple[Buyer, ...]:
    """The catalogue of synthetic buyers."""
    return catalogue.buyers()
