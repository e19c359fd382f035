"""The order of a list, its groups, and what is kept of it."""

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.worklist.made import action, contacts, diagnosis, monday

from silentbuyer.model.findings import Cause
from silentbuyer.playbook.plan import plan
from silentbuyer.worklist import worklist
from silentbuyer.worklist.row import GROUPS, NOW, TODAY


def names(work):
    return [row.customer.removeprefix("C-") for row in work]


def test_groups_follow_each_other_and_who_waits_stands_by_the_day_of_waking_up():
    work = worklist(monday())
    assert names(work) == ["turn", "port", "today", "week", "wakes", "waits", "fake"]
    assert work.counts == {"now": 1, "today": 2, "week": 1, "waiting": 2, "give-up": 1}
    assert work.head.wakes == work.of(group="waiting")[0].at


def test_within_a_day_the_order_is_the_plans():
    buyers = [
        diagnosis(f"b{n}", action(starts=n % 3, hours=5 + n, cause=cause), cause=cause, share=share)
        for n, (cause, share) in enumerate(
            [(Cause.COMPARING_QUOTES, 0.9), (Cause.GOODS_AT_PORT, 0.6), (Cause.PRICE_OR_TERMS, 0.95)] * 3
        )
    ]
    listed = [row.customer for row in worklist(buyers) if row.group in (NOW, TODAY)]
    planned = [task.customer for task in plan(buyers)]
    for group in (NOW, TODAY):
        mine = [row.customer for row in worklist(buyers).of(group=group)]
        assert mine == [name for name in planned if name in mine]
    assert sorted(listed) == sorted(planned)


def test_each_amount_counts_against_the_usual_one_of_its_currency():
    yen = [diagnosis(f"jp{n}", buyer=contacts(f"jp{n}", amount=1e6 * n, currency="JPY")) for n in (1, 2, 3)]
    euro = [diagnosis(f"eu{n}", buyer=contacts(f"eu{n}", amount=1e3 * n, currency="EUR")) for n in (1, 2, 3, 9)]
    assert names(worklist([*yen, *euro]))[:2] == ["eu9", "jp3"]


def test_values_of_the_callers_own_win():
    both = [diagnosis("a"), diagnosis("b")]
    assert names(worklist(both, values={"C-a": 1.0, "C-b": 9.0})) == ["b", "a"]


def test_one_colleagues_buyers_with_their_own_sums():
    theirs = diagnosis("li", buyer=contacts("li", owner="李雷"))
    work = worklist([*monday(), theirs]).of(owner="李雷")
    assert (names(work), work.head.buyers, work.head.totals) == (["li"], 1, (1, 0, 0, 0, 0))
    assert worklist([*monday(), theirs]).owners == ("李雷", "王芳")


def test_the_first_rows_keep_the_sums_of_all():
    work = worklist(monday())[:2]
    assert (len(work), work.head.buyers) == (2, 7)
    assert "Waiting 2" in work.to_text()


def test_nobody_is_a_list_too(tmp_path):
    work = worklist([])
    work.to_excel(tmp_path / "none.xlsx")
    assert (len(work), work.to_text(), work.to_rows()) == (
        0,
        "0 buyers · checked online: 0 of 0\nNow 0 · Today 0 · This week 0 · Waiting 0 · Give up 0",
        [],
    )
    assert work.to_ics().startswith("BEGIN:VCALENDAR")


@given(st.permutations(range(7)))
def test_the_order_of_the_file_changes_nothing(places):
    buyers = monday()
    assert names(worklist([buyers[n] for n in places])) == names(worklist(buyers))


@given(
    st.lists(st.sampled_from(["wait", "stop", "follow-up", "reply-now", "call"]), max_size=12), st.integers(-90, 900)
)
def test_every_buyer_has_one_row_and_groups_never_mix(kinds, hours):
    buyers = [diagnosis(f"n{n}", action(kind, starts=hours / 10 * n)) for n, kind in enumerate(kinds)]
    work = worklist(buyers)
    assert sorted(names(work)) == sorted(f"n{n}" for n in range(len(kinds)))
    places = [GROUPS.index(row.group) for row in work]
    assert places == sorted(places)
    assert sum(work.counts.values()) == len(kinds)


def test_it_says_what_it_is():
    assert repr(worklist(monday())) == "<Worklist of 7 buyers: 1 now, 2 today, 1 week, 2 waiting, 1 give-up>"
    assert attrs.evolve(worklist([]), language="zh").language == "zh"
