"""A cell that lists contacts becomes messages of unknown direction, as the history of a platform's customer does."""

from datetime import UTC, datetime

import silentbuyer as sb

CELL = "2026-01-02: sent samples; 2026-02-03 14:30\n2026-03-04：询价; some words"


def test_dated_contacts_become_messages_and_nothing_is_dropped():
    read = sb.Customer.from_record({"id": "1", "messages": CELL})

    assert [(m.at, m.sender, m.text) for m in read.messages] == [
        (datetime(2026, 1, 2, tzinfo=UTC), "unknown", "sent samples"),
        (datetime(2026, 2, 3, 14, 30, tzinfo=UTC), "unknown", ""),
        (datetime(2026, 3, 4, tzinfo=UTC), "unknown", "询价"),
    ]
    assert read.extra["messages"] == CELL, "the words that were no contact are kept"
    assert any("some words" in str(remark) for remark in read.remarks)


def test_a_platforms_history_and_list_are_mapped_by_the_user(tmp_path):
    from silentbuyer.batch import read_customers

    sheet = tmp_path / "mic.csv"
    sheet.write_text("客户编号,分组,联系记录\nM-1,收藏,2026-01-02: 询价; 2026-02-03\n", encoding="utf-8")
    mapping = {"id": "客户编号", "signals.made-in-china.list": "分组", "messages": "联系记录"}

    (buyer,) = read_customers(sheet, mapping=mapping)

    assert len(buyer.messages) == 2
    d = sb.diagnose(buyer, now=datetime(2026, 3, 12, tzinfo=UTC), online=False, plugins=[])
    assert "made-in-china-list" in {finding.rule for finding in d.findings}
    assert "made-in-china:history" in {action.kind for action in d.actions}  # nothing says which words are theirs
    assert any("direction" in str(unknown) for unknown in d.unknowns)


def test_a_cell_of_a_million_entries_is_read_to_a_bound_and_says_so():
    made = sb.Customer.from_record(
        {"id": "1", "messages": "2026-01-02: a;" * 3000, "orders": "2026-01-02 USD 5;" * 3000}
    )
    assert (len(made.messages), len(made.orders)) == (1000, 1000)
    assert [remark.note for remark in made.remarks if "all from the 1,001th on" in f"{remark.note}{remark.value}"] != []
    assert made.extra["messages"].startswith("2026-01-02: a;")
