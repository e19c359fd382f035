"""Rule bounced-mail: a dead box, a full one, and "it is not him, it is you" are different diagnoses."""

from datetime import UTC, datetime, timedelta

import pytest

import silentbuyer as sb
from silentbuyer.model.case import Case
from silentbuyer.rules.bounced_mail import BouncedMail

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
DEAD = "550 5.1.1 <ana@acme.example>: Recipient address rejected: User unknown"
FULL = "552 5.2.2 Mailbox full: quota exceeded"
BLOCKED = "550 5.7.1 Service unavailable, Client host [203.0.113.9] blocked using Spamhaus"
DELAYED = "451 4.7.1 Greylisted, please try again later"


def bounce(text, days_ago=5, **more):
    return sb.Message(at=NOW - timedelta(days=days_ago), kind="bounce", text=text, **more)


def findings(*messages):
    customer = sb.Customer(id="C-1", email="ana@acme.example", messages=messages)
    return list(BouncedMail().judge(Case(customer=customer, seller=sb.Seller(), now=NOW)))


@pytest.mark.parametrize(
    ("text", "sign", "cause"),
    [
        (DEAD, "dead", sb.Cause.UNREACHABLE),
        (FULL, "full", sb.Cause.UNREACHABLE),
        (BLOCKED, "sender-blocked", sb.Cause.SENDER_BLOCKED),
        (DELAYED, "temporary", sb.Cause.UNREACHABLE),
        ("554 5.6.0 something odd", "other", sb.Cause.UNREACHABLE),
    ],
)
def test_each_verdict_points_at_its_own_cause(text, sign, cause):
    (finding,) = findings(bounce(text))
    assert finding.sign == f"bounced-mail/{sign}"
    assert max(finding.weights, key=finding.weights.get) == cause
    assert finding.evidence["reply"] == " ".join(text.split())


def test_a_block_of_our_mail_says_that_it_is_us():
    (finding,) = findings(bounce(BLOCKED))
    assert "it is us" in finding.because
    assert finding.weights[sb.Cause.UNREACHABLE] < 0


@pytest.mark.parametrize(
    "text",
    ["552 5.3.4 Message size exceeds fixed maximum message size", "550 5.2.3 Message too large for the recipient"],
)
def test_a_mail_that_was_too_large_says_nothing_about_the_reader(text):
    (finding,) = findings(bounce(text))

    assert finding.sign == "bounced-mail/too-large"
    assert "because of its size" in finding.because
    assert finding.weights[sb.Cause.UNREACHABLE] < 1


def test_a_full_box_is_no_fake_buyer():
    (finding,) = findings(bounce(FULL))
    assert finding.weights[sb.Cause.FAKE_BUYER] < 0


def test_two_bounces_on_different_days_are_two_witnesses():
    assert findings(bounce(DEAD, 9), bounce(DEAD, 5))[0].sign == "bounced-mail/dead-again"
    assert findings(bounce(DEAD, 5), bounce(DEAD, 5))[0].sign == "bounced-mail/dead"
    assert findings(bounce(DELAYED, 9), bounce(DELAYED, 5))[0].sign == "bounced-mail/temporary-again"


def test_a_later_reply_overrules_and_an_old_block_is_forgotten():
    reply = sb.Message(at=NOW - timedelta(days=2), sender="buyer")
    assert findings(bounce(DEAD), reply) == []
    assert findings(bounce(BLOCKED, 300)) == []
    assert findings(bounce(DEAD, 300))[0].sign == "bounced-mail/dead"


def test_the_bounce_of_another_address_is_not_the_buyers():
    assert findings(bounce(DEAD, address="bob@elsewhere.example")) == []


def test_it_asks_nothing_online():
    assert list(BouncedMail().needs(sb.Customer(id="C-1"))) == []


@pytest.mark.parametrize(("text", "cause"), [(BLOCKED, "sender-blocked"), (DEAD, "unreachable")])
def test_in_the_whole_diagnosis(text, cause):
    sent = sb.Message(at=NOW - timedelta(days=5, minutes=1), sender="seller", text="Our quotation")
    customer = sb.Customer(id="C-1", email="ana@acme.example", country="BR", messages=[sent, bounce(text)])
    assert str(sb.diagnose(customer, sb.Seller(), now=NOW, online=False).cause) == cause
