"""Strangers' texts on every list: shown harmlessly, whatever they hold."""

import csv
import io
import json
import re
import unicodedata

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from tests.worklist.made import stranger

from silentbuyer.text.clean import width
from silentbuyer.worklist import worklist
from silentbuyer.worklist.list_table import table

NASTY = [
    "n" * 300,
    "شركة المياه النقية للتجارة",
    "\u202egnp.exe\u202c",
    "Z̸̢̛a̵l̷g̶o̸" * 20,
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\x1b[31mred\x07\x00",
    "a\r\nb\nc\u2028d",
    "![x](javascript:alert(1)) [y](http://evil.example) `z` www.evil.example",
    "{name} {0} %s",
    "\ud800",
    ";=1+1\t@x",
]  # fmt: skip
TEXTS = st.sampled_from(NASTY) | st.text(min_size=1, max_size=60).filter(str.strip)
FORMULA = re.compile(r"^\s*[=+\-@\t\r＝＋－＠]")
BROWSER = re.compile(r"<(?!/?(table|caption|thead|tbody|tr|th|td|small|bdi|span|br|p)\b)", re.IGNORECASE)


def safe_line(line):
    return not any(unicodedata.category(char) in ("Cc", "Cs") or char in "\u202a\u202b\u202d\u202e" for char in line)


@given(TEXTS, st.integers(30, 160))
@settings(deadline=None, max_examples=80)
def test_text_stays_in_its_columns_and_moves_no_cursor(text, columns):
    for line in worklist([stranger(text)]).to_text(columns).split("\n"):
        assert safe_line(line)
        assert width(line) <= columns


@given(TEXTS)
@settings(deadline=None, max_examples=80)
def test_markdown_holds_no_link_tag_or_picture_of_theirs(text):
    told = worklist([stranger(text)]).to_markdown()
    assert all(map(safe_line, told.split("\n")))
    assert not re.search(r"(?<!\\)[<\[`]|https?://|www\.", told)


@given(TEXTS)
@settings(deadline=None, max_examples=80)
def test_csv_has_one_row_and_no_formula(text):
    stream = io.StringIO()
    worklist([stranger(text)]).to_csv(stream)
    head, row = csv.reader(io.StringIO(stream.getvalue()))
    assert len(head) == len(row)
    assert not [cell for cell in row if FORMULA.match(cell) or re.search(r"[;\t]\s*[=+@]", cell)]
    assert all(map(safe_line, "".join(row).split("\n")))


@pytest.mark.parametrize("text", NASTY)
def test_excel_holds_texts_and_no_formula_or_link(text, tmp_path):
    worklist([stranger(text)]).to_excel(tmp_path / "w.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx").worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert sheet.max_row == 2


@given(TEXTS)
@settings(deadline=None, max_examples=80)
def test_json_reads_back(text):
    (row,) = json.loads(worklist([stranger(text)]).to_json())["rows"]
    assert row["buyer"].encode("utf-8", "replace") == text.encode("utf-8", "replace") or "\ud800" in text


@given(TEXTS)
@settings(deadline=None, max_examples=80)
def test_the_table_has_no_element_of_theirs(text):
    shown = table(worklist([stranger(text)]))
    assert not BROWSER.search(shown)
    assert not html.fromstring(shown).xpath("//@onerror | //@href | //script | //img")
