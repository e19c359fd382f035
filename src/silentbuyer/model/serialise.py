"""Diagnoses as plain data and back, by cattrs; the form is described in ``docs/schema``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from silentbuyer.errors import FactsError, SilentBuyerError
from silentbuyer.model.customer import Contact, Customer, Message, Order
from silentbuyer.model.diagnosis import SCHEMA, Diagnosis
from silentbuyer.model.facts import Facts
from silentbuyer.model.findings import Cause, knowing
from silentbuyer.model.own_cause import OwnCause
from silentbuyer.model.saved_sentences import put_together, taken_apart
from silentbuyer.values.frozen import FrozenMap, freeze, thaw
from silentbuyer.values.json_text import json_text

if TYPE_CHECKING:
    from cattrs import Converter

READ = (1, SCHEMA)
"""The schemas of diagnoses that are read."""

CUSTOMER_SCHEMA = 1
OWN_CAUSES = "own_causes"
"""Where the causes of plugins describe themselves; there only where there are any."""
T = TypeVar("T")
__all__ = ["Contact", "Message", "Order"]  # for cattrs, which resolves the annotations of Customer here


@cache
def converter() -> Converter:
    """The one converter: datetimes as ISO 8601 text with offset, durations in seconds, causes by name."""
    from cattrs import Converter

    made = Converter(detailed_validation=False, unstruct_collection_overrides={tuple: list})
    made.register_unstructure_hook(datetime, datetime.isoformat)
    made.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))
    made.register_unstructure_hook(timedelta, timedelta.total_seconds)
    made.register_structure_hook(timedelta, lambda value, _: timedelta(seconds=value))
    made.register_unstructure_hook(Facts, Facts.to_dict)
    made.register_structure_hook(Facts, lambda value, _: Facts.from_dict(value))
    # `str(...)` would part a sentence from its message.
    made.register_structure_hook(str, _text)
    made.register_unstructure_hook(FrozenMap, thaw)
    made.register_unstructure_hook_func(_is_frozen_map, thaw)
    made.register_structure_hook_func(_is_frozen_map, _map)
    return made


def _text(value: Any, kind: type[str]) -> str:
    return value if kind is str and isinstance(value, str) else kind(value)


def _is_frozen_map(kind: Any) -> bool:
    return kind is FrozenMap or getattr(kind, "__origin__", None) is FrozenMap


def _map(value: Any, kind: Any) -> FrozenMap[Any, Any]:
    keys = getattr(kind, "__args__", (str,))
    if keys[0] is Cause:
        return FrozenMap([(Cause(key), float(item)) for key, item in value.items()])
    return freeze(value)  # type: ignore[no-any-return]


def diagnosis_to_dict(diagnosis: Diagnosis) -> dict[str, Any]:
    """Plain data for JSON with its schema number first; cause, family, head line and draft are spelt out."""
    data = converter().unstructure(diagnosis)
    head = {
        "schema": SCHEMA,
        "cause": str(diagnosis.cause),
        "probability": diagnosis.probability,
        "family": diagnosis.family,
        "headline": diagnosis.headline,
        "draft": diagnosis.draft,
    }
    own = [score.cause.own.to_dict() for score in diagnosis.causes if score.cause.own is not None]
    return taken_apart({**head, **data, **({OWN_CAUSES: own} if own else {})})


def diagnosis_from_dict(data: Mapping[str, Any]) -> Diagnosis:
    """The diagnosis that `diagnosis_to_dict` wrote, now or under an earlier schema, which knew fewer causes.

    Raises:
        FactsError: when the data is of another schema or no diagnosis at all.

    """
    found = _read(put_together(data), Diagnosis, f"a diagnosis of schema {SCHEMA}", READ)
    return _described(found, data[OWN_CAUSES]) if data.get(OWN_CAUSES) else found


def _described(diagnosis: Diagnosis, described: Any) -> Diagnosis:
    """The diagnosis whose plugins' causes know their names and families, with the plugins or without."""
    try:
        own = {cause: cause for cause in map(Cause.of, map(OwnCause.from_dict, described))}
    except (SilentBuyerError, TypeError) as error:
        raise FactsError("saved data", f"own_causes as `Diagnosis.to_dict` writes them ({error})", described) from None
    return attrs.evolve(
        diagnosis,
        causes=tuple(
            attrs.evolve(
                score,
                cause=own.get(score.cause, score.cause),
                findings=tuple(knowing(finding, own) for finding in score.findings),
            )
            for score in diagnosis.causes
        ),
        findings=tuple(knowing(finding, own) for finding in diagnosis.findings),
        actions=tuple(attrs.evolve(one, cause=own.get(one.cause, one.cause)) for one in diagnosis.actions),
    )


def customer_to_dict(customer: Customer) -> dict[str, Any]:
    """A customer as plain data for JSON, with its schema number."""
    return {"schema": CUSTOMER_SCHEMA, **converter().unstructure(customer)}


def customer_from_dict(data: Mapping[str, Any]) -> Customer:
    """The customer that `customer_to_dict` wrote; strict, unlike `Customer.from_record`.

    Raises:
        CustomerError: when a field does not fit.
        FactsError: when the data is of another schema or no customer at all.

    """
    return _read(data, Customer, f"a customer of schema {CUSTOMER_SCHEMA}", (CUSTOMER_SCHEMA,))


def _read(data: Mapping[str, Any], kind: type[T], expected: str, schemas: tuple[int, ...]) -> T:
    if not isinstance(data, Mapping) or data.get("schema") not in schemas:
        raise FactsError("saved data", expected, data)
    try:
        return converter().structure(data, kind)
    except SilentBuyerError:
        raise
    except Exception as error:
        # cattrs raises many kinds for data of a wrong shape; all of them mean the same to the caller.
        raise FactsError("saved data", f"{expected} ({type(error).__name__}: {error})", data) from error


def to_json(data: Mapping[str, Any], *, indent: int | None = None) -> str:
    """JSON text in UTF-8 characters; the same data gives the same bytes."""
    return json_text(data, indent=indent)
