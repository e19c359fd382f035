"""One look on its way: where an answer sends on, and which headers are kept."""

import pytest
from multidict import CIMultiDict, CIMultiDictProxy

from silentbuyer.probes.body import Body
from silentbuyer.probes.page_faults import Fault
from silentbuyer.probes.trip import Trip, kept_headers
from silentbuyer.values.frozen import FrozenMap

HERE = "https://acme.example/"


def trip(status=200, page=b"", **headers):
    body = Body("")
    body.feed(page)
    return Trip(HERE, hops=[HERE], status=status, headers=FrozenMap(headers), body=body)


def refresh(target):
    return f'<html><meta http-equiv="refresh" content="0;url={target}">'.encode()


@pytest.mark.parametrize(
    ("look", "target"),
    [
        (trip(301, location="/new"), "/new"),
        (trip(302), None),
        (trip(200, location="/new"), None),
        (trip(200, refresh="0; url=/lander"), "/lander"),
        (trip(200, refresh(b"/de/".decode())), "/de/"),
        (trip(404, refresh("/de/")), None),
        (trip(200, refresh(HERE)), None),
        (trip(200, refresh("/")), None),
        (trip(200, refresh("javascript:alert(1)")), None),
        (trip(None), None),
    ],
    ids=["location", "no-location", "location-of-a-page", "header", "meta", "of-an-error", "itself", "itself-short",
         "to-a-script", "no-answer"],
)  # fmt: skip
def test_where_an_answer_sends_us_on(look, target):
    assert look.target() == target


def test_the_page_tells_as_far_as_it_came():
    page = trip(200, b"<p>water", server="nginx").page(Fault("reset", "cut off"))
    assert (page.status, page.body, page.fault, page.detail, page.hops) == (
        200,
        b"<p>water",
        "reset",
        "cut off",
        (HERE,),
    )
    assert Trip(HERE).page().final_url == HERE


def test_headers_are_joined_by_name_bounded_and_readable():
    class Reply:
        headers = CIMultiDictProxy(
            CIMultiDict(
                [("Via", "a"), ("via", "b"), ("X", "x" * 5000), ("Y", "b\udcff"), *[(f"n{n}", "") for n in range(200)]]
            )
        )

    kept = kept_headers(Reply())
    assert kept["via"] == "a\nb"
    assert len(kept["x"]) == 2000
    assert kept["y"] == "b?"
    assert len(kept) <= 100
