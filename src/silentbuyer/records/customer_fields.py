"""The fields of a customer out of a draft: a step for each, and which steps a table needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from silentbuyer.errors import CustomerError
from silentbuyer.language.saying import say
from silentbuyer.model.customer import Remark, Stage
from silentbuyer.records import cells, contacts, nested, past_orders, place, record_log
from silentbuyer.records.form import Form
from silentbuyer.records.gathering import Draft, Step
from silentbuyer.records.keys import key
from silentbuyer.records.nested import parsed
from silentbuyer.records.place_names import language_code
from silentbuyer.records.remembered import remembering

_OWNER = 80
_DAYS = frozenset({"last_inbound", "last_outbound", "last_contact"})


def id_of(draft: Draft, default_id: str | None) -> str:
    """What the buyer is called by: the key of the record, else `default_id`."""
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


def _website(draft: Draft) -> str | None:
    plain = draft.plain("website")
    if plain is not None and " " not in plain and not cells.is_list(plain):
        return plain
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
    only = draft.only("about")
    if only is not None and cells.is_plain_prose(only):
        return only
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


def _zone(draft: Draft, made: dict[str, Any]) -> None:
    made["timezone"] = home = place.zone_of(draft)
    draft.zone = draft.zone or home


def _money(draft: Draft, made: dict[str, Any]) -> None:
    made["amount"], made["currency"] = _amount(draft)


def _reach(draft: Draft, made: dict[str, Any]) -> None:
    made["email"], made["phone"], made["contacts"] = contacts.reached(draft)


def _subdivision(draft: Draft, made: dict[str, Any]) -> None:
    made["subdivision"] = place.subdivision_of(draft, made.get("country"))


def _messages(draft: Draft, made: dict[str, Any]) -> None:
    made["messages"] = record_log.messages(draft, channel_of(made))


def channel_of(made: Mapping[str, Any]) -> str:
    """Where the buyer is reached: by mail, else by telephone, else by the first messenger; "unknown" if nowhere."""
    if made.get("email") or made.get("phone"):
        return "email" if made.get("email") else "phone"
    listed = made.get("contacts")
    return listed[0].channel if listed else "unknown"


def _kept(draft: Draft, made: dict[str, Any]) -> None:  # noqa: ARG001 - a step; it adds to the draft itself
    _leftovers(draft)


def _into(name: str, work: Callable[[Draft], Any]) -> Step:
    """The step that puts what the work finds into one field."""

    def step(draft: Draft, made: dict[str, Any]) -> None:
        made[name] = work(draft)

    return step


def _text(name: str) -> Step:
    """The step of a field that is the text of its column."""
    return _into(name, lambda draft: draft.text(name))


_STEPS: tuple[tuple[frozenset[str], Step], ...] = tuple(
    (frozenset(reads.split()), step)
    for reads, step in (
        # In the order in which the remarks come.
        ("country", _into("country", place.country_of)),
        ("timezone", _zone),
        ("amount currency", _money),
        ("email email_other phone phone_emergency contacts channel", _reach),
        ("company", _text("company")),
        ("first_name last_name name", _into("name", _name)),
        ("website", _into("website", _website)),
        ("subdivision", _subdivision),
        ("city", _text("city")),
        ("languages", _into("languages", _languages)),
        ("products", _into("products", lambda draft: tuple(draft.texts("products")))),
        ("about", _into("about", _about)),
        ("stage", _into("stage", _stage)),
        (" ".join(("messages", *record_log.DATED)), _messages),
        ("orders last_order_at last_order_amount", _into("orders", past_orders.orders)),
        ("owner", _into("owner", _owner)),
        ("consent opt_out", _into("consent", _consent)),
        ("arrival", _into("arrival", record_log.arrival)),
        ("signals", _into("signals", Draft.signals)),
        ("extra remarks", _kept),
    )
)
"""What each step reads; fields such as ``channel:wechat`` and ``signals.alibaba.x`` go by their first word."""
_REPEATING = frozenset("country city languages products stage owner consent".split())  # noqa: SIM905
"""Fields of which many rows of a table have the same."""


def steps_for(form: Form) -> tuple[Step, ...]:
    """The steps that have something to read in the records of a form; all other fields stay as they are by default."""
    return tuple(_remembered(step, form, fields) for fields, step in needed(form))


def needed(form: Form) -> Iterator[tuple[tuple[str, ...], Step]]:
    """The same steps as they are, each with the fields of the form that it reads."""
    for reads, step in _STEPS:
        there = tuple(field for field in form.places if field.partition(":")[0].partition(".")[0] in reads)
        if there:
            yield there, step


def _remembered(step: Step, form: Form, fields: Sequence[str]) -> Step:
    """The step itself, or with a memory where it reads one column whose texts return."""
    places = [place for field in fields for place in form.places[field]]
    if len(places) > 1:
        return step
    if fields[0] in _REPEATING:
        return remembering(step, places[0], None)
    if fields[0] in _DAYS:
        return remembering(step, places[0], lambda draft, made: (draft.zone, draft.day_first, channel_of(made)))
    return step
