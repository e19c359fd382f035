"""Whether a change made for speed changed what is read: one hash a record and a file, written down and compared after.

    python bench/same_reading.py keep FILE [--records N] [--seed S]
    python bench/same_reading.py compare FILE [--records N] [--seed S]

Records are those of `fuzz_records.py` and plainer ones, through `read_record` with and without a clock and an order of
days. Files are CSV of odd cells under the columns of many systems, of any delimiter and encoding, with torn quotes,
slipped rows, ids that return, totals and bytes that fit nowhere; hashed are the buyers, the bad rows, the source and
the report. What a sentence is made of is hashed with it, and so is the order of remarks and of kept cells.
"""

# ruff: noqa: E501 - tables of cells stand many a line
import argparse
import csv
import hashlib
import io
import json
import random
import re
import sys
import tempfile
from pathlib import Path

import attrs
import fuzz_records
from fuzz_records import OURS, THEIRS, record, text

from silentbuyer.batch import read_customers
from silentbuyer.data import tables
from silentbuyer.errors import CustomerError, RecordError
from silentbuyer.language.sentence import Sentence, to_data
from silentbuyer.records.read_record import read_record
from silentbuyer.values.frozen import thaw

# What prints as its place in memory is another text in each run.
fuzz_records.ODD = tuple(make for make in fuzz_records.ODD if type(make(random.Random(1))) is not object)
_PLACE = re.compile(r" at 0x[0-9a-f]+")
HOW = (
    {},
    {"zone": "Asia/Shanghai", "day_first": True},
    {"day_first": False, "default_id": "row-7"},
    {"zone": "Europe/Berlin", "default_id": "row-8"},
)
COLUMNS = "id company name email website country city phone products about stage last_contact".split()  # noqa: SIM905 - short
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "cp1252", "cp1251", "big5", "shift_jis", "utf-8")
# Plain cells of each field, so that the short ways are taken as often as the odd ones.
USUAL = {
    "id": ("0007", "C-12", "1042.0", "5.51199E+12", "NA", " 12 ", "'0123", '="007"', "Ä-1", ""),
    "company": ("Acquaviva S.r.l.", "Müller & Söhne", "水务公司", "ＡＢＣ", "total", "NaN", "-", "<b>Acme</b>", "  Acme "),
    "name": ("Ana Souza", "NA", "n/a", "李 明", "Ana\nSouza"),
    "first_name": ("Ana", "NA", ""),
    "last_name": ("Souza", "null", "Na"),
    "email": (
        "ana@c.example", "Ana <ana@c.example>", "a@b.example; b@c.example", "ana @c.example", "mailto:a@b.example", "none", "x",
        "a@b.example/c@d.example", "info@b.example, +55 11 12345", '["a@b.example"]', "", "ＡＮＡ@b.example",
    ),
    "website": ("www.c.example", "http://a.example http://b.example", "a.example;b.example", "-", "<a>x</a>"),
    "country": ("Brazil", "德国", "France", "Türkiye", "Россия", "UAE", "Viet Nam", "BR", "br", "Nga", "Congo", "Atlantis", "NA", "n/a", " Brazil", "Germany (DE)"),
    "subdivision": ("SP", "BR-SP", "São Paulo", "nowhere at all"),
    "city": ("Rio", "São Paulo", "上海", "null", "Köln "),
    "timezone": ("Europe/Berlin", "UTC+3", "America/Sao_Paulo", "x/y"),
    "phone": ("+55 11 3456", "+55 11 34567890", "5.5E+12", "1234567.0", "a", "+1 2 / +3 4", "12345;67890", "tel:+1234567", "0"),
    "languages": ("en", "pt-BR", "English/German", "Klingon", "de; fr", "葡萄牙语"),
    "products": ("pumps; UV lamps", "pumps", "pumps, pumps", "-", "n/a; valves", "水泵、阀门", '["a", "b"]'),
    "about": ("Wir planen Kläranlagen,\nseit 1987", "水处理设备", "[draft]", "a" * 30, "x & y", "null"),
    "stage": ("quotation", "Quotation", "报价", "won", "NaN", "sample "),
    "last_contact": (
        "2026-03-02T09:00:00+08:00", "2026-03-02", "02.03.2026", "03/04/2026", "31/12/2025", "45000.5", "1970-01-01", "soon", "",
        "2569-08-14", "Mon, 02 Mar 2026 09:00:00 +0100", "2026-03-02 09:00", "0",
    ),
    "last_inbound": ("2026-03-02T10:00:00+08:00", "2026-02-02", "x"),
    "last_outbound": ("2026-03-02T11:00:00+08:00", "2026-04-02", "NaN"),
    "amount": ("12000", "USD 12,000.50", "12.000,50 €", "1,200", "$ 5", "x", "1.200"),
    "currency": ("USD", "€", "$", "Euro", "xx"),
    "consent": ("yes", "no", "是", "maybe"),
    "opt_out": ("yes", "no", "x"),
    "owner": ("Li Ming", "x" * 90, "-"),
    "arrival": ("2026-05-01", "x"),
    "orders": ("2026-01-03 USD 12000; 2026-04-01 9000", "2026-01-03", "x"),
    "last_order_at": ("2026-01-03", "x"),
    "last_order_amount": ("USD 900", "1,2"),
    "messages": ("2026-01-02: sent samples; 2026-02-03", '[{"at": "2026-03-01", "text": "hi", "sender": "buyer"}]', "x"),
    "contacts": ("whatsapp: +55 11 1; skype: ana", "WeChat: ana", "ana"),
    "channel:wechat": ("ana_w", "yes", "no", "-"),
    "channel:whatsapp": ("yes", "+55 11 99", "1"),
    "phone_emergency": ("+49 1 234567", "x"),
    "email_other": ("b@c.example", "c"),
    "signals.alibaba.junk_marks": ("3", "x", "4.0"),
    "signals": ('{"alibaba": {"junk_marks": 3}}', "x"),
    "inquiry_at": ("2026-01-01", "x"),
    "inquiry_text": ("We need pumps", "<b>we</b>"),
    "inquiry_subject": ("Pumps", "-"),
    "bounced_at": ("2026-01-05", "x"),
    "bounce_text": ("550 no such user", ""),
    "extra": ('{"a": 1}', "x"),
    "remarks": ('[{"field": "a", "note": "b"}]', "x"),
    "Foo": ("1", "a@b.example", "2026-01-01", ""),
    "Bar": ("x", "ana@z.example"),
}  # fmt: skip


def usual(rng):
    """A record of plain cells with an odd one here and there."""
    names = rng.sample(sorted(USUAL), rng.randrange(3, 16))
    return {name: cell(rng, name) for name in ("id", *names) if name != "id" or rng.random() < 0.9}


def cell(rng, name):
    if rng.random() < 0.06:
        return text(rng)
    found = rng.choice(USUAL.get(name, ("x", "12", "")))
    return rng.choice((f" {found}", f"{found}\n", f"{found}\u00a0", f"{found}\x00")) if rng.random() < 0.04 else found


def headers(rng):
    """The columns of a file: our own names, those of the table, or those of a system, some of them twice."""
    kind = rng.randrange(4)
    if kind == 0:
        return list(COLUMNS)
    if kind == 1:
        return ["id", *rng.sample(sorted(USUAL), rng.randrange(2, 14))]
    if kind == 2:
        return [str(name) for name in rng.choices(OURS + THEIRS, k=rng.randrange(2, 14))]
    known = tables.toml(f"readers/{rng.choice(('hubspot', 'odoo', 'okki', 'outlook', 'zoho', 'google'))}.toml")
    return [*map(str, known["signature"]), *rng.sample(sorted(known["fields"]), min(8, len(known["fields"])))]


def file_of(rng, path):
    """An odd table of some dozens of rows, written as bytes."""
    names, out = headers(rng), io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=(mark := rng.choice(",,;\t|")), lineterminator=rng.choice(("\n", "\r\n", "\r\n"))
    )
    writer.writerow(names)
    ids = [f"{n:04}" for n in range(40)]
    for number in range(rng.choice((3, 40, 260))):
        row = [rng.choice(ids) if name == "id" else "" if rng.random() < 0.2 else cell(rng, name) for name in names]
        kind = rng.randrange(60)
        if kind == 0:
            row = row[: rng.randrange(len(row) + 1)]
        elif kind == 1:
            row += ["", rng.choice(("", "too many"))]
        elif kind == 2:
            row = [
                rng.choice(("Total", "合计: 12", "Region: Europe", "Page 3 of 9", "Confidential", "Records: 12")),
                "",
                "12.5",
            ]
        elif kind == 3:
            row = list(names)
        elif kind == 4:
            row = ["" if place else "alone" for place in range(len(row))]
        elif kind == 5:
            out.write(f'a "quoted{mark}cell" of{mark}"torn {number}\n')
            continue
        writer.writerow(row)
    coded = out.getvalue().encode(rng.choice(ENCODINGS), "replace")
    if rng.random() < 0.2:
        place = rng.randrange(len(coded))
        coded = coded[:place] + bytes([rng.randrange(256)]) + coded[place:]
    path.write_bytes(coded)


def shown(value):
    """A value as text, with the makings of each sentence."""
    if isinstance(value, Sentence):
        return f"{str(value)!r}<{json.dumps(to_data(value), default=str, ensure_ascii=True)}>"
    if attrs.has(type(value)):
        inner = ", ".join(f"{one.name}={shown(getattr(value, one.name))}" for one in attrs.fields(type(value)))
        return f"{type(value).__name__}({inner})"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(shown, value))}]"
    return f"{type(value).__name__}:{thaw(value)!r}"


def hashed(value):
    return hashlib.sha256(_PLACE.sub("", shown(value)).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def of_records(count, seed):
    """Key and hash of each record, read in one of several ways."""
    for kind, make in (("odd", record), ("usual", usual)):
        rng = random.Random(f"{kind} {seed}")
        for number in range(count):
            made, how = make(rng), HOW[number % len(HOW)]
            try:
                found = read_record(made, **how)
            except CustomerError as error:
                found = (error.field, error.expected, error.value if isinstance(error.value, str) else "")
            yield f"{kind} {number}", hashed(found)


def of_files(count, seed):
    """Key and hash of each file: buyers and bad rows, how the source was understood, the report."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        for number in range(count):
            rng = random.Random(f"file {seed} {number}")
            file_of(rng, path)
            how = rng.choice(({}, {}, {"zone": "Asia/Tokyo"}, {"day_first": True}, {"home": "Europe/Rome"}))
            try:
                with read_customers(path, **how) as reading:
                    found = list(reading)
                    seen = (found, reading.source, reading.report, list(reading.report.lines()))
            except RecordError as error:
                seen = (str(error),)
            yield f"file {number}", hashed(seen)


def main(options):
    found = {**dict(of_records(options.records, options.seed)), **dict(of_files(options.records // 50, options.seed))}
    if options.what == "keep":
        options.file.write_text(json.dumps(found), encoding="utf-8")
        print(f"{len(found):,} kept")
        return 0
    kept = json.loads(options.file.read_text(encoding="utf-8"))
    changed = [key for key in kept.keys() | found.keys() if kept.get(key) != found.get(key)]
    print(f"{len(changed):,} of {len(kept):,} changed", *sorted(changed)[:20], sep="\n")
    return 1 if changed else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("keep", "compare"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    sys.exit(main(parser.parse_args()))
