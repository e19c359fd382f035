"""Mails closed by real means (S/MIME, PGP, Outlook's pack, rights management) are unread, never empty and never words."""

import base64
import struct
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

from silentbuyer.mailbox.archives import Raw
from silentbuyer.mailbox.letter_text import is_unread
from silentbuyer.mailbox.matching import match
from silentbuyer.model.customer import Customer

ANNA = Customer(id="1", email="anna@acq.example")
WORDS = b"Content-Type: text/plain\r\n\r\nThe price is too high for us.\r\n"


@pytest.fixture(scope="module")
def sealed():
    """A key and its certificate, as a mail program has them."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.EMAIL_ADDRESS, "anna@acq.example")])
    now = datetime(2026, 8, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(name, name, private.public_key(), 7, now, now + timedelta(days=99))
    return private, made.sign(private, hashes.SHA256())


def headed(part):
    for name, value in (
        ("From", "Anna Riva <anna@acq.example>"), ("To", "lin@us.example"), ("Subject", "Pumps"),
        ("Date", "Thu, 13 Aug 2026 15:20:00 +0200"), ("Message-ID", "<a1@acq.example>"),
    ):  # fmt: skip
        del part[name]
        part[name] = value
    return part.as_bytes()


def read(data):
    found = match([Raw("x.eml", data, len(data))], [ANNA], ["us.example"])
    (message,) = found.customers[0].messages
    return message.text, found


def winmail(body=b""):
    """A pack as Outlook makes it: signature, key, and attributes of level, id, length, data and checksum."""
    parts = [struct.pack("<IH", 0x223E9F78, 1)]
    for number, data in ((0x00089006, struct.pack("<I", 0x00010000)), (0x0002800C, body)):
        parts.append(struct.pack("<BII", 1, number, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF))
    return b"".join(parts)


def smime(sealed, *, detached=False, encrypted=False):
    private, certificate = sealed
    if encrypted:
        made = pkcs7.PKCS7EnvelopeBuilder().set_data(WORDS).add_recipient(certificate)
        return made.encrypt(Encoding.SMIME, [])
    builder = pkcs7.PKCS7SignatureBuilder().set_data(WORDS).add_signer(certificate, private, hashes.SHA256())
    options = [pkcs7.PKCS7Options.DetachedSignature] if detached else []
    return builder.sign(Encoding.SMIME, options) if detached else builder.sign(Encoding.DER, options)


def opaque(der):
    part = MIMEApplication(der, "pkcs7-mime", smime_type="signed-data", name="smime.p7m")
    part.add_header("Content-Disposition", "attachment", filename="smime.p7m")
    return part


def encrypted_pgp():
    made = MIMEMultipart("encrypted", protocol="application/pgp-encrypted")
    made.attach(MIMEApplication(b"Version: 1\n", "pgp-encrypted", lambda part: None))
    armour = b"-----BEGIN PGP MESSAGE-----\n\n" + base64.encodebytes(bytes(200)) + b"-----END PGP MESSAGE-----\n"
    made.attach(MIMEApplication(armour, "octet-stream", lambda part: None, name="encrypted.asc"))
    return made


def packed(text=None):
    made = MIMEMultipart("mixed")
    if text is not None:
        made.attach(MIMEText(text))
    part = MIMEApplication(winmail(b"the words"), "ms-tnef", name="winmail.dat")
    part.add_header("Content-Disposition", "attachment", filename="winmail.dat")
    made.attach(part)
    return made


def protected():
    made = EmailMessage()
    made.set_content("")
    made.add_attachment(
        b"\x76\xe8\x04\x60\xc4\x11\xe3\x86", "application", "x-microsoft-rpmsg-message", filename="message.rpmsg"
    )
    return made


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda key: message_from_bytes(smime(key, encrypted=True)), "S/MIME"),
        (lambda key: opaque(smime(key)), "S/MIME"),
        (lambda key: encrypted_pgp(), "PGP"),
        (lambda key: packed(), "winmail.dat"),
        (lambda key: packed("\r\n \r\n"), "winmail.dat"),
        (lambda key: protected(), "rights management"),
    ],
    ids=[
        "S/MIME encrypted",
        "S/MIME opaque",
        "PGP/MIME",
        "TNEF alone",
        "TNEF beside a blank text",
        "rights management",
    ],
)
def test_what_is_closed_says_how_and_counts_as_unread(sealed, make, reason):
    text, found = read(headed(make(sealed)))
    assert is_unread(text)
    assert reason in text
    assert (found.taken, found.unread, found.customers[0].messages[0].sender) == (1, 1, "buyer")


@pytest.mark.parametrize(
    "make",
    [
        lambda key: message_from_bytes(smime(key, detached=True)),
        lambda key: packed("The price is too high for us."),
    ],
    ids=["S/MIME with an open signature", "TNEF beside the text"],
)
def test_what_stands_open_beside_a_seal_is_read(sealed, make):
    text, found = read(headed(make(sealed)))
    assert text == "The price is too high for us."
    assert found.unread == 0


def test_the_engine_hears_no_words_in_an_unread_mail():
    from silentbuyer import Seller, diagnose

    _, found = read(headed(packed()))
    told = diagnose(found.customers[0], Seller(), now=datetime(2026, 8, 20, tzinfo=UTC), online=False)
    assert told.cause == "your-turn"
    assert not any("unread by silentbuyer" in str(finding) for finding in told.findings)
