"""One row of a message log as fields: whose message it is, who wrote it and when, however the log spreads that out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from silentbuyer.addresses.email import read_address
from silentbuyer.records import cells
from silentbuyer.records.headers import Plan, synonyms
from silentbuyer.records.keys import key

# A carrier's log writes the service before the number: ``whatsapp:+39 333 555 0100``.
_SERVICE = re.compile(r"(whatsapp|sms|tel|viber|telegram|signal):(?=[+\d])", re.IGNORECASE)
_NUMBER = re.compile(r"[+(]?\d[\d\s().\-/]{5,24}(?:@[a-z.]{1,20})?")
_WHO = ("id", "email", "address", "phone", "wa_id", "name")
_TAIL = 9
"""Last digits by which two spellings of a telephone number are one (judgement)."""
_CLOCK = re.compile(r"\s*\D{0,12}\d{1,2}[:.时時]\d{2}")


def clock_column(fields: Plan) -> str | None:
    """The column that holds the time of day beside one that holds the date; None when there is none."""
    names = (name for name in fields.unknown if "at" in synonyms("messages").get(key(name), ()))
    return next(names, None)


def row_fields(row: Mapping[str, Any], fields: Plan, clock: str | None) -> dict[str, Any]:
    """The cells by our fields, with a time of day put behind its date and "from me" said as a sender."""
    raw = {fields.fields[name]: cell for name, cell in row.items() if name in fields.fields}
    time = cells.plain(row.get(clock) or "") if clock else ""
    if time and _CLOCK.match(time[:40]) and ":" not in cells.plain(raw.get("at") or ""):
        raw["at"] = f"{cells.plain(raw.get('at') or '')[:30].strip()} {time[:30].strip()}"
    service = next(
        (found for end in ("sender", "address") if (found := _SERVICE.match(cells.plain(raw.get(end) or "")))), None
    )
    if service and service[1].lower() not in {"sms", "tel"} and cells.is_nothing(raw.get("channel")):
        raw["channel"] = service[1].lower()
    told = raw.pop("from_me", None)
    mine = None if cells.is_nothing(told) else cells.truth(cells.plain(told))
    if mine is not None:
        raw["sender"] = "seller" if mine else "buyer"
    return raw


def parties(raw: dict[str, Any]) -> tuple[str, str]:
    """Whose message a row is: the buyer's id, address or number; of a row with both ends, the writer and the reader.

    Of both ends one is the buyer's and the other ours; which, is known where the buyers are.
    """
    told = cells.bare_id(_text(raw, "customer_id"))
    writer, other = _text(raw, "sender"), _text(raw, "address")
    if told:
        return told, ""
    if not is_end(writer):
        return other, ""
    raw["sender"], raw["address"] = "unknown", writer
    return writer, other


def _text(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    if isinstance(value, Mapping):  # an API gives the person instead of the id
        value = next((value[part] for part in _WHO if isinstance(value.get(part), (str, int))), value)
    text = "" if value is None else cells.plain(value).strip()
    return _SERVICE.sub("", text, count=1) if _SERVICE.match(text) else text


def is_end(text: str) -> bool:
    """Whether a text is an address or a number, as messages go between."""
    return bool(_NUMBER.fullmatch(text)) or ("@" in text and read_address(text[:320]).mailable)


def end_key(text: str) -> str:
    """An id, address, number or name made comparable."""
    if _NUMBER.fullmatch(text):
        return "".join(filter(str.isdigit, text.partition("@")[0]))[-_TAIL:]
    if "@" in text:
        return read_address(text[:320]).normal or text.lower()
    return key(text)
