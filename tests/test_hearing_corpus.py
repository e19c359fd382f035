"""The corpus of buyers' sentences can be read line by line, and says which acts it knows."""

import re
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[1] / "tools" / "hearing_corpus"
ACTS = set(re.findall(r"^\| ([a-z-]+) \|", (CORPUS / "README.md").read_text("utf-8"), re.MULTILINE)) - {"act"}
FILES = sorted(CORPUS.glob("*.tsv"))
MIXED = sorted((CORPUS / "mixed").glob("*.tsv"))


@pytest.mark.parametrize("path", [*FILES, *MIXED], ids=lambda path: path.stem)
def test_each_line_is_known_acts_and_a_text_once(path):
    lines = [line for line in path.read_text("utf-8").split("\n") if line and not line.startswith("# ")]
    rows = [line.split("\t") for line in lines]

    assert all(len(row) == 2 and row[1].strip() for row in rows)
    assert {act for acts, _ in rows for act in acts.split("+")} <= ACTS
    assert [text for text, times in Counter(text for _, text in rows).items() if times > 1] == []


def test_every_act_has_sentences_in_every_language():
    for path in FILES:
        heard = {act for line in path.read_text("utf-8").split("\n") if line for act in line.split("\t")[0].split("+")}
        assert heard >= ACTS, path.stem


@pytest.mark.parametrize("path", sorted((CORPUS / "talks").glob("*.tsv")), ids=lambda path: path.stem)
def test_each_line_of_a_talk_is_a_message_known_acts_and_a_text(path):
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]

    ends = [row for row in rows if row[0].endswith(".end")]
    said = [row for row in rows if row not in ends and row[1] != "ours"]

    assert said
    assert all(len(row) == 3 and row[2].strip() for row in rows)
    assert all(re.fullmatch(r"[a-z]+-\d+\.\d+", row[0]) for row in rows if row not in ends)
    assert {act for _, acts, _ in said for act in acts.removesuffix("?").split("+")} <= ACTS
    assert {cause for _, cause, _ in ends} <= ACTS | {"our-turn", "nothing", "unknown"}
    messages = [row[0] for row in rows]
    assert len([one for one, _ in groupby(messages)]) == len(set(messages)), "the sentences of a message stand together"
