"""Lists whose first row is a buyer already: read by what the cells look like, and asked about."""

import openpyxl
import pytest

from silentbuyer.batch import read_customers
from silentbuyer.errors import RecordError

ANN, BOB = "Ann Lee,ann@acme.example,+1 212 555 0100,USA", "Bob Roy,bob@beta.example,+49 30 555 0100,Germany"


@pytest.fixture
def read(tmp_path):
    def of(text, **how):
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        with read_customers(path, **how) as reading:
            return list(reading), reading.report

    return of


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_addresses_numbers_and_countries_are_read_and_asked_about(read, mark):
    found, report = read(f"{ANN}\n{BOB}\n".replace(",", mark))
    assert [(c.id, c.email, c.phone, c.country) for c in found] == [
        ("row-1", "ann@acme.example", "+1 212 555 0100", "US"),
        ("row-2", "bob@beta.example", "+49 30 555 0100", "DE"),
    ]
    assert report.needs_user
    (question,) = report.questions
    assert "'column 2' as email, 'column 3' as phone, 'column 4' as country" in question.text
    assert "'column 1' (such as 'Ann Lee') not" in question.text
    assert question.option.startswith("--map name='column 1'")


def test_the_users_word_settles_it(read):
    found, report = read(f"{ANN}\n{BOB}\n", mapping={"name": "column 1"})
    assert [(c.name, c.email) for c in found] == [("Ann Lee", "ann@acme.example"), ("Bob Roy", "bob@beta.example")]
    assert report.questions == ()


def test_a_list_of_addresses_alone(read):
    found, report = read("ann@acme.example\nbob@beta.example\n")
    assert [c.email for c in found] == ["ann@acme.example", "bob@beta.example"]
    assert report.needs_user


def test_a_list_in_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Ann Lee", "ann@acme.example"])
    book.active.append(["Bob Roy", "bob@beta.example"])
    book.save(tmp_path / "a.xlsx")
    with read_customers(tmp_path / "a.xlsx") as reading:
        assert [c.email for c in reading] == ["ann@acme.example", "bob@beta.example"]


def test_rows_that_look_like_nothing_are_refused_with_the_way_out(read):
    with pytest.raises(RecordError, match="must be names of columns such as id, company"):
        read("alpha,beta\ngamma,delta\n")


def test_a_header_is_a_header_though_one_name_looks_like_an_address(read):
    found, _ = read("Name,Email,Phone,sales@us.example\nAnn,ann@acme.example,+1 212 555 0100,x\n")
    assert [(c.name, c.email) for c in found] == [("Ann", "ann@acme.example")]


def test_cells_under_no_name_are_a_column_and_asked_about(read):
    (ann, _), report = read("Name,,\nAnn Lee,ann@acme.example,+1 212 555 0100\nBob Roy,bob@beta.example,\n")
    assert [(c.channel, c.value) for c in ann.contacts] == [("email", "ann@acme.example"), ("phone", "+1 212 555 0100")]
    assert [question.option for question in report.questions] == ["--map email='column 2'", "--map phone='column 3'"]


def test_blank_cells_at_the_end_of_every_row_are_no_columns(read):
    _, report = read("id,company,,,\n1,Acme,,,\n")
    assert report.source.columns == ("id", "company")
