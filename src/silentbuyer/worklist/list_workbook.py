"""The worklist as an Excel workbook: real dates, a frozen head, a filter row, colours by family, a draft column."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from silentbuyer.text.clean import safe_text
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.head_lines import lines_above
from silentbuyer.worklist.sayings import Teller, mark, teller
from silentbuyer.worklist.tones import GROUND, INK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from silentbuyer.worklist.row import Row
    from silentbuyer.worklist.work_list import Worklist

HEADS: Mapping[str, tuple[str, int]] = {
    "order": (mark("No."), 5),
    "group": (mark("Group"), 10),
    "buyer": (mark("Buyer"), 28),
    "country": (mark("Country"), 8),
    "person": (mark("Person"), 18),
    "why": (mark("Why"), 24),
    "sure": (mark("How sure"), 9),
    "action": (mark("What to do"), 20),
    "channel": (mark("Channel"), 11),
    "address": (mark("Address"), 32),
    "contact": (mark("Whom"), 16),
    "when": (mark("When (our clock)"), 17),
    "their_time": (mark("Their clock"), 17),
    "due": (mark("By (our clock)"), 17),
    "working_hours": (mark("Silent: working hours"), 12),
    "days": (mark("Silent: days"), 9),
    "value": (mark("Value"), 12),
    "currency": (mark("Currency"), 9),
    "owner": (mark("Owner"), 12),
    "stage": (mark("Stage"), 11),
    "headline": (mark("In a sentence"), 50),
    "advice": (mark("Advice"), 50),
    "draft": (mark("Draft"), 60),
    "customer": (mark("Id"), 14),
}
"""The columns with their heads and widths."""

SHEET = mark("Worklist")
_LONGEST = 32_000
"""A cell of Excel holds 32,767 characters."""
_MOMENT = "yyyy-mm-dd hh:mm"


def write(work: Worklist, target: str | Path) -> None:
    """The workbook into a file; the same list gives the same bytes."""
    try:
        writer: Any = import_module("xlsxwriter")  # optional, so a type checker may not find it
    except ImportError as error:
        raise ImportError("an Excel worklist needs XlsxWriter: pip install 'silentbuyer[xlsx]'") from error
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with writer.Workbook(str(target), {**options, "default_date_format": _MOMENT}) as book:
        made = work.head.as_of or datetime(2000, 1, 1, tzinfo=UTC)
        book.set_properties({"title": "silentbuyer", "created": made.replace(tzinfo=None)})
        tell = teller(work.language)
        _list(book, work, tell)
        _about(book, work, tell)


def _list(book: Any, work: Worklist, tell: Teller) -> None:
    sheet = book.add_worksheet(tell(SHEET)[:31])
    bold = book.add_format({"bold": True, "bg_color": "#1c2430", "font_color": "#ffffff", "valign": "vcenter"})
    for place, (head, width) in enumerate(HEADS.values()):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, tell(head), bold)
    formats = _formats(book)
    for number, row in enumerate(work, 1):
        _line(sheet, number, row, formats, tell)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, max(1, len(work)), len(HEADS) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _formats(book: Any) -> dict[str, Any]:
    made = {tone: book.add_format({"bg_color": GROUND[tone], "font_color": INK[tone], "bold": True}) for tone in GROUND}
    made["moment"] = book.add_format({"num_format": _MOMENT, "align": "left"})
    made["late"] = book.add_format(
        {"num_format": _MOMENT, "align": "left", "font_color": INK["worthless"], "bold": True}
    )
    made["share"] = book.add_format({"num_format": "0%"})
    made["whole"] = book.add_format({"num_format": "#,##0"})
    return made


def _line(sheet: Any, number: int, row: Row, formats: Mapping[str, Any], tell: Teller) -> None:
    plain = cells.plain_row(number, row)
    shown = {
        **plain,
        "group": tell(cells.GROUP_WORDS[row.group]),
        "action": cells.verb(row, tell),
        "stage": cells.stage(row, tell),
        "channel": cells.channel(row, tell),
    }
    form = {
        "why": formats[row.tone], "sure": formats["share"], "when": formats["moment"],
        "due": formats["late" if row.late else "moment"],
        "working_hours": formats["whole"], "days": formats["whole"], "value": formats["whole"],
    }  # fmt: skip
    for place, name in enumerate(HEADS):
        _cell(sheet, (number, place), _theirs(row) if name == "their_time" else shown[name], form.get(name))


def _theirs(row: Row) -> datetime | str:
    return (
        row.theirs.replace(tzinfo=None)
        if row.theirs is not None and row.zone_sure
        else (f"≈{row.theirs:%Y-%m-%d %H:%M}" if row.theirs is not None else "")
    )


def _cell(sheet: Any, place: tuple[int, int], value: Any, form: Any) -> None:
    """One cell of its own kind: a stranger's text is text, never a formula or a link."""
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        sheet.write_datetime(*place, value.replace(tzinfo=None), form)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(*place, value, form)
    else:
        sheet.write_string(*place, safe_text(str(value))[:_LONGEST], form)


def _about(book: Any, work: Worklist, tell: Teller) -> None:
    sheet = book.add_worksheet(tell("About")[:31])
    sheet.set_column(0, 0, 120)
    for number, line in enumerate(lines_above(work, tell)):
        sheet.write_string(number, 0, safe_text(line))
