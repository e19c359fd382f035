"""Writes the report of each log of a folder beside the log, for reading: ``python bench/read_logs.py FOLDER OUT``.

A log is a JSON file with `now`, `seller`, `customer` (arguments of `Seller` and `Customer`) and `truth`; keys that
`Customer` does not know are left out. Prints a line a log: its cause, probability and head line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs

import silentbuyer as sb

KNOWN = {field.name for field in attrs.fields(sb.Customer)}


def moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def customer_of(told: dict[str, Any]) -> sb.Customer:
    spec = {key: value for key, value in told.items() if key in KNOWN}
    spec["messages"] = [sb.Message(**{**one, "at": moment(one["at"])}) for one in spec.get("messages", ())]
    spec["orders"] = [sb.Order(**{**one, "at": moment(one["at"])}) for one in spec.get("orders", ())]
    if spec.get("arrival"):
        spec["arrival"] = moment(spec["arrival"])
    return sb.Customer(**spec)


def page(told: dict[str, Any], found: sb.Diagnosis) -> Iterator[str]:
    yield f"NOW {told['now']}  {told['seller'].get('company')}  TRUTH {told['truth']}\n"
    for one in told["customer"]["messages"]:
        yield f"[{one['at']}] {one['sender']} ({one.get('channel', '')}): {one['text']}"
    yield f"\n{found}\n"
    for action in found.actions:
        yield f"--- {action.kind} / {action.channel}\n{action.draft()}\n"


def main() -> int:
    folder, out = map(Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    for file in sorted(folder.glob("*.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        found = sb.diagnose(
            customer_of(told["customer"]), sb.Seller(**told["seller"]), now=moment(told["now"]), online=False
        )
        (out / f"{file.stem}.txt").write_text("\n".join(page(told, found)), encoding="utf-8")
        print(file.stem, found.cause, f"{found.causes[0].probability:.2f}", found.headline)
    return 0


if __name__ == "__main__":
    sys.exit(main())
