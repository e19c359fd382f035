"""Rows read by columns are the customers that `read_record` makes of them one by one."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.errors import CustomerError
from silentbuyer.records import cells, usual_cells
from silentbuyer.records.by_columns import ByColumns
from silentbuyer.records.read_record import read_record

CELLS = {
    "id": ["0007", "C-12", "1042.0", "5.51199E+12", "NA", " 12 ", "'0123", '="007"', "7.0.0"],
    "company": ["Müller & Söhne", "Acme", "ＡＢＣ", "NaN", "-", "<b>Acme</b>", "Acme ", "[x]", '{"name": "Acme"}'],
    "name": ["Ana Souza", "NA", "n/a", "Ana\nSouza", "Li\u200bMing"],
    "first_name": ["Ana", "-"],
    "last_name": ["Souza", "Na"],
    "email": [
        "ana@c.example",
        "Ana <ana@c.example>",
        "a@b.example; b@c.example",
        "a @b.example",
        "none",
        "ana@c.example ",
    ],
    "email_other": ["b@c.example"],
    "phone": ["+55 11 3456", "12345;67890", "5.5E+12", "1234567.0", "a"],
    "website": ["www.c.example", "a.example;b.example", "http://a.example http://b.example", "-"],
    "country": ["Brazil", "德国", "BR", "NA", "Atlantis", " Brazil"],
    "subdivision": ["SP", "BR-SP", "nowhere"],
    "city": ["Rio", "null", "x" * 250],
    "timezone": ["Europe/Berlin", "x/y"],
    "languages": ["en", "Klingon", "de; fr"],
    "products": ["pumps; UV lamps", "-", "pumps, pumps"],
    "about": [
        "Wir planen\nKläranlagen seit 1987",
        "水处理设备",
        "<b>since 1987 in this trade</b>",
        " x",
        "null",
        "a\nb",
    ],
    "stage": ["quotation", "报价", "won?"],
    "last_contact": ["2026-03-02", "03/04/2026", "1970-01-01", "soon", "2026-03-02T09:00:00+08:00"],
    "last_inbound": ["2026-03-02", "2026-01-02T08:00:00Z"],
    "amount": ["USD 12,000.50", "x"],
    "currency": ["EUR", "$"],
    "consent": ["yes", "maybe"],
    "opt_out": ["yes", "no"],
    "owner": ["Li Ming", "x" * 90],
    "arrival": ["2026-05-01", "x"],
    "orders": ["2026-01-03 USD 12000; 2026-04-01 9000", "x"],
    "messages": ["2026-01-02: sent samples; 2026-02-03"],
    "channel:wechat": ["ana_w", "yes"],
    "signals.alibaba.junk_marks": ["3"],
    "extra": ['{"a": 1}', "x"],
    "Foo": ["1", "x"],
    "Bar": ["y", "\ud800"],
}
ODD = [
    None,
    "",
    " ",
    "\x00",
    "a\x00b",
    "<",
    "&amp;",
    "=",
    "'",
    "NA",
    "\ud800",
    "\u3000",
    7,
    7.0,
    True,
    float("nan"),
    ["a", "b"],
]


def tables():
    """Columns, and rows of them."""
    names = st.lists(st.sampled_from(sorted(CELLS)), max_size=7, unique=True).map(lambda some: ["id", *some])
    return names.map(lambda some: list(dict.fromkeys(some))).flatmap(
        lambda some: st.tuples(st.just(some), st.lists(st.tuples(*map(cell, some)), min_size=1, max_size=8))
    )


def cell(name):
    return st.one_of(*[st.sampled_from(CELLS[name])] * 6, st.sampled_from(ODD))


def shown(customer):
    return [repr(getattr(customer, field.name)) for field in attrs.fields(type(customer))]


@given(
    tables(),
    st.integers(1, 5),
    st.sampled_from([None, "Asia/Shanghai"]),
    st.sampled_from([None, True, False]),
)
def test_the_same_customers_as_one_by_one_in_blocks_of_any_size(table, size, zone, day_first):
    columns, rows = table
    work = ByColumns.of(columns, zone=zone, day_first=day_first)
    made = [one for start in range(0, len(rows), size) for one in work.customers(rows[start : start + size])]
    assert len(made) == len(rows)
    for row, one in zip(rows, made, strict=True):
        if one is not None:
            assert shown(one) == shown(
                read_record(dict(zip(columns, row, strict=True)), zone=zone, day_first=day_first)
            )


@given(st.lists(st.sampled_from(CELLS["company"]), min_size=1, max_size=8))
def test_rows_without_ids_are_called_by_their_names(texts):
    names = [f"row-{place}" for place in range(len(texts))]
    made = ByColumns.of(["company"]).customers([[text] for text in texts], names)
    assert made == [read_record({"company": t}, default_id=name) for t, name in zip(texts, names, strict=True)]


def test_only_a_row_that_cannot_be_read_is_left_to_be_read_by_itself():
    rows = [["1", "Acme", "Brazil"], ["", "Beta", "Chile"], ["3", "n/a", "Atlantis"], ["4", "a\ud800", ""]]
    first, second, third, fourth = ByColumns.of(["id", "company", "country"]).customers(rows)
    assert (first.id, first.country, second, third.company, third.extra["country"], fourth) == (
        *("1", "BR", None, None, "Atlantis"),
        None,
    )
    with pytest.raises(CustomerError):
        read_record({"id": "", "company": "Beta"})


def test_a_table_without_ids_and_names_for_its_rows_is_read_row_by_row():
    assert ByColumns.of(["company"]).customers([["Acme"], ["Beta"]]) == [None, None]


@pytest.mark.parametrize(
    ("all_of", "one"),
    [
        (usual_cells.are_plain, cells.is_plain),
        (usual_cells.are_prose, usual_cells.is_prose),
        (usual_cells.are_ids, usual_cells.is_id),
        (usual_cells.are_sites, usual_cells.is_site),
        (usual_cells.are_addresses, usual_cells.USUAL["email"].one),
        (usual_cells.are_numbers, usual_cells.USUAL["phone"].one),
    ],
)
def test_no_column_is_taken_as_it_stands_that_has_an_odd_cell(all_of, one):
    texts = [text for name in CELLS for text in CELLS[name]] + [text for text in ODD if isinstance(text, str) and text]
    usual = [text for text in texts if one(text)]
    assert any(all_of([text]) for text in usual)
    for text in texts:
        if not one(text):
            assert not all_of([*usual, text])
            assert not all_of([text, *usual])


@given(st.lists(st.text(st.characters(exclude_categories=[]), min_size=1, max_size=30), min_size=1, max_size=4))
def test_texts_of_any_signs_are_plain_together_only_if_each_is(texts):
    for all_of, one in ((usual_cells.are_plain, cells.is_plain), (usual_cells.are_prose, usual_cells.is_prose)):
        assert not all_of(texts) or all(map(one, texts))
