"""A raw mail is parsed in bounded time, and never raises on what a stranger wrote."""

import time

import pytest

from silentbuyer.mailbox import read_bounce
from silentbuyer.mailbox.archives import Raw
from silentbuyer.mailbox.letters import Ours, letters_of
from silentbuyer.mailbox.mail_parsing import parsed

HEAD = b"From: ana@buyer.example\nTo: lily@seller.example\nDate: Wed, 20 May 2026 09:00:00 +0200\nSubject: hello\n"
OURS = Ours.of(["lily@seller.example"])


def letters(data):
    return list(letters_of(Raw(source="x", data=data, size=len(data)), OURS))


@pytest.mark.parametrize(
    "charset",
    [
        "punycode",
        '"PunyCode"',
        "idna",
        "unicode_escape",
        "raw-unicode-escape",
        "undefined",
        "hex",
        "zip",
        "rot13",
        "x" * 500,
        "utf-7",
        "mbcs",
    ],
)
@pytest.mark.parametrize("body", ["hello", "grüße", "a-b" * 3000], ids=["ascii", "umlaut", "long"])
def test_a_codec_that_no_mail_is_written_in_is_none(charset, body):
    (letter,) = letters(HEAD + f"Content-Type: text/plain; charset={charset}\n\n{body}".encode())
    assert letter.message is not None
    assert letter.message.text.startswith(body[:2])


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"Content-Type: text/plain" + b";" * 200_000, b"hello"),
        (b"Content-Type: text/plain" + b";a=" * 100_000, b"hello"),
        (
            b"Content-Type: multipart/report; boundary=b",
            b"--b\nContent-Type: message/delivery-status\n\n" + b"\n" * 300_000,
        ),
        (
            b"Content-Type: multipart/report; boundary=b",
            b"--b\nContent-Type: message/delivery-status\n\n" + b"\r" * 300_000,
        ),
        (b"Content-Type: text/html", b"<head>" * 60_000),
        (b"Content-Type: text/html", b"<style>" * 60_000),
        (b"Content-Type: text/plain", b"\n" * 900_000),
        (b"X-A: b\n" * 60_000 + b"X-B: c", b"hello"),
    ],
    ids=["semicolons", "parameters", "empty groups", "empty groups, returns", "heads", "styles", "lines", "headers"],
)
def test_a_mail_made_to_be_slow_is_read_in_no_time(head, body):
    began = time.process_time()
    read_bounce(HEAD.replace(b"ana@buyer.example", b"MAILER-DAEMON@x.example") + head + b"\n\n" + body)
    letters(HEAD + head + b"\n\n" + body)
    assert time.process_time() - began < 5  # minutes, when each step looked at the whole again


def test_a_header_keeps_what_any_program_writes():
    to = ", ".join(f"person{number}@buyer{number}.example" for number in range(2000))
    mail = parsed(
        HEAD.replace(b"lily@seller.example", to.encode())
        + b"Content-Type: text/plain; charset=utf-8; format=flowed\n\nhi"
    )
    assert mail["To"] == to
    assert mail.get_param("format") == "flowed"
    assert mail.get_content_charset() == "utf-8"


def test_groups_of_a_report_stay_apart():
    report = b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n\n\n\nFinal-Recipient: rfc822; gone@buyer.example\nAction: failed\nStatus: 5.1.1\n\n--b--\n"
    found = read_bounce(b"From: MAILER-DAEMON@x.example\nSubject: Undelivered\n" + report)
    assert (found.address, found.status) == ("gone@buyer.example", "5.1.1")
