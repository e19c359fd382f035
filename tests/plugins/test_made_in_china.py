"""Made-in-China.com: three lists, and the page to open."""

from datetime import UTC, datetime

import pytest

import silentbuyer as sb
from silentbuyer.model.diagnosis import CauseScore
from silentbuyer.plugins.made_in_china import MadeInChinaList, MadeInChinaPlay, list_of
from silentbuyer.testing import check_rule

NOW = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)


def case(where=None, platforms=()):
    signals = {} if where is None else {"made-in-china": {"list": where}}
    buyer = sb.Customer(id="C-1", signals=signals)
    return sb.Case(customer=buyer, seller=sb.Seller(platforms=platforms), now=NOW)


def move(top, where=None, platforms=("made-in-china",)):
    scores = (CauseScore(cause=sb.Cause(top), probability=0.8),)
    return list(MadeInChinaPlay().advise(case(where, platforms), scores))


def test_the_rule_keeps_what_every_rule_must_keep():
    check_rule(MadeInChinaList())


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("blocked", "blocked"),
        ("屏蔽", "blocked"),
        ("Favourites", "favourite"),
        ("existing", "current"),
        ("x", None),
        ("", None),
    ],
)
def test_the_lists_by_their_names(told, name):
    assert list_of({"list": told}) == name


def test_a_blocked_buyer_is_a_little_suspicious_and_a_known_one_a_little_less():
    (blocked,) = MadeInChinaList().judge(case("blocked"))
    (current,) = MadeInChinaList().judge(case("favourite"))

    assert blocked.weights["fake-buyer"] > 0
    assert current.weights["fake-buyer"] < 0
    assert list(MadeInChinaList().judge(case())) == []


def test_every_move_names_the_page_to_open():
    moves = {kind: move(*given)[0] for kind, given in {
        "made-in-china:block": ("fake-buyer", "favourite"),
        "made-in-china:review": ("unknown", "blocked"),
        "made-in-china:history": ("unknown", "current"),
    }.items()}  # fmt: skip

    assert {kind: action.kind for kind, action in moves.items()} == {kind: kind for kind in moves}
    assert all("business opportunities > customer management" in action.advice for action in moves.values())


def test_a_buyer_who_is_not_on_the_platform_gets_no_move_there():
    assert move("fake-buyer") == []
