"""The columns of one table in their order, each with its field: what is known before a row is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from silentbuyer.records.headers import Plan
from silentbuyer.records.sound import sound

_CONTACTS = ("contacts", "phone_emergency", "channel:")


@attrs.frozen
class Form:
    """The columns of one table in their order, each with its field: all that is known before a row is read.

    Attributes:
        columns: their names, as they may be written down.
        fields: what each holds; None for a column that no field was found for.
        places: field -> where its columns stand.
        single: field -> where its only column stands.
        open: the fields of which a table may have any number, such as ``channel:wechat`` and ``signals.alibaba.x``.
        lists_contacts: whether a column holds other contacts than addresses and numbers.

    """

    columns: tuple[str, ...]
    fields: tuple[str | None, ...]
    places: Mapping[str, tuple[int, ...]]
    single: Mapping[str, int]
    open: tuple[str, ...]
    lists_contacts: bool

    @classmethod
    def of(cls, columns: Sequence[str], plan: Plan) -> Form:
        """The form of a table whose columns `plan` has sorted."""
        fields = tuple(plan.fields.get(column) for column in columns)
        places: dict[str, tuple[int, ...]] = {}
        for place, field in enumerate(fields):
            if field is not None:
                places[field] = (*places.get(field, ()), place)
        names = tuple(str(sound(column)[0]) for column in columns)
        single = {field: found[0] for field, found in places.items() if len(found) == 1}
        several = tuple(field for field in places if ":" in field or "." in field)
        listed = any(field.startswith(_CONTACTS) for field in places)
        return cls(names, fields, places, single, several, listed)
