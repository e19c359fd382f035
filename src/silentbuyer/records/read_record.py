"""The lenient door: one record of any export, in any of a dozen languages, as a `Customer`.

Whatever was changed, assumed or could not be read is named in `Customer.remarks`; columns without a field, and cells
that could not be read, are kept in `Customer.extra`. Nothing is dropped and nothing is guessed in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from silentbuyer.errors import CustomerError
from silentbuyer.language.saying import say
from silentbuyer.model.customer import Customer, Remark, Stage
from silentbuyer.records import cells, contacts, nested, past_orders, place, record_log
from silentbuyer.records.gathering import Draft
from silentbuyer.records.headers import NO_MAPPING, check_mapping, plan
from silentbuyer.records.keys import key
from silentbuyer.records.nested import parsed
from silentbuyer.records.place import check_zone
from silentbuyer.records.place_names import country_code, language_code, region_code
from silentbuyer.values.raised import MEANT_TO_END, told

T = TypeVar("T")
_OWNER = 80
UNREADABLE = "a record that can be read"
"""What a record was expected to be when the last guard caught something that nobody foresaw."""

__all__ = ["UNREADABLE", "check_zone", "country_code", "language_code", "read_record", "region_code"]


def read_record(
    record: Mapping[str, Any],
    *,
    default_id: str | None = None,
    zone: str | None = None,
    day_first: bool | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Customer:
    """A customer from one record of an export.

    Args:
        record: column -> cell; columns may be our field names or those of an export in many languages.
        default_id: the id of a record that has none.
        zone: IANA name of the clock by which dates without a zone were written; None takes the buyer's own, else UTC.
        day_first: whether ``03/04/2026`` is 3 April; None leaves such a date unread.
        mapping: our field -> their column, where the name of the column does not say it.

    Raises:
        CustomerError: when the record is no mapping, or has no id and there is no `default_id`; whatever else a
            record makes go wrong is one as well, so that it costs its own row only.
        RecordError: when `mapping` names a field or column that does not exist, or there is no such `zone`.

    """
    if not isinstance(record, Mapping):
        raise CustomerError("a record", "a mapping of column to value", record)
    check_zone(zone)
    columns = _guarded(_names, record)
    sorted_out = plan(columns, check_mapping(mapping, columns) if mapping else NO_MAPPING)
    return _guarded(
        lambda given: customer(Draft.of(given, sorted_out, zone=zone, day_first=day_first), default_id), record
    )


def _names(record: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(map(str, record))


def _guarded(work: Callable[[Mapping[str, Any]], T], record: Mapping[str, Any]) -> T:
    """What the work gives; whatever it raises is this record's own fault, and never the end of a run."""
    try:
        return work(record)
    except (CustomerError, *MEANT_TO_END):
        raise
    except BaseException as error:
        raise CustomerError("a record", UNREADABLE, told(error)) from error


def customer(draft: Draft, default_id: str | None = None) -> Customer:
    """The customer that a draft describes."""
    name_of_id = _id(draft, default_id)
    country = place.country_of(draft)
    home = place.zone_of(draft)
    draft.zone = draft.zone or home
    amount, currency = _amount(draft)
    reach = contacts.reached(draft)
    fields: dict[str, Any] = {
        "id": name_of_id,
        "company": draft.text("company"),
        "name": _name(draft),
        "email": reach.email,
        "website": _website(draft),
        "country": country,
        "subdivision": place.subdivision_of(draft, country),
        "city": draft.text("city"),
        "timezone": home,
        "phone": reach.phone,
        "contacts": reach.contacts,
        "languages": _languages(draft),
        "products": tuple(draft.texts("products")),
        "about": _about(draft),
        "stage": _stage(draft),
        "messages": record_log.messages(draft, _channel(reach)),
        "orders": past_orders.orders(draft),
        "amount": amount,
        "currency": currency,
        "owner": _owner(draft),
        "consent": _consent(draft),
        "arrival": record_log.arrival(draft),
        "signals": draft.signals(),
    }
    _leftovers(draft)
    return Customer(**fields, extra=draft.extra, remarks=tuple(draft.remarks))


def _id(draft: Draft, default_id: str | None) -> str:
    found = draft.text("id")
    if found is not None and cells.is_shortened(found):
        draft.remark("id", say("was shortened by a spreadsheet, so that digits are lost"), found)
    if found is not None and (bare := cells.bare_id(found)) != found:
        draft.remark("id", say("read as {bare_id}: a data frame's .0 was taken off", bare_id=bare), found)
        found = bare
    if found is None and default_id is None:
        raise CustomerError("Customer.id", "text that is not empty (the key of the record)", None)
    if found is None:
        draft.remark("id", say("the record has none: called by its place"), default_id)
    return found or str(default_id)


def _name(draft: Draft) -> str | None:
    first, last, whole = draft.text("first_name"), draft.text("last_name"), draft.text("name")
    return whole or " ".join(part for part in (first, last) if part) or None


def _channel(reach: contacts.Reached) -> str:
    """Where the buyer is reached: by mail, else by telephone, else by the first messenger; "unknown" if nowhere."""
    if reach.email or reach.phone:
        return "email" if reach.email else "phone"
    return reach.contacts[0].channel if reach.contacts else "unknown"


def _website(draft: Draft) -> str | None:
    cell = draft.cell("website")
    text = draft.tidied("website", cell) if cell else None
    parts = cells.split(text.replace(" ", ";")) if text else []
    if cell is not None and len(parts) > 1:
        draft.aside("website", cell, f"holds several: {parts[0]} was taken")
    return parts[0] if parts else None


def _owner(draft: Draft) -> str | None:
    """Whose buyer this is; a name and no address, for our own people's addresses are no way to the buyer."""
    found = draft.text("owner")
    return found[:_OWNER].strip() or None if found else None


def _languages(draft: Draft) -> tuple[str, ...]:
    found = []
    for text in (part for whole in draft.texts("languages") for part in whole.split("/")):
        code = language_code(text)
        if code is None:
            draft.keep("languages", text)
            draft.remark(
                "languages", say("is no language that we know by this name; kept aside under 'languages'"), text
            )
            continue
        if code != text.strip():
            draft.remark("languages", say("read as {code}", code=code), text)
        found.append(code)
    return tuple(dict.fromkeys(found))


def _about(draft: Draft) -> str:
    return "\n".join(filter(None, (draft.tidied("about", cell) for cell in draft.take("about"))))


def _stage(draft: Draft) -> Stage | None:
    cell = draft.cell("stage")
    text = draft.tidied("stage", cell) if cell else None
    if cell is None or text is None:
        return None
    found = cells.choices("stages").get(key(text))
    if found is None:
        draft.aside("stage", cell, "is no stage that we know by this name")
        return None
    if found != text:
        draft.remark("stage", say("read as {found}", found=found), text)
    return Stage(found)


def _amount(draft: Draft) -> tuple[float | None, str | None]:
    cell, given = draft.cell("amount"), draft.cell("currency")
    currency = cells.currency_code(cells.plain(given.value)) if given else None
    if given is not None and currency is None:
        draft.aside("currency", given, "is no currency that we know for certain")
    if cell is None:
        return None, currency
    amount, code, note = cells.money(nested.sum_of(cell.value))
    if amount is None:
        draft.aside("amount", cell, note)
    elif note:
        draft.remark("amount", note, cell.value)
    return amount, currency or code


def _consent(draft: Draft) -> bool | None:
    said = None
    for field, meant in (("consent", True), ("opt_out", False)):
        cell = draft.cell(field)
        if cell is None:
            continue
        answer = cells.truth(cells.plain(cell.value))
        if answer is None:
            draft.aside(field, cell, "is neither yes nor no")
        elif field == "consent" or answer:
            # Not having opted out is not consent; having opted out overrules it.
            said = answer is meant
    return said


def _leftovers(draft: Draft) -> None:
    """Put back what a customer written out by us carried: `extra` and `remarks`."""
    for cell in draft.take("extra"):
        value = parsed(cell.value)
        for column, item in value.items() if isinstance(value, Mapping) else [(cell.column, value)]:
            draft.keep(str(column), item)
    for cell in draft.take("remarks"):
        items = parsed(cell.value)
        items = items if isinstance(items, (list, tuple)) else [items]
        for item in items:
            if isinstance(item, Mapping) and "field" in item:
                texts = {name: cells.plain(item.get(name, "")) for name in ("field", "note", "value")}
                draft.remarks.append(Remark(**texts))
            else:
                draft.keep(cell.column, cell.value)
