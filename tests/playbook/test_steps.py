"""One leading step; the next only where it brought no answer, never two channels at one minute."""

import itertools
from datetime import timedelta

import pytest
from tests.saying import NOW, message

import silentbuyer as sb

WAYS = {"email": "ana@aquapura.com.br", "phone": "+55 11 3456 7890", "contacts": {"whatsapp": "+55 11 98555 0101"}}
QUOTED = (message(12, "buyer", "Please quote 40 pumps."), message(11, "seller", "USD 21 each."))
TIRED = (
    *QUOTED,
    message(9, "seller", "Any news?"),
    message(7, "seller", "Any news?"),
    message(6, "seller", "Any news?"),
)
LATER = "Only if the step before brings no answer."
LOGS = {
    "quoted": (QUOTED, {}), "tired": (TIRED, {}), "phone": (TIRED, {"contacts": {}}),
    "proforma": (QUOTED, {"stage": "proforma"}), "deposit": (QUOTED, {"stage": "deposit"}),
    "repeat": (QUOTED, {"stage": "repeat"}),
    "balance": ((message(20, "seller", "The balance of USD 900 is overdue."),), {"stage": "shipment"}),
    "complaint": ((message(9, "buyer", "12 of the pumps leak."), message(8, "seller", "We are sorry.")), {"stage": "repeat"}),
    "bank": ((message(9, "buyer", "Our bank cannot transfer dollars."), message(8, "seller", "Noted.")), {"stage": "proforma"}),
}  # fmt: skip


def diagnosed(log, **fields):
    customer = sb.Customer(
        id="C-1", name="Ana Souza", country="BR", messages=log, **{**WAYS, "stage": "quotation", **fields}
    )
    return sb.diagnose(customer, sb.Seller(), now=NOW, online=False)


def steps(found):
    return [
        one for one in found.actions if one.channel and one.not_before and one.kind not in ("wait", "ask-for-contact")
    ]


@pytest.mark.parametrize("name", LOGS)
def test_each_step_waits_for_the_one_before(name):
    log, fields = LOGS[name]
    found = [one for one in steps(diagnosed(log, **fields)) if one.kind != "reply-now"]
    for before, after in itertools.pairwise(found):
        assert after.not_before.date() > before.not_before.date()
        assert after.due > after.not_before
        assert LATER in after.advice
    assert LATER not in found[0].advice


def test_where_each_day_costs_money_every_channel_is_used_at_once():
    found = steps(diagnosed((message(9, "buyer", "Ok"),), stage="shipment", arrival=NOW - timedelta(days=6)))
    assert len({one.channel for one in found}) >= 2
    assert len({one.not_before.date() for one in found}) == 1


def test_another_channel_need_not_wait_for_the_whole_rhythm():
    lead = steps(diagnosed(TIRED))[0]
    assert lead.kind == "switch-channel"
    assert lead.not_before - NOW < timedelta(days=5)
    call = steps(diagnosed(TIRED, contacts={}))[0]
    assert call.kind == "call"
    assert call.not_before - NOW < timedelta(days=5)
