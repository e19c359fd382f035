"""Mails of outside users' complaints: who wrote, what kind of mail it is, whose bounce, and what comes of the whole.

The cases are read where they stand and never copied. All of them hold.
"""

from datetime import UTC, datetime

import pytest

import silentbuyer as sb
from silentbuyer.mailbox import read_bounces, read_mailbox
from silentbuyer.mailbox.archives import Raw
from silentbuyer.mailbox.letters import Ours, letters_of
from silentbuyer.mailbox.mail_parsing import parsed
from silentbuyer.mailbox.matching import match

MINE = ["seller.example"]
NOW = datetime(2026, 8, 20, 9, tzinfo=UTC)
OFFER = b"""From: Lin <lin@seller.example>
To: Anna Riva <anna@acquaviva.example>
Subject: Quotation 88
Date: Mon, 03 Aug 2026 09:00:00 +0800
Message-ID: <q1@seller.example>

Dear Anna, here is our quotation 88: 12 USD a piece.
"""
QUESTION = b"""From: Anna Riva <anna@acquaviva.example>
To: Lin <lin@seller.example>
Subject: Re: Quotation 88
Date: Tue, 11 Aug 2026 09:00:00 +0200
Message-ID: <b0@acquaviva.example>
In-Reply-To: <q1@seller.example>

What is the price for 200 pieces?
"""


def raw(data):
    return Raw("case", data, len(data))


def mail_of(judges, case):
    return (judges / "fieldmail" / case["input"]).read_bytes()


def placed(*mails, email="anna@acquaviva.example"):
    customer = sb.Customer(id="C-1", company="Acquaviva", email=email, country="IT")
    return match([raw(mail) for mail in mails], [customer], MINE)


@pytest.mark.parametrize(
    "kind", ["auto-header", "auto-overeager", "auto-subject", "auto-subject-free", "bounce-overeager", "other"]
)
def test_who_wrote_and_what_kind_of_mail_it_is(judges, fallen, kind):
    def came(case):
        letter = next(letters_of(raw(mail_of(judges, case)), Ours.of(MINE)))
        found = f"{letter.message.sender}/{letter.message.kind}"
        return None if found.endswith(case["expected"]) else found

    assert fallen("fieldmail", kind, came) == {}


def test_whose_bounce_it_is_and_what_it_means(judges, fallen):
    def came(case):
        whom, _, verdict = ("=" + case["expected"]).rpartition("=")
        found = [(bounce.address or "", bounce.verdict) for bounce in read_bounces(parsed(mail_of(judges, case)))]
        held = len(found) == 1 and found[0][0].startswith(whom.strip("=")) and found[0][1] == (verdict or found[0][1])
        return None if held else found

    assert fallen("fieldmail", "bounce", came) == {}


def test_where_one_mail_of_an_mbox_ends(judges, fallen, tmp_path):
    def came(case):
        path = tmp_path / f"{case['id']}.mbox"
        path.write_bytes(mail_of(judges, case))
        found = read_mailbox(path, [sb.Customer(id="C-1", email="anna@acquaviva.example")], MINE)
        counted = str((found.mails, found.taken, len(found.faults)))
        return None if case["expected"].endswith(counted) else counted

    assert fallen("fieldmail", "mbox", came) == {}


def test_when_a_mail_was_sent(fallen):
    received = "Received: from a by b; Mon, 3 Aug 2026 07:12:40 +0000\n"

    def came(case):
        head = f"From: anna@acquaviva.example\nTo: lin@seller.example\nDate: {case['input']}\n"
        by_server = received if "Received" in case["name"] else ""
        letter = next(letters_of(raw(f"{by_server}{head}\nHello".encode()), Ours.of(MINE)))
        found = letter.message.at.isoformat() if letter.message else letter.fault
        return None if found.startswith(case["expected"]) else found

    assert fallen("fieldmail", "mail-date", came) == {}


def test_who_is_the_buyer(judges, fallen):
    emails = {"IDN domain record vs punycode mail": "anna@müller.example"}

    def came(case):
        found = placed(
            OFFER, mail_of(judges, case), email=emails.get(case["name"].split(",")[0], "anna@acquaviva.example")
        )
        senders = [message.sender for message in found.customers[0].messages]
        return None if case["expected"] in senders else (senders, found.others, found.faults)

    assert fallen("fieldmail", "who", came) == {}


def test_a_draft_is_no_answer(judges, fallen):
    def came(case):
        found = placed(OFFER, QUESTION, mail_of(judges, case))
        cause = sb.diagnose(found.customers[0], sb.Seller(country="CN"), now=NOW, online=False).cause
        return None if cause == "your-turn" else str(cause)

    assert fallen("fieldmail", "draft", came) == {}


MEANT = {
    "first day back is 2026-08-24": ("first working day back is 2026-08-24",),
    "has left the firm": ("has left the firm", "sends us elsewhere"),
    "too high": ("too high", "price-or-terms"),
    "another supplier": ("another supplier", "chose-other-supplier"),
}
"""What a sentence of the cases means in the sentences and causes of today."""


def told(diagnosis):
    """What a diagnosis says as one text: its cause, the causes that findings speak for, and each finding."""
    causes = [str(cause) for finding in diagnosis.findings for cause, bits in finding.weights.items() if bits > 0]
    return "\n".join([f"cause {diagnosis.cause}", *causes, *(finding.because for finding in diagnosis.findings)])


def holds(wanted, text):
    """Whether a text says one wanted part of an expectation; with ``!``, whether it does not."""
    part = wanted.lstrip("!")
    return any(words in text for words in MEANT.get(part, (part,))) != wanted.startswith("!")


def test_what_comes_of_the_whole(judges, fallen):
    def came(case):
        found = placed(OFFER, mail_of(judges, case))
        text = told(sb.diagnose(found.customers[0], sb.Seller(country="CN"), now=NOW, online=False))
        return None if all(holds(part, text) for part in case["expected"].split("&")) else text

    assert fallen("fieldmail", "whole-way", came) == {}
