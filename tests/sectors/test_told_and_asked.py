"""Ninety short logs in twenty languages and as many trades: what is said of a buyer's trade is true, or is not said.

Each line of ``told_and_asked.jsonl`` holds the seller's sectors, the record, the talk (B the buyer, S we), the names of
trades that are true of the buyer (``own``), and whether what they ask for is ours (``fits``; null: neither is to be said).
"""

import json
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from silentbuyer import Customer, Finding, Message, Order, Seller
from silentbuyer.identity.profile import profile_of
from silentbuyer.model.case import Case
from silentbuyer.rules.sector_fit import SectorFit

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)
LOGS = [json.loads(line) for line in (Path(__file__).parent / "told_and_asked.jsonl").read_text("utf-8").splitlines()]
BY_NAME = {"121"}
"""A curtain shop that asks for rails alone: the name has the seller's own word, which is so, and fits nothing."""


def case(log):
    who = {"B": "buyer", "S": "seller"}
    talk = [
        Message(at=NOW - timedelta(days=12 - 3 * n), sender=who[side], channel="email", text=text)
        for n, (side, text) in enumerate(log["talk"])
    ]
    fields = {key: log[key] for key in ("company", "about", "products", "stage") if log.get(key)}
    orders = [Order(at=NOW - timedelta(days=400 + 90 * n)) for n in range(log.get("orders", 0))]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Case(
            customer=Customer(id="1", messages=talk, orders=orders, **fields),
            seller=Seller(sectors=log["sectors"]),
            now=NOW,
        )


def said(log):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(SectorFit().judge(case(log)))


def trades(log):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [
            str(trait.label).removeprefix("trade: ")
            for trait in profile_of(case(log)).social
            if "trade: " in trait.label
        ]


@pytest.mark.parametrize("log", LOGS, ids=lambda log: log["id"])
def test_a_trade_that_is_told_is_true(log):
    assert set(trades(log)) <= set(log.get("own", ()))


@pytest.mark.parametrize("log", LOGS, ids=lambda log: log["id"])
def test_what_is_said_of_the_fit_is_true(log):
    found = {finding.evidence["verdict"] for finding in said(log) if isinstance(finding, Finding)}
    assert "not-fit" not in found or log["fits"] is False
    assert "fit" not in found or log["fits"] is True or log["id"] in BY_NAME


def test_enough_is_still_said():
    """Trades told, fits and misfits as counted (23, 27 and 4; 40 trades while a firm's name alone told one): no fewer."""
    found = [one.evidence["verdict"] for log in LOGS for one in said(log) if isinstance(one, Finding)]
    assert sum(bool(trades(log)) for log in LOGS) >= 23
    assert found.count("fit") >= 27
    assert found.count("not-fit") >= 4
