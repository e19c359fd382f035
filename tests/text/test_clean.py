"""Strangers' texts: what reaches a terminal or page can neither move a cursor nor turn the reading direction."""

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer import Customer, Message, diagnose, plan
from silentbuyer.text.clean import clean, fit, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred", "a\ufffd[31mred"),
        ("tab\tand\nline", "tab and line"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("北京水处理", "北京水处理"),
        ("bell\x07 and nul\x00", "bell\ufffd and nul\ufffd"),
        (12, "12"),
    ],
)
def test_what_is_shown(text, shown):
    assert clean(text) == shown


def test_long_text_is_cut():
    assert clean("x" * 999, 10) == "x" * 9 + "…"


@given(st.text(max_size=200), st.integers(5, 100))
def test_any_text_is_one_safe_line_of_bounded_length(text, limit):
    shown = clean(text, limit)
    assert len(shown) <= limit
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@given(st.text("abcé北京한ü\u0301é", max_size=40), st.integers(2, 30))
def test_fitted_text_has_exactly_the_width(text, columns):
    assert width(fit(text, columns)) == columns


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("北京", 4), ("e\u0301", 1), ("한국", 4), ("", 0)])
def test_width_counts_terminal_columns(text, columns):
    assert width(text) == columns


def test_no_text_that_a_diagnosis_shows_can_steer_a_terminal():
    steer = "\x1b[2J\x07\u202e"
    sent = datetime(2026, 8, 10, tzinfo=UTC)
    buyer = Customer(
        id=f"i{steer}",
        company=f"c{steer}",
        name=f"n{steer}",
        city=f"m{steer}",
        products=(f"p{steer}",),
        messages=[Message(at=sent, sender="buyer", text=f"Can you quote 40 pieces? {steer}", subject=steer)],
    )
    d = diagnose(buyer, online=False, now=datetime(2026, 8, 19, tzinfo=UTC))
    shown = [str(d), repr(d), str(d.explain()), str(plan([d])), d._repr_html_(), *(a.draft("en") for a in d.actions)]
    assert [text for text in shown if set(text) & set(steer.replace("[2J", ""))] == []
