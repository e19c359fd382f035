"""Which languages are heard, and as which."""

import pytest

from silentbuyer.data.tables import toml
from silentbuyer.hearing.kin import heard_as, with_concepts


@pytest.mark.parametrize(
    ("languages", "read"),
    [
        (("de",), ("de",)),
        (("sk",), ("cs",)),
        (("gl", "es"), ("pt", "es")),
        (("lv",), ()),
        (("lv", "id"), ("id",)),
    ],
)
def test_a_language_is_read_by_its_own_concepts_or_those_of_a_kindred_one(
    languages: tuple[str, ...], read: tuple[str, ...]
) -> None:
    assert heard_as(languages) == read


def test_only_languages_with_concepts_are_read_as() -> None:
    kin = toml("text/kin.toml")["read_as"]
    assert {one for others in kin.values() for one in others} <= with_concepts()
    assert not set(kin) & with_concepts()
