"""Trains ``data/owed.toml`` and ``data/text/telling.toml``: what tells that a matter stands open with us, to the same bytes.

``python tools/train_owed.py``: needs numpy (dependency group ``train``). From `tools/owed_corpus`: talks whose every wish and
promise is annotated with what became of it, and logs (`bench/logs`) of which is known what stands open. Three sums are
fitted one on the other (logistic regression): what a sentence wants, which message answers it, whether it stands open.
Prints how many talks are read rightly when left out.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "src"), str(ROOT / "tests")]

from read_logs import customer_of, moment  # noqa: E402 - after the path
from scenario_tables import scenarios  # noqa: E402

from silentbuyer.data import tables  # noqa: E402
from silentbuyer.hearing import sums  # noqa: E402
from silentbuyer.model.case import Case  # noqa: E402
from silentbuyer.model.customer import Message  # noqa: E402
from silentbuyer.model.seller import Seller  # noqa: E402
from silentbuyer.owed import answers, standing, telling  # noqa: E402
from silentbuyer.owed.read_talk import letter  # noqa: E402

CORPUS, LOGS = ROOT / "tools/owed_corpus", ROOT / "bench/logs"
DATA = ROOT / "src/silentbuyer/data"
RIDGE, FOLDS, SEED = 10.0, 8, 20261130
PER_LANGUAGE, LEAST = 900, 3
PLAIN, PLAIN_KEY, PLAIN_WEIGHT = 150, 2, 0.15
"""Lines of each language that weights of marks are counted on; the least lines in which a mark must stand."""

WANTS = (
    "s_absent", "s_asks", "s_courtesy", "s_no-need", "s_opt-out", "s_product-trouble", "s_terms", "s_trust", "s_promises",
    "s_agrees", "s_price", "s_pay-diverted", "s_slow-us", "s_internal", "s_owes", "question-word", "need", "paid", "we",
    "figure", "opens", "short", "thing", "condition", "last", "sentences", "ours", "asks", "waits", "thing-asked",
    "their-promise", "our-promise", "our-word", "our-condition", "our-thing", "our-we", "our-time",
)  # fmt: skip
ANSWERS = (
    "first-states", "theirs", "soon", "late", "figure", "not", "asks", "promises", "price", "yes", "like", "covered",
    "more-than-others", "others-more", "won", "file", "sent", "stated", "sorry",
)  # fmt: skip
OPEN = (
    "open-odds", "wanted-none", "wanted-first", "wanted-last", "wanted-bare", "asked-none", "last-theirs", "bare", "rival", "left-behind",
    "our-question", "o_need", "o_paid", "o_opens", "o_long", "o_short", "o_our-word", "o_waits", "o_thing-asked", "o_s_opt-out",
    "t_asks", "t_calls", "t_like", "t_promises", "t_reason", "t_receipt", "t_waits", "t_agrees",
)  # fmt: skip


@attrs.frozen
class Talk:
    """One talk with what is known of it: whose turn it is, what stands open, and what became of each matter."""

    name: str
    case: Case
    turn: str
    main: bool
    open_now: tuple[str, ...] = ()
    matters: tuple[Mapping[str, Any], ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def weight(self) -> float:
        """What its sentences weigh in training: plain talks less, as there are many alike."""
        return PLAIN_WEIGHT if kind_of(self) == "plain" else 1.0


def talks() -> Iterator[Talk]:
    """All talks of the corpus, in order."""
    for file in sorted(CORPUS.glob("*.json")):
        for told in json.loads(file.read_text(encoding="utf-8")):
            matters = tuple(told.get("matters", ()))
            is_open = any(one["status"] == "open" for one in matters)
            turn = "us" if told["turn"] == "us" else "small" if is_open else "no"
            now = () if matters or told["turn"] != "us" else (told["what"],)
            texts = tuple(one["text"] for one in told["customer"]["messages"])
            yield Talk(told["id"], case_of(told), turn, turn == "us", now, matters, texts)
    matters = matters_of_logs()
    for line in (CORPUS / "logs.tsv").read_text(encoding="utf-8").splitlines():
        name, turn, quote, main = (*line.split("\t"), "", "")[:4]
        told = json.loads((LOGS / f"{name}.json").read_text(encoding="utf-8"))
        texts = tuple(one["text"] for one in told["customer"]["messages"])
        open_now = (quote,) if turn != "no" and name not in matters else ()
        yield Talk(name, case_of(told), turn, main == "yes", open_now, tuple(matters.get(name, ())), texts)


def matters_of_logs() -> dict[str, list[Mapping[str, Any]]]:
    """Log -> its annotated matters."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for line in (CORPUS / "matters.tsv").read_text(encoding="utf-8").splitlines():
        name, place, kind, status, by, quote = line.split("\t")
        found[name].append(
            {"msg": int(place), "kind": kind, "status": status, "by": int(by) if by != "-" else None, "quote": quote}
        )
    return found


def plain() -> Iterator[Talk]:
    """Plain talks, of the scenarios of the tests: each different one once, of those where we wrote last only some."""
    seen: set[tuple[str, ...]] = set()
    ours_last = 0
    for told in scenarios(ROOT / "tests/scenarios"):
        messages = [one for one in told["customer"].get("messages", ()) if one.get("kind", "message") == "message"]
        texts = tuple(one.get("text", "") for one in messages)
        ours = told["expect"].get("cause") == "your-turn"
        last = messages[-1]["sender"] if len(messages) > 1 else "?"
        if (
            last not in ("buyer", "seller")
            or not all(texts)
            or texts[-PLAIN_KEY:] in seen
            or (last == "seller" and ours)
        ):
            continue
        ours_last += last == "seller"
        if last == "seller" and ours_last > PLAIN:
            continue
        seen.add(texts[-PLAIN_KEY:])
        yield Talk(
            f"plain-{told['id']}",
            case_of(told),
            "us" if ours else "no",
            ours,
            (),
            tuple(_matters(messages, ours=ours)),
            texts,
        )


def _matters(messages: Sequence[Mapping[str, Any]], *, ours: bool) -> Iterator[Mapping[str, Any]]:
    """The inquiry, which our next message answers, and a last word of theirs that is ours to answer."""
    replies = [place for place, one in enumerate(messages) if one["sender"] == "seller"]
    if messages[0]["sender"] == "buyer" and replies:
        yield {"msg": 0, "quote": messages[0]["text"], "kind": "ask", "status": "answered", "by": replies[0]}
    if ours:
        yield {"msg": len(messages) - 1, "quote": messages[-1]["text"], "kind": "ask", "status": "open", "by": None}


def case_of(told: dict[str, Any]) -> Case:
    return Case(customer=customer_of(told["customer"]), seller=Seller(**told["seller"]), now=moment(told["now"]))


def same(sentence: str, quote: str) -> bool:
    """Whether a sentence is the one that is quoted, or holds the quotation."""
    one, other = (" ".join(text.split()).casefold().strip(' "“”.…') for text in (sentence, quote))
    head = 25
    return bool(other) and (
        one in other or other in one or (len(one) > head and (one[:head] in other or other[:head] in one))
    )


def matter_of(talk: Talk, message: Message, sentence: str, *, is_ours: bool) -> Mapping[str, Any] | None:
    """What is written down of a sentence."""
    for one in talk.matters:
        home = talk.texts[one["msg"]] if 0 <= one["msg"] < len(talk.texts) else None
        if home == message.text and same(sentence, one["quote"]) and (one["kind"] == "promise") == is_ours:
            return one
    return None


def is_open(talk: Talk, message: Message, sentence: str, *, is_ours: bool) -> bool:
    matter = matter_of(talk, message, sentence, is_ours=is_ours)
    if matter is not None:
        return matter["status"] == "open"
    return any(
        same(sentence, quote) and quote.split("\n")[0][:20].casefold() in message.text.casefold()
        for quote in talk.open_now
    )


def fitted(
    rows: Sequence[Mapping[str, float]], told: Sequence[bool], weigh: Sequence[float], names: Sequence[str]
) -> sums.Sum:
    """The sum that tells the rows apart best: ridge over traits of one spread, by Newton's steps; `weigh`: of each row."""
    x = np.array([[float(row.get(name, 0.0)) for name in names] for row in rows])
    y, each = np.array(told, float), np.array(weigh, float)
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    z = np.hstack([(x - middle) / spread, np.ones((len(x), 1))])
    ridge = np.diag([RIDGE] * len(names) + [1e-6])
    weights = np.zeros(len(names) + 1)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-z @ weights))
        slope = z.T @ (each * (chance - y)) + ridge @ weights
        weights -= np.linalg.solve((z * (each * chance * (1 - chance))[:, None]).T @ z + ridge, slope)
    raw = weights[:-1] / spread
    pairs = tuple((name, round(float(one), 3)) for name, one in zip(names, raw, strict=True))
    return sums.Sum(round(float(weights[-1] - raw @ middle), 3), pairs)


def fitted_wants(corpus: Sequence[Talk]) -> sums.Sum:
    rows, told, weigh = [], [], []
    for talk in (one for one in corpus if one.matters):
        recent = standing.recent(talk.case)
        for one in standing.candidates(recent):
            rows.append(one.traits)
            weigh.append(talk.weight)
            told.append(matter_of(talk, recent[one.place], one.said.sentence, is_ours=one.is_ours) is not None)
    return fitted(rows, told, weigh, WANTS)


def fitted_answers(corpus: Sequence[Talk]) -> sums.Sum:
    """Each message of ours up to the one that answers; what was dropped without an answer or hangs on them is left out."""
    rows, told, weigh = [], [], []
    for talk in (one for one in corpus if one.matters):
        recent = standing.recent(talk.case)
        for one in standing.candidates(recent):
            matter = matter_of(talk, recent[one.place], one.said.sentence, is_ours=one.is_ours)
            if (
                matter is None
                or matter["status"] == "theirs"
                or (matter["status"] != "open" and matter.get("by") is None)
            ):
                continue
            by = (
                talk.texts[matter["by"]]
                if isinstance(matter.get("by"), int) and matter["by"] < len(talk.texts)
                else None
            )
            for reply in standing.replies(one.place, recent):
                is_it = reply.message.text == by
                rows.append(answers.traits(one.said, recent[one.place], letter(recent[one.place].text), reply))
                told.append(is_it and matter["status"] == "answered")
                weigh.append(talk.weight)
                if is_it:
                    break
    return fitted(rows, told, weigh, ANSWERS)


@attrs.frozen(eq=False)
class Row:
    """A sentence of a talk: what is known of it, and whether it stands open."""

    traits: Mapping[str, float]
    is_open: bool
    talk: int
    weight: float


def open_rows(corpus: Sequence[Talk]) -> list[Row]:
    found = []
    for number, talk in enumerate(corpus):
        recent = standing.recent(talk.case)
        every = tuple(standing.candidates(recent))
        for one, known in zip(every, standing.traits(every, recent), strict=True):
            stands = is_open(talk, recent[one.place], one.said.sentence, is_ours=one.is_ours)
            found.append(Row(known, stands, number, talk.weight))
    return found


def opened(rows: Sequence[Row]) -> sums.Sum:
    return fitted([row.traits for row in rows], [row.is_open for row in rows], [row.weight for row in rows], OPEN)


def left_out(rows: Sequence[Row], talks_: int) -> list[float]:
    """The chance of each row by a sum that was fitted without its talk."""
    fold = np.random.RandomState(SEED).permutation(talks_) % FOLDS
    chances = [0.0] * len(rows)
    for part in range(FOLDS):
        taken = [row for row in rows if fold[row.talk] != part]
        weighed = opened(taken)
        for place, row in enumerate(rows):
            if fold[row.talk] == part:
                chances[place] = weighed.chance(row.traits)
    return chances


def figures(corpus: Sequence[Talk], rows: Sequence[Row], chances: Sequence[float]) -> None:
    best: dict[int, tuple[float, bool]] = defaultdict(lambda: (0.0, False))
    for row, chance in zip(rows, chances, strict=True):
        best[row.talk] = max(best[row.talk], (chance, row.is_open))
    for name in ("talks", "logs", "plain"):
        for theirs in (True, False):
            some = [
                (one, best[number]) for number, one in enumerate(corpus)
                if kind_of(one) == name and (one.case.turn == "seller") == theirs
            ]  # fmt: skip
            ours = [chance for one, chance in some if one.turn == "us" and one.main]
            none = [chance for one, chance in some if one.turn == "no"]
            at = "  ".join(
                f"{bar}: {sum(c >= bar for c, _ in ours)} ({sum(c >= bar and right for c, right in ours)}) false {sum(c >= bar for c, _ in none)}"
                for bar in (0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)
            )
            print(f"{name}, last word {'theirs' if theirs else 'ours'}: ours {len(ours)}, none {len(none)} | {at}")


def kind_of(talk: Talk) -> str:
    return "logs" if "/" in talk.name else "plain" if talk.name.startswith("plain") else "talks"


def telling_weights() -> str:
    """How much each group of words and concept tells: minus the logarithm of the share of lines, where it is largest."""
    chance = np.random.RandomState(SEED)
    most: dict[str, float] = defaultdict(float)
    seen: Counter[str] = Counter()
    for file in sorted((ROOT / "tools/hearing_corpus").glob("*.tsv")):
        lines = [
            line.partition("\t")[2]
            for line in file.read_text(encoding="utf-8").splitlines()
            if "\t" in line and "{" not in line
        ]
        some = [lines[place] for place in chance.permutation(len(lines))[:PER_LANGUAGE]]
        counts = Counter(mark for line in some for mark in telling.marks_of(line, (file.stem,)))
        for mark, count in counts.items():
            most[mark], seen[mark] = max(most[mark], count / len(some)), seen[mark] + count
    known = {mark: round(-math.log(share), 2) for mark, share in most.items() if seen[mark] >= LEAST}
    groups = [known.get(f"@{number}", 4.0) for number in range(1000)]
    concepts = {mark: one for mark, one in sorted(known.items()) if mark[0] not in "@=#!"}
    lines = [
        "# How much it tells that two sentences share a group of words (data/text/groups.bin) or a concept: minus the",
        "# logarithm of the share of lines of tools/hearing_corpus that hold it, in the language where it is largest.",
        'source = "tools/train_owed.py; judgement for what is not listed"', "date = 2026-11-30",
        f"groups = {json.dumps(groups)}", "", "[unlisted]", "signs = 3.8", "word = 6.8", "figure = 5.0", "code = 6.8", "concept = 4.0", "",
        "[concepts]", *(f'"{name}" = {one}' for name, one in concepts.items()),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


HEAD = """# What tells that a matter stands open with us: three weighed sums, one on the other (`silentbuyer.owed`).
# wants: a sentence wants something of us; answers: a later message of ours answers it; open: it stands open today.
# Trained by tools/train_owed.py on tools/owed_corpus; nobody writes here by hand but the bars.
source = "tools/train_owed.py"
date = 2026-11-30

[bars]
theirs = 0.28 # from which the buyer's last word is ours to answer
"""


def written(found: Mapping[str, sums.Sum]) -> str:
    parts = [HEAD]
    for name, one in found.items():
        parts += [f"\n[{name}]\nbias = {one.bias}\n\n[{name}.weights]\n"]
        parts += [f"{trait} = {value}\n" for trait, value in one.weights]
    return "".join(parts)


def keep(found: Mapping[str, sums.Sum]) -> None:
    (DATA / "owed.toml").write_text(written(found), encoding="utf-8")
    tables.toml.cache_clear()
    sums.sum_of.cache_clear()


def main() -> int:
    nothing = sums.Sum(0.0, ())
    if "--telling" in sys.argv:
        (DATA / "text/telling.toml").write_text(telling_weights(), encoding="utf-8")
        tables.toml.cache_clear()
    corpus = [*talks(), *plain()]
    found = {"wants": nothing, "answers": nothing, "open": nothing}
    keep(found)
    found["wants"] = fitted_wants(corpus)
    found["answers"] = fitted_answers(corpus)
    keep(found)
    rows = open_rows(corpus)
    found["open"] = opened(rows)
    keep(found)
    print(f"{len(corpus)} talks, {len(rows)} sentences, {sum(row.is_open for row in rows)} open")
    figures(corpus, rows, left_out(rows, len(corpus)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
