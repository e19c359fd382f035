"""Whose mailbox a mail proves, and whose a bounce calls dead: the buyer's, or that of a colleague in the firm."""

from datetime import UTC, datetime

import pytest

import silentbuyer as sb
from silentbuyer.identity.mailbox_life import bounces, life
from silentbuyer.model.case import Case

ANA, MARCO = "ana@acme.example", "marco@acme.example"
NOW = datetime(2026, 8, 19, 8, tzinfo=UTC)


def case(*messages):
    buyer = sb.Customer(
        id="C", email=ANA, messages=messages, contacts=(sb.Contact("email", MARCO, role="colleague", person="Marco"),)
    )
    return Case(customer=buyer, seller=sb.Seller(), now=NOW)


def said(day, sender, address, kind="message", text="hi"):
    at = datetime(2026, 8, day, 8, tzinfo=UTC)
    return sb.Message(at=at, sender=sender, kind=kind, address=address, text=text)


@pytest.mark.parametrize(("writer", "proved"), [(ANA, True), (None, True), (MARCO, False)])
def test_a_colleagues_mail_does_not_prove_the_buyers_mailbox(writer, proved):
    assert (life(case(said(3, "seller", ANA), said(4, "buyer", writer))) is not None) == proved


@pytest.mark.parametrize(("address", "counted"), [(ANA, 1), (MARCO, 0)])
def test_a_colleagues_dead_mailbox_is_not_the_buyers(address, counted):
    bounce = said(4, "unknown", address, "bounce", f"550 5.1.1 <{address}> user unknown")
    assert len(bounces(case(said(3, "seller", ANA), bounce))) == counted
