"""Files of mails, packed and shut."""

import gzip
from zipfile import ZipFile

import pytest

import silentbuyer as sb
from silentbuyer.errors import RecordError
from silentbuyer.mailbox import read_mailbox
from silentbuyer.mailbox.archives import KEPT, is_archive

MAIL = b"From: ana@acme.example\nTo: lin@seller.example\nDate: Mon, 3 Aug 2026 09:12:31 +0200\n\n%s\n"
BOX = b"".join(b"From ana@acme.example Mon Aug  3 09:12:31 2026\n" + MAIL % text + b"\n" for text in (b"one", b"two"))


def read(path):
    return read_mailbox(path, [sb.Customer(id="C", email="ana@acme.example")], ["seller.example"])


def test_packed_archives_are_read(tmp_path):
    (tmp_path / "x.mbox.gz").write_bytes(gzip.compress(BOX))
    with ZipFile(tmp_path / "takeout.zip", "w") as archive:
        archive.writestr("Takeout/Mail/All mail.mbox", BOX)
        archive.writestr("Takeout/archive_browser.html", "<html>")
    for name in ("x.mbox.gz", "takeout.zip"):
        found = read(tmp_path / name)
        assert (found.mails, found.taken, found.faults) == (2, 2, ())
        assert is_archive(tmp_path / name)


def test_a_long_mail_in_a_packed_archive(tmp_path):
    long = MAIL % (b"What is the price?\n" + b"x" * 70 * 3000)
    (tmp_path / "x.gz").write_bytes(gzip.compress(BOX + b"From ana@acme.example Mon Aug  3 09:12:31 2026\n" + long))
    found = read(tmp_path / "x.gz")
    assert found.taken == 3
    assert found.customers[0].messages[-1].text.startswith("What is the price?")
    (tmp_path / "one.eml.gz").write_bytes(gzip.compress(long))
    assert len(long) > KEPT
    assert read(tmp_path / "one.eml.gz").taken == 1


@pytest.mark.parametrize(
    ("name", "head", "what"),
    [
        ("x.pst", b"!BDN", "store of Outlook"),
        ("x.msg", b"\xd0\xcf\x11\xe0", "mail of Outlook"),
        ("x.zip", b"PK\x03\x04", "broken archive"),
    ],
)
def test_what_is_shut_is_named_with_the_way_out(tmp_path, name, head, what):
    (tmp_path / name).write_bytes(head + b"\0" * 200)
    found = read(tmp_path / name)
    assert found.taken == 0
    assert what in found.faults[0]


def test_an_archive_without_mails_is_none(tmp_path):
    with ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("_rels/.rels", "<xml/>")
        archive.writestr("xl/workbook.xml", "<xml/>")
    assert not is_archive(tmp_path / "x.zip")
    assert "archive without mails" in read(tmp_path / "x.zip").faults[0]


def test_a_broken_stream_is_an_error(tmp_path):
    (tmp_path / "x.gz").write_bytes(gzip.compress(BOX)[:-20])
    assert not is_archive(tmp_path / "none")
    with pytest.raises(RecordError, match="cannot be read"):
        read(tmp_path / "x.gz")


@pytest.mark.parametrize("lead", [b"\xef\xbb\xbf", b"\n\r\n"])
def test_marks_and_blank_lines_before_the_first_mail_are_none(tmp_path, lead):
    (tmp_path / "x.mbox").write_bytes(lead + BOX)
    (tmp_path / "x.eml").write_bytes(lead + MAIL % b"hi")
    assert (read(tmp_path / "x.mbox").mails, read(tmp_path / "x.mbox").taken) == (2, 2)
    assert read(tmp_path / "x.eml").taken == 1
