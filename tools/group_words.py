"""Makes ``data/text/groups.bin``: words of all languages, known by how they begin, in groups that mean much the same.

``python tools/group_words.py vectors.npz``: needs the extra ``semantic``, whose encoder turns the words of
``tools/hearing_corpus`` into vectors (kept in the file that is named, as that takes many minutes); the nearest become one
group (k-means over cosines, the same for the same seed). What the learned layer learns of a word in one language then holds
for words of its group in others, also for those that stand in the corpus rarely.
"""

from __future__ import annotations

import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import train_hearing as base
from corpus_lines import lines_of_corpus

from silentbuyer.hearing.concepts import SIGN, tokens_in
from silentbuyer.hearing.word_pieces import BEGIN, GROUPS

GROUP, TURNS, LEAST = 1000, 12, 2
PATH = base.DATA / GROUPS.rpartition("/")[2]
_AT_ONCE = 32


def words() -> dict[str, str]:
    """How words of the corpus begin that stand there more than once -> the most frequent that begins so."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines_of_corpus():
        for token in tokens_in(line.text):
            if len(token) > 1 and not token[0].isdigit() and not SIGN.match(token):
                found[token[:BEGIN]][token] += 1
    order = sorted(begin for begin, count in found.items() if count.total() >= LEAST)
    return {begin: min(found[begin], key=lambda word: (-found[begin][word], word)) for begin in order}


def vectors_of(wanted: dict[str, str], store: Path) -> tuple[list[str], np.ndarray]:
    """The vector of each word; those of the store are not made again."""
    known: dict[str, np.ndarray] = {}
    if store.exists():
        kept = np.load(store, allow_pickle=False)
        known = dict(zip(kept["k"].tolist(), kept["v"], strict=True))
    missing = [begin for begin in wanted if f"={begin}" not in known]
    if missing:
        from silentbuyer.sectors.encoders import encoder_of

        encode = encoder_of("semantic").encode
        for at in range(0, len(missing), _AT_ONCE):
            part = missing[at : at + _AT_ONCE]
            made = np.asarray(encode([wanted[begin] for begin in part]), dtype="float16")
            known.update(zip((f"={begin}" for begin in part), made, strict=True))
        np.savez(store, k=np.array(list(known)), v=np.stack(list(known.values())))
    names = sorted(begin for begin in wanted if f"={begin}" in known)
    return names, np.stack([known[f"={begin}"] for begin in names]).astype("float32")


def units(vectors: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.maximum(length, 1e-9)


def grouped(vectors: np.ndarray) -> np.ndarray:
    """The group of each vector: that of the nearest of so many middles."""
    chance = np.random.RandomState(base.SEED)
    middles = vectors[chance.choice(len(vectors), GROUP, replace=False)]
    nearest = np.zeros(len(vectors), int)
    for _ in range(TURNS):
        nearest = np.concatenate([(part @ middles.T).argmax(axis=1) for part in np.array_split(vectors, 32)])
        sums = np.zeros_like(middles)
        np.add.at(sums, nearest, vectors)
        middles = np.where(sums.any(axis=1, keepdims=True), units(sums), middles)
    return nearest


def main() -> int:
    names, vectors = vectors_of(words(), Path(sys.argv[1]))
    nearest = grouped(units(vectors - vectors.mean(axis=0)))
    lines = [" ".join(names[at] for at in np.flatnonzero(nearest == group)) for group in range(GROUP)]
    PATH.write_bytes(zlib.compress("\n".join(lines).encode(), 9))
    print(f"{len(names)} beginnings of words in {GROUP} groups; {PATH.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
