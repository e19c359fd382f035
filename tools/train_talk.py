"""Trains ``data/talk_reason.toml``: which reason a whole talk gives, to the same bytes each time.

``python tools/train_talk.py SCORES.npy``: needs numpy and scipy (dependency group ``train``) and the scores of sentences left
out that ``tools/train_hearing.py SCORES.npy`` wrote. From the talks of ``tools/hearing_corpus/talks`` of which is known why
the buyer fell silent: by their last line, or by ``bench/logs/causes.tsv``. One weighed sum for each reason, whose
weights are drawn to those common to all, and one for "none of these", against each other (softmax). Prints how many of the
reasons are named at each bar, talks left out.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import attrs
import numpy as np
import talk_curves
from corpus_lines import CORPUS, END, TALKS, Line, lines_of_corpus, rows_of_talks
from scipy.optimize import minimize
from train_hearing import labels_of, tilts_of

from silentbuyer.hearing.by_talk import ACCUSING
from silentbuyer.hearing.features import longness
from silentbuyer.hearing.whole_talk import ALIKE, TABLE, Turns
from silentbuyer.model.acts import REASONS, Act

ROOT = Path(__file__).resolve().parents[1]
OUT, CAUSES = ROOT / "src/silentbuyer/data" / TABLE, ROOT / "bench/logs/causes.tsv"
FOLDS, BARS = 5, (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
COMMON, OWN, BIAS, NONE = 0.3, 100.0, 1.0, 0.3
"""How strongly weights are drawn to nothing: the common ones, what each reason's differ from them, the biases, those of none."""
NAMES, ACCUSES, DOUBTED = 0.6, 0.8, 0.15
"""The chance from which a reason is named, one that accuses is, and under which none is believed by one sentence."""
NAMED = [act for act in Act if act in REASONS and act not in ALIKE]
HEAD = """# Which reason a whole talk gives (`silentbuyer.hearing.whole_talk`): weighed sums against each other.
# Trained by tools/train_talk.py on talks left out of the training of the learned layer; nobody writes here by hand.
# bars: the chance from which a reason is named by the talk, one that accuses; under which none is believed that the learned layer alone hears in one sentence (but what accuses, or warns of an account).
# reasons: of each its bias, and the weights of the nearest, second nearest and latest sentence in the last turn, the one before, and before (levels of -6 to 10, as 0 to 16; price stands for terms too).
# none: what stands against them: the other acts of the last turn in their order (levels of -8 to 8, by four), whether there is but one turn, the logarithms of turns and sentences.
source = "tools/train_talk.py"
date = 2026-12-01

"""


@attrs.frozen(eq=False)
class Talks:
    """What is known of each talk: of each reason (talk, reason, sign), beside them (talk, sign), which it is, and its part."""

    known: np.ndarray
    beside: np.ndarray
    ended: np.ndarray
    fold: np.ndarray

    def of(self, rows: np.ndarray) -> Talks:
        """Some of them."""
        return Talks(self.known[rows], self.beside[rows], self.ended[rows], self.fold[rows])


def ends() -> dict[str, str]:
    """Talk -> the act that best tells why the buyer fell silent."""
    causes = (line.split("\t")[:2] for line in CAUSES.read_text(encoding="utf-8").splitlines())
    told = {name.replace("/", "-"): cause for name, cause in causes}
    for file in sorted((CORPUS / TALKS).glob("*.tsv")):
        last = (row for row in rows_of_talks(file) if row[0].endswith(END))
        told |= {row[0].removesuffix(END): row[1].removesuffix("?") for row in last}
    return told


def talks_of(lines: Sequence[Line], levels: np.ndarray) -> Talks:
    """The talks of which the end is known."""
    told = ends()
    rows = [
        (turns_of([(line.place, row.tolist()) for line, row in said]), told[talk], zlib.crc32(talk.encode()) % FOLDS)
        for talk, said in by_talk(lines, levels)
        if talk in told
    ]
    known = [turns.known() for turns, *_ in rows]
    return Talks(
        np.array([[one[act] for act in NAMED] for one in known]),
        np.array([[*turns.beside(), 1.0] for turns, *_ in rows]),
        np.array([place_of(end) for _, end, _ in rows]),
        np.array([fold for *_, fold in rows]),
    )


def by_talk(lines: Sequence[Line], levels: np.ndarray) -> Iterator[tuple[str, list[tuple[Line, np.ndarray]]]]:
    """The sentences of each talk with their levels."""
    rows = [(line, levels[at]) for at, line in enumerate(lines) if line.talk]
    for talk, said in groupby(rows, key=lambda row: row[0].talk):
        yield talk, list(said)


def turns_of(said: Sequence[tuple[int, list[float]]]) -> Turns:
    """The turns of a talk: messages with none of ours between are one."""
    groups: tuple[list[list[float]], ...] = ([], [], [])
    places = sorted({place for place, _ in said})
    begun = [after for before, after in zip((-2, *places), places, strict=False) if after - before > 1]
    for place, row in said:
        later = sum(begin > place for begin in begun)
        groups[min(later, 2)].append(row)
    return Turns(groups, len(begun))


def place_of(end: str) -> int:
    """The column of a reason; the last one stands for none."""
    act = Act(end) if end in {act.value for act in REASONS} else None
    return NAMED.index(ALIKE.get(act, act)) if act is not None else len(NAMED)


def fit(talks: Talks) -> tuple[np.ndarray, np.ndarray]:
    """Weights of each reason (its bias first) and of none (its bias last)."""
    spread = talks.known.reshape(-1, talks.known.shape[2]).std(axis=0) + 1e-9
    known, reasons, signs = talks.known / spread, len(NAMED), talks.known.shape[2]
    right, cuts = np.eye(reasons + 1)[talks.ended], np.cumsum([signs, reasons * signs, reasons])

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        common, own, bias, none = np.split(flat, cuts)
        each = common + own.reshape(reasons, signs)
        sums = np.column_stack([np.einsum("tas,as->ta", known, each) + bias, talks.beside @ none])
        sums -= sums.max(axis=1, keepdims=True)
        share = np.exp(sums)
        share /= share.sum(axis=1, keepdims=True)
        off = share - right
        steep = np.einsum("ta,tas->as", off[:, :reasons], known)
        value = -np.log((share * right).sum(axis=1) + 1e-12).sum()
        value += 0.5 * (COMMON * common @ common + OWN * own @ own + BIAS * bias @ bias + NONE * none @ none)
        return float(value), np.concatenate([
            steep.sum(axis=0) + COMMON * common, steep.ravel() + OWN * own,
            off[:, :reasons].sum(axis=0) + BIAS * bias, talks.beside.T @ off[:, reasons] + NONE * none,
        ])  # fmt: skip

    flat = np.zeros(cuts[-1] + talks.beside.shape[1])
    found = minimize(loss, flat, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    common, own, bias, none = np.split(found, cuts)
    return np.column_stack([bias, (common + own.reshape(reasons, signs)) / spread]), none


def shares(talks: Talks, reasons: np.ndarray, none: np.ndarray) -> np.ndarray:
    """How likely each reason is, and none, a row a talk."""
    sums = np.einsum("tas,as->ta", talks.known, reasons[:, 1:]) + reasons[:, 0]
    sums = np.column_stack([sums, talks.beside @ none])
    share = np.exp(sums - sums.max(axis=1, keepdims=True))
    return share / share.sum(axis=1, keepdims=True)


def main() -> int:
    lines, scores = lines_of_corpus(), np.load(sys.argv[1])
    long = np.array([longness(line.text) for line in lines])
    talks = talks_of(lines, scores + np.outer(long, tilts_of(scores, labels_of(lines).said, long)))
    left_out = np.zeros((len(talks.fold), len(NAMED) + 1))
    for fold in range(FOLDS):
        kept = talks.fold != fold
        left_out[~kept] = shares(talks.of(~kept), *fit(talks.of(kept)))
    report(left_out, talks.ended)
    write(*fit(talks))
    return 0


def report(share: np.ndarray, ended: np.ndarray) -> None:
    likeliest, chance = share[:, :-1].argmax(axis=1), share[:, :-1].max(axis=1)
    given = (ended < len(NAMED)).sum()
    print(f"{len(ended)} talks, {given} with a reason")
    for bar in BARS:
        named = chance >= bar
        right = (named & (likeliest == ended)).sum()
        print(
            f"from {bar}: {named.sum()} named, {right / max(1, named.sum()):.3f} right, {right / given:.3f} of those given"
        )

    for act in sorted(ACCUSING & set(NAMED)):
        sounds = share[:, NAMED.index(act)] >= ACCUSES
        print(f"{act.value} from {ACCUSES}: {sounds.sum()}, right {(sounds & (ended == NAMED.index(act))).sum()}")


def write(reasons: np.ndarray, none: np.ndarray) -> None:
    bars = f"named = {NAMES}\naccuses = {ACCUSES}\ndoubted = {DOUBTED}\n"
    told = [f"[bars]\n{bars}\n[none]\nbias = {none[-1]:.4f}\nweights = {talk_curves.rounded(none[:-1])}\n\n[reasons]\n"]
    told += [f"{act.value} = {talk_curves.rounded(line)}\n" for act, line in zip(NAMED, reasons, strict=True)]
    OUT.write_text(HEAD + "".join(told), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
