"""Bot walls and country blocks: told by a mark that such a page could hold, never by a word on a full one."""

import pytest

from silentbuyer.pages.document import read_document
from silentbuyer.pages.look import Page
from silentbuyer.pages.walls import wall_marks, walls
from silentbuyer.values.frozen import FrozenMap

FULL = "<p>We build pumps and filters for water works.</p>" * 80


def marks(body, status=200, **headers):
    url = "https://acme.example/"
    sent = FrozenMap({name.replace("_", "-"): value for name, value in headers.items()})
    page = Page(url=url, final_url=url, hops=(url,), status=status, headers=sent, body=body.encode())
    return wall_marks(page, read_document(page.body, "text/html; charset=utf-8"))


def test_the_table_names_places_that_are_looked_at():
    assert {wall.place for wall in walls()} == {"header", "host", "source", "headline", "text", "geo"}
    assert all(wall.text == wall.text.casefold() for wall in walls()), "pages are compared in small letters"


def test_a_challenge_names_who_put_it_up():
    found = marks("<p>x</p>", 403, cf_mitigated="challenge")

    assert found[0] == "bot-wall"
    assert found[1:] == () or found[1].startswith("wall:")


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_refusal_without_any_mark_is_a_shut_door(status):
    assert marks("<p>sorry</p>", status) == ("shut",)


@pytest.mark.parametrize("status", [200, 404, 500, 402, 503])
def test_any_other_status_without_a_mark_is_no_wall(status):
    assert marks("<p>sorry</p>", status) == ()


def test_the_law_may_block_a_country_whatever_the_page_says():
    assert marks(FULL, 451) == ("geo-block",)


@pytest.mark.parametrize(
    "wall", [wall for wall in walls() if wall.place in {"text", "geo"}], ids=lambda wall: wall.text
)
def test_words_of_a_wall_count_on_a_short_page_and_not_on_a_full_one(wall):
    assert marks(f"<p>{wall.text}</p>")
    assert marks(f"{FULL}<p>{wall.text}</p>") == ()
