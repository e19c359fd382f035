"""Whom a line of the list names: who is reached at the address, and nobody else."""

from datetime import UTC, datetime, timedelta

import silentbuyer as sb
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.row import row_of

NOW = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)


def row(*log, **fields):
    messages = [
        sb.Message(at=NOW - timedelta(days=days), sender=sender, text=text, **more) for days, sender, text, more in log
    ]
    customer = sb.Customer(
        id="C-1", name="Ana Souza", email="ana@aquapura.com.br", country="BR", messages=messages, **fields
    )
    return row_of(sb.diagnose(customer, sb.Seller(), now=NOW, online=False))


def test_who_was_named_is_the_one_who_is_reached():
    told = row(
        (9, "buyer", "Please write to my colleague rui@aquapura.com.br, I left purchasing.", {}),
        (8, "seller", "Ok.", {}),
    )
    assert told.address == "rui@aquapura.com.br"
    assert "Ana" not in cells.reached(told)


def test_the_number_of_a_notice_is_not_the_absent_persons():
    log = [(20, "buyer", "Please quote 40 pumps.", {}), (19, "seller", "USD 21 each.", {})]
    notice = (
        19,
        "buyer",
        "I am out of office until 8 March. In urgent cases call +55 11 3456 7890.",
        {"kind": "auto-reply"},
    )
    called = row(*log, notice, *((days, "seller", "Any news?", {}) for days in (9, 8, 7)))
    assert called.address == "+55 11 3456 7890"
    assert cells.reached(called) == ""


def test_the_number_of_a_signature_is():
    log = [
        (20, "buyer", "Please quote 40 pumps.\n\nRegards,\nAna Souza\nCel: +55 11 98555 0101", {}),
        (19, "seller", "USD 21 each.", {}),
    ]
    called = row(*log, *((days, "seller", "Any news?", {}) for days in (9, 8, 7)))
    assert called.address == "+55 11 98555 0101"
    assert cells.reached(called) == "Ana Souza"
