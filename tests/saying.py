"""Cases as the tests of the judgement need them: a buyer, a talk, a moment."""

from datetime import UTC, datetime, timedelta

from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer, Message, Order
from silentbuyer.model.diagnosis import Silence
from silentbuyer.model.seller import Seller

NOW = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)


def message(days_ago, sender, text="", channel="email", **more):
    return Message(at=NOW - timedelta(days=days_ago), sender=sender, text=text, channel=channel, **more)


def order(days_ago, **more):
    return Order(at=NOW - timedelta(days=days_ago), **more)


def case(*messages, now=NOW, silence=None, seller=None, **fields):
    fields.setdefault("id", "C-1")
    fields.setdefault("email", "ana@aquapura.example")
    customer = Customer(messages=messages, **fields)
    return Case(customer=customer, seller=seller or Seller(), now=now, silence=silence or Silence())


def said(text, **fields):
    """The buyer's words ten days ago, and a mail of ours the day after."""
    return case(message(10, "buyer", text), message(9, "seller", "Thank you"), **fields)


def signs(rule, given):
    return {finding.sign.partition("/")[2] for finding in rule.judge(given) if hasattr(finding, "sign")}
