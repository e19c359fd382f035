"""``silentbuyer learn``: a log and outcomes in, an experience that ``diagnose`` goes by out."""

import pytest
from bench.world import files

from silentbuyer import Experience
from silentbuyer.cli.commands import main

NOW = "2026-05-13T09:00:00+00:00"


@pytest.fixture
def firm(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.argv", ["world", "usual", "30", "--folder", str(tmp_path)])
    files.main()
    rows = [line.split(",") for line in (tmp_path / "truth.csv").read_text("utf-8").splitlines()[1:]]
    lines = ["id,outcome", *(f"{row[0]},{row[2]}" for row in rows)]
    (tmp_path / "outcomes.csv").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_a_log_becomes_an_experience_that_diagnose_goes_by(firm, capsys):
    given = [str(firm / "crm.csv"), "--messages", str(firm / "messages.csv"), "--now", NOW]
    made = firm / "mine.toml"
    assert main(["learn", *given, "--outcomes", str(firm / "outcomes.csv"), "-o", str(made)]) == 0
    assert "are needed: the starting table stays" in capsys.readouterr().out
    assert Experience.load(made).labels > 10
    assert main(["diagnose", *given, "--offline", "--experience", str(made), "--format", "jsonl", "-q"]) == 0
    assert capsys.readouterr().out.count("\n") == 30


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id\n1\n", "two columns"),
        ("id,outcome\nW1-0000001,sulking\n", "'sulking' is no cause"),
        ("id,outcome\nnobody,yes\n", "of no customer given"),
    ],
)
def test_outcomes_that_cannot_be_read_are_named(text, said, firm, capsys):
    (firm / "bad.csv").write_text(text, encoding="utf-8")
    given = [str(firm / "crm.csv"), "--messages", str(firm / "messages.csv"), "--outcomes", str(firm / "bad.csv")]
    assert main(["learn", *given, "-o", str(firm / "e.toml")]) == 2
    assert said in capsys.readouterr().err
    assert not (firm / "e.toml").exists()


def test_an_experience_that_is_none_is_named(firm, capsys):
    assert main(["diagnose", str(firm / "crm.csv"), "--offline", "--experience", str(firm / "truth.csv")]) == 2
    assert "is no experience" in capsys.readouterr().err
