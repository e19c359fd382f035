"""Whose turn it is, in sixty talks that nobody who worked on it has read: ``python bench/turn_talks.py``.

`bench/turn` holds half of 120 talks by four writers who had not seen the code (2026-11-30), half of them near misses by
design; the other half, and 400 annotated talks more, are what `tools/train_owed.py` trains on. Prints in how many talks
that are ours to answer the head line says so, and in how many others it does.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path

from read_logs import customer_of, moment

import silentbuyer as sb

TALKS = Path(__file__).parent / "turn"


def main() -> int:
    warnings.simplefilter("ignore")
    told = [one for file in sorted(TALKS.glob("*.json")) for one in json.loads(file.read_text(encoding="utf-8"))]
    heads = [(one["turn"] == "us", is_ours(one)) for one in told]
    ours = [said for us, said in heads if us]
    others = [said for us, said in heads if not us]
    print(f"ours to answer: {sum(ours)} of {len(ours)} said so; not ours: {sum(others)} of {len(others)} called ours")
    return 0


def is_ours(told: dict) -> bool:
    customer, seller = customer_of(told["customer"]), sb.Seller(**told["seller"])
    return sb.diagnose(customer, seller, now=moment(told["now"]), online=False).cause == "your-turn"


if __name__ == "__main__":
    sys.exit(main())
