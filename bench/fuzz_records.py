"""Hostile records at the lenient door: whatever comes, a `Customer` or a `CustomerError`.

python bench/fuzz_records.py [records] [seed]

Cells are drawn from what exports, APIs, data frames and strangers with a web form can hold: deep JSON, numbers of 400
digits, nested comments in addresses, lone surrogates, time cells, objects that break when they are looked at. Told are
the records that raise anything else, those that only the last guard of the door caught (their cause is not mended),
results that do not survive JSON, and diagnoses that fail or complain.
"""

# ruff: noqa: E501 - tables of cells stand many a line
import json
import random
import sys
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from fractions import Fraction

import silentbuyer as sb
from silentbuyer.records.headers import fields_of, synonyms
from silentbuyer.records.read_record import UNREADABLE

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
EVERY = 50  # one record of so many is diagnosed as well


class Colour(Enum):
    RED = "red"
    DEEP = ((1, 2), {"a": None})


class Broken:
    """An object that breaks wherever it is touched."""

    def __init__(self, error):
        self.error = error

    def _break(self, *_):
        raise self.error("broken")

    __str__ = __repr__ = __eq__ = __ne__ = __hash__ = __len__ = __iter__ = __bool__ = __getitem__ = keys = _break


class Lying(dict):
    """A mapping whose items are not to be had."""

    def items(self):
        raise RuntimeError("no items")


class Loud(str):
    """Text that breaks when it is made text again."""

    __slots__ = ()

    def __str__(self):
        raise ValueError("no text")

    def strip(self, *_):
        raise LookupError("no strip")


def endless():
    while True:
        yield "x"


def circle():
    made = []
    made.append(made)
    return made


def ring():
    made = {}
    made["self"] = made
    return made


def nested(rng, opening, closing, most=3000):
    depth = rng.choice((10, 60, 200, 900, most))
    return opening * depth + closing * depth


def deep(rng):
    value = rng.choice(({}, [], "x", 1))
    for _ in range(rng.choice((5, 70, 400, 950))):
        value = [value] if rng.random() < 0.5 else {"a": value}
    return value


TEXTS = (
    "", " ", "-", "NaN", "null", "NA", "\x00", "\ud800", "a\udfffb", "\ufeff", "\u202egpj.exe", "\x1b[31mred", "ß" * 200,
    "ﷺ" * 50, "١٢٣", "²", "Ⅷ", "🏳️‍🌈", "\u0300" * 300, "&nbsp;", "&#0;", "&#xD800;", "<b>", "<" * 400, "'=1+1", '="x"',
    "2026-03-01", "2026-03-01T10:00:00+99:99", "31/12/2026", "0000-00-00", "9999-12-31T23:59:59Z", "0001-01-01", "45000.5",
    "1767225600", "1e400", "-1e400", "Infinity", "1.2.3.4.5", "١٤٤٧/٠٩/٠١", "29.02.2027", "12:99", "24:00", "P1D",
    "Thu, 01 Jan 2026 25:61:61 +9999", "Mon, 32 Foo 99999 99:99:99 -0000", "2026-W01-1", "20260301", "2026-03-01 10:00 上午",
    "a@b.example", "A <a@b.example>", "a@b", "@", "a@@b", "a@b.example, c@d.example", '"a b"@c.example', "mailto:a@b.example?x=1",
    "+55 11 3456-7890", "tel:+1", "5.51199E+12", "++", "00", "whatsapp: +55; skype: ana", ":", "=", "a:b:c", "http://[::1", "http://",
    "javascript:alert(1)", "//x", "xn--", "xn--a", "ex ample.com", "a." * 200, "[", "{", "[1,", '{"a":', "[[1]]", "[null]",
    '{"alibaba": {"junk_marks": 3}}', '[{"at": "2026-03-01", "text": "hi", "sender": "buyer"}]', '[{"at": NaN}]', "[Infinity]",
    '{"a": "\\ud800"}', "USD 12,000.50", "12.000,50 €", "$", "1,2,3", "US$", "1e5 USD", "2026-01-02: sent; 2026-02-03",
    "2026-01-03 USD 12000; 2026-04-01 9000", "GB", "Österreich", "中国", "Europe/Berlin", "../../etc/passwd", "/etc/passwd", "UTC+3",
    "yes", "no", "是", "buyer", "seller", "quotation", "Stage", "en/de/", "pumps; valves", "message", "bounce",
)  # fmt: skip

NUMBERS = (
    0, -1, 1, 12.0, 0.1, -0.0, 1e308, float("nan"), float("inf"), float("-inf"), 10**400, -(10**400), 10**5000, 45000, 45000.25,
    1767225600, 1767225600000, 2**63, True, False, Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1e999999"),
    Fraction(1, 3), complex(1, 2),
)  # fmt: skip

MOMENTS = (
    datetime(2026, 3, 1), datetime(2026, 3, 1, tzinfo=UTC), datetime.min, datetime.max, datetime.min.replace(tzinfo=UTC),
    datetime.max.replace(tzinfo=timezone(-timedelta(hours=23))), date.min, date.max, date(1970, 1, 1), time(9, 30), time(9, 30, tzinfo=UTC),
    timedelta(days=3), timedelta.max,
)  # fmt: skip

KEYS = ("at", "text", "subject", "sender", "kind", "channel", "address", "amount", "currency", "id", "value", "type", "role",
        "person", "field", "note", "message_id", "in_reply_to", "alibaba", "email", "whatsapp")  # fmt: skip


def text(rng):
    kind = rng.randrange(12)
    if kind < 6:
        return rng.choice(TEXTS)
    if kind == 6:
        return rng.choice("123456789") * rng.choice((17, 100, 400, 4301)) + rng.choice(
            ("", " USD", "-01-01", ".5", "e9")
        )
    if kind == 7:
        return (
            nested(
                rng, rng.choice(("(", "[", "{", "<", '"', '[{"a":', "<b>")), rng.choice((")", "]", "}", ">", '"', ""))
            )
            + "<a@b>"
        )
    if kind == 8:
        return json.dumps("x" * rng.randrange(9))[:5] + "".join(rng.choice(TEXTS) for _ in range(rng.randrange(6)))
    if kind == 9:
        return "".join(
            chr(rng.choice((rng.randrange(0x20), rng.randrange(0x3000), rng.randrange(0x110000)))) for _ in range(12)
        )
    if kind == 10:
        return '{"a":' * (n := rng.choice((20, 300, 900, 1200))) + "1" + "}" * n
    return rng.choice(TEXTS) * rng.choice((2, 50, 3000))


ODD = (
    lambda _: Lying(a=1), lambda _: Loud("2026-03-01"), lambda _: circle(), lambda _: ring(), lambda _: object(), lambda _: Colour.RED,
    lambda _: Colour.DEEP, lambda _: b"\xff\xfe", lambda _: bytearray(b"x"), lambda _: memoryview(b"x"), lambda _: {1, "a"},
    lambda _: frozenset({(1, 2)}), lambda _: type, lambda _: len, lambda _: iter("ab"), lambda _: {None: 1, (1, 2): 3, b"k": 4},
    lambda _: sb.Message(at=NOW, text="hi"), lambda _: sb.Order(at=NOW), lambda _: sb.Contact("wechat", "x"),
    lambda _: NotImplemented, deep, deep, lambda rng: Broken(rng.choice(ERRORS)), lambda rng: Broken(rng.choice(ERRORS)),
)  # fmt: skip
ERRORS = (ValueError, RecursionError, MemoryError, AssertionError, StopIteration, BaseException)


def odd(rng):
    if rng.random() < 0.005:  # dear: a whole cell's worth of items is looked at
        return rng.choice((endless, lambda: range(10**9)))()
    return rng.choice(ODD)(rng)


def value(rng, level=0):
    kind = rng.randrange(20)
    if kind < 10 or level > 2:
        return text(rng)
    if kind < 12:
        return rng.choice(NUMBERS)
    if kind < 14:
        return rng.choice(MOMENTS)
    if kind < 15:
        return odd(rng)
    if kind < 17:
        return [value(rng, level + 1) for _ in range(rng.randrange(4))]
    return {rng.choice(KEYS): value(rng, level + 1) for _ in range(rng.randrange(5))}


def _columns():
    ours = [*sorted(fields_of("headers")), "signals.alibaba.x", "signals.made-in-china.y", "channel:wechat"]
    return ours * 4, [*sorted(synonyms("headers")), "", " ", "\x00", "\ud800", "Foo", "alibaba.z"]


OURS, THEIRS = _columns()


def record(rng):
    """One hostile record; most have an id, or the door would turn them away before it looks further."""
    if rng.random() < 0.002:
        return value(rng)
    made = {"id": f"C-{rng.randrange(10**6)}"} if rng.random() < 0.9 else {}
    for _ in range(rng.randrange(1, 9)):
        name = (
            rng.choice(OURS if rng.random() < 0.8 else THEIRS)
            if rng.random() < 0.98
            else rng.choice((1, None, (1, 2), b"id"))
        )
        made[name] = value(rng)
    return made


def tried(made, tally, *, diagnosed):
    """Put one record to the door and count what came of it; the fault's name, or nothing."""
    try:
        customer = sb.Customer.from_record(made)
    except sb.errors.CustomerError as error:
        str(error)
        tally["guard" if error.expected == UNREADABLE else "refused"] += 1
        return f"guard: {error}" if error.expected == UNREADABLE else ""
    tally["customers"] += 1
    written = json.dumps(customer.to_dict(), ensure_ascii=False, allow_nan=False).encode()
    assert sb.Customer.from_dict(json.loads(written)) == customer, "JSON does not give the same customer back"
    if diagnosed:
        tally["diagnosed"] += 1
        found = sb.diagnose(customer, now=NOW, online=False, plugins=())
        found.to_json().encode()
        assert not found.complaints, f"complaint: {found.complaints[0]}"
    return ""


def run(records, seed=1, every=EVERY):
    """Counts of what came of so many records, and of each fault's name."""
    rng, tally, faults = random.Random(seed), Counter(), Counter()
    for number in range(records):
        made = record(rng)
        try:
            fault = tried(made, tally, diagnosed=number % every == 0)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            tally["faults"] += 1
            fault = f"FAULT {type(error).__name__}: {str(error)[:100]}"
        if fault:
            faults[fault[:160]] += 1
    return tally, faults


def main(records, seed):
    tally, faults = run(records, seed)
    for name in ("customers", "refused", "guard", "faults", "diagnosed"):
        print(f"{name:<10} {tally[name]:>10,} of {records:,}")
    for fault, times in faults.most_common(12):
        print(f"{times:>8,}  {fault}")
    return 1 if tally["faults"] else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
