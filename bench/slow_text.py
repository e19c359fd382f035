# ruff: noqa: E501 - tables stand many a line
"""Every door through which strangers' text comes in, with 600 seeds made longer and longer: all must stay linear.

python bench/slow_text.py [--light] [seeds] [name of a door ...]

A door is what a stranger's text reaches first, and what bounds it; what is behind is reached through it. Of each door
and seed the time is taken at two lengths, the second twice the first; where it grows faster than the text, or a megabyte
would take more than `MOST` seconds (in a file of records a tenth of a millisecond a line more, in a chat a fiftieth), a
megabyte is really tried. Told are, a door each, the slowest megabyte, the same seed at `DOUBLING` lengths, how much the last doubling
cost (2 is linear, 1 is bounded), and the seeds that are over the limit. All 600 seeds at all doors take more than an hour;
`--light` forecasts each megabyte from two short lengths, and tries those only that are foretold to be over.
"""

import itertools
import random
import signal
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import silentbuyer as sb

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
SHORT, FULL, MOST = 16_000, 1_000_000, 0.2
DOUBLING = (125_000, 250_000, 500_000, 1_000_000)
LIGHT = (31_250, 62_500, 125_000)
GIVE_UP = 8.0
NOISE = 0.004
"""Seconds in which some systems count a process's time."""


def lazy(module, name):
    def call(*args, **more):
        return getattr(__import__(f"silentbuyer.{module}", fromlist=[name]), name)(*args, **more)

    return call


def message(text, sender="buyer", kind="message", subject=""):
    return sb.Message(at=datetime(2026, 5, 20, 9, 0, tzinfo=UTC), sender=sender, kind=kind, text=text, subject=subject)


def judged(**fields):
    customer = sb.Customer.from_record({"id": "1", "company": "Acme Pumps", "country": "DE", **fields})
    return sb.diagnose(customer, now=NOW, online=False, plugins=())


def said(sender="buyer", kind="message"):
    return lambda text: judged(messages=[message("Please send the price.", "seller"), message(text, sender, kind)])


def in_record(*fields):
    return lambda text: sb.Customer.from_record({"id": "1", **dict.fromkeys(fields, text)})


def mail(head, body=""):
    return lambda text: lazy("mailbox.bounces", "read_bounce")(
        head.replace("TEXT", text.replace("\n", " ")).encode("utf-8", "replace")
        + b"\r\n\r\n"
        + body.replace("TEXT", text).encode("utf-8", "replace")
    )


def letter(head, body="TEXT"):
    def call(text):
        from silentbuyer.mailbox.archives import Raw
        from silentbuyer.mailbox.letters import Ours, letters_of

        data = f"{head.replace('TEXT', text.replace(chr(10), ' '))}\r\n\r\n{body.replace('TEXT', text)}"
        raw = Raw(source="x", data=data.encode("utf-8", "replace"), size=len(data))
        return list(letters_of(raw, Ours.of(["lily@seller.example"])))

    return call


def page(text):
    return f"<html><head><title>Acme</title></head><body>{text}</body></html>".encode("utf-8", "replace")


def in_file(name, wrap="TEXT", encoding="utf-8"):
    def call(text):
        from silentbuyer.batch import read_customers, read_messages
        from silentbuyer.errors import RecordError

        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(wrap.replace("TEXT", text).encode(encoding, "replace"))
            try:
                return list((read_messages if name.startswith("log") else read_customers)(path))
            except RecordError:
                return None

    return call


def whatsapp(wrap):
    return lambda text: lazy("mailbox.whatsapp", "read_whatsapp")(wrap.replace("TEXT", text), zone="UTC", mine=["Lily"])


HEAD = "From: ana@buyer.example\r\nTo: lily@seller.example\r\nDate: Wed, 20 May 2026 09:00:00 +0200\r\nSubject: hello"
AUTO = f"{HEAD}\r\nAuto-Submitted: auto-replied"
HTML = f"{HEAD}\r\nContent-Type: text/html; charset=utf-8"
BOUNCE = "From: MAILER-DAEMON@x.example\r\nSubject: Undelivered Mail Returned to Sender"
CARD = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:A\r\nTEL:+49 40 1\r\nTEXT\r\nEND:VCARD\r\n"

DOORS = {
    "a buyer's message": said(),
    "our own message": said("seller"),
    "an automatic reply": said("buyer", "auto-reply"),
    "a bounce in the log": said("unknown", "bounce"),
    "a message of unknown sender": said("unknown"),
    "a subject": lambda text: judged(messages=[message("hello", subject=text)]),
    "shown in a line": lazy("text.clean", "clean"),
    "shown in a cell": lazy("batch.write", "safe_cell"),
    "return date": lambda text: sb.mailbox.return_date(text, NOW),
    "a letter": letter(HEAD),
    "a letter in HTML": letter(HTML, "<html><body>TEXT</body></html>"),
    "a letter of bare HTML": letter(HTML),
    "an automatic letter": letter(AUTO),
    "a letter's subject": letter(HEAD.replace("hello", "TEXT"), "hello"),
    "a letter's sender": letter(HEAD.replace("ana@buyer.example", "TEXT"), "hello"),
    "a letter's receivers": letter(HEAD.replace("lily@seller.example", "TEXT"), "hello"),
    "a letter's date": letter(HEAD.replace("Wed, 20 May 2026 09:00:00 +0200", "TEXT"), "hello"),
    "a letter's kind": letter(f"{HEAD}\r\nContent-Type: TEXT", "hello"),
    "a letter in parts": letter(f"{HEAD}\r\nContent-Type: multipart/mixed; boundary=b", "--b\r\n\r\nTEXT\r\n--b--"),
    "a letter in a page of its own": letter(f"{HEAD}\r\nContent-Type: text/plain; charset=punycode"),
    "a letter in UTF-7": letter(f"{HEAD}\r\nContent-Type: text/plain; charset=utf-7"),
    "a letter, quoted printable": letter(f"{HEAD}\r\nContent-Transfer-Encoding: quoted-printable"),
    "a letter, base64": letter(f"{HEAD}\r\nContent-Transfer-Encoding: base64"),
    "a bounce": mail(BOUNCE, "TEXT"),
    "a bounce's report": mail(
        f"{BOUNCE}\r\nContent-Type: multipart/report; boundary=b",
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nTEXT\r\n--b--",
    ),
    "a bounce in HTML": mail(f"{BOUNCE}\r\nContent-Type: text/html", "TEXT"),
    "a bounce's head": mail("From: MAILER-DAEMON@x.example\r\nSubject: TEXT", "failed"),
    "a chat": whatsapp("[24.08.2026, 08:00:00] Ana: TEXT"),
    "a chat of bare text": whatsapp("TEXT"),
    "a chat of Telegram": lambda text: list(lazy("mailbox.telegram", "read_telegram")(text, zone="UTC", mine=["Lily"])),
    "a chat of LINE": lambda text: lazy("mailbox.line_chats", "read_line")(
        f"2026/05/20(Wed)\n08:00\tAna\t{text}", zone="UTC", mine=["Lily"]
    ),
    "e-mail cell": in_record("email"),
    "phone cell": in_record("phone", "whatsapp"),
    "website cell": in_record("website"),
    "name cells": in_record("company", "name", "city", "id"),
    "place cells": in_record("country", "subdivision", "timezone"),
    "list cells": in_record("products", "languages", "contacts"),
    "log cells": in_record("messages", "orders"),
    "date cells": in_record("last_contact", "arrival", "inquiry_at"),
    "money cells": in_record("amount", "currency", "stage", "consent"),
    "text cells": in_record("about", "inquiry_text", "bounce_text"),
    "other cells": in_record("Foo", "signals.alibaba.x", "extra", "remarks", "signals"),
    "a column's name": lambda text: sb.Customer.from_record({"id": "1", text: "x"}),
    "a buyer's fields, judged": lambda text: judged(company=text, name=text, email=text, website=text, city=text),
    "about and products, judged": lambda text: judged(about=text, products=text),
    "the inquiry, judged": lambda text: judged(inquiry_text=text, inquiry_at="2026-05-01"),
    "sector fit": lambda text: lazy("rules.sector_fit", "fit")(
        {"about": text, "products": text, "inquiry": text}, sb.Seller.example("uv-germicidal")
    ),
    "an address": lazy("addresses.email", "read_address"),
    "a named address": lazy("addresses.email", "named_address"),
    "a URL": lazy("addresses.urls", "normalise_url"),
    "a URL's path": lambda text: lazy("addresses.urls", "normalise_url")(f"http://x.example/{text}"),
    "a link on a page": lambda text: lazy("addresses.urls", "join_url")("http://x.example/", text),
    "a page": lambda text: classified(page(text)),
    "a page of bare text": lambda text: classified(text.encode("utf-8", "replace")),
    "a page's title": lambda text: classified(f"<title>{text}</title><p>hello".encode("utf-8", "replace")),
    "a page's refresh": lazy("pages.refresh", "refresh_target"),
    "a page's kind": lambda text: lazy("pages.charset", "decode")(b"hello", f"text/html; charset={text}"),
    "a CSV file": in_file("buyers.csv", "id,company,about\n1,Acme,TEXT\n2,Bolt,x\n"),
    "a CSV file's head": in_file("buyers.csv", "id,company,TEXT\n1,Acme,x\n"),
    "a CSV file of bare text": in_file("buyers.csv"),
    "a JSON file": in_file("buyers.json"),
    "JSON lines": in_file("buyers.jsonl"),
    "a vCard": in_file("buyers.vcf", CARD),
    "a vCard's note": in_file("buyers.vcf", CARD.replace("TEXT", "NOTE;ENCODING=QUOTED-PRINTABLE:TEXT")),
    "a message log": in_file("log.csv", "customer_id,at,sender,text\n1,2026-05-01,buyer,TEXT\n"),
    "a file in UTF-16": in_file("buyers.csv", "id,company\n1,TEXT\n", "utf-16"),
}


def classified(body):
    from silentbuyer.addresses.network import Network
    from silentbuyer.pages.document import read_document
    from silentbuyer.pages.harvest import harvest
    from silentbuyer.pages.signatures import signatures

    document = read_document(body, "text/html; charset=utf-8")
    signatures(), Network()
    return harvest(document, date(2026, 6, 1), "DE")


UNITS = (
    *"!\"#$%&'()*+,-./:;<=>?@[]\\^_`{|}~ \t\n\r\x00aA1éßıﷺ净한กअ\u200b\u202e\u0301\ud800\u00a0\u3000。、？！：；",
    "\r\n", "\n\n", "\n> ", "\n>", "> ", ">>", "\n>>>", "\n|", "a ", "a.", "a. ", "a? ", "a\n", "1 ", "1.", "1. ", "12:", "1/", "1-", "-1",
    "17 ", "le 17 ", "le 17", "am 17. ", "on 17 ", "17号 ", "17日", "5月", "5月17日", "el 17 de ", "17 мая ", "17. bis ", "until ", "bis ",
    "from 1 to ", "back on ", "return ", "May ", "May 17 ", "Monday ", "week ", "next week ", "17 May 2026 ", "2026-05-17 ", "17/05/2026 ",
    "2026年5月17日 ", "out of office ", "vacation ", "holiday ", "urlaub ", "vacaciones ", "休假", "отпуск ", "إجازة ",
    "<", "<a", "<a ", "<a>", "<a href=", "<a href='", "</a>", "<b>", "<p>", "<br>", "<head>", "<style>", "<script>", "<title>", "<!--", "<!",
    "<?", "<![CDATA[", "-->", '<div class="gmail_quote">', "<blockquote>", "<table><tr><td>", "<li>", "<svg>", "<meta http-equiv=refresh ",
    "&", "&#", "&#x", "&amp;", "&nbsp;", "&#1", "<a b='", "<a@b.example>", "<ana@b.example> ", "a@", "@a", "a@a", "a@a.", "a@b.example ",
    "a@b.example, ", '"a" <', "(", "((", "()", "(a ", "[", "[]", "[a](", "{", "{}", '{"a":', "[1,", '"', '""', '","', "'", '\\"', "\\",
    "http://", "http://a", "http://a.b/ ", "www.", "www.a.", "//", "../", "%2", "%25", "?a=b&", "#a", "a.b.", "xn--", "-a", ".a", "a-",
    "+1 ", "+49 40 ", "00", "1e", "1,", "1;", "1.000.", ",", ", ", ";", "; ", "|", "a;b;", "whatsapp: ", "tel:", ": ", "a: ", "a:b:", "=", "a=", "=?", "=?a?",
    "=?utf-8?q?a?= ", "=?utf-8?b?YQ==?= ", "=20", "=\n", "=\r\n", "=E5", "--", "--b\n", "--b\r\n\r\n", "-----", "-----Original Message-----\n", "From: a\n",
    "From: a@b\n", "Sent: a\n", "To: a\n", "Subject: a\n", "On May 17, 2026, Ana wrote:\n", "On ", "wrote:", "Le 17 mai, Ana a écrit :\n", "Am 17.05. schrieb ",
    "写道：\n", "*From:* a\n", "________", "550 5.1.1 ", "550-", "5.1.1 ", "Final-Recipient: rfc822; a@b\n", "Diagnostic-Code: smtp; 550\n", "Action: failed\n", " \n", "\t\n",
    "<a@b>: ", "user unknown ", "Re: ", "AW: ", "Fwd: ", "RE: FW: ", "[24.08.2026, 08:00:00] Ana: x\n", "24/8/26, 08:00 - Ana: x\n", "[", "24.08.", "08:00 ", "12:00 PM ",
    "price ", "price? ", "too expensive ", "we have no ", "no need ", "please stop ", "unsubscribe ", "we ", "not ", "if ", "how much ", "can you ", "when ", "价格", "太贵了", "请问", "多少钱？", "没有",
    "preis ", "no ", "nicht ", "precio ", "не ", "цена ", "سعر ", "لا ", "価格", "です。", "가격 ", "giá ", "ราคา", "कीमत ", "fiyat ", "UV lamp ", "pump ", "water ", "LED ", "steel pipe ",
    "Acme ", "Acme Pumps ", "GmbH ", "Co., Ltd ", "Acm", "closed ", "we are closed until ", "thank you for ", "goodbye ", "moved to ", "domain for sale ", "loan ",
    "dear ", "hello ", "best regards\n", "sent from my iPhone\n", "ha", "ab", "abc ", "the ", "de ", "la ", "в ", "的", "は", "ا", "word " , "Xx ", "XX ", "xX", "a1", "1a", "a_", "_ ", "* ", "- ", "• ", "1) ", "(1) ",
)  # fmt: skip


ALL = 600


def seeds(number=ALL, chance=11):
    """Units alone, and units in twos and threes, or some of them drawn from all; the same for everybody."""
    found = list(dict.fromkeys(UNITS))
    rng = random.Random(chance)
    while len(found) < ALL:
        found.append("".join(rng.choice(UNITS) for _ in range(rng.choice((2, 2, 3)))))
    return found if number >= ALL else rng.sample(found, number)


RECORDS = (
    "a CSV file",
    "a CSV file's head",
    "a CSV file of bare text",
    "JSON lines",
    "a vCard",
    "a vCard's note",
    "a message log",
    "a file in UTF-16",
)
A_RECORD, A_MESSAGE = 1e-4, 2e-5
CHATS = ("a chat", "a chat of bare text", "a chat of LINE")
"""Where a line is a message of its own, as a rule a short one: a megabyte holds 40,000 of them."""


def limit(name, seed):
    """Seconds that a megabyte may take; where a line is a record of its own, that many records."""
    each = A_RECORD if name in RECORDS else A_MESSAGE if name in CHATS else 0.0
    lines = of_length(seed, FULL).count("\n") + of_length(seed, FULL).count("\r") if each else 0
    return MOST + lines * each


def of_length(seed, length):
    return (seed * (length // len(seed) + 1))[:length]


class TooLongError(Exception):
    """Longer than anybody waits."""


def _give_up(*_):
    raise TooLongError


def spent(door, text):
    """CPU seconds of one call; `GIVE_UP` for one that does not end."""
    signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, GIVE_UP)
    begin = time.process_time()
    try:
        door(text)
    except TooLongError:
        return GIVE_UP
    except sb.errors.SilentBuyerError:
        pass  # a refusal is an answer; how long it took is asked
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begin


def megabyte(door, seed):
    """Seconds for a megabyte: as the two short lengths foretell, and really tried where that is much."""
    one, two = spent(door, of_length(seed, SHORT)), spent(door, of_length(seed, 2 * SHORT))
    growth = max(two - one, 0.0)
    if growth < 0.002 and two < 0.1:
        return two + growth * (FULL / SHORT - 2)
    return spent(door, of_length(seed, FULL))


def settled(name, door, seed):
    """The same; what is over the limit is tried twice more and the least counts, for others use this machine too."""
    seconds = megabyte(door, seed)
    tries = 2
    while seconds > limit(name, seed) and tries:
        seconds, tries = min(seconds, spent(door, of_length(seed, FULL))), tries - 1
    return seconds


def doubled(door, seed, lengths):
    """A seed's seconds at lengths that double, the better of two, and what the last doubling cost where that can be told."""
    rows = [min(spent(door, of_length(seed, length)) for _ in range(2)) for length in lengths]
    growth = f"x{rows[-1] / rows[-2]:.1f}" if rows[-2] >= NOISE else "  - "
    return f"{' '.join(f'{row:.3f}' for row in rows)} {growth}"


def foretold(name, door, seed):
    """Seconds for a megabyte as the lengths of `LIGHT` foretell it, were what the last doubling adds to stay."""
    rows = [min(spent(door, of_length(seed, length)) for _ in range(2)) for length in LIGHT[1:]]
    seconds = rows[-1] + max(rows[-1] - rows[-2], 0.0) * (FULL / LIGHT[-1] - 1) * 2
    return seconds if seconds <= limit(name, seed) else min(seconds, spent(door, of_length(seed, FULL)))


def main(number, names, *, light=False):
    found, took, lengths = seeds(number), foretold if light else settled, LIGHT if light else DOUBLING
    print(f"{len(names)} doors, {len(found)} seeds, seconds of CPU for {FULL:,} characters")
    worst = 0
    for name in names:
        door = DOORS[name]
        spent(door, "warm up")
        times = sorted(((took(name, door, seed), seed) for seed in found), reverse=True)
        slow = [(seconds, seed) for seconds, seed in times if seconds > limit(name, seed)]
        worst += len(slow)
        shown = "; ".join(f"{seconds:.2f} s {seed!r}" for seconds, seed in itertools.islice(slow, 4))
        print(
            f"{name:<30} {times[0][0]:7.3f} s  {doubled(door, times[0][1], lengths)}  {len(slow):>4} over  {shown}",
            flush=True,
        )
    return 1 if worst else 0


if __name__ == "__main__":
    asked = [word for word in sys.argv[1:] if word != "--light"]
    sys.exit(main(int(asked[0]) if asked else ALL, asked[1:] or list(DOORS), light="--light" in sys.argv))
