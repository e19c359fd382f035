"""Every command with ``--lang zh``, its help and its faults: a Chinese reader finds no English sentence.

What may stay: names, addresses, the buyers' own words and the messages to them, code, names of options and files, the
body of a rule's page (which says that it is in English), and the excerpts of sources.
"""

import contextlib
import csv
import io
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from silentbuyer.cli.arguments import parser
from silentbuyer.cli.commands import main
from silentbuyer.data.tables import resource
from silentbuyer.language.catalogues import catalogue

SENTENCE = re.compile(r"[A-Za-z][A-Za-z'’]*(?:,? [a-z][a-z'’]+){2,}[^\s、，。；（）”]*")
CODE = re.compile(
    r"^\s*(?:pip install|cd |pytest|silentbuyer |\$ ).*|`[^`]*`|'[^']*'|\"[^\"]*\"|“[^”]*”|--?[\w-]+|\S+@\S+|https?://\S+"
)
COMMANDS = (
    "diagnose", "plan", "draft", "demo", "learn", "readers", "rules", "plugins", "lists", "explain", "sources", "cache",
    "new-plugin", "completion", "causes",
)  # fmt: skip
ROWS = """编号,公司,国家,邮箱,阶段,last_contact,业务员
A-1,Acquaviva Srl,意大利,anna@acquaviva.example,报价,02/03/2026,王芳
,,意大利,,,,
A-1,Someone Else Ltd,德国,x@else.example,,,
B-2,Bolt Traders,XX,not an address,报价,not a date,李雷
"""
LOG = "customer_id,at,sender,channel,text\nA-1,2026-08-05T10:00:00+02:00,buyer,email,Please quote.\nnobody,2026-08-05T10:00:00+02:00,buyer,email,Hi\nA-1,never,buyer,email,Hi\n"


@pytest.fixture(autouse=True)
def _no_width(monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")


@cache
def quoted():
    """What the demo's buyers are called and wrote, as one text."""
    found = []
    for name in ("customers.csv", "messages.csv"):
        for row in csv.reader(io.StringIO(resource(f"demo/{name}").read_text(encoding="utf-8"))):
            found += row
    return " ".join(" ".join(found).split()).casefold()


def english(text, known=""):
    """The English sentences in a text that are not code, quotations or the demo's own words."""
    left = []
    for line in text.splitlines():
        bare = CODE.sub(" ~ ", line)
        left += [hit[0] for hit in SENTENCE.finditer(bare) if not _known(hit[0], known)]
    return left


def _known(words, more):
    """Whether words are a quotation of the demo, or names in a row: fields, readers, causes."""
    bare = words.rstrip("…,.;）").casefold()
    return bare in quoted() or bare in more.casefold() or re.fullmatch(r"[\w-]+(, [\w-]+)+", bare) is not None


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("c.csv").write_text(ROWS, encoding="utf-8")
    Path("m.csv").write_text(LOG, encoding="utf-8")
    Path("bad.json").write_text("{", encoding="utf-8")
    Path("empty.csv").write_text("", encoding="utf-8")
    Path("zh.toml").write_text('company = "例方"\ncountry = "CN"\nlanguage = "zh"\n', encoding="utf-8")
    Path("out.csv").write_text("id,outcome\nA-1,nonsense\n", encoding="utf-8")
    Path("chat.txt").write_text("nothing here\n", encoding="utf-8")
    Path("notes.txt").write_bytes(b"\x00\x01")
    return tmp_path


def said(capsys, *arguments):
    code = main([*arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_list_of_commands_is_whole():
    commands = parser()._subparsers._group_actions[0].choices
    assert set(commands) == set(COMMANDS)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(command, capsys):
    code, out, _ = said(capsys, *filter(None, [command]), "--lang", "zh", "--help")
    assert code == 0
    assert "用法：silentbuyer" in out
    assert english(out) == []


def test_alone_it_teaches_in_chinese(capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    code, out, _ = said(capsys)
    assert code == 0
    assert "国外买家为什么没了声音" in out
    assert english(out) == []


WRONG = [
    ["diagnos"], ["diagnose"], ["diagnose", "missing.csv"], ["diagnose", "."], ["diagnose", "empty.csv"],
    ["diagnose", "bad.json"], ["diagnose", "notes.txt"], ["diagnose", "c.csv", "--now", "yesterday"],
    ["diagnose", "c.csv", "--now", "2026-08-21T10:00:00"], ["diagnose", "c.csv", "--map", "company"],
    ["diagnose", "c.csv", "--map", "firm=公司"], ["diagnose", "c.csv", "--map", "company=nothing"],
    ["diagnose", "c.csv", "--seller", "nosuch"], ["diagnose", "c.csv", "--seller", "missing.toml"],
    ["diagnose", "c.csv", "--seller", "c.csv"], ["diagnose", "c.csv", "--top", "0"], ["diagnose", "c.csv", "--top", "x"],
    ["diagnose", "c.csv", "--format", "pdf"], ["diagnose", "c.csv", "--reader", "nosuch"],
    ["diagnose", "c.csv", "--encoding", "nosuch"], ["diagnose", "c.csv", "--zone", "Mars/Base"],
    ["diagnose", "c.csv", "--facts", "bad.json"], ["diagnose", "c.csv", "--facts", "missing.json"],
    ["diagnose", "c.csv", "-o", "c.csv"], ["diagnose", "c.csv", "-o", "."], ["diagnose", "c.csv", "--resume"],
    ["diagnose", "c.csv", "--explain", "A-9"], ["diagnose", "c.csv", "--since", "bad.json"],
    ["diagnose", "c.csv", "--day-first", "--month-first"], ["diagnose", "c.csv", "--bogus"],
    ["diagnose", "c.csv", "--plugin", "missing.py"], ["diagnose", "c.csv", "--plugin", "notes.txt"],
    ["diagnose", "c.csv", "--ignore", "fake-emial"], ["diagnose", "c.csv", "--experience", "c.csv"],
    ["diagnose", "c.csv", "--mailbox", "missing", "--mine", "a@b.example"], ["diagnose", "c.csv", "--mailbox", "missing"],
    ["diagnose", "c.csv", "--chat", "chat.txt"], ["diagnose", "c.csv", "--chat", "chat.txt", "--mine", "Li"],
    ["diagnose", "c.csv", "--messages", "c.csv"], ["diagnose", "sqlite:///missing.db"], ["diagnose", "nosuch://x?table=y"],
    ["diagnose", "sqlite:///missing.db?table=t"], ["draft", "A-9", "c.csv", "--offline"], ["explain", "fake-emial"],
    ["explain"], ["sources", "nosuch"], ["cache", "stats", "missing.db"], ["cache", "drop", "x"],
    ["cache", "stats", "ftp://x"], ["new-plugin", "Bad Name"], ["learn", "c.csv"],
    ["learn", "c.csv", "--outcomes", "out.csv", "--messages", "m.csv"], ["learn", "c.csv", "--outcomes", "c.csv"],
    ["completion", "fish"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_use(arguments, files, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")  # `draft` takes the language of its own words from here
    extra = [] if arguments[0] == "draft" else ["--lang", "zh"]
    offline = ["--offline"] if arguments[0] == "diagnose" and "--facts" not in arguments else []
    code, out, err = said(capsys, *arguments, *offline, *extra)
    assert code in (1, 2)
    assert re.search("[\u4e00-\u9fff]", err)
    assert english(out) == []
    assert english(err) == []


def test_a_profile_that_is_chinese_is_enough(files, capsys):
    _, out, err = said(capsys, "diagnose", "c.csv", "--seller", "zh.toml", "--offline", "--messages", "m.csv")
    assert "诊断了" in err
    assert english(out) == []
    assert english(err) == []


READ = [
    ["diagnose", "c.csv", "--explain", "B-2"],
    ["diagnose", "c.csv", "--messages", "m.csv"],
    ["plan", "c.csv"],
    ["draft", "A-1", "c.csv"],
]


@pytest.mark.parametrize("arguments", READ, ids=" ".join)
@pytest.mark.parametrize("more", [[], ["--day-first"], ["--quiet"]], ids=" ".join)
def test_bad_rows_dates_and_strangers_are_told_in_chinese(arguments, more, files, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    _, out, err = said(capsys, *arguments, *more, "--offline")
    draft = out.partition("\n\n")[0] if arguments[0] == "draft" else out
    assert english(draft) == []
    assert english(err) == []


LISTS = [["causes"], ["readers"], ["rules"], ["plugins"], ["lists"]]


@pytest.mark.parametrize("arguments", LISTS, ids=" ".join)
def test_lists(arguments, capsys):
    code, out, err = said(capsys, *arguments, "--lang", "zh")
    assert code == 0
    assert english(out) == []
    assert english(err) == []


def test_a_rules_page_has_chinese_heads_and_first_line_and_says_what_is_in_english(capsys):
    for name in ("fake-email", "goods-at-port", "alibaba-signals"):
        _, out, _ = said(capsys, "explain", name, "--lang", "zh")
        heads = [line for line in out.splitlines() if line and not line.startswith(" ")]
        assert english("\n".join(heads)) == []
        assert "英文" in out


@pytest.mark.filterwarnings("ignore:the sector .* has no built-in terms")
@pytest.mark.parametrize("form", ["table", "plan", "csv", "markdown", "worklist", "jsonl", "rows", "report"])
def test_the_demo_in_every_format(form, tmp_path, capsys):
    drafts = []
    code, out, err = said(capsys, "demo", "--offline", "--lang", "zh", "--format", form)
    assert code == 0
    assert english(err) == []
    if form in ("csv", "rows"):
        rows = list(csv.DictReader(io.StringIO(out.lstrip("\ufeff"))))
        drafts = [row.pop(next(key for key in row if key in ("draft", "草稿"))) for row in rows]
        out = "\n".join(value for row in rows for name, value in row.items() if name not in CODES)
    elif form in ("worklist", "jsonl"):
        read = json.loads(out)["rows"] if form == "worklist" else [json.loads(line) for line in out.splitlines()]
        out = "\n".join(text for row in read for text in texts(row))
    elif form == "report":
        out = re.sub(r"第一步的草稿.*?(?=\n={20}|\Z)", "", out, flags=re.DOTALL)
        out = re.sub("\n +(?=[^\n]*[”’])", " ", out)  # a quotation may go on in the next line
    assert english(out, " ".join(drafts)) == []


CODES = {
    "draft",
    "message",
    "many",
    "messages",
    "text",
    "sentences",
    "facts",
    "evidence",
    "source",
    "questions",
    "family",
}


def texts(value, key=""):
    """The texts of data that are for people: no drafts, no messages of buyers, no templates."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in CODES:
                yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str):
        yield value


def test_what_argparse_says_is_recognised_by_the_python_at_hand():
    words = catalogue("zh").messages
    assert "unrecognized arguments: {names}" in words
    run = subprocess.run(
        [sys.executable, "-m", "silentbuyer", "diagnose", "a.csv", "b.csv", "--lang", "zh"],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert "不认得的参数：b.csv" in run.stderr.decode()


DATA_COLUMNS = {"草稿", "编号", "邮箱", "地址", "客户", "联系人", "找谁", "业务员"}


@pytest.fixture(scope="module")
def made_files(tmp_path_factory):
    """The demo in Chinese, judged from saved facts, as page, workbook and calendar, and the drafts in it."""
    folder = tmp_path_factory.mktemp("zh")
    with contextlib.chdir(folder):
        asked = ["--lang", "zh", "-q", "--now", "2026-08-19T10:00:00+08:00"]
        sources = [str(resource(f"demo/{name}")) for name in ("customers.csv", "messages.csv", "seller.toml")]
        read = [sources[0], "--messages", sources[1], "--seller", sources[2]]
        Path("facts.json").write_text('{"schema": 1, "answers": []}', encoding="utf-8")
        main(["diagnose", *read, "--offline", "--save-facts", "facts.json", "-o", "first.txt", *asked])
        more = [
            "--facts",
            "facts.json",
            "--html",
            "r.html",
            "--xlsx",
            "r.xlsx",
            "--ics",
            "r.ics",
            "--format",
            "worklist",
        ]
        main(["diagnose", *read, *more, "-o", "r.json", *asked])
    rows = json.loads((folder / "r.json").read_text(encoding="utf-8"))["rows"]
    return folder, " ".join(" ".join(row["draft"].split()) for row in rows)


@pytest.mark.filterwarnings("ignore:the sector .* has no built-in terms")
def test_the_workbook(made_files):
    openpyxl = pytest.importorskip("openpyxl")
    folder, drafts = made_files
    book = openpyxl.load_workbook(folder / "r.xlsx")
    for sheet in book:
        heads = [str(cell.value) for cell in sheet[1]]
        for row in sheet.iter_rows(values_only=True):
            for head, value in zip(heads, row, strict=False):
                if isinstance(value, str) and head not in DATA_COLUMNS:
                    assert english(value, drafts) == [], (head, value)


@pytest.mark.filterwarnings("ignore:the sector .* has no built-in terms")
def test_the_calendar(made_files):
    icalendar = pytest.importorskip("icalendar")
    folder, drafts = made_files
    calendar = icalendar.Calendar.from_ical((folder / "r.ics").read_bytes())
    for event in calendar.walk("VEVENT"):
        for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
            text = str(event.get(name, ""))
            assert english(text.replace("\n", " \n "), drafts) == [], (name, text)


@pytest.mark.filterwarnings("ignore:the sector .* has no built-in terms")
def test_the_page_with_its_cards(made_files):
    html = pytest.importorskip("lxml.html")
    folder, drafts = made_files
    page = html.fromstring((folder / "r.html").read_bytes())
    for gone in page.xpath("//script|//style|//pre|//bdi"):
        gone.drop_tree()
    for text in page.itertext():
        assert english(text, drafts) == [], text
