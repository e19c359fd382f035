"""Long mails in short: texts are kept wherever they stand, files are passed over."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.mailbox import condensing
from silentbuyer.mailbox.condensing import condensed
from silentbuyer.mailbox.letter_text import letter_text
from silentbuyer.mailbox.mail_parsing import parsed

ROOM = 9000
HEAD = b"From: ana@acme.example\nMIME-Version: 1.0\n"
TEXT = b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nWhat is the price?\n"
IMAGE = b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + b"QUJD" * 18 + b"\n"


def big(part, times=4000):
    return part + (b"QUJD" * 18 + b"\n") * times


def multipart(*parts, boundary=b"b1", kind=b"mixed"):
    head = b'Content-Type: multipart/%s; boundary="%s"\n\npreamble\n' % (kind, boundary)
    return head + b"".join(b"--%s\n%s\n" % (boundary, part) for part in parts) + b"--%s--\nepilogue\n" % boundary


@pytest.mark.parametrize(
    "body",
    [
        multipart(big(IMAGE), TEXT),
        multipart(big(IMAGE), big(IMAGE), TEXT, big(IMAGE)),
        multipart(big(IMAGE), multipart(TEXT, boundary=b"b2", kind=b"alternative")),
        multipart(multipart(big(IMAGE), boundary=b"b2", kind=b"related"), TEXT),
        multipart(big(IMAGE), TEXT).replace(b"\n", b"\r\n"),
        multipart(big(IMAGE).replace(b"QUJD" * 18, b"--QU" * 18), TEXT),
        big(TEXT),
    ],
)
def test_the_text_is_found_wherever_it_stands(body):
    stream = io.BytesIO(b"before" + HEAD + body + b"behind")
    short = condensed(stream, 6, len(HEAD + body), ROOM)
    assert len(short) <= ROOM
    assert b"before" not in short
    assert b"behind" not in short
    assert letter_text(parsed(short)).startswith("What is the price?")


def test_attached_texts_are_files():
    attached = b"Content-Disposition: attachment; filename=a.txt\n" + big(TEXT)
    short = condensed(io.BytesIO(HEAD + multipart(attached, TEXT)), 0, 10**7, ROOM)
    assert short.count(b"What is the price?") == 1


@settings(max_examples=60, deadline=None)
@given(st.integers(20, 400))
def test_a_boundary_is_found_wherever_the_blocks_are_cut(block):
    old, condensing._BLOCK = condensing._BLOCK, block
    try:
        mail = HEAD + multipart(big(IMAGE, 20), TEXT)
        short = condensed(io.BytesIO(mail), 0, len(mail), ROOM)
    finally:
        condensing._BLOCK = old
    assert b"What is the price?" in short


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=600))
def test_no_bytes_are_too_strange(data):
    assert len(condensed(io.BytesIO(HEAD + data), 0, len(HEAD + data), 300)) <= 300
