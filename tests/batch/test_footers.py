"""Totals and notices of reports are no buyers."""

import pytest

from silentbuyer.batch import BadRow, read_customers
from silentbuyer.batch.footers import is_footer


@pytest.mark.parametrize(
    "cells",
    [
        ["Grand Totals (1 records)"], ["Total", "", "12,000.50"], ["合计", None, 12000], ["Итого:", "12 000,00"], ["Total: 5"], ["共计 2 条"], ["共 12 条记录"], ["Total 25 records"],
        ["Confidential Information - Do Not Distribute"], ["Copyright (c) 2000-2026 salesforce.com, inc."], ["导出时间：2026-11-29", ""],
        ["", "Summe", "3"], ["Page 1 of 3"], ["小计（3 家）", "€ 300"],
    ],
)  # fmt: skip
def test_a_row_that_sums_up_or_closes_is_passed_over(cells):
    assert is_footer(cells)


@pytest.mark.parametrize(
    "cells",
    [
        ["Total", "a@total.example"], ["Total SA", "1"], ["Total", "France"], ["7", "Total", "France"], ["Confidential Lamps Ltd", "IT"],
        ["", ""], [], ["x" * 400], ["Sum Ltd"], ["1", "2"], ["Copyright Lamps", "IT", "3"],
    ],
)  # fmt: skip
def test_a_buyer_is_not(cells):
    assert not is_footer(cells)


def test_a_salesforce_report_is_read_without_its_footer(tmp_path):
    path = tmp_path / "report.csv"
    path.write_text(
        "Lead ID,First Name,Last Name,Company / Account,Email,Country,Last Activity\n00Q5,Anna,Riva,Acquaviva,a@acq.example,Italy,8/14/2026\n\n"
        '"Grand Totals (1 records)"\n\n"Confidential Information - Do Not Distribute"\n"Copyright (c) 2000-2026 salesforce.com, inc."\n',
        encoding="utf-8",
    )
    with read_customers(path) as reading:
        (found,) = list(reading)
    assert not isinstance(found, BadRow)
    assert (found.id, found.company, found.name, reading.source.reader) == (
        "00Q5",
        "Acquaviva",
        "Anna Riva",
        "salesforce",
    )
    assert reading.report.passed == (4, 6, 7)
    assert "3 rows passed over as totals or notices (row 4, 6, 7)" in reading.report.lines()
    assert not reading.report.needs_user
