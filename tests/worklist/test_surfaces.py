"""Every surface shows the same rows: each is written, read back by a reader that is not ours, and compared."""

import csv
import io
import json
import re
from datetime import datetime
from pathlib import Path

import icalendar
import openpyxl
import pytest
import vobject
from lxml import html
from python_calamine import CalamineWorkbook
from tests.worklist.made import BEIJING, monday

from silentbuyer.worklist import worklist
from silentbuyer.worklist.list_table import table

ORDER = ["turn", "port", "today", "week", "wakes", "waits", "fake"]
ADDRESS = {"turn": "turn@buyer.example", "port": "+254 722 555 911"}
WHEN = {"port": "2026-08-17 13:30", "today": "2026-08-17 15:00", "week": "2026-08-19 09:00"}


@pytest.fixture(scope="module")
def work():
    return worklist(monday(), source="crm.csv")


def seen(ids, addresses, moments):
    """What a surface tells, in one form: ids in order, and of some buyers the address and the moment."""
    names = [one.removeprefix("C-") for one in ids]
    found = dict(zip(names, zip(addresses, moments, strict=True), strict=True))
    assert {name: found[name][0] for name in ADDRESS if name in found} == {
        n: a for n, a in ADDRESS.items() if n in found
    }
    assert {name: found[name][1] for name in WHEN if name in found} == {n: w for n, w in WHEN.items() if n in found}
    return names


def test_csv(work, tmp_path):
    work.to_csv(tmp_path / "w.csv")
    raw = (tmp_path / "w.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    cells = [row["address"].removeprefix("'") for row in rows]
    assert seen([row["customer"] for row in rows], cells, [row["when"] for row in rows]) == ORDER
    assert [row["order"] for row in rows] == [str(n) for n in range(1, 8)]


def sheet_rows(head, rows):
    found = [dict(zip(head, row, strict=True)) for row in rows]
    moments = [f"{row['When (our clock)']:%Y-%m-%d %H:%M}" for row in found]
    return seen([row["Id"] for row in found], [row["Address"] for row in found], moments)


def test_excel_by_openpyxl(work, tmp_path):
    work.to_excel(tmp_path / "w.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx").worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    assert sheet_rows(head, rows) == ORDER
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:X8"
    assert isinstance(sheet.cell(3, head.index("By (our clock)") + 1).value, datetime)
    why = sheet.cell(2, head.index("Why") + 1)
    assert why.fill.fgColor.rgb != sheet.cell(8, head.index("Why") + 1).fill.fgColor.rgb
    assert "Best regards" in sheet.cell(2, head.index("Draft") + 1).value


def test_excel_by_calamine(work, tmp_path):
    work.to_excel(tmp_path / "w.xlsx")
    head, *rows = CalamineWorkbook.from_path(tmp_path / "w.xlsx").get_sheet_by_index(0).to_python()
    assert sheet_rows(head, rows) == ORDER


def test_the_same_list_gives_the_same_workbook(work, tmp_path):
    work.to_excel(tmp_path / "a.xlsx")
    work.to_excel(tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_json(work):
    rows = json.loads(work.to_json())["rows"]
    moments = [f"{datetime.fromisoformat(row['when']).astimezone(BEIJING):%Y-%m-%d %H:%M}" for row in rows]
    assert seen([row["customer"] for row in rows], [row["address"] for row in rows], moments) == ORDER


def test_calendar_by_icalendar(work):
    events = list(icalendar.Calendar.from_ical(work.to_ics()).walk("VEVENT"))
    moments = [f"{event['DTSTART'].dt:%Y-%m-%d %H:%M}" for event in events]
    notes = [re.search(r"[\w.]+@buyer\.example|\+[0-9 ]+\d", str(event["DESCRIPTION"])) for event in events]
    ids = [str(event["X-SILENTBUYER-ID"]) for event in events]
    assert seen(ids, [note and note[0] for note in notes], moments) == ORDER[:-1]  # who is given up has no event
    assert {event["DTSTART"].dt.utcoffset().total_seconds() for event in events} == {8 * 3600}


def test_calendar_by_vobject(work):
    read = vobject.readOne(work.to_ics())
    moments = [f"{event.dtstart.value.astimezone(BEIJING):%Y-%m-%d %H:%M}" for event in read.vevent_list]
    ids = [event.x_silentbuyer_id.value for event in read.vevent_list]
    addresses = [ADDRESS.get(one.removeprefix("C-"), "") for one in ids]
    assert seen(ids, addresses, moments) == ORDER[:-1]
    assert [event.valarm.trigger.value.total_seconds() for event in read.vevent_list] == [-600] * 6


def test_text(work):
    text = work.to_text()
    assert re.findall(r"^ +(\d+) .*C-(\w+)", text, re.MULTILINE) == [(str(n), name) for n, name in enumerate(ORDER, 1)]
    assert "→ 13:30 (08:30 there) · call +254 722 555 911 (J. Otieno) · by 21:30" in text
    assert "→ now (04:00 there) · reply now turn@buyer.example (Turn Otieno)" in text


def test_markdown(work):
    text = work.to_markdown()
    assert re.findall(r"^(\d+)\. .*C-(\w+)", text, re.MULTILINE) == [(str(n), name) for n, name in enumerate(ORDER, 1)]
    assert "13:30 (08:30 there) · call +254 722 555 911" in text


def test_html(work):
    rows = html.fromstring(table(work)).xpath("//tbody/tr")
    texts = [[cell.text_content() for cell in row.xpath("td")] for row in rows]
    assert [re.search(r"C-(\w+)", cells[1])[1] for cells in texts] == ORDER
    assert texts[1][3] == "call phone +254 722 555 911"
    assert texts[1][4] == "13:30 (08:30)"


def test_every_surface_tells_whose_list_it_is_and_as_of_when(work, tmp_path):
    work.to_excel(tmp_path / "w.xlsx")
    about = openpyxl.load_workbook(tmp_path / "w.xlsx").worksheets[1].cell(1, 1).value
    for told in (work.to_text(200), work.to_markdown(), table(work), about):
        for part in ("例方紫外", "Mon 17 Aug 2026 09:00", "Asia/Shanghai", "crm.csv", "7 buyers", "0.1.0"):
            assert part in told


def test_a_file_and_a_stream_hold_the_same_list(work, tmp_path):
    stream = io.StringIO()
    work.to_csv(stream)
    work.to_csv(tmp_path / "w.csv")
    assert Path(tmp_path / "w.csv").read_text("utf-8-sig") == stream.getvalue()
