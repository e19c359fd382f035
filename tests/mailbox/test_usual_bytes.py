"""Mails in the bytes that editors, old Macs and careless transfers leave: read as if they were usual."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.mailbox import read_mailbox
from silentbuyer.mailbox.archives import is_archive
from silentbuyer.mailbox.usual_bytes import usual
from silentbuyer.model.customer import Customer

ANNA = Customer(id="1", email="anna@acq.example")
MAIL = (
    "From: Anna Riva <anna@acq.example>\nTo: lin@us.example\nSubject: Prezzo è alto\n"
    "Date: Thu, 13 Aug 2026 15:20:00 +0200\nMessage-ID: <{}@acq.example>\nContent-Type: text/plain; charset=utf-8\n\n"
    "È troppo caro.\n"
)
MBOX = "".join(f"From anna@acq.example Thu Aug 13 15:20:00 2026\n{MAIL.format(n)}\n" for n in "ab")
FORMS = {
    "utf-16 with a mark": lambda text: text.encode("utf-16"),
    "utf-16 big endian with a mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16 little endian without": lambda text: text.encode("utf-16-le"),
    "utf-16 big endian without": lambda text: text.encode("utf-16-be"),
    "utf-16 with carriage returns": lambda text: text.replace("\n", "\r").encode("utf-16"),
    "carriage returns alone": lambda text: text.replace("\n", "\r").encode(),
    "doubled carriage returns": lambda text: text.replace("\n", "\r\r\n").encode(),
    "utf-8 with a mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "usual": lambda text: text.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("name", "text", "count"), [("x.eml", MAIL.format("a"), 1), ("x.mbox", MBOX, 2)])
def test_every_form_gives_the_same_mails(tmp_path, form, name, text, count):
    path = tmp_path / name
    path.write_bytes(FORMS[form](text))
    assert is_archive(path)
    found = read_mailbox(path, [ANNA], ["us.example"])
    assert (found.mails, found.taken, found.faults) == (count, count, ())
    assert {(m.subject, m.text) for m in found.customers[0].messages} == {("Prezzo è alto", "È troppo caro.")}


def test_a_usual_file_is_not_written_anew():
    stream = io.BytesIO(MBOX.encode())
    assert usual(stream) is stream
    assert stream.tell() == 0


@pytest.mark.parametrize("end", [b"\r", b"\r\r\n"])
def test_line_ends_at_the_seams_of_blocks_are_whole(end):
    line = b"x" * 61
    data = end.join([line] * 40_000)  # some blocks long; ends fall on every place of a seam
    with usual(io.BytesIO(data)) as mended:
        assert mended.read() == b"\n".join([line] * 40_000)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_whatever_break_it(data):
    with usual(io.BytesIO(data)) as stream:
        stream.read()
