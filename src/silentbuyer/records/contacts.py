"""The ways to reach a buyer, out of columns and lists: addresses, numbers, messengers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from silentbuyer.language.saying import say
from silentbuyer.model.customer import Contact
from silentbuyer.records import cells, nested
from silentbuyer.records.gathering import Cell, Draft
from silentbuyer.records.keys import key

_PAIR = re.compile(r"\s*([^\W\d_][\w ]{0,24}?)\s*[:：=]\s*(?!//)(\S.*)", re.DOTALL)
_SCHEME = re.compile(r"(?:mailto|tel|callto|sms)\s*:\s*", re.IGNORECASE)
_NUMBERS = re.compile(r":::|[;|、，,\n；]| / |(?<=\d)/(?=[+(\d])")
_ADDRESSES = re.compile(r"[;|、，,\n；\s/]+")
# An address inside "Anna Riva <anna@acq.example>, Bo <bo@acq.example>".
_GAP = re.compile(r"(?<=[\w+-]) {1,3}@ {0,3}(?=[^\W_][\w-]{0,62}\.)|(?<=[\w+-])@ {1,3}(?=[^\W_][\w-]{0,62}\.)")
_DOMAIN_GAP = re.compile(r"(@[^\s@,;]{1,100}) {1,3}(\.[^\W\d_]{2,24}\b)")
_WRAPPED = re.compile(r"""[^\s<>"'(),;:|\[\]]{1,64}@[^\s<>"'(),;|\[\]]{1,255}""")
# What needs no mending: an address, a number written with blanks, brackets or dashes.
ONE_ADDRESS = re.compile(r"[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9][a-z0-9.-]{0,254}", re.ASCII | re.IGNORECASE)
ONE_NUMBER = re.compile(r"\+?\d(?:[ ()-]{0,2}\d){4,20}", re.ASCII)
_DIGIT_OR_LETTER = re.compile(r"\w")
_DIGIT = re.compile(r"\d")
_DECIMAL = re.compile(r"(\+?\d{6,15})\.0")


def reached(draft: Draft) -> tuple[str | None, str | None, tuple[Contact, ...]]:
    """E-mail address, telephone number and all other contacts; the first address and number lead."""
    addresses = (*_mail(draft, "email"), *_mail(draft, "email_other"))
    numbers = _called(draft, "phone")
    first = addresses[0] if addresses else None, numbers[0] if numbers else None
    if len(addresses) < 2 and len(numbers) < 2 and not draft.form.lists_contacts:  # most rows
        return *first, ()
    emergency = [Contact("phone", text, role="emergency") for text in _called(draft, "phone_emergency")]
    seconds = [Contact("email", text) for text in addresses[1:]] + [Contact("phone", text) for text in numbers[1:]]
    found = [*_listed(draft), *_columns(draft, first[1]), *seconds, *emergency]
    return *first, tuple(dict.fromkeys(found))


def _mail(draft: Draft, field: str) -> Sequence[str]:
    if field not in draft.form.places:
        return ()
    only = draft.only(field)
    return (only,) if only is not None and ONE_ADDRESS.fullmatch(only) else tuple(_addresses(draft, field))


def _called(draft: Draft, field: str) -> Sequence[str]:
    if field not in draft.form.places:
        return ()
    only = draft.only(field)
    return (only,) if only is not None and ONE_NUMBER.fullmatch(only) else tuple(_numbers(draft, field))


def _addresses(draft: Draft, field: str) -> Iterator[str]:
    for cell in draft.take(field):
        value = nested.parsed(cell.value)
        if isinstance(value, str) and ONE_ADDRESS.fullmatch(value):  # most cells
            yield value
            continue
        if nested.is_nested(value):
            yield from _told(draft, field, cell, nested.addresses(value), "holds no address")
            continue
        told = _closed_up(value) if isinstance(value, str) else value
        text = draft.tidied(field, _one_text(Cell(cell.column, told))) or ""
        bare = _SCHEME.sub("", text, count=1)
        wrapped = any(mark in bare for mark in '<">[')
        found = (
            _WRAPPED.findall(bare)
            if wrapped
            else [part for part in _ADDRESSES.split(bare) if _DIGIT_OR_LETTER.search(part)]
        )
        found = found or [part for part in _ADDRESSES.split(bare) if part]
        if wrapped or bare != text or len(found) > 1 or told is not value:
            draft.remark(field, say("read as {those}", those=", ".join(found)), value if told is not value else text)
        if len(found) > 1 and not all("@" in part for part in found):
            draft.aside(field, cell, "holds more than addresses")
            found = [part for part in found if "@" in part]
        yield from found


def _closed_up(text: str) -> str:
    """An address that blanks have parted at its @-sign or before a dot: ``anna @acme.example`` is one."""
    if " " not in text or "@" not in text:
        return text
    closed = _DOMAIN_GAP.sub(r"\1\2", _GAP.sub("@", text))
    return closed if closed != text else text


def _told(draft: Draft, field: str, cell: Cell, found: list[str], why: str) -> list[str]:
    """What was found in a nested cell, remarked; a cell with nothing in it is kept aside."""
    if found:
        draft.remark(field, say("read from JSON as {those}", those=", ".join(found)), cell.value)
    elif nested.has_text(nested.parsed(cell.value)):
        draft.aside(field, cell, why)
    return found


def _numbers(draft: Draft, field: str) -> Iterator[str]:
    for cell in draft.take(field):
        value = nested.parsed(cell.value)
        if isinstance(value, str) and ONE_NUMBER.fullmatch(value):  # most cells
            yield value
            continue
        if nested.is_nested(value):
            yield from _told(draft, field, cell, nested.numbers(value), "holds no number")
            continue
        text = draft.tidied(field, _one_text(Cell(cell.column, value))) or ""
        parts = [_SCHEME.sub("", part.strip()) for part in _NUMBERS.split(text) if part.strip()]
        if len(parts) > 1:
            draft.remark(field, say("read as {n} numbers", n=len(parts)), text)
        for part in parts:
            if cells.is_shortened(part):
                draft.aside(field, cell, "was shortened by a spreadsheet, so that digits are lost")
            elif _DIGIT.search(part):
                yield _whole(draft, field, part)
            else:
                draft.aside(field, cell, "holds no number")


def _whole(draft: Draft, field: str, part: str) -> str:
    """A number without the ``.0`` that a data frame puts behind what it took for a decimal."""
    found = _DECIMAL.fullmatch(part)
    if found:
        draft.remark(field, say("read as {found}: a data frame's .0 was taken off", found=found[1]), part)
    return found[1] if found else part


def _one_text(cell: Cell) -> Cell:
    """A list of addresses or numbers as the one text that a spreadsheet would hold."""
    if isinstance(cell.value, (list, tuple)):
        return Cell(cell.column, "\n".join(cells.plain(item) for item in cell.value if not cells.is_nothing(item)))
    return cell


def channel_name(text: str) -> str:
    """The lower-case name of a channel: ``WhatsApp`` and ``WA`` are ``whatsapp``, ``微信`` is ``wechat``."""
    return cells.choices("channels").get(key(text), text.strip().lower())


def _listed(draft: Draft) -> Iterator[Contact]:
    """Contacts of one column: a mapping, a list of mappings, or ``whatsapp: +55 11 ...; skype: ana``."""
    for cell in draft.take("contacts"):
        value = nested.parsed(cell.value)
        items = list(_items(value))
        for item in items:
            contact = _contact(item)
            if contact is None:
                draft.aside("contacts", cell, "is not written as 'channel: address'")
            else:
                yield contact


def _items(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping) and "channel" not in value and "type" not in value:
        yield from ((str(channel), address) for channel, address in value.items())
    elif isinstance(value, Mapping):
        yield value
    elif isinstance(value, (list, tuple)):
        yield from value
    else:
        yield from cells.split(value)


def _contact(item: Any) -> Contact | None:
    role = person = ""
    if isinstance(item, Mapping):
        channel, address = item.get("channel") or item.get("type"), item.get("value") or item.get("address")
        role, person = cells.plain(item.get("role") or ""), cells.plain(item.get("person") or "")
    elif isinstance(item, (tuple, list)) and len(item) == 2:
        channel, address = item
    else:
        pair = _PAIR.fullmatch(str(item))
        channel, address = pair.groups() if pair else (None, None)
    if cells.is_nothing(channel) or cells.is_nothing(address):
        return None
    return Contact(channel_name(cells.plain(channel)), cells.plain(address).strip(), role=role, person=person)


def _columns(draft: Draft, phone: str | None) -> Iterator[Contact]:
    for field in draft.named("channel:"):
        channel = channel_name(field.removeprefix("channel:"))
        for cell in draft.take(field):
            text = draft.tidied(field, cell) or ""
            answer = None if text.isdigit() else cells.truth(text)
            if (
                answer
                and phone
                and channel in {"whatsapp", "viber", "telegram", "wechat", "signal", "zalo", "imo", "max"}
            ):
                draft.remark(field, say("read as: the telephone number is on {channel}", channel=channel), text)
                yield Contact(channel, phone)
            elif answer is not None:
                draft.aside(field, cell, "holds no address")
            elif text:
                yield Contact(channel, text)
