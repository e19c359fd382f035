"""Mails whose words are there and cannot be read say so; what is sealed but open is read."""

import pytest

from silentbuyer.mailbox.letter_text import is_unread, letter_text
from silentbuyer.mailbox.mail_parsing import parsed
from silentbuyer.text.quotation import own_words

PART = "Content-Type: multipart/mixed; boundary=b\n\n--b\n{}\n\nAAAA\n--b--\n"


@pytest.mark.parametrize(
    ("mail", "reason"),
    [
        ("Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB", "S/MIME"),
        ("Content-Type: application/x-pkcs7-mime; smime-type=signed-data\n\nMIIB", "S/MIME"),
        (PART.format("Content-Type: application/octet-stream; name=smime.p7m"), "S/MIME"),
        (PART.format("Content-Type: application/pgp-encrypted").replace("mixed", "encrypted"), "PGP"),
        ("Content-Type: text/plain\n\n-----BEGIN PGP MESSAGE-----\nhQ\n-----END PGP MESSAGE-----\n", "PGP"),
        ("Content-Type: application/ms-tnef; name=winmail.dat\n\nx", "winmail.dat"),
        (PART.format("Content-Type: application/octet-stream; name=winmail.dat"), "winmail.dat"),
        (PART.format("Content-Type: application/x-microsoft-rpmsg-message"), "rights management"),
        (PART.format("Content-Type: application/pdf"), "application/pdf"),
        (PART.format("Content-Type: image/png"), "image/png"),
    ],
)
def test_a_closed_text_says_why_and_is_nobodys_words(mail, reason):
    text = letter_text(parsed(f"From: ana@acme.example\nMIME-Version: 1.0\n{mail}"))
    assert is_unread(text)
    assert reason in text
    assert own_words(text) == ""


def test_a_signed_text_is_read_without_its_seal():
    signed = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nToo dear.\n-----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----\n"
    assert letter_text(parsed(f"From: ana@acme.example\n\n{signed}")) == "Too dear."


def test_words_above_an_encrypted_block_are_read():
    text = letter_text(parsed("From: ana@acme.example\n\nSee below.\n-----BEGIN PGP MESSAGE-----\nhQ\n"))
    assert text == "See below."


def test_an_empty_mail_is_empty():
    assert letter_text(parsed("From: ana@acme.example\n\n\n")) == ""


def test_an_empty_text_beside_html_gives_way():
    mail = (
        "From: ana@acme.example\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>Too dear.</p>\n--b--\n"
    )
    assert letter_text(parsed(mail)) == "Too dear."


def test_base64_that_is_cut_is_read_up_to_the_cut():
    head = "From: ana@acme.example\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
    assert letter_text(parsed(head + "VG9vIGRlYXIuI")) == "Too dear."
