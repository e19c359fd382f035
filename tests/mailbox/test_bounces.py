"""Bounces: whose address failed, and whether it is dead, full, or we who are blocked."""

import json
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.mailbox import read_bounce, read_bounces
from silentbuyer.mailbox.bounces import Bounce
from silentbuyer.mailbox.refusals import VERDICTS, by_code, by_words, status_in

HARD = {"userunknown", "hostunknown", "hasmoved", "notaccept"}
ABOUT_US = {"blocked", "badreputation", "authfailure", "policyviolation", "requireptr", "spamdetected", "norelaying"}
NOT_BOUNCES = {"vacation", "delivered"}


def report(fields, text="Your message could not be delivered.", original=True, sender="MAILER-DAEMON@mx.example"):
    groups = "\n\n".join("\n".join(f"{name}: {value}" for name, value in group.items()) for group in fields)
    returned = "Message-ID: <sent-1@seller.example>\nTo: ana@acme.example\nSubject: Quotation\n" if original else ""
    return (
        f"From: Mail Delivery <{sender}>\nTo: lin@seller.example\nSubject: Undelivered Mail Returned to Sender\n"
        "Date: Mon, 2 Mar 2026 10:00:00 +0100\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        f"--b\nContent-Type: text/plain\n\n{text}\n"
        f"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.seller.example\n\n{groups}\n\n"
        f"--b\nContent-Type: text/rfc822-headers\n\n{returned}\n--b--\n"
    ).encode()


def failed(address="ana@acme.example", status="5.1.1", said="550 5.1.1 User unknown", action="failed"):
    return {
        "Final-Recipient": f"rfc822; {address}",
        "Action": action,
        "Status": status,
        "Remote-MTA": "dns; mx.acme.example",
        "Diagnostic-Code": f"smtp; {said}",
    }


def plain(text, subject="Undelivered mail", sender="MAILER-DAEMON@mx.example", **headers):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "lin@seller.example", subject
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def test_the_report_part_names_the_address_the_server_and_the_mail():
    assert read_bounce(report([failed()])) == Bounce(
        address="ana@acme.example",
        verdict="dead",
        status="5.1.1",
        reply="550 5.1.1 User unknown",
        because="user unknown",
        server="mx.acme.example",
        message_id="<sent-1@seller.example>",
    )


@pytest.mark.parametrize(
    ("status", "said", "verdict"),
    [
        ("5.1.1", "550 5.1.1 User unknown", "dead"),
        ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by SMTP address lookup", "dead"),
        ("5.4.1", "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", "dead"),
        (
            "5.1.2",
            "Host or domain name not found. Name service error for name=acme.example type=MX: Host not found",
            "dead",
        ),
        ("5.0.0", "550 The recipient may contain a non-existent account, please check the recipient address", "dead"),
        ("5.2.2", "552 5.2.2 The email account that you tried to reach is over quota", "full"),
        ("5.7.1", "550 5.7.1 Service unavailable, Client host [203.0.113.9] blocked using Spamhaus", "sender-blocked"),
        ("5.7.26", "550-5.7.26 This mail is unauthenticated, which poses a security risk", "sender-blocked"),
        ("5.7.25", "550 5.7.25 The IP address sending this message does not have a PTR record", "sender-blocked"),
        ("5.7.606", "550 5.7.606 Access denied, banned sending IP [203.0.113.9]", "sender-blocked"),
        ("5.1.8", "553 5.1.8 sender address rejected: domain does not exist", "sender-blocked"),
        ("5.0.0", "550 Mail content denied. http://service.mail.qq.com/", "sender-blocked"),
        ("5.0.0", "554 DT:SPM 163 mx is rejecting this as spam", "sender-blocked"),
        ("5.7.9", "550 spam message rejected. Please visit http://help.mail.ru/notspam-support", "sender-blocked"),
        ("5.0.0", "550 Requested action not taken: mailbox unavailable invalid DNS MX or A/AAAA resource record", "sender-blocked"),
        ("5.0.0", "550-Verification failed for <lin@seller.example> 550-No such user 550 Sender verify failed", "sender-blocked"),
        ("5.7.0", "550 5.7.0 <ana@acme.example>... address invalid", "dead"),
        ("5.1.0", "5.1.0 - Unknown address error 550-'5.1.1 <ana@acme.example>: rejected'", "dead"),
        ("4.4.1", "connect to mx.acme.example: Connection timed out", "temporary"),
        ("4.7.1", "451 4.7.1 Greylisting in action, please come back later", "temporary"),
        ("5.2.3", "552 5.2.3 message size exceeds fixed maximum message size", "other"),
        ("5.2.1", "550 5.2.1 The email account that you tried to reach is disabled", "other"),
        ("5.6.0", "554 5.6.0 lost in the woods", "other"),
        ("5.1.1", "", "dead"),
        ("5.7.1", "", "sender-blocked"),
    ],
)  # fmt: skip
def test_verdicts_of_the_common_servers(status, said, verdict):
    assert read_bounce(report([failed(status=status, said=said)])).verdict == verdict


@pytest.mark.parametrize(
    ("text", "address", "verdict"),
    [
        ("<ana@acme.example>: host mx.acme.example[192.0.2.1] said: 550 5.1.1\n    <ana@acme.example>: User unknown (in reply to RCPT TO command)", "ana@acme.example", "dead"),
        ("The following address(es) failed:\n\n  ana@acme.example\n    SMTP error from remote mail server after RCPT TO:<ana@acme.example>:\n    550 No such user here", "ana@acme.example", "dead"),
        ("Hi. This is the qmail-send program.\n\n<ana@acme.example>:\n203.0.113.9 does not like recipient.\nRemote host said: 550 5.7.1 blocked by DNSBL\n", "ana@acme.example", "sender-blocked"),
        ("Delivery to the following recipient failed permanently:\n\n     ana@acme.example\n\nTechnical details: 552 5.2.2 mailbox full", "ana@acme.example", "full"),
        ("您的邮件无法送达 ana@acme.example\n原因: 550 收件人邮箱不存在", "ana@acme.example", "dead"),
        ("К сожалению, письмо не доставлено:\n\n  ana@acme.example\n    550 пользователь не найден", "ana@acme.example", "dead"),
        ("There was an error delivering your mail to <ana@acme.example>.\n\n554 5.7.9 Message not accepted for policy reasons", "ana@acme.example", "sender-blocked"),
    ],
)  # fmt: skip
def test_bounces_without_a_report_part_are_read_from_their_words(text, address, verdict):
    bounce = read_bounce(plain(text))
    assert (bounce.address, bounce.verdict) == (address, verdict)


def test_every_failed_address_of_a_bounce_with_its_own_verdict():
    fields = [
        failed(),
        failed("bob@acme.example", "5.2.2", "552 5.2.2 mailbox full"),
        failed("eve@acme.example", "2.0.0", "250 ok", "delivered"),
    ]
    assert [(b.address, b.verdict) for b in read_bounces(report(fields))] == [
        ("ana@acme.example", "dead"),
        ("bob@acme.example", "full"),
    ]
    words = "<ana@acme.example>:\n550 5.1.1 user unknown\n\n<bob@acme.example>:\n552 5.2.2 mailbox full\n"
    assert [(b.address, b.verdict) for b in read_bounces(plain(words))] == [
        ("ana@acme.example", "dead"),
        ("bob@acme.example", "full"),
    ]


def test_the_to_line_alone_blames_nobody():
    """Two recipients in the returned mail, and the bounce does not say which: it is neither of them."""
    text = "Sorry, it could not be delivered.\n\n550 5.1.1 user unknown\n\nReturn-Path: <lin@seller.example>\n"
    both = "To: ana@acme.example\nCc: bob@acme.example\nMessage-ID: <s1@seller.example>\n"
    assert read_bounce(plain(text + both)).address is None
    assert read_bounce(plain(text + both)).message_id == "<s1@seller.example>"
    assert read_bounce(plain(text + "To: ana@acme.example\n")).address == "ana@acme.example"


def test_exim_and_gmail_name_the_address_in_a_header():
    bounce = read_bounce(plain("It failed.\n\n550 5.1.1 no such user", X_Failed_Recipients="ana@acme.example"))
    assert bounce.address == "ana@acme.example"


def test_the_step_of_the_talk_matters():
    said = "550 {} user unknown"
    at_rcpt = failed(status="5.0.0", said=said.format("x"))
    assert read_bounce(report([at_rcpt], "said: 550 user unknown (in reply to RCPT TO command)")).verdict == "dead"
    assert read_bounce(report([at_rcpt], "said: 550 user unknown (in reply to end of DATA command)")).verdict == "other"
    about_us = failed(status="5.0.0", said="553 seller.example does not exist")
    assert read_bounce(report([about_us], "553 (in reply to MAIL FROM command)")).verdict == "sender-blocked"


def test_a_complaint_is_no_dead_box():
    mail = report([{"Feedback-Type": "abuse", "Original-Rcpt-To": "ana@acme.example"}]).replace(
        b"delivery-status", b"feedback-report"
    )
    bounce = read_bounce(mail)
    assert (bounce.address, bounce.verdict, bounce.because) == ("ana@acme.example", "other", "complaint")


@pytest.mark.parametrize(
    "mail",
    [
        plain("Thank you for your offer.", subject="Re: Quotation", sender="ana@acme.example"),
        plain(
            "I am out of office until Monday", subject="Automatic reply", sender="ana@acme.example", Return_Path="<>"
        ),
        plain("550 pieces of UV lamps please", subject="Inquiry", sender="ana@acme.example"),
        plain(
            "450 pcs are not in the box, item 550 does not exist", subject="Delivery status", sender="ana@acme.example"
        ),
        plain("Delivery report: 450 sets blocked at customs", subject="Delivery problem", sender="noreply@dhl.example"),
        plain(
            "My address has changed, this mailbox does not exist any more: bob@acme.example",
            Return_Path="<>",
            subject="Away",
            sender="ana@acme.example",
        ),
        report([failed(action="delivered", status="2.1.5", said="250 ok")]),
        b"",
        b"\xff\xfe garbage",
        "plain text",
    ],
)
def test_other_mail_is_no_bounce(mail):
    bounce = read_bounce(mail)
    assert bounce is None or bounce.verdict == "other"


def test_only_letters_of_kind_bounce_are_read_as_bounces():
    at = "2026-03-02T10:00:00+01:00"
    from datetime import datetime

    moment = datetime.fromisoformat(at)
    text = "550 5.7.1 Client host [203.0.113.9] blocked using Spamhaus"
    assert read_bounce(sb.Message(at=moment, kind="bounce", text=text)).verdict == "sender-blocked"
    assert read_bounce(sb.Message(at=moment, text=text)) is None
    assert (
        read_bounce(sb.Message(at=moment, kind="bounce", text="550 5.1.1 <ana@acme.example> unknown")).address
        == "ana@acme.example"
    )
    assert read_bounce(sb.Message(at=moment, kind="bounce", text="")).verdict == "other"


def test_codes_are_the_weaker_witness():
    assert by_code("5.1.1", "").verdict == "dead"
    assert by_code("", "450 later").verdict == "temporary"
    assert by_code("", "550 no").verdict == "other"
    assert by_code("", "no code at all") is None
    assert by_words("nothing known is said here") is None
    assert status_in("5.0.0 550 5.7.1 no") == "5.7.1"


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=2000))
def test_no_bytes_are_too_strange(raw):
    for bounce in read_bounces(
        b"From: MAILER-DAEMON\nSubject: failure notice\nContent-Type: multipart/report\n\n" + raw
    ):
        assert bounce.verdict in VERDICTS


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=500))
def test_a_block_is_never_called_dead(words):
    text = f"550 5.7.1 blocked using Spamhaus {words}"
    assert (
        read_bounce(report([failed(status="5.7.1", said="550 5.7.1 blocked using Spamhaus")], text)).verdict
        == "sender-blocked"
    )


@pytest.fixture(scope="module")
def corpus(judges):
    folder = judges / "email" / "sisimai"
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return [(name, rows, read_bounces((folder / "eml" / name).read_bytes())) for name, rows in sorted(labels.items())]


def test_the_failed_address_is_found_in_nineteen_of_twenty_judged_bounces(corpus):
    bounces = [found for _, rows, found in corpus if rows[0]["reason"] not in NOT_BOUNCES]
    assert sum(any(b.address for b in found) for found in bounces) / len(bounces) >= 0.95


def test_dead_is_said_rightly_and_seldom_missed(corpus):
    said = {name for name, _, found in corpus if any(b.verdict == "dead" for b in found)}
    truly = {name for name, rows, _ in corpus if any(row["reason"] in HARD for row in rows)}
    right = len(said & truly)
    assert right / len(said) >= 0.9
    assert right / len(truly) >= 0.85


def test_what_is_about_us_is_never_called_dead(corpus):
    ours = [(name, found) for name, rows, found in corpus if {row["reason"] for row in rows} <= ABOUT_US]
    assert len(ours) > 30
    assert [name for name, found in ours if any(b.verdict == "dead" for b in found)] == []


def test_mails_that_are_no_bounces_have_no_verdict(judges):
    quiet = sorted((judges / "email" / "sisimai" / "not").glob("is-not*.eml"))
    assert quiet
    assert [path.name for path in quiet if read_bounce(path.read_bytes())] == []


def test_a_buyers_count_of_pieces_is_no_answer_of_a_server():
    text = "Hello Lin,\n\nwe counted 512 of 550 hooks; item 7 does not exist in your list.\n\nAna"
    mail = f"From: ana@acme.example\nTo: lin@seller.example\nSubject: Delivery failure of hooks\n\n{text}"
    assert read_bounces(mail.encode()) == ()


def test_the_address_behind_the_words_of_failure_comes_before_one_of_the_subject():
    text = "Subject: FW: from bob@other.example\n\n无法发送到 ana@acme.example\n原因: 550 User unknown"
    mail = f"From: PostMaster@mail.example\nTo: lin@seller.example\nSubject: 退信\nContent-Type: text/plain; charset=utf-8\n\n{text}"
    assert [bounce.address for bounce in read_bounces(mail.encode())] == ["ana@acme.example"]


def refusal(said):
    text = f"<ana@acme.example>: host mx.acme.example[198.51.100.7] said: {said}"
    return read_bounce(
        f"From: MAILER-DAEMON@mx.example\nTo: lin@seller.example\nSubject: failure notice\n\n{text}".encode()
    )


@pytest.mark.parametrize(
    "said",
    [
        "550-Requested action not taken: mailbox unavailable\n550 invalid DNS MX or A/AAAA resource record",
        "550-Verification failed for <lin@seller.example>\n550-Response: 550 No Such User Here\n550 Sender verify failed",
        "550 Sender user unknown in local sender table",
        "550 Callback setup failed while verifying <lin@seller.example>: User unknown",
        "554 5.7.1 <lin@seller.example>: Sender address rejected: User unknown in local recipient table",
        "550 MAIL FROM address unknown user",
        "554 5.7.1 sending quota exceeded",
        "550 Daily sending quota exceeded for lin@seller.example",
        "452 4.5.3 sender quota exceeded",
        "550 You have exceeded your sending limit",
        "421 4.7.0 hourly sending limit exceeded for domain seller.example",
        "550 今日发信量超过限制",
        "550 Absenderadresse abgelehnt: Benutzer unbekannt",
        "550 发件人地址不存在",
    ],
)
def test_what_is_our_own_fault_or_limit_comes_before_what_it_sounds_like(said):
    assert refusal(said).verdict == "sender-blocked"


@pytest.mark.parametrize(
    "said",
    ["552 5.2.2 Over quota", "550 mailbox quota exceeded", "552 收件人邮箱空间不足", "550 User is over the quota."],
)
def test_the_buyers_own_quota_is_a_full_box(said):
    assert refusal(said).verdict == "full"


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("Undeliverable: Quotation 88", "Delivery has failed to these recipients or groups:"),
        ("No se puede entregar: Quotation 88", "No se pudo entregar el mensaje a los siguientes destinatarios:"),
        ("Non recapitabile: Quotation 88", "Impossibile recapitare il messaggio ai destinatari seguenti:"),
        ("Onbestelbaar: Quotation 88", "De bezorging aan de volgende geadresseerden is mislukt:"),
        ("Teslim edilemez: Quotation 88", "Şu alıcılara veya gruplara teslim edilemedi:"),
        ("未送达: Quotation 88", "无法将邮件传递给以下收件人或组:"),
        ("배달되지 않음: Quotation 88", "다음 받는 사람 또는 그룹에게 배달하지 못했습니다."),
        ("Kézbesíthetetlen: Quotation 88", "A kézbesítés a következő címzettek számára nem sikerült:"),
        ("غير قابل للتسليم: Quotation 88", "فشل التسليم إلى المستلمين التالية:"),
        ("Δεν είναι δυνατή η παράδοση: Quotation 88", "Η παράδοση στους παρακάτω παραλήπτες απέτυχε:"),
    ],
)
def test_exchange_without_a_report_part_is_known_by_its_writer_in_every_language(subject, words):
    mail = (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@acme.example>\n"
        f"To: lin@seller.example\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{words}\n\nana@acme.example\n\n"
        "Diagnostic information for administrators:\n\nana@acme.example\n"
        "Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found'\n"
    )
    assert [(b.address, b.verdict) for b in read_bounces(mail.encode())] == [("ana@acme.example", "dead")]


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (
            "Undelivered lamps, order 4711",
            "They sent back 550 pieces. The address does not exist any more. Ask bo@acme.example.",
        ),
        ("Delivery failure: lamps damaged", "545 of 580 pieces are broken, user unknown. Write to bo@acme.example."),
        (
            "Fwd: Undelivered Mail Returned to Sender",
            "I got this. Price?\n\n<lin2@seller.example>: 550 5.1.1 user unknown",
        ),
        (
            "Re: delivery has failed",
            "It has failed again: container 450 was refused, user unknown at the port. x@acme.example",
        ),
        ("退信", "我们的信被退回，说 550 地址不存在。请确认 lin@seller.example 是否正确？"),
        ("недоставленный груз", "Груз 550 кг не доставлен. Адрес не существует. Пишите на ivan@acme.example"),
        ("Non remis : palettes", "550 palettes non remises, l'adresse n'existe pas. bo@acme.example"),
        ("Unzustellbar: Paket", "Paket kam zurück, 550 Empfänger unbekannt. Bitte an info@acme.example"),
    ],
)
def test_a_buyer_who_writes_about_goods_that_did_not_come_bounces_nothing(subject, text):
    mail = f"From: Ana Riva <ana@acme.example>\nTo: lin@seller.example\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{text}"
    assert read_bounces(mail.encode()) == ()
