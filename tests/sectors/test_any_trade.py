"""Two hundred texts of buyers for twenty-five sellers, written before the code was changed.

Of each seller's eight texts the odd ones were looked at while tuning, the even ones were held aside and only counted.
At first sight (no `customers`, plain words as sectors) 53 of 100 and 50 of 100 were right, and "no sign of your
sectors" stood under 30 and 31 texts that fit or say nothing.
"""

import csv
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from silentbuyer import Seller
from silentbuyer.rules.sector_fit import fit

HERE = Path(__file__).parent
SELLERS = {
    name: Seller(**fields)
    for name, fields in tomllib.loads((HERE / "any_trade_sellers.toml").read_text(encoding="utf-8")).items()
}


def cases():
    """Tuned or held, seller, wanted verdict, fields of the buyer."""
    seen = Counter()
    with (HERE / "any_trade.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            half = "held" if seen[row["seller"]] % 2 else "tuned"
            seen[row["seller"]] += 1
            fields = row["field"].split("+")
            texts = row["text"].split("; ", len(fields) - 1) if len(fields) > 1 else [row["text"]]
            yield half, row["seller"], row["label"], dict(zip(fields, texts, strict=True))


@pytest.fixture(scope="module")
def answers():
    return [(half, label, fit(texts, SELLERS[seller])) for half, seller, label, texts in cases()]


def test_there_are_two_hundred_texts_over_twenty_five_trades():
    assert Counter(half for half, *_ in cases()) == {"tuned": 100, "held": 100}
    assert len({seller for _, seller, *_ in cases()}) == len(SELLERS) == 25


@pytest.mark.parametrize(("half", "least"), [("tuned", 98), ("held", 94)])
def test_most_answers_are_right(answers, half, least):
    assert sum(label == answer.verdict for which, label, answer in answers if which == half) >= least


def test_no_buyer_of_ours_is_said_to_show_no_sign(answers):
    assert [answer.because for _, label, answer in answers if label == "fit" and answer.verdict == "not-fit"] == []


def test_at_most_two_in_a_hundred_are_called_fit_wrongly(answers):
    assert sum(label != "fit" and answer.verdict == "fit" for _, label, answer in answers) <= 4


def test_every_unknown_says_why(answers):
    assert all(answer.reason for _, _, answer in answers if answer.verdict == "unknown")
    assert all(not answer.reason for _, _, answer in answers if answer.verdict != "unknown")


def test_no_sign_is_said_only_with_another_trade_quoted(answers):
    for _, _, answer in answers:
        if answer.verdict == "not-fit":
            assert answer.trade
            assert answer.evidence
