"""Whole runs of outside users' complaints: what the command line says of their files."""

import json

from silentbuyer.cli.commands import main

NOW = "2026-08-14T17:00:00+08:00"
HEADERS = "编号,公司,邮箱,国家,最近联系时间,客户最近回复时间\n"
ROW = "1,Acquaviva,anna@acquaviva.example,意大利,2026-08-14 16:00,2026-08-14 16:30\n"


def diagnoses(capsys, *arguments):
    main(["diagnose", *arguments, "--offline", "--now", NOW, "--quiet", "--format", "jsonl"])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def pipedrive(judges, case, capsys):
    (found,) = diagnoses(capsys, str(judges / "records" / case["input"]))
    return None if found["cause"] != "unreachable" else found["cause"]


def sellers_clock(tmp_path, capsys):
    (tmp_path / "now.csv").write_text(HEADERS + ROW, encoding="utf-8")
    (tmp_path / "seller.toml").write_text('country = "CN"\ntimezone = "Asia/Shanghai"\n', encoding="utf-8")
    (found,) = diagnoses(capsys, str(tmp_path / "now.csv"), "--seller", str(tmp_path / "seller.toml"))
    said = (found["cause"], found["actions"][0]["kind"])
    return None if said == ("your-turn", "reply-now") else said


def test_what_a_run_says_of_a_file(judges, fallen, tmp_path, capsys):
    def came(case):
        return pipedrive(judges, case, capsys) if "pipedrive" in case["input"] else sellers_clock(tmp_path, capsys)

    assert fallen("records", "end-to-end", came) == {}
