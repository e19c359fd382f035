"""Trains ``data/turn.toml``: how likely it is our turn by the whole of a talk, to the same bytes each time.

``python tools/train_turn.py``: needs numpy and scipy (dependency group ``train``), and first ``tools/train_hearing.py``.
From talks of which is known whether the buyer waits for us: `bench/logs` (`causes.tsv`), the talks of
`tools/hearing_corpus/talks` that end with a cause, those of `tools/owed_corpus`, and the plain ones of `tests/scenarios`.
Prints how many are ours of those over each bar, left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise

import attrs
import numpy as np
import train_owed
from corpus_lines import CORPUS, END, OURS, TALKS, rows_of_talks
from scipy.optimize import minimize
from talk_curves import rounded

from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.owed.our_turn import traits
from silentbuyer.testing import case

ROOT = train_owed.ROOT
LOGS, TABLE = ROOT / "bench/logs", ROOT / "src/silentbuyer/data/turn.toml"
TURN, TURN_CAUSE = "our-turn", "your-turn"
BEGUN, BETWEEN, SILENT = datetime(2026, 5, 4, 9, tzinfo=UTC), timedelta(days=2), timedelta(days=20)
"""When the talks begin that tell no times, how far apart their messages are, and how long the silence is (judgement)."""
RIDGE, FOLDS, SEED = 500.0, 10, 20261201
WEIGHTS = {"logs of the bench": 0.25, "talks of the corpus": 2.0, "annotated talks": 1.0, "plain talks": 0.25}
"""What a talk counts: `bench/logs` were mended on, so that words alone look surer there than they are; plain ones are alike."""
BARS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.65)
BARS_KEPT = {"likely": 0.7, "surely": 0.8, "unlikely": 0.28, "matter": 0.3, "faint-matter": 0.2}
HEAD = """# How likely it is our turn, by the whole of a talk (`silentbuyer.owed.our_turn`): one weighed sum.
# Trained by tools/train_turn.py on logs of which is known why the buyer fell silent; nobody writes here by hand.
source = "tools/train_turn.py"
date = 2026-12-01

[bars]
"""


Told = tuple[str, Case, bool]
"""Where a talk is from, the talk, and whether it is our turn."""


@attrs.frozen(eq=False)
class Rows:
    """What is known of each talk (a row), whether it was our turn, what it counts, and where it is from."""

    known: np.ndarray
    ours: np.ndarray
    weight: np.ndarray
    source: np.ndarray


def logs() -> Iterator[Told]:
    """The logs of the bench, each with whether it was our turn."""
    for line in (LOGS / "causes.tsv").read_text(encoding="utf-8").splitlines():
        name, cause = line.split("\t")
        told = json.loads((LOGS / f"{name}.json").read_text(encoding="utf-8"))
        yield (
            "logs of the bench",
            case(train_owed.customer_of(told["customer"]), now=train_owed.moment(told["now"])),
            cause == TURN,
        )


def talks() -> Iterator[Told]:
    """The talks of the corpus that end with a cause and are no logs of the bench."""
    for file in sorted((CORPUS / TALKS).glob("*.tsv")):
        if (LOGS / file.stem).is_dir():
            continue
        for _, lines in groupby(rows_of_talks(file), key=lambda row: row[0].rpartition(".")[0]):
            *said, (name, cause, _) = lines
            if name.endswith(END):
                messages = list(messages_of(said))
                yield "talks of the corpus", case(messages=messages, now=messages[-1].at + SILENT), cause == TURN


def messages_of(said: list[list[str]]) -> Iterator[Message]:
    """The messages of a talk, a sentence a line."""
    for name, lines in groupby(said, key=lambda row: row[0]):
        texts = [(acts, text) for _, acts, text in lines]
        at = BEGUN + BETWEEN * int(name.rpartition(".")[2])
        sender = "seller" if texts[0][0] == OURS else "buyer"
        yield Message(at=at, sender=sender, channel="whatsapp", text="\n".join(text for _, text in texts))


def annotated() -> Iterator[Told]:
    """The talks of which is known what became of each matter; where only a minor thing stands open nobody can say."""
    for talk in train_owed.talks():
        if "/" not in talk.name and talk.turn != "small":
            yield "annotated talks", talk.case, talk.turn == "us"


def plain() -> Iterator[Told]:
    """The scenarios of the tests with more than one message, each different end once."""
    seen: set[tuple[str, ...]] = set()
    for told in train_owed.scenarios(ROOT / "tests/scenarios"):
        found = train_owed.case_of(told)
        texts = tuple(message.text for message in found.talk)
        if len(texts) > 1 and texts[-2:] not in seen and "cause" in told["expect"]:
            seen.add(texts[-2:])
            yield "plain talks", found, told["expect"]["cause"] == TURN_CAUSE


def rows_of(found: list[Told]) -> tuple[list[str], Rows]:
    """All talks as rows."""
    known = [traits(one) for _, one, _ in found]
    names = sorted(known[0])
    table = np.array([[float(one[name]) for name in names] for one in known])
    pairs = [table[:, [at]] * table[:, at:] for at in range(len(names))]  # as `sums.Pairs` has them
    table = np.hstack([table, *pairs])
    weight = np.array([WEIGHTS[source] for source, _, _ in found])
    return names, Rows(table, np.array([ours for *_, ours in found]), weight, np.array([one for one, *_ in found]))


def fit(rows: Rows, kept: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias by logistic regression on some rows, the weights drawn to nothing in steps of their spread."""
    known, signs, weight = rows.known[kept], np.where(rows.ours[kept], 1.0, -1.0), rows.weight[kept]
    middle, spread = known.mean(axis=0), known.std(axis=0) + 1e-6
    x = np.hstack([(known - middle) / spread, np.ones((len(known), 1))])
    drawn = np.append(np.full(x.shape[1] - 1, RIDGE), 0.0)

    def loss(line: np.ndarray) -> tuple[float, np.ndarray]:
        margins = signs * (x @ line)
        steep = x.T @ (-weight * signs / (1 + np.exp(np.clip(margins, -50, 50)))) + drawn * line
        return float((weight * np.logaddexp(0, -margins)).sum() + 0.5 * (drawn * line**2).sum()), steep

    line = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    weights = line[:-1] / spread
    return weights, float(line[-1] - weights @ middle)


def left_out(rows: Rows) -> np.ndarray:
    """The chance of each talk by weights that have not seen it."""
    fold = np.random.RandomState(SEED).randint(0, FOLDS, len(rows.ours))
    found = np.zeros(len(rows.ours))
    for part in range(FOLDS):
        weights, bias = fit(rows, fold != part)
        found[fold == part] = 1 / (1 + np.exp(-(rows.known[fold == part] @ weights + bias)))
    return found


def main() -> int:
    names, rows = rows_of([*logs(), *talks(), *annotated(), *plain()])
    chances = left_out(rows)
    for source in WEIGHTS:
        ours, chance = rows.ours[rows.source == source], chances[rows.source == source]
        told = [f"{(ours & (chance >= bar)).sum()} of {(chance >= bar).sum()} from {bar}" for bar in BARS]
        print(f"{source}: {ours.sum()} of {len(ours)} ours; left out, ours are {', '.join(told)}")
    weights, bias = fit(rows, np.ones(len(rows.ours), bool))
    own, rest = len(names), weights[len(names) :]
    ends = np.cumsum([0, *range(own, 0, -1)])
    rows = "".join(f"  {rounded(rest[begin:end])},\n" for begin, end in pairwise(ends))
    told = [f"{name} = {bar}\n" for name, bar in BARS_KEPT.items()]
    told += [
        f"\n[turn]\nbias = {bias:.4f}\nnames = {json.dumps(names)}\nweights = {rounded(weights[:own])}\npairs = [\n{rows}]\n"
    ]
    TABLE.write_text(HEAD + "".join(told), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
