"""A table of buyers for the tests of clusters, the answer to it by one process, and a small internet about it."""

from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from frame_buyers import MAPPING, NOW, rows

import silentbuyer as sb
from silentbuyer.batch.frame_columns import NAMES
from silentbuyer.cluster import Job
from silentbuyer.testing import Internet, Site

KEY = MAPPING["id"]
ACME = str(Path(__file__).resolve().parents[2] / "examples" / "acme_rules.py")
"""A plugin in one file, with a cause of its own."""


def table(count=120, every=10):
    """The buyers, numbered in a column ``n``; one in `every` is broken or odd."""
    made, _ = rows(count, every)
    return pa.Table.from_pylist([{**row, "n": number} for number, row in enumerate(made, 1)])


def job(**more):
    options = {"row": "n", "now": NOW, "online": False, "keep": ["owner"], "environment": False, **more}
    return Job.of(sb.Seller(), key=KEY, **options)


def by_one_process(given, **more):
    """The rows as `diagnose_frame` has them."""
    options = {"online": False, "plugins": [], **more}
    told = sb.diagnose_frame(
        given.drop_columns(["n"]), sb.Seller(), now=NOW, mapping=MAPPING, keep=["owner"], **options
    )
    return told.to_pylist()


def plain(answers):
    """Answers of any engine as rows in the order of the input, with the types of the schema."""
    from silentbuyer.batch.arrow import schema

    shape = pa.schema([*schema(), pa.field(KEY, pa.string()), pa.field("owner", pa.string())])
    return answers.select([*NAMES, KEY, "owner"]).cast(shape).sort_by("row").to_pylist()


@contextmanager
def internet():
    """The seven firms of the buyers; what is asked about them is counted."""
    sites = {
        f"firm{n}.example": Site(pages={"/": f"<h1>Firm {n}</h1> pumps"}, mx=(f"10 mx.firm{n}.example.",))
        for n in range(7)
    }
    with Internet(sites) as world:
        yield world


def visits_of(world):
    """How often each firm's site was visited."""
    return {f"firm{n}.example": world.visits(f"firm{n}.example") for n in range(7)}
