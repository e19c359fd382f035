"""Archives: every mail accounted for, in bounded memory, into the log of whom it concerns."""

import io
import mailbox
import tracemalloc
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.errors import RecordError
from silentbuyer.mailbox import archives, matching, read_mailbox
from silentbuyer.mailbox.archives import KEPT, Raw, read_archive, split_mbox
from silentbuyer.mailbox.letters import Ours, letters_of
from silentbuyer.text.quotation import own_words

US = ["lin@seller.example", "seller.example"]
HEAD = b"From: ana@acme.example\nTo: lin@seller.example\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n"
LINE = b"From ana@acme.example Mon Mar  2 10:00:00 2026\n"


def letter(
    sender="ana@acme.example", to="lin@seller.example", text="Hello", date="Mon, 02 Mar 2026 10:00:00 -0300", **more
):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Date"], mail["Subject"] = sender, to, date, more.pop("Subject", "Quotation")
    for name, value in more.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def one(data, ours=US):
    (found,) = letters_of(
        Raw("x", data if isinstance(data, bytes) else data.as_bytes(), len(bytes(data))), Ours.of(ours)
    )
    return found


@pytest.fixture
def box(tmp_path):
    path = tmp_path / "Sent.mbox"
    made = mailbox.mbox(str(path))
    made.add(letter("lin@seller.example", "ana@acme.example", "Our offer", Message_ID="<s1@seller.example>"))
    made.add(letter("ana@acme.example", text="Thanks", Message_ID="<a1@acme.example>"))
    made.add(
        letter(
            "ana.private@mail.example", text="From my other box", Message_ID="<p1@x>", In_Reply_To="<s1@seller.example>"
        )
    )
    made.add(letter("news@shop.example", text="Buy!"))
    made.close()
    return path


def customers():
    return [sb.Customer(id="C-1", email="Ana@Acme.example"), sb.Customer(id="C-2", email="bob@other.example")]


def test_mails_are_matched_by_address_and_by_message_id(box):
    found = read_mailbox(box, customers(), US)
    ana, bob = found.customers
    assert [(m.sender, m.kind, m.text) for m in ana.messages] == [
        ("seller", "message", "Our offer"),
        ("buyer", "message", "Thanks"),
        ("buyer", "message", "From my other box"),
    ]
    assert bob == customers()[1]
    assert (found.mails, found.taken, found.others, found.faults) == (4, 3, 1, ())


def test_the_offset_of_the_buyers_own_clock_is_kept(box):
    ana = read_mailbox(box, customers(), US).customers[0]
    assert ana.messages[1].at.utcoffset().total_seconds() == -3 * 3600


def test_a_mail_that_the_log_already_holds_comes_in_once(box):
    once = read_mailbox(box, customers(), US).customers
    assert read_mailbox(box, once, US).customers == once


def test_a_bounce_is_matched_by_its_failed_address_or_by_the_returned_mail(tmp_path):
    bounce = b"From: MAILER-DAEMON@mx.example\nTo: lin@seller.example\nSubject: failure notice\nDate: Tue, 3 Mar 2026 10:00:00 +0000\n\n"
    named = LINE + bounce + b"<ana@acme.example>:\n550 5.1.1 user unknown\n\n"
    nameless = (
        LINE
        + bounce
        + b"550 5.7.1 blocked\n\nReceived: by x\nMessage-ID: <s1@seller.example>\nTo: a@b.example, c@d.example\n\n"
    )
    sent = LINE + letter("lin@seller.example", "ana@acme.example", Message_ID="<s1@seller.example>").as_bytes() + b"\n"
    path = tmp_path / "all.mbox"
    path.write_bytes(nameless + named + sent)
    found = read_mailbox(path, customers(), US)
    kinds = [(m.kind, m.sender) for m in found.customers[0].messages]
    assert kinds == [("message", "seller"), ("bounce", "unknown"), ("bounce", "unknown")]
    assert found.taken == 3


def test_answers_that_come_before_their_question_wait_but_not_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(matching, "MOST_WAITING", 2)
    sent = letter("lin@seller.example", "ana@acme.example", Message_ID="<s1@seller.example>")
    answers = [letter(f"x{n}@mail.example", text=str(n), In_Reply_To="<s1@seller.example>") for n in range(4)]
    path = tmp_path / "backwards.mbox"
    path.write_bytes(b"".join(LINE + mail.as_bytes() + b"\n" for mail in [*answers, sent]))
    found = read_mailbox(path, customers(), US)
    assert sorted(m.text for m in found.customers[0].messages if m.sender == "buyer") == ["2", "3"]
    assert (found.taken, found.others) == (3, 2)


def test_a_file_that_cannot_be_read_is_named(tmp_path, monkeypatch):
    path = tmp_path / "locked.mbox"
    path.write_bytes(LINE + HEAD)

    def locked(*_, **__):
        raise PermissionError("locked by another program")

    monkeypatch.setattr(type(path), "open", locked)
    with pytest.raises(RecordError, match=r"locked\.mbox.*locked by another program"):
        list(read_archive(path))


def test_a_maildir_and_a_folder_of_single_mails(tmp_path):
    for place, text in (("cur/1:2,S", "one"), ("new/2", "two")):
        file = tmp_path / "Maildir" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(letter(text=text).as_bytes())
    (tmp_path / "Maildir" / "tmp").mkdir()
    (tmp_path / "Maildir" / "tmp" / "3").write_bytes(b"half a mail")
    assert len(list(read_archive(tmp_path / "Maildir"))) == 2
    (tmp_path / "one.eml").write_bytes(letter().as_bytes())
    assert read_mailbox(tmp_path / "one.eml", customers(), US).taken == 1


def test_what_is_not_there_is_said(tmp_path):
    with pytest.raises(RecordError, match="neither a file nor a folder"):
        list(read_archive(tmp_path / "none"))


def test_progress_is_told_and_ends_at_the_end(box):
    told = []
    list(read_archive(box, progress=lambda *figures: told.append(figures)))
    size = box.stat().st_size
    assert told[-1] == (size, size, 4)


def test_a_large_mail_passes_in_bounded_memory(tmp_path):
    path = tmp_path / "large.mbox"
    with path.open("wb") as file:
        for _ in range(3):
            file.write(LINE + HEAD + b"\n" + b"x" * (12 << 20) + b"\n\n")
    tracemalloc.start()
    sizes = [(len(raw.data), raw.size) for raw in read_archive(path)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert all(KEPT // 2 < kept <= KEPT for kept, _ in sizes)
    assert sum(size for _, size in sizes) == path.stat().st_size
    assert peak < 8 << 20


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.binary(max_size=300).filter(lambda body: b"From " not in body), min_size=1, max_size=12),
    st.integers(700, 3000),
)
def test_every_byte_belongs_to_one_mail_wherever_the_blocks_are_cut(bodies, block):
    whole = b"".join(LINE + HEAD + b"\n" + body + b"\n\n" for body in bodies)
    old, archives.BLOCK = archives.BLOCK, block
    try:
        cut = list(split_mbox(io.BytesIO(whole)))
    finally:
        archives.BLOCK = old
    assert len(cut) == len(bodies)
    assert b"".join(data for _, data, _ in cut) == whole
    assert [start for start, _, _ in cut] == [sum(size for _, _, size in cut[:n]) for n in range(len(cut))]


def nested(kind, depth):
    heads = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
    return HEAD + (heads if kind == "multipart" else b"Content-Type: message/rfc822\n\n" * depth) + b"\nhi"


HOSTILE = [
    nested("multipart", 1000),
    nested("message", 1000),
    HEAD + b"Subject: " + b"y" * 3_000_000 + b"\n\nhi",
    HEAD + b"Content-Type: text/plain; charset=klingon\nContent-Transfer-Encoding: base64\n\n!!!\xff",
    HEAD + b"Content-Type: text/plain; charset=utf-16\n\n\xff\xfe\xd8",
    HEAD + b"Content-Type: multipart/mixed\n\nno boundary",
    HEAD + b"Content-Type: ; ;;=\nContent-Transfer-Encoding: uuencode\n\nbegin 666 x\n#\xff\n",
    HEAD + b"Content-Type: text/html\n\n" + b"<" * 500_000 + b"<style>" * 5000,
    HEAD
    + b"Content-Type: multipart/report; boundary=q\n\n--q\nContent-Type: message/delivery-status\n\n"
    + b"Final-Recipient: x;" * 9999,
    HEAD
    + b"Subject: =?gb2312?Q?=FF=FF?=\nMessage-ID: <"
    + b"z" * 99999
    + b">\nReferences: "
    + b"<a@b> " * 9999
    + b"\n\nOn " * 9999,
    b"no headers at all \x00\x01",
    b"",
    b"Date: Mon, 99 Foo 2026\nFrom: =?utf-8?b?////?= <ana@acme.example>\n\n",
    b"Date: Mon, 2 Mar 2026 10:00:00 +9999\nFrom: ana@acme.example\n\nx",
    HEAD.replace(b"ana@acme.example", b"\xff\xfe@\x00") + b"\n\xff",
]


def test_a_hostile_archive_is_read_to_its_end_and_every_mail_accounted_for(tmp_path):
    path = tmp_path / "hostile.mbox"
    path.write_bytes(b"".join(LINE + mail + b"\n\n" for mail in HOSTILE))
    found = read_mailbox(path, customers(), US)
    assert found.mails == len(HOSTILE)
    assert found.taken + found.others + len(found.faults) == found.mails
    assert found.taken >= 10


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_mail_alone_gives_a_letter_or_a_fault(data):
    for found in letters_of(Raw("x", data[:KEPT], len(data)), Ours.of(US)):
        assert (found.message is None) == bool(found.fault)


def test_a_mail_without_any_date_is_a_fault():
    assert one(b"From: ana@acme.example\n\nhi").fault == "it bears no date that can be read"


@pytest.mark.parametrize(
    "data",
    [
        b"From: ana@acme.example\nReceived: by mx; Mon, 2 Mar 2026 10:00:00 +0000\n\nhi",
        b"From ana@acme.example Mon Mar  2 10:00:00 2026\nFrom: ana@acme.example\n\nhi",
        b"From 123@xxx Mon Mar 02 10:00:00 +0000 2026\nFrom: ana@acme.example\n\nhi",
        b"Date: 2 Mar 2026 10:00:00\nFrom: ana@acme.example\n\nhi",
        b"Date: Mon, 2 Mar 2026 10:00:00 -0000\nFrom: ana@acme.example\n\nhi",
    ],
)
def test_the_moment_is_found_where_it_stands(data):
    assert one(data).message.at == datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_direction_needs_to_know_who_we_are():
    assert one(letter()).message.sender == "buyer"
    assert one(letter(), []).message.sender == "unknown"
    assert one(letter(to="other@elsewhere.example")).message.sender == "unknown"
    assert one(letter("colleague@seller.example", "ana@acme.example")).message.sender == "seller"


def test_one_letter_for_each_recipient_of_ours():
    both = letters_of(
        Raw("x", letter("lin@seller.example", "ana@acme.example, bob@acme.example").as_bytes(), 1), Ours.of(US)
    )
    assert [found.address for found in both] == ["ana@acme.example", "bob@acme.example"]


@pytest.mark.parametrize(
    ("mail", "kind"),
    [
        (letter(Subject="Automatic reply: Quotation"), "auto-reply"),
        (letter(Auto_Submitted="auto-replied"), "auto-reply"),
        (
            HEAD + b"Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b--",
            "receipt",
        ),
        (letter(), "message"),
    ],
)
def test_kinds_of_mail(mail, kind):
    assert one(mail).message.kind == kind


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Yes please\n\nOn Mon, 2 Mar 2026 Lin wrote:\n> our offer", "Yes please"),
        ("Ja\n> zitiert\ngern", "Ja\ngern"),
        ("Gut.\n-----Ursprüngliche Nachricht-----\nVon: Lin", "Gut."),
        ("好的\n在 2026年3月2日，Lin 写道：\n报价", "好的"),
        ("-----Original Message-----\nonly a quote", ""),
    ],
)
def test_only_the_writers_own_words_are_kept(text, own):
    assert own_words(one(letter(text=text)).message.text) == own


def test_html_is_read_as_text():
    mail = EmailMessage()
    mail["From"], mail["Date"] = "ana@acme.example", "Mon, 2 Mar 2026 10:00:00 +0000"
    mail.set_content("<style>p{}</style><p>Hello &amp; <b>welcome</b></p><ana@acme.example>", subtype="html")
    text = one(mail).message.text
    assert "Hello &" in text
    assert "ana@acme.example" in text
    assert "<" not in text


@pytest.mark.parametrize(
    "line",
    [
        b"From Monday on we work until 18:00 daily.\nWhat is the price?",
        b"From our side 3 Aug 14:00 is fine\nok?",
        b"From: x",
        b"From 9:00 to 18:00 we are open.\nNote: closed Sunday",
        b"From me@home.example the answer\nis yes",
        b"From 2026-08-03 10:00 we deliver\nSubject to confirmation",
    ],
)
def test_a_line_of_a_letter_parts_no_mails(tmp_path, line):
    (tmp_path / "x.mbox").write_bytes(LINE + HEAD + b"\n" + line + b"\nlast words\n\n" + LINE + HEAD + b"\nsecond\n\n")
    first, second = read_mailbox(tmp_path / "x.mbox", customers(), US).customers[0].messages
    assert first.text.endswith("last words")
    assert second.text == "second"


@pytest.mark.parametrize(
    "line",
    [
        b"From \n",
        b"From -\n",
        b"From - Mon Aug  3 09:12:31 2026\n",
        b"From MAILER-DAEMON Mon Aug  3 09:12:31 2026\n",
        b"From ???@??? Mon Aug 03 09:12:31 2026\n",
        b"From ana@acme.example\n",
        b"From nobody\n",
        b"From ana@acme.example Mon, 03 Aug 2026 09:12:31 +0200\n",
        b'From "Ana Riva" <ana@acme.example> Mon Aug  3 09:12:31 2026\n',
        b"From 17123@xxx Mon Aug 03 09:12:31 +0000 2026\r\n",
    ],
)
def test_lines_that_part_mails_in_the_dialects_of_programs(tmp_path, line):
    (tmp_path / "x.mbox").write_bytes((line + HEAD + b"\na\n\n") * 3)
    found = read_mailbox(tmp_path / "x.mbox", customers(), US)
    assert (found.mails, found.taken, found.faults) == (3, 3, ())


def test_the_text_behind_a_large_picture_is_read(tmp_path):
    picture = b"--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + b"QUJD\n" * 40_000
    text = "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n价格是多少？\n--b--\n".encode()
    mail = HEAD + b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + picture + text
    (tmp_path / "x.eml").write_bytes(mail)
    (tmp_path / "x.mbox").write_bytes((LINE + mail + b"\n") * 2)
    for name in ("x.eml", "x.mbox"):
        texts = {m.text for m in read_mailbox(tmp_path / name, customers(), US).customers[0].messages}
        assert texts == {"价格是多少？"}


def test_what_programs_keep_beside_their_mails_is_no_mail(tmp_path):
    (tmp_path / "INBOX").write_bytes(LINE + HEAD + b"\nhi\n")
    (tmp_path / "INBOX.msf").write_bytes(b"// <!-- index -->")
    (tmp_path / ".DS_Store").write_bytes(b"\0\0")
    found = read_mailbox(tmp_path, customers(), US)
    assert (found.mails, found.taken, found.faults) == (1, 1, ())


def test_a_mail_of_apple_mail_begins_behind_its_length(tmp_path):
    (tmp_path / "1.emlx").write_bytes(b"123   \n" + HEAD + b"\nhi\n")
    assert read_mailbox(tmp_path / "1.emlx", customers(), US).taken == 1


@pytest.mark.parametrize(
    ("place", "taken"),
    [
        ("Drafts", 0),
        ("Entwürfe.mbox", 0),
        ("Drafts.mbox/mbox", 0),
        (".INBOX.Drafts/cur/1:2,S", 0),
        ("cur/1:2,DS", 0),
        ("Drafts/archive.mbox", 1),
        ("cur/1:2,S", 1),
        ("Sent", 1),
    ],
)
def test_drafts_are_known_by_their_folder_or_flag(tmp_path, place, taken):
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).write_bytes(
        LINE + b"From: lin@seller.example\nTo: ana@acme.example\n" + HEAD[HEAD.find(b"Date") :] + b"\nhi\n"
    )
    assert read_mailbox(tmp_path / place, customers(), US).taken == taken
