"""The block on stderr after a reading, the clock of times without a zone, and the exit code."""

import json

from silentbuyer.cli.commands import main

NOW = "2026-08-21T10:00:00+08:00"


class TestReading:
    """What was not read is told once at the end, with the option that settles it; what needs the user ends with 1."""

    def test_ambiguous_dates_and_an_unnamed_address_are_questions_and_end_with_1(self, tmp_path, capsys):
        path = tmp_path / "a.csv"
        path.write_text(
            "id,company,Kontaktweg,last_contact\n1,A,a@x.example,02/03/2026\n2,B,b@x.example,03/04/2026\n",
            encoding="utf-8",
        )
        code = main(
            ["diagnose", str(path), "--offline", "--now", NOW, "--quiet", "--reading", str(tmp_path / "r.json")]
        )
        told = capsys.readouterr().err
        assert code == 1
        assert "2 dates of 'last_contact' could be two days and were not read: say --day-first or --month-first" in told
        assert "--map email='Kontaktweg'" in told
        assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["needs_user"] is True
        mended = ["--day-first", "--map", "email=Kontaktweg"]
        assert main(["diagnose", str(path), "--offline", "--now", NOW, *mended]) == 0
        assert "question" not in capsys.readouterr().err

    def test_times_without_a_zone_are_on_the_sellers_clock(self, tmp_path, capsys):
        """The buyer answered at 16:30 in Shanghai; it is 17:00 there."""
        (tmp_path / "seller.toml").write_text('country = "CN"\ntimezone = "Asia/Shanghai"\n', encoding="utf-8")
        (tmp_path / "a.csv").write_text(
            "id,email,country,客户最近回复时间\n1,a@x.example,IT,2026-11-30 16:30\n", encoding="utf-8"
        )
        arguments = [
            "diagnose",
            str(tmp_path / "a.csv"),
            "--offline",
            "--now",
            "2026-11-30T17:00:00+08:00",
            "--format",
            "json",
        ]
        assert main([*arguments, "--seller", str(tmp_path / "seller.toml")]) == 0
        told = capsys.readouterr()
        assert json.loads(told.out)[0]["cause"] == "your-turn"
        assert "1 time without a zone read as Asia/Shanghai time (--zone NAME says otherwise)" in told.err

    def test_messages_of_other_buyers_are_counted_in_one_line_and_no_fault(self, tmp_path, capsys):
        (tmp_path / "a.csv").write_text("id,email\n1,a@x.example\n", encoding="utf-8")
        rows = "".join(f"{n},2026-08-14T10:00:00Z,buyer, \n" for n in range(500))
        (tmp_path / "log.csv").write_text(f"customer_id,at,sender,channel\n{rows}", encoding="utf-8")
        code = main(
            ["diagnose", str(tmp_path / "a.csv"), "--offline", "--now", NOW, "--messages", str(tmp_path / "log.csv")]
        )
        told = capsys.readouterr().err
        assert code == 0
        assert "499 messages of the log left out: no buyer of the file has their 499 ids or addresses" in told
        assert len(told.splitlines()) < 12
