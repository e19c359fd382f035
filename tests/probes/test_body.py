"""A body under a cap: however it is cut and packed, the same bytes come out, and no more than the cap."""

import gzip
import zlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.probes.body import LIMIT, Body


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def fed(encoding, pieces, limit=LIMIT):
    body = Body(encoding, limit)
    for piece in pieces:
        if body.full:
            break
        body.feed(piece)
    return body


def cut(data, places):
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[a:b] for a, b in pairwise(edges)]


PACKERS = {"": bytes, "gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress}


@given(st.binary(max_size=3000), st.lists(st.integers(0, 4000), max_size=6), st.sampled_from(sorted(PACKERS)))
def test_any_cut_of_any_packing_gives_the_same_bytes(data, places, encoding):
    body = fed(encoding, cut(PACKERS[encoding](data), places))
    assert body.data == data
    assert not body.full
    assert not body.garbled


@given(st.binary(min_size=1, max_size=3000), st.lists(st.integers(0, 4000), max_size=6), st.integers(1, 500))
def test_never_more_than_the_cap(data, places, limit):
    body = fed("", cut(data, places), limit)
    assert body.data == data[:limit]
    assert body.full is (len(data) >= limit)


def test_one_piece_is_kept_as_it_came():
    page = b"<html>" * 100
    assert fed("", [page]).data is page


def test_deflate_without_its_header_is_read_too():
    assert fed("deflate", [raw_deflate(b"water" * 100)]).data == b"water" * 100


def test_a_bomb_unfolds_to_the_cap_only():
    body = fed("gzip", cut(gzip.compress(b"\0" * 50_000_000), [1000, 20_000]))
    assert len(body.data) == LIMIT
    assert body.full


def test_what_unfolds_to_nothing_is_not_fed_for_ever():
    empty = zlib.compressobj(wbits=31)
    nothing = empty.compress(b"") + empty.flush(zlib.Z_SYNC_FLUSH)
    body = fed("gzip", [nothing, *[b"\0\0\0\xff\xff" * 2000] * 200])
    assert body.full
    assert body.data == b""


def test_broken_gzip_keeps_what_came_before():
    packer = zlib.compressobj(wbits=31)
    body = fed("gzip", [packer.compress(b"water" * 100) + packer.flush(zlib.Z_SYNC_FLUSH), b"\xff" * 20])
    assert body.data == b"water" * 100
    assert body.garbled
    assert body.full


@pytest.mark.parametrize(
    ("written", "kept"), [("br", "br"), ("zstd", "zstd"), ("identity", ""), ("gzip", ""), ("", "")]
)
def test_an_encoding_that_we_did_not_ask_for_is_named(written, kept):
    assert Body(written).encoding == kept
