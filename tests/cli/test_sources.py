"""``silentbuyer sources``: an id or a citation is printed with all that is known of it."""

import pytest

from silentbuyer.cli.commands import main
from silentbuyer.data.evidence import evidence
from silentbuyer.data.sources import sources


def told(capsys, *arguments):
    assert main(["sources", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("key", sources())
def test_every_id_prints_its_address_and_what_was_taken(capsys, key):
    out = told(capsys, key)
    assert out.startswith(f"{key}\n")
    assert f"where:    {sources()[key].where}\n" in out
    assert " ".join(sources()[key].what.split()) in " ".join(out.split())
    assert "November 2026" in out


@pytest.mark.parametrize("key", evidence())
def test_every_citation_prints_its_text_and_each_figure_with_source_and_date(capsys, key):
    out, one = " ".join(told(capsys, key).split()), evidence()[key]
    assert one.title in out
    assert key in out
    assert " ".join(one.text.split()) in out
    for figure in one.figures:
        assert f"{figure.says} {figure.sure}, {figure.date}: {figure.source}" in out


@pytest.mark.parametrize("short", ["evidence/time.md#reply-model", "time.md#reply-model", "reply-model", "Reply-Model"])
def test_a_citation_may_be_shortened(capsys, short):
    assert told(capsys, short) == told(capsys, "docs/evidence/time.md#reply-model")


def test_an_id_in_small_letters_is_found_and_says_who_cites_it(capsys):
    out = told(capsys, "f7")
    assert "cited by: fake-email.free-mail-for-firm" in out


def test_ids_inside_evidence_are_resolved(capsys):
    assert f"F7: {sources()['F7'].where}" in told(capsys, "domain.md#fake-inquiries")


def test_without_an_id_all_are_listed(capsys):
    out = told(capsys)
    assert [key for key in (*sources(), *evidence()) if f"{key} " not in out] == []


@pytest.mark.parametrize(
    ("wrong", "hint"), [("reply-modle", "did you mean reply-model"), ("#", "lists them"), ("md", "")]
)
def test_an_unknown_id_is_wrong_use_with_a_hint(capsys, wrong, hint):
    assert main(["sources", wrong]) == 2
    said = capsys.readouterr().err
    assert f"there is no source {wrong!r}" in said
    assert hint in said
