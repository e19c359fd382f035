"""The lenient door: one record of any export, in any of a dozen languages, as a `Customer`.

Whatever was changed, assumed or could not be read is named in `Customer.remarks`; columns without a field, and cells
that could not be read, are kept in `Customer.extra`. Nothing is dropped and nothing is guessed in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from silentbuyer.errors import CustomerError
from silentbuyer.model.customer import Customer
from silentbuyer.records.customer_fields import id_of, steps_for
from silentbuyer.records.form import Form
from silentbuyer.records.gathering import NOTHING, Draft, Step
from silentbuyer.records.headers import NO_MAPPING, check_mapping, plan
from silentbuyer.records.place import check_zone
from silentbuyer.records.place_names import country_code, language_code, region_code
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.values.raised import MEANT_TO_END, told

T = TypeVar("T")
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
    wanted = check_mapping(mapping, _guarded(_names, record)) if mapping else NO_MAPPING
    return _guarded(_read, record, wanted, default_id, (zone, day_first))


def _names(record: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(map(str, record))


@lru_cache(maxsize=1024)  # the records of one table have the same columns
def _known(columns: tuple[str, ...], mapping: FrozenMap[str, str]) -> tuple[Form, tuple[Step, ...]]:
    """The form of a table and the steps that have something to read in it."""
    form = Form.of(columns, plan(columns, mapping))
    return form, steps_for(form)


def _guarded(work: Callable[..., T], *given: Any) -> T:
    """What the work gives; whatever it raises is this record's own fault, and never the end of a run."""
    try:
        return work(*given)
    except (CustomerError, *MEANT_TO_END):
        raise
    except BaseException as error:
        raise CustomerError("a record", UNREADABLE, told(error)) from error


def _read(
    record: Mapping[str, Any],
    mapping: FrozenMap[str, str],
    default_id: str | None,
    clock: tuple[str | None, bool | None],
) -> Customer:
    form, steps = _known(_names(record), mapping)
    zone, day_first = clock
    draft = Draft.of(record.items(), form, zone=zone, day_first=day_first)
    made: dict[str, Any] = {"id": id_of(draft, default_id)}
    for step in steps:
        step(draft, made)
    extra = draft.extra or NOTHING
    return Customer(**made, extra=extra, remarks=tuple(draft.remarks))
