"""The README's example runs, and says what it prints."""

import re
from pathlib import Path

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_example_runs_and_prints_what_it_says(capsys):
    (code,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)

    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - the README is ours

    cause, silence, kind, *report = capsys.readouterr().out.splitlines()
    assert cause == "away"
    assert silence.startswith("12 days, but only ")
    assert "Ferragosto" in silence
    assert kind == "wait"
    assert "Depurazione Acque Srl" in report[0]


def test_the_chinese_one_prints_what_it_says(capsys):
    text = (Path(__file__).resolve().parents[1] / "README.zh-CN.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)

    exec(compile(code, "README.zh-CN.md", "exec"), {})  # noqa: S102 - the README is ours

    headline, silence, advice, *report = capsys.readouterr().out.splitlines()
    assert "：你联系的人不在岗（" in headline
    assert silence.startswith("12天，其中只有22个工作小时")
    assert "八月节停工" in silence
    assert advice.startswith("稍等：这个季节很多办公室没有人")
    assert "Depurazione Acque Srl" in report[0]


def test_the_places_it_names_are_there():
    root = Path(__file__).resolve().parents[1]
    for place in re.findall(r"^\| `([\w/]+/)`", README, flags=re.MULTILINE):
        assert (root / place).is_dir(), place
