"""What some systems' exports need beyond a table of columns: nested records, pairs of id and name, split dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from silentbuyer.records import cells
from silentbuyer.records.export_dates import moment
from silentbuyer.records.nested import parsed

# OKKI: archive_type 4 says that the record was synchronised from Alibaba's Customer Pass (S-OKKI).
_FROM_ALIBABA = "4"


def odoo(row: dict[str, Any]) -> dict[str, Any]:
    """Odoo gives links as ``[32, "Brazil"]`` and an empty field as ``false``."""
    return {column: _odoo_value(column, value) for column, value in row.items()}


def _odoo_value(column: str, value: Any) -> Any:
    if value is False and column != "partner_is_blacklisted":
        return None
    if isinstance(value, list) and len(value) == 2 and isinstance(value[0], int) and isinstance(value[1], str):
        return value[1]
    return value


def tradeindia(row: dict[str, Any]) -> dict[str, Any]:
    """TradeIndia keeps the day and the time of an inquiry in two fields."""
    day, time = row.get("generated_date"), row.pop("generated_time", None)
    if not cells.is_nothing(day) and not cells.is_nothing(time):
        joined = f"{cells.plain(day)} {cells.plain(time)}"
        row["generated_date"] = joined if moment(joined).at or not moment(day).at else day
        if row["generated_date"] == day:
            row["extra"] = {"generated_time": time}
    return row


def okki(row: dict[str, Any]) -> dict[str, Any]:
    """OKKI nests people, stages and tags; ids that name nothing outside OKKI are not taken for words."""
    row = {column: parsed(value) for column, value in row.items()}
    for column in ("trail_status", "客户状态"):
        if isinstance(row.get(column), Mapping):
            row[column] = row[column].get("status_name")
    for column in ("tag", "客户标签"):
        if isinstance(row.get(column), list):
            row[column] = [_label(item, "tag_name") for item in row[column]]
    for column in ("category_ids", "主营产品"):
        if column in row and not _words(row[column]):
            row["extra"] = {**row.get("extra", {}), column: row.pop(column)}
    _latest(row, ("order_time", "recent_follow_up_time"))
    _latest(row, ("最近联系时间", "最近跟进时间"))
    if cells.plain(row.get("archive_type", "")) == _FROM_ALIBABA:
        row["signals.alibaba.source"] = "customer-pass"
    if isinstance(row.get("tel"), (Mapping, list)):
        row["tel"] = list(_numbers(row["tel"]))
    if isinstance(row.get("customers"), list):
        _people(row, [person for person in row["customers"] if isinstance(person, Mapping)])
    return row


def _label(item: Any, name: str) -> Any:
    return item.get(name) if isinstance(item, Mapping) else item


def _words(value: Any) -> bool:
    """Whether a list of products holds words rather than ids."""
    return any(not part.isdigit() for item in cells.split(value) for part in [item.strip("[] ")])


def _latest(row: dict[str, Any], columns: tuple[str, str]) -> None:
    """Of two "last contact" dates the later one is the last contact."""
    first, second = (moment(row.get(column)).at for column in columns)
    if first and second and second > first:
        row[columns[0]], row[columns[1]] = row[columns[1]], row[columns[0]]


def _numbers(value: Any) -> Iterator[str]:
    """Telephone numbers however OKKI nests them: texts, ``{"tel_area_code": "86", "tel": "..."}``, lists of either."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            parts = [cells.plain(part).strip() for part in item.values() if not cells.is_nothing(part)]
            area, number = (parts[0], parts[1]) if len(parts) == 2 else ("", " ".join(parts))
            yield f"+{area.lstrip('+')} {number}" if area else number
        elif isinstance(item, list):
            yield from _numbers(item)
        elif not cells.is_nothing(item):
            yield cells.plain(item)


def _people(row: dict[str, Any], people: list[Mapping[str, Any]]) -> None:
    """The main contact gives name and address; everybody's addresses and channels become contacts."""
    people = sorted(people, key=lambda person: not _flag(person.get("main_customer_flag")))
    found = [contact for place, person in enumerate(people) for contact in _contacts(person, first=place == 0)]
    if people:
        row.setdefault("昵称", people[0].get("name"))
        row.setdefault("联系人邮箱", people[0].get("email"))
        row["customers"] = found


def _flag(value: Any) -> bool:
    return cells.truth(cells.plain(value if value is not None else "")) is True


def _contacts(person: Mapping[str, Any], *, first: bool) -> Iterator[dict[str, Any]]:
    name = cells.plain(person.get("name") or "")
    email = person.get("email")
    if email and not first:
        yield {"channel": "email", "value": email, "person": name}
    for number in _numbers(person.get("tel_list") or []):
        yield {"channel": "phone", "value": number, "person": name}
    for item in person.get("contact") or []:
        if isinstance(item, Mapping) and item.get("type") and item.get("value"):
            yield {"channel": item["type"], "value": item["value"], "person": name}
