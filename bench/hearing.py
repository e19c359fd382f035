"""How much of what buyers write is heard, by act and by language.

``python bench/hearing.py [folder] [--encoder[=semantic]]``: the texts of ``bench/hearing_exam`` and its sisters
``_2`` to ``_6`` were written by people who had not seen the code. The first two are development sets since
2026-11-30: their errors were read. The others are measured, never tuned on.
A reason is heard where its act is among the topics of a message; price and terms, for which one cause stands, count as
one. Prints a table by act (recall, precision), a table by language, what ordinary messages, conditions and requests to
stop were taken for, and what the learned layer costs. ``bench/hearing_aside`` is a smaller set, by the hand that wrote
the words of the layer, before it wrote them: easier, so that only its way from change to change says something.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from silentbuyer.hearing.heard_topics import heard as listened
from silentbuyer.hearing.learned import meant_hits, reading, understood
from silentbuyer.hearing.phrases import find
from silentbuyer.model.acts import REASONS
from silentbuyer.model.facts import Known
from silentbuyer.testing import case, message

Hear = Callable[[str], set[str]]
FOLDERS = [one for one in sys.argv[1:] if not one.startswith("--")]
ENCODER = next((one.partition("=")[2] or "semantic-lite" for one in sys.argv if one.startswith("--encoder")), "")
EXAM = Path(FOLDERS[0] if FOLDERS else Path(__file__).parent / "hearing_exam")
ALIKE = {
    "later": "no-need", "no-budget": "no-need", "stock": "no-need", "sample-bad": "product-trouble",
    "terms": "price", "target": "price",
}  # fmt: skip
BEFORE = (
    message("Please quote 20 pumps.", days_ago=12),
    message("Please find our quotation attached.", sender="seller", days_ago=9),
)
"""What was written before a message of the exam, where it is read as a part of a talk."""
REASON_NAMES = {ALIKE.get(act.value, act.value) for act in REASONS}


def rows(name: str) -> Iterator[list[str]]:
    path = EXAM / name
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line and not line.startswith("#"):
            yield line.split("\t")


def heard_by_phrases(text: str) -> set[str]:
    return {ALIKE.get(hit.topic, hit.topic) for hit in find(text)}


def heard(text: str) -> set[str]:
    """What the default install hears: phrases in the sense they are written for, and the learned layer."""
    phrased = {ALIKE.get(hit.topic, hit.topic) for hit in meant_hits(text)}
    return phrased | {ALIKE.get(one.act.value, one.act.value) for one in understood(text)}


def encoder(name: str) -> Hear:
    """What the encoder of the extra of that name hears by itself."""
    from silentbuyer.probes.by_encoder import EncoderHearing

    probe = EncoderHearing(name)

    def hear(text: str) -> set[str]:
        answer = probe.read(text)
        acts = answer.value["acts"] if isinstance(answer, Known) else ()
        return {ALIKE.get(one["act"], one["act"]) for one in acts}

    return hear


def claimed(text: str) -> set[str]:
    """The reasons and wishes of which a report makes findings, where this message answers our quotation in a talk."""
    found = listened(case(messages=[*BEFORE, message(text, days_ago=7)]))
    return {ALIKE.get(topic, topic) for topic in found}


def of_messages(hear: Hear) -> tuple[Counter[tuple[str, str]], dict[str, Counter[str]]]:
    """(act, right | missed | false) and language -> the same, over the messages."""
    by_act: Counter[tuple[str, str]] = Counter()
    by_language: dict[str, Counter[str]] = defaultdict(Counter)
    for language, acts, text in rows("messages.tsv"):
        meant = {ALIKE.get(act, act) for act in acts.split("+")} & REASON_NAMES
        found = hear(text) & REASON_NAMES
        for grade, names in (("right", meant & found), ("missed", meant - found), ("false", found - meant)):
            by_language[language][grade] += len(names)
            by_act.update((name, grade) for name in names)
        if not meant:
            by_language[language]["ordinary"] += 1
            by_language[language]["accused"] += bool(found)
    return by_act, by_language


def share(right: int, of: int) -> str:
    return f"{right / of:4.2f}" if of else "   -"


def tables(title: str, hear: Hear) -> None:
    by_act, by_language = of_messages(hear)
    print(f"\n{title}\n{'act':18} recall precision   of")
    for act in sorted(REASON_NAMES):
        right, missed, false = (by_act[act, grade] for grade in ("right", "missed", "false"))
        print(f"{act:18}  {share(right, right + missed)}      {share(right, right + false)} {right + missed:4}")
    total = sum(by_language.values(), Counter())
    print("language: " + "  ".join(
        f"{name} {share(one['right'], one['right'] + one['missed'])}" for name, one in sorted(by_language.items())
    ))  # fmt: skip
    print(f"all reasons: recall {share(total['right'], total['right'] + total['missed'])}, "
          f"precision {share(total['right'], total['right'] + total['false'])}; without a reason, taken for one: "
          f"{total['accused']} of {total['ordinary']}")  # fmt: skip


def others(hear: Hear, claim: Hear) -> None:
    ordinary = list(rows("ordinary.tsv"))
    print(
        f"ordinary messages: a reason heard in {sum(bool(hear(row[-1]) & REASON_NAMES) for row in ordinary)} of "
        f"{len(ordinary)}, a cause claimed in {sum(bool(claim(row[-1]) & REASON_NAMES) for row in ordinary)}, "
        f"a request to stop in {sum('opt-out' in hear(row[-1]) for row in ordinary)}"
    )
    conditions = list(rows("conditionals.tsv"))
    print(
        f"conditions, threats, questions taken for a reason: "
        f"{sum(bool(hear(row[-1]) & REASON_NAMES) for row in conditions)} of {len(conditions)}"
    )
    stops = list(rows("optout.tsv"))
    print(
        f"requests to stop heard: {sum('opt-out' in hear(row[-1]) for row in stops)} of {len(stops)}, "
        f"in a report {sum('opt-out' in claim(row[-1]) for row in stops)}; of ordinary messages there "
        f"{sum('opt-out' in claim(row[-1]) for row in ordinary)}"
    )


def costs() -> None:
    texts = [row[-1] for row in rows("messages.tsv")]
    began = time.process_time()
    understood(texts[0])
    print(f"\nlearned layer: first message {1e3 * (time.process_time() - began):.0f} ms")
    longer = [" ".join(texts[at : at + 5])[:300] for at in range(0, len(texts) - 5, 5)]
    rounds = []
    for round_ in range(5):
        # What was read before is kept, so each sentence is made a new one by a number.
        fresh = [re.sub(r"(?<=[.!?。！？])\s*", f" {round_} ", f"{round_} {text}") for text in longer]
        for text in fresh:
            find(text)
        began = time.process_time()
        for text in fresh:
            reading(text)
        rounds.append((time.process_time() - began) / len(longer))
    print(f"a message of 300 characters {1e3 * min(rounds):.2f} ms")
    hostile = "our bank refused the money, " * 40_000
    began = time.process_time()
    understood(hostile)
    print(f"{len(hostile) / 1e6:.1f} MB of hostile text {time.process_time() - began:.2f} s")


def main() -> int:
    tables("phrases alone", heard_by_phrases)
    tables("phrases and the learned layer", heard)
    tables("of which a report makes findings", claimed)
    others(heard, claimed)
    if ENCODER:
        by_encoder = encoder(ENCODER)

        def hear(text: str) -> set[str]:
            return heard(text) | by_encoder(text)

        tables("phrases, the learned layer and the encoder", hear)
        others(hear, lambda text: claimed(text) | by_encoder(text))
    costs()
    return 0


if __name__ == "__main__":
    sys.exit(main())
