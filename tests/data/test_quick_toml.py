"""Our own tables are read quickly, and as TOML says."""

import tomllib
from importlib.resources import files

import pytest

from silentbuyer.data.quick_toml import loads

DATA = files("silentbuyer") / "data"


def tables(folder, within=""):
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from tables(entry, f"{within}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield f"{within}{entry.name}"


@pytest.mark.parametrize("table", list(tables(DATA)))
def test_each_table_of_ours_is_read_as_the_standard_library_reads_it(table):
    text = (DATA / table).read_text(encoding="utf-8")

    assert repr(loads(text)) == repr(tomllib.loads(text)), "values, their types and their order"


@pytest.mark.parametrize(
    "text",
    [
        'a = """\nmany\nlines"""\n[b]\nc = 1',
        "a = 'no escapes \\n'",
        "a.b = 1\na.c = 2",
        "a = 1_000\nb = 0x1f\nc = 2026-11-30T10:00:00Z\nd = 10:30:00",
        'a = [\n  "x", # why\n  "y",\n]\nb = 2',
        'a = [["x"],\n["y = [1]"]]\nb = { c = "d = 1", "e f" = [1, 2] }',
        "[a]\nb = 1\n[[a.c]]\nd = 1\n[[a.c]]\nd = 2\n[a.c.e]\nf = true",
        '["a b"]\n"c d" = "\\u00e9 \\U0001f600 \\t"',
        "  a = 1\n\t[ b ]\n  c = 2",
        "a = 1 # one\r\nb = 2\r\n",
    ],
)
def test_what_our_tables_do_not_hold_is_read_all_the_same(text):
    assert loads(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", ["a", "a = ", "a = 1\na = 2", "[a\nb = 1", "a = [1,", 'a = "open', "a = 1 b = 2"])
def test_what_is_no_toml_is_refused(text):
    with pytest.raises(tomllib.TOMLDecodeError):
        loads(text)
