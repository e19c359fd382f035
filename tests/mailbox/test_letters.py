"""What a mail tells beside its text: when it was sent, whether at all, and on whose behalf."""

import pytest

from silentbuyer.mailbox.archives import Raw
from silentbuyer.mailbox.letters import Ours, letters_of

HEAD = "To: lin@seller.example\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n"


def read(text):
    data = text.encode("utf-8")
    return tuple(letters_of(Raw("x", data, len(data)), Ours.of(["seller.example"])))


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("Tue, 3 Mar 2026 07:08:09 +05:30", "2026-03-03T07:08:09+05:30"),
        ("Tue, 3 Mar 2026 07:08:09 GMT+08:00", "2026-03-03T07:08:09+08:00"),
        ("Tue, 3 Mar 2026 07:08:09 PM -0500", "2026-03-03T19:08:09-05:00"),
        ("Tue, 3 Mar 2026 12:08:09 am -05:00", "2026-03-03T00:08:09-05:00"),
        ("Tue, 3 Mar 2026 12:08 p.m. +0000", "2026-03-03T12:08:00+00:00"),
        ("Tue, 3 Mar 2026 15:08:09 PM +0100", "2026-03-03T15:08:09+01:00"),
        ("Tue, 3 Mar 2026 07:08:09 -0300 (GMT-03:00)", "2026-03-03T07:08:09-03:00"),
    ],
)
def test_zones_with_a_colon_and_halves_of_the_day(date, iso):
    (found,) = read(f"From: ana@acme.example\nTo: lin@seller.example\nDate: {date}\n\nHello")
    assert found.message.at.isoformat() == iso


@pytest.mark.parametrize(
    "header",
    [
        "X-Gmail-Labels: Opened,Drafts",
        "X-Gmail-Labels: =?UTF-8?Q?Ge=C3=B6ffnet,Entw=C3=BCrfe?=",
        "X-Gmail-Labels: 下書き",
        "X-Mozilla-Draft-Info: internal/draft; vcard=0",
        "X-Unsent: 1",
    ],
)
def test_a_draft_is_no_letter(header):
    assert (
        read(f"From: lin@seller.example\nTo: ana@acme.example\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n{header}\n\n")
        == ()
    )


@pytest.mark.parametrize(
    "header",
    ["X-Gmail-Labels: Sent,Drafts of contracts", "X-Unsent: 0", "X-Unsent: 1\nReceived: from a by b; Mon, 2 Mar 2026"],
)
def test_a_mail_that_was_sent_is_no_draft(header):
    assert len(read(f"From: ana@acme.example\n{HEAD}{header}\n\nHello")) == 1


@pytest.mark.parametrize(
    "headers",
    [
        "From: 'Ana' via Sales <sales@seller.example>\nReply-To: ana@acme.example",
        "From: 'Ana' via Sales <sales@seller.example>\nX-Original-Sender: ana@acme.example\nReply-To: sales@seller.example",
        "From: Ana <noreply@relay.example>\nX-Original-From: Ana <ana@acme.example>",
    ],
)
def test_a_group_that_writes_for_a_buyer_is_the_buyer(headers):
    (found,) = read(f"{headers}\n{HEAD}\nHello")
    assert (found.address, found.message.sender) == ("ana@acme.example", "buyer")


def test_an_answer_address_alone_makes_nobody_the_buyer():
    (found,) = read(f"From: Lin <lin@seller.example>\nReply-To: ana@acme.example\n{HEAD}\nHello")
    assert found.message.sender == "seller"


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("Thu, 1 Jan 1970 00:00:00 +0000", "2026-03-02T10:00:05+01:00"),
        ("Wed, 2 Mar 2076 10:00:00 +0100", "2026-03-02T10:00:05+01:00"),
        ("Sun, 1 Mar 2026 10:00:00 +0100", "2026-03-01T10:00:00+01:00"),
        ("Mon, 2 Mar 2026 17:00:00 CST", "2026-03-02T17:00:00+08:00"),
    ],
)
def test_a_wrong_clock_gives_way_to_the_server_that_received(date, iso):
    received = "Received: from mx by mx.seller.example; Mon, 2 Mar 2026 10:00:05 +0100 (CET)"
    (found,) = read(f"{received}\nFrom: ana@acme.example\nTo: lin@seller.example\nDate: {date}\n\nHello")
    assert found.message.at.isoformat() == iso
