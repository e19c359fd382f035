"""Texts of outside users' complaints: own words and quoted ones, charsets, refusals, days of return, who has left.

The cases are read where they stand and never copied. All of them hold.
"""

from datetime import date

import pytest

from silentbuyer.mailbox import return_date
from silentbuyer.mailbox.bounces import read_bounce
from silentbuyer.mailbox.letter_text import letter_text
from silentbuyer.mailbox.mail_parsing import parsed
from silentbuyer.mailbox.parts import header_text
from silentbuyer.rules.person_left import departure
from silentbuyer.text.quotation import own_words


def mail_of(judges, case):
    return parsed((judges / "fieldmail" / case["input"]).read_bytes())


OURS = "Could you please confirm the voltage and the quantity?"


@pytest.mark.parametrize("kind", ["quote-html", "quote-plain"])
def test_what_we_wrote_is_no_word_of_the_buyers(judges, fallen, kind):
    def came(case):
        words = own_words(letter_text(mail_of(judges, case)))
        return None if OURS not in words and words.strip() else words

    assert fallen("fieldmail", kind, came) == {}


def test_answers_below_what_we_wrote_are_heard(judges, fallen):
    def came(case):
        words = own_words(letter_text(mail_of(judges, case)))
        return None if case["expected"] in words and "our quotation 88" not in words else words

    assert fallen("fieldmail", "quote-inline", came) == {}


def test_bodies_in_the_charsets_that_mails_claim(judges, fallen):
    def came(case):
        text = letter_text(mail_of(judges, case)).strip()
        return None if text == case["expected"] else text

    assert fallen("fieldmail", "body-charset", came) == {}


def test_subjects_in_the_charsets_that_mails_claim(judges, fallen):
    def came(case):
        text = header_text(mail_of(judges, case), "Subject").strip()
        return None if text == case["expected"] else text

    assert fallen("fieldmail", "subject-charset", came) == {}


def long_mail(question, how, padding):
    """A mail whose first line is a question and whose rest is a long quotation, as the case describes it."""
    quoted = "\n".join(f"> {padding} line {number} of what was written before" for number in range(12_000))
    head = "From: anna@acquaviva.example\nMIME-Version: 1.0\n"
    if how == "html":
        from base64 import encodebytes

        page = f"<html><body><p>{question}</p><blockquote>{quoted}</blockquote></body></html>".encode()
        kind = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        return (head + kind).encode() + encodebytes(page)
    return (f"{head}Content-Type: text/plain; charset=utf-8\n\n" + f"{question}\n\n{quoted}").encode()


def test_the_question_of_a_very_long_mail_is_read(fallen):
    def came(case):
        question = case["input"].partition(" + ")[0]
        how = "html" if "html" in case["name"] else "plain"
        read = [letter_text(parsed(long_mail(question, how, "x" * size))) for size in range(6)]
        lost = sum(question not in own_words(text) for text in read)
        return f"unreadable in {lost} of 6" if lost else None

    assert fallen("fieldmail", "body-long", came) == {}


def test_what_a_refusing_server_means(fallen):
    def came(case):
        mail = f"""From: MAILER-DAEMON@mx.seller.example
To: lin@seller.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.seller.example

Final-Recipient: rfc822; anna@acquaviva.example
Action: failed
Diagnostic-Code: smtp; {case["input"]}

--b--
"""
        found = read_bounce(parsed(mail.encode()))
        return None if found and found.verdict in case["expected"].split("?") else found

    assert fallen("fieldmail", "refusal", came) == {}


def test_when_they_are_back(fallen):
    def came(case):
        found = str(return_date(case["input"], date(2026, 8, 5)))
        return None if found == case["expected"] else found

    assert fallen("fieldmail", "return-date", came) == {}


def test_who_has_left_and_who_is_away(fallen):
    def came(case):
        found = departure(case["input"])
        return None if (found is not None) == (case["expected"] == "left") else found

    assert fallen("fieldmail", "person-left", came) == {}
