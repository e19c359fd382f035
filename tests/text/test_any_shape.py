"""Regular expressions as one pattern: found wherever one of them is, sorted as they are."""

import re

import pytest

from silentbuyer.data.tables import toml
from silentbuyer.text.any_shape import any_shape
from silentbuyer.text.sentences import fold

SHAPES = [
    r"\bnot yet",
    r"\bnot? come",
    "^si ",
    "未着|休",
    r"\bnao|n\b",
    r"(?:^|\s)لو(?=\s)",
    r"(?<!\w)\w+arsa",
    r"[a|b]\|x",
    "a*z",
]


@pytest.mark.parametrize(
    "text",
    [
        "it has not yet come", "cannot yet", "it has no come", "si quiere", "la si quiere", "尚未着", "本日休", "nao", "anao", "in",
        "لو سمحت", "alo لو سمحت", "olarsa", "xx arsa", "|", "b|x", "a|x", "caaz", "z", "", "nothing",
    ],
)  # fmt: skip
def test_it_is_found_where_one_of_them_is(text):
    plain = re.compile("|".join(f"(?:{shape})" for shape in SHAPES)).search(text)
    sorted_ = any_shape(SHAPES).search(text)
    assert (sorted_ and sorted_.start()) == (plain and plain.start())


def test_of_none_nothing_is_found():
    assert any_shape([]).search("anything") is None


@pytest.mark.parametrize("table", ["denied", "conditions"])
def test_the_shapes_of_a_table_are_found_as_one_by_one(table):
    texts = [fold(line) for lines in toml("phrases/en.toml")["topics"].values() for line in lines]
    texts += [
        "it has not arrived yet",
        "noch nicht erhalten",
        "我们没有取消",
        "if it does not come",
        "만약 그러면 아니면 ",
    ]
    for shapes in (part for name, part in toml(f"text/{table}.toml").items() if isinstance(part, (list, tuple))):
        if table == "denied" or shapes == toml("text/conditions.toml")["shapes"]:
            one, alone = any_shape(shapes), [re.compile(shape) for shape in shapes]
            assert all((one.search(text) is None) == all(not each.search(text) for each in alone) for text in texts)
