"""Rule live-mailbox: an answer to our mail proves the box, whatever lists say."""

from datetime import UTC, datetime, timedelta

import pytest

import silentbuyer as sb
from silentbuyer.model.case import Case
from silentbuyer.rules.live_mailbox import LiveMailbox

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def mail(sender, days_ago, kind="message", **more):
    return sb.Message(at=NOW - timedelta(days=days_ago), sender=sender, kind=kind, **more)


def signs(*messages):
    case = Case(
        customer=sb.Customer(id="C-1", email="ana@acme.example", messages=messages), seller=sb.Seller(), now=NOW
    )
    return [finding.sign.partition("/")[2] for finding in LiveMailbox().judge(case)]


@pytest.mark.parametrize(
    ("messages", "sign"),
    [
        ([mail("seller", 9), mail("buyer", 8)], ["human-reply"]),
        ([mail("seller", 500), mail("buyer", 499)], ["old-human-reply"]),
        ([mail("seller", 9), mail("buyer", 9, "auto-reply")], ["auto-reply"]),
        ([mail("seller", 9), mail("buyer", 8), mail("buyer", 1, "auto-reply")], ["human-reply"]),
        ([mail("buyer", 9), mail("seller", 8)], []),
        ([mail("seller", 9), mail("unknown", 8)], []),
        ([mail("seller", 9), mail("buyer", 8, channel="whatsapp")], []),
        ([mail("seller", 9), mail("buyer", 8), mail("unknown", 2, "bounce", text="550 5.1.1 user unknown")], []),
        ([], []),
        ([mail("seller", 9), mail("buyer", 8, text="Our company is closing down.")], []),
        ([mail("seller", 9), mail("buyer", 8, text="Our company is closing down."), mail("buyer", 2)], ["human-reply"]),
        ([mail("seller", 9), mail("buyer", 8, "auto-reply", text="Ms Li is no longer with the company.")], []),
        ([mail("seller", 9), mail("buyer", 8), mail("buyer", 2, "auto-reply", text="Ana has left the company.")], []),
        ([mail("seller", 9), mail("buyer", 8, "auto-reply", text="I am out of office until Monday.")], ["auto-reply"]),
        (
            [mail("seller", 9), mail("buyer", 8, "auto-reply", text="Ana has left the company."), mail("buyer", 2)],
            ["human-reply"],
        ),
    ],
)
def test_what_proves_a_mailbox_and_what_does_not(messages, sign):
    assert signs(*messages) == sign


def test_a_reply_proves_a_mailbox_and_not_an_honest_buyer():
    case = Case(
        customer=sb.Customer(id="C-1", messages=[mail("seller", 9), mail("buyer", 8)]), seller=sb.Seller(), now=NOW
    )
    (finding,) = LiveMailbox().judge(case)
    assert -6 < finding.weights[sb.Cause.FAKE_BUYER] < 0
    assert finding.weights[sb.Cause.UNREACHABLE] <= -3
    assert list(LiveMailbox().needs(case.customer)) == []
