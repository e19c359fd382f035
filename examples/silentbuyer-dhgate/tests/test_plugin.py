"""The plugin as its users see it: the kit of silentbuyer checks what every rule and reader must keep."""

from pathlib import Path

import silentbuyer as sb
import silentbuyer_dhgate
from silentbuyer.testing import case, check_reader, check_rule, customer
from silentbuyer_dhgate.reader import COLUMNS, DhgateReader
from silentbuyer_dhgate.rules import DhgateQuiet

ACTIVE = {"dhgate": {"login_days": 9}}


def test_the_rule_keeps_what_every_rule_must_keep():
    check_rule(DhgateQuiet())


def test_the_reader_keeps_what_every_reader_must_keep():
    check_reader(DhgateReader(), dict.fromkeys(COLUMNS, "1"))


def test_an_active_buyer_is_probably_comparing():
    (finding,) = DhgateQuiet().judge(case(customer=customer(signals=ACTIVE)))

    assert finding.weights[sb.Cause.COMPARING_QUOTES] > 0


def test_a_buyer_without_signals_is_not_spoken_of():
    assert list(DhgateQuiet().judge(case(customer=customer()))) == []


def test_a_missing_figure_is_unknown_and_accuses_nobody():
    (unknown,) = DhgateQuiet().judge(case(customer=customer(signals={"dhgate": {"stars": 3}})))

    assert isinstance(unknown, sb.Unknown)


def test_the_plugin_joins_a_diagnosis_without_a_complaint():
    buyer = customer(signals=ACTIVE)

    d = sb.diagnose(buyer, online=False, plugins=[silentbuyer_dhgate])

    assert d.complaints == ()
    assert "dhgate-quiet" in {finding.rule for finding in d.findings}


def test_a_row_of_an_export_becomes_a_buyer():
    row = dict(zip(COLUMNS, ("B-7", "AquaPura", "BR", "9"), strict=True))

    read = sb.Customer.from_record(DhgateReader().record(row))

    assert (read.id, read.company, read.country) == ("B-7", "AquaPura", "BR")
    assert read.signals["dhgate"]["login_days"] == 9


def test_the_sheet_is_recognised_by_its_columns_and_read_whole():
    from silentbuyer.batch import read_customers

    sheet = Path(__file__).parents[1] / "sheet.csv"

    reading = read_customers(sheet, readers=[DhgateReader()])
    buyers = list(reading)

    assert reading.source.reader == "dhgate"
    assert [buyer.id for buyer in buyers] == ["D-1", "D-2", "D-3"]
    assert [buyer.country for buyer in buyers] == ["PL", "MX", "CA"]
    assert buyers[0].signals["dhgate"]["login_days"] == 9
    assert buyers[0].extra["remark"] == "asked for CE papers"
