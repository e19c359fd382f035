"""Whether a change made for speed changed an answer: one hash a buyer, written down before and compared after.

    python bench/same_bytes.py keep FILE [--buyers N]
    python bench/same_bytes.py compare FILE [--buyers N]

Judged are buyers of the made-up world (with texts, without, and with their whole logs), for two sellers, and every
scenario of the tests. A hash is taken of all that people read of a diagnosis: its JSON, its report, its row.
"""

import argparse
import hashlib
import json
import pickle
import sys
from itertools import islice
from pathlib import Path

from batch import FRESH, NOW, SELLER, SILENT, made
from world.made import buyers

import silentbuyer as sb
from silentbuyer.batch.frame_columns import frame_row

TESTS = Path(__file__).parent.parent / "tests"
CHINESE = sb.Seller(
    country="CN", timezone="Asia/Shanghai", language="zh", company="Hangzhou Clear Water", sectors=("water treatment",)
)
PICKLED = 20
"""Every so many-th diagnosis is also sent through pickle and must come back the same."""


def hashed(diagnosis):
    """One hash of what people read of a diagnosis."""
    row = json.dumps(frame_row(diagnosis, 0), default=str, ensure_ascii=False, sort_keys=True)
    whole = "\n".join((diagnosis.to_json(), str(diagnosis), diagnosis.headline, diagnosis.draft, row))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def worlds(count):
    """Name and buyers of each load."""
    yield "texts", made(count, texts=True)
    yield "bare", made(count, texts=False)
    yield "fresh", made(count, texts=True, fresh=True)
    yield "logs", (buyer.customer() for buyer in islice(buyers(SILENT, 10 * count, seed=2), count))
    yield "fresh logs", (buyer.customer() for buyer in islice(buyers(FRESH, 10 * count, seed=3), count))


def made_up(count):
    """Key and diagnosis of each made-up buyer."""
    for name, seller in (("plain", SELLER), ("zh", CHINESE)):
        with sb.Engine(seller, online=False, plugins=[]) as engine:
            for load, firms in worlds(count):
                for place, diagnosis in enumerate(engine.stream(firms, now=NOW)):
                    yield f"{name} {load} {place}", diagnosis


def of_tests():
    """Key and diagnosis of each scenario of the tests."""
    sys.path.insert(0, str(TESTS))
    from test_scenarios import SCENARIOS, diagnosed

    for place, scenario in enumerate(SCENARIOS):
        yield f"scenario {place} {scenario.get('name', '')}", diagnosed(scenario)


def hashes(count):
    """Key -> hash of everything."""
    found = {}
    for place, (key, diagnosis) in enumerate(pair for part in (made_up(count), of_tests()) for pair in part):
        if place % PICKLED == 0 and pickle.loads(pickle.dumps(diagnosis)) != diagnosis:
            found[f"{key}, pickled"] = "another value"
        found[key] = hashed(diagnosis)
    return found


def compared(before, after):
    """How many differ; the first ones are named."""
    wrong = [key for key in dict.fromkeys([*before, *after]) if before.get(key) != after.get(key)]
    print(f"{len(after)} answers, {len(wrong)} differ from those kept")
    print("\n".join(wrong[:20]))
    return len(wrong)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("keep", "compare"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--buyers", type=int, default=300)
    options = parser.parse_args()
    found = hashes(options.buyers)
    if options.what == "keep":
        options.file.write_text(json.dumps(found, ensure_ascii=False, indent=0), encoding="utf-8")
        return 0
    return min(1, compared(json.loads(options.file.read_text(encoding="utf-8")), found))


if __name__ == "__main__":
    sys.exit(main())
