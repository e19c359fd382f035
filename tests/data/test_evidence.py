"""Evidence: every citation can be opened, every figure says where it stands, when, and how sure it is."""

import re
from pathlib import Path

import pytest

from silentbuyer.data.evidence import PAGES, covering, evidence
from silentbuyer.data.sources import cited, sources
from silentbuyer.data.tables import toml

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "silentbuyer"
DATA = SOURCE / "data"
KINDS = {".py", ".toml", ".csv", ".md", ".txt"}
TEXTS = [path for path in SOURCE.rglob("*") if path.suffix in KINDS and "__pycache__" not in path.parts]
PLACES = sorted(ROOT.joinpath("docs").rglob("*.md"))
CITED = re.compile(r"docs/evidence/[a-z]+\.md(?:#[a-z-]+)?")
LINKED = re.compile(r"\]\(((?:\.\./)*(?:[a-z-]+/)*)(time|email|website|domain|sector|scale)\.md#([a-z-]+)\)")
SHORT = re.compile(r"(?<![\w-])(?:[CEFKAXH]\d{1,2}[a-c]?|S-[A-Z]+|SEED|SLIDES)(?![\w-])")
FIGURES = [figure for one in evidence().values() for figure in one.figures]


def slug(title):
    """What a Markdown reader makes of a heading."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def anchors(page):
    text = (ROOT / "docs" / "evidence" / f"{page}.md").read_text("utf-8")
    return {slug(title) for title in re.findall(r"^## (.+)$", text, re.MULTILINE)}


def test_nothing_cites_a_study_that_a_user_does_not_have():
    bare = re.compile(r"(?<![\w/.-])research/\w+\.md")
    assert [path.name for path in [*TEXTS, *PLACES] if bare.search(path.read_text("utf-8"))] == []


def test_every_citation_in_the_source_is_a_section_that_can_be_read():
    found = {(path.name, one) for path in TEXTS for one in CITED.findall(path.read_text("utf-8"))}
    found.discard(("evidence.py", "docs/evidence/time.md"))
    assert len(found) > 20
    assert {(name, one) for name, one in found if one not in evidence() and "#" in one} == set()
    assert {one for _, one in found if "#" not in one} <= {f"docs/evidence/{page}.md" for page in PAGES}


def test_every_link_of_the_documentation_into_the_evidence_leads_to_a_heading():
    found = {
        (path.name, page, anchor) for path in PLACES for _, page, anchor in LINKED.findall(path.read_text("utf-8"))
    }
    assert len(found) > 20
    assert {(name, page, anchor) for name, page, anchor in found if anchor not in anchors(page)} == set()


@pytest.mark.parametrize("page", PAGES)
def test_each_section_stands_under_its_anchor(page):
    assert {f"docs/evidence/{page}.md#{anchor}" for anchor in anchors(page)} == {
        key for key in evidence() if key.startswith(f"docs/evidence/{page}.md")
    }


def test_a_title_makes_its_anchor():
    assert [key for key, one in evidence().items() if slug(one.title) != key.partition("#")[2]] == []


def test_every_figure_says_how_sure_it_is_where_it_stands_and_when():
    assert {figure.sure for figure in FIGURES} == {"measured", "published", "judgement"}
    assert [figure for figure in FIGURES if not re.search(r"20\d\d|19\d\d", figure.date)] == []
    assert [figure for figure in FIGURES if not figure.says or not figure.source] == []


def test_judgement_is_called_so_and_nothing_else_is():
    for figure in FIGURES:
        assert (figure.sure == "judgement") == figure.source.startswith("judgement"), figure.says


def test_every_id_that_the_evidence_names_can_be_looked_up():
    named = {short for figure in FIGURES for short in SHORT.findall(figure.source)}
    assert len(named) > 30
    assert named - sources().keys() == set()


def test_every_source_id_that_a_row_cites_exists():
    rows = [row for signs in toml("weights.toml").values() for row in signs.values()]
    rows += [*toml("causes.toml")["causes"].values(), *toml("playbook.toml")["row"]]
    named = {short for row in rows for short in SHORT.findall(row.get("source", ""))}
    assert len(named) > 30
    assert named - sources().keys() == set()


@pytest.mark.parametrize("rule", toml("weights.toml"))
def test_every_rule_with_weights_rests_on_a_section(rule):
    assert len(covering(rule)) == 1


CALENDARS = [path.relative_to(DATA).as_posix() for path in sorted((DATA / "calendars").glob("*.csv"))]


@pytest.mark.parametrize("table", ["causes.toml", "playbook.toml", "replies.toml", *CALENDARS])
def test_every_table_of_causes_and_calendars_rests_on_a_section(table):
    assert len(covering(table)) == 1


def test_nothing_is_covered_that_is_not_there():
    covered = {name for one in evidence().values() for name in one.covers}
    assert {name for name in covered - toml("weights.toml").keys() if not (DATA / name).is_file()} == set()


def test_a_cited_section_tells_the_public_places_behind_it():
    (found,) = cited("docs/evidence/time.md#reply-model: below the 80 % quantile; judgement")
    assert (found.id, found.what) == ("docs/evidence/time.md#reply-model", "Reply model")
    assert found.where == "https://snap.stanford.edu/data/email-Eu-core-temporal.html"


def test_a_section_of_judgement_alone_says_so():
    (found,) = cited("docs/evidence/website.md#change-over-time")
    assert found.where == "judgement"
