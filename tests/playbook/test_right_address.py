"""Where a finding names the address to write to, the first advice names it too."""

from datetime import UTC, datetime, timedelta

import silentbuyer as sb

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def diagnosis(email="ana@aquapura.com.br", **last):
    sent = sb.Message(at=NOW - timedelta(days=9), sender="seller", text="Our offer")
    answer = [sb.Message(at=NOW - timedelta(days=9), **last)] if last else []
    customer = sb.Customer(id="C-1", email=email, country="BR", phone="+55 11 3456 7890", messages=[sent, *answer])
    return sb.diagnose(customer, sb.Seller(), now=NOW, online=False)


def test_the_successor_is_who_to_write_to_first():
    text = "Ana is no longer with the company. Please contact bruno@aquapura.com.br"
    d = diagnosis(sender="buyer", kind="auto-reply", text=text)
    first = d.actions[0]
    assert (first.kind, first.channel) == ("follow-up", "email")
    assert "bruno@aquapura.com.br" in first.advice
    assert not d.complaints


def test_without_a_successor_nobody_is_invented():
    d = diagnosis(sender="buyer", kind="auto-reply", text="Ana has left the company.")
    assert all("Write to" not in action.advice or "@" not in action.advice for action in d.actions)


def test_what_was_meant_by_a_slip_is_named():
    d = diagnosis("ana@gmail.con")
    (mend,) = [action for action in d.actions if action.kind == "verify-address"]
    assert "ana@gmail.com" in mend.advice
    assert mend.due == NOW + timedelta(hours=48)
