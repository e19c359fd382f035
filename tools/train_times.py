"""Trains ``data/dates/time_parts.csv``: which of the times that a buyer names is the one until which nothing comes.

``python tools/train_times.py``: needs numpy (the group ``train``). Learned from the talks with odd numbers in ``bench/waits``
and from the tables of ``tests/dates``; prints how often times that were left out are told apart, then writes the weights.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from silentbuyer.dates.told_times import ToldTime, told_times
from silentbuyer.model.customer import Message
from silentbuyer.owed.time_features import Setting, features_of
from silentbuyer.text.quotation import own_words

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src" / "silentbuyer" / "data" / "dates" / "time_parts.csv"
CORPUS = Path(__file__).parent / "times_corpus.tsv"
TALKS, TABLES = ROOT / "bench" / "waits", ROOT / "tests" / "dates"
PENALTY, ROUNDS, FOLDS, LEAST, FEWEST = 2.0, 60, 5, 0.02, 4
HEAD = "# Weights of the features of a time that a buyer names (owed.time_features). Source: tools/train_times.py, 2026-11-30."
OF_TALK, OF_CORPUS, OF_TABLE = 1.0, 0.7, 0.35
"""How much a time of a talk counts, one of the corpus of sentences, and one of the tables of the tests."""

WRITTEN = date(2026, 11, 18)


@attrs.frozen
class Row:
    """One time with its features, whether it is waited for, how much it counts, and the talk that it is of."""

    features: dict[str, float]
    awaited: bool
    weight: float
    group: str
    shown: str


def of_talks() -> Iterator[Row]:
    for file in sorted(TALKS.glob("*.json")):
        for talk in json.loads(file.read_text(encoding="utf-8")):
            if int(talk["id"].rpartition("-")[2]) % 2 == 1:
                yield from of_talk(talk)


def of_talk(talk: dict[str, Any]) -> Iterator[Row]:
    numbered = [
        (place, Message(at=datetime.fromisoformat(one["at"]), sender="buyer", channel=one["channel"], text=one["text"]))
        for place, one in enumerate(talk["customer"]["messages"])
        if one["sender"] == "buyer"
    ]
    for place, message in numbered:
        text = own_words(message.text)
        every = told_times(text, message.at.date(), talk["customer"]["country"])
        for told in every:
            role = role_of(told, [one for one in talk["times"] if one["msg"] == place])
            setting = Setting(message.at.date(), every)
            yield Row(
                features_of(told, setting), role in ("wait", "settled"), OF_TALK, talk["id"], f"{role}: {told.sentence}"
            )


def role_of(told: ToldTime, times: list[dict[str, Any]]) -> str:
    """The part that the writer of a talk gave to a time."""
    sentence = " ".join(told.sentence.split())
    fitting = [one for one in times if shares(sentence, " ".join(one["quote"].split()))]
    return min(fitting, key=lambda one: off(told, one))["role"] if fitting else "other"


def shares(sentence: str, quote: str) -> bool:
    return quote in sentence or sentence in quote


def off(told: ToldTime, time: dict[str, Any]) -> int:
    if not time["to"]:
        return 999
    last, first = date.fromisoformat(time["to"]), date.fromisoformat(time["from"])
    return min(abs((told.named.latest - last).days), abs((told.named.earliest - first).days) + 2)


def table(name: str) -> Iterator[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def day_of(row: dict[str, str]) -> date:
    return date.fromisoformat(row["written"])


def of_tables() -> Iterator[Row]:
    for number, row in enumerate(table("waits.tsv")):
        named = None if row["kind"] == "none" else (date.min, date.max)
        yield from of_text(Said(row["text"], WRITTEN, None, named), f"w{number}")
    for number, row in enumerate(table("untils.tsv")):
        ends = None if row["first"] == "-" else (date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))
        yield from of_text(Said(row["text"], day_of(row), row["country"], ends), f"u{number}")
    for number, row in enumerate(table("past_things.tsv")):
        if row["kind"] == "like":
            yield from of_text(Said(row["text"], day_of(row), row["country"], None), f"p{number}")


def of_corpus() -> Iterator[Row]:
    lines = [line for line in CORPUS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
        meant = (date.min, date.max) if row["role"] == "wait" else None
        yield from of_text(Said(row["text"], day_of(row), row["country"], meant), f"c{number}", OF_CORPUS)


@attrs.frozen
class Said:
    """A sentence, when and where it was written, and the days of it that are waited for."""

    text: str
    written: date
    country: str | None
    meant: tuple[date, date] | None


def of_text(said: Said, group: str, weight: float = OF_TABLE) -> Iterator[Row]:
    every, meant = told_times(said.text, said.written, said.country), said.meant
    for told in every:
        near = meant is not None and told.named.earliest <= meant[1] and meant[0] <= told.named.latest
        yield Row(features_of(told, Setting(said.written, every)), near, weight, group, told.sentence)


def matrix(rows: list[Row], names: dict[str, int]) -> np.ndarray:
    found = np.zeros((len(rows), len(names) + 1))
    for place, row in enumerate(rows):
        for name, value in row.features.items():
            if name in names:
                found[place, names[name]] = value
    found[:, -1] = 1
    return found


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression with a quadratic penalty, by Newton's method; the last is the bias."""
    found = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[-1] = 0.01
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (weight * (chance - y)) + penalty * found
        bend = (x * (weight * chance * (1 - chance))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return found


def names_of(rows: list[Row]) -> dict[str, int]:
    """The features that are met often enough, each with its column."""
    counts = Counter(name for row in rows for name in row.features)
    return {name: place for place, name in enumerate(sorted(name for name, count in counts.items() if count >= FEWEST))}


def left_out(rows: list[Row], x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The chance of each time by weights that were learned without its talk."""
    groups = sorted({row.group for row in rows})
    fold = np.array([groups.index(row.group) % FOLDS for row in rows])
    found = np.zeros(len(rows))
    for number in range(FOLDS):
        part = fold != number
        found[~part] = 1 / (1 + np.exp(-x[~part] @ fit(x[part], y[part], weight[part])))
    return found


def told_apart(rows: list[Row], chance: np.ndarray) -> None:
    """Prints how many waits were found, and how many times were taken for one, by chance and by the nearest word."""
    heard = np.array(["kind:" not in row.features for row in rows])
    truth, weight = np.array([row.awaited for row in rows]), np.array([row.weight for row in rows])
    for name, kept in (("talks", OF_TALK), ("corpus", OF_CORPUS), ("tables", OF_TABLE)):
        some = weight == kept
        print(f"{name}: {some.sum()} times, {(truth & some).sum()} waits")
        for how, said in (("weighed", chance > 0.5), ("by the nearest word", heard)):
            print(f"   {how}: found {(said & truth & some).sum()}, false {(said & ~truth & some).sum()}")


def main() -> None:
    rows = [*of_talks(), *of_corpus(), *of_tables()]
    names = names_of(rows)
    x, y = matrix(rows, names), np.array([row.awaited for row in rows], float)
    weight = np.array([row.weight for row in rows])
    told_apart(rows, left_out(rows, x, y, weight))
    found = fit(x, y, weight)
    kept = [f"{name},{found[place]:.2f}" for name, place in names.items() if abs(found[place]) >= LEAST]
    TARGET.write_text("\n".join([HEAD, "feature,weight", *kept, f"bias,{found[-1]:.2f}", ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
