"""Buyers a core second, beside what an analyst would put together from well-known packages, in the same run.

    python bench/batch.py [BUYERS] [--flat]

Two loads of the same made-up buyers (`bench/world`) whose last letter is three days old or more: with texts (their
last three letters, each with a line that no other buyer has, and 200 characters about the firm) and without (the same
letters, of which only the dates are known).
The peers count working hours day by day, so the ratio grows with the silence; `--fresh` takes buyers of whom most
wrote or were written to within the last two days. `--flat` tries the load without texts at 1,000 buyers and more, up
to BUYERS.

Rates are of processor time on one core; both sides take turns, and the ratio is the median of the turns.
The peers are no dependencies of the package: ``pip install email-validator tldextract holidays businesstimedelta pytz``
"""

import argparse
import random
import resource
import statistics
import time
from datetime import UTC, datetime, timedelta
from itertools import islice

import attrs
from batch_peers import Peers, versions
from world.made import buyers
from world.numbers import WORLDS

import silentbuyer as sb

NOW = datetime(2026, 8, 19, 2, 0, tzinfo=UTC)
FRESH = attrs.evolve(WORLDS["usual"], now=NOW)
SILENT = attrs.evolve(FRESH, known=150.0, stale=40.0)
LEAST = timedelta(days=3)
SELLER = sb.Seller(country="CN", timezone="Asia/Shanghai", sectors=("water treatment",))
PARTS = (
    "{firm} is a family company in {city}, founded in {year} and now {staff} people strong.",
    "We build and maintain plants for drinking water and process water, among them {staff} in our own region.",
    "Our workshop has {staff} square metres; we stock spare parts for all makes and deliver within {days} days.",
    "We import from {days} countries and sell to hotels, hospitals and towns around {city}.",
    "Since {year} {firm} also offers filters, pumps and service contracts for swimming pools.",
)
LINES = ("It is about our enquiry {number}.", "Reference {number}, {firm}.", "See our file {number} of {year}.")
TURNS = 5


def listed(count, *, fresh):
    """So many buyers of the made-up world: those of whom something was heard lately, or those who are silent."""
    firms = (buyer.customer() for buyer in buyers(FRESH if fresh else SILENT, 10 * count))
    return islice((firm for firm in firms if fresh or silence(firm) >= LEAST), count)


def silence(firm):
    return NOW - max((message.at for message in firm.messages), default=NOW)


def made(count, *, texts, fresh=False):
    """So many buyers; the same ones with and without texts, and no two texts alike."""
    rng = random.Random(17)
    for place, firm in enumerate(listed(count, fresh=fresh)):
        named = {
            "firm": firm.company,
            "city": firm.city or "town",
            "year": rng.randrange(1950, 2020),
            "staff": rng.randrange(5, 900),
            "days": rng.randrange(2, 60),
            "number": f"{place:05d}-{rng.randrange(10**6)}",
        }
        yield with_texts(firm, rng, named) if texts else without_texts(firm)


def with_texts(firm, rng, named):
    log = [
        attrs.evolve(one, text=f"{one.text}\n{rng.choice(LINES).format(**named)}") if one.kind == "message" else one
        for one in firm.messages[-3:]
    ]
    about = " ".join(part.format(**named) for part in rng.sample(PARTS, 3))[:200]
    return attrs.evolve(firm, messages=log, about=about)


def without_texts(firm):
    return attrs.evolve(firm, messages=[attrs.evolve(one, text="") for one in firm.messages[-3:]])


def cpu(function, firms):
    """Milliseconds of processor time a buyer."""
    began = time.process_time()
    done = sum(1 for _ in function(firms))
    return 1000 * (time.process_time() - began) / done


def compared(engine, firms, peers):
    """Our milliseconds a buyer, and those of the peers, taking turns; each turn has buyers of its own."""
    size = len(firms) // (TURNS + 1)
    turns = [firms[n * size : (n + 1) * size] for n in range(TURNS + 1)]
    ours, theirs = [], []
    for part in turns:  # the first one warms both up
        ours.append(cpu(lambda some: engine.stream(some, now=NOW), part))
        theirs.append(cpu(lambda some: map(peers.look, some), part) if peers else float("nan"))
    return ours[1:], theirs[1:]


def days(firms):
    return [round(share, 1) for share in statistics.quantiles([silence(firm) / timedelta(days=1) for firm in firms])]


def ratios(count, *, fresh):
    peers = Peers.found(NOW)
    print(versions() if peers else "no peers: pip install email-validator tldextract holidays businesstimedelta pytz")
    print(f"{count} buyers, silent for (quartiles) {days(made(count, texts=False, fresh=fresh))} days")
    for name, texts in (("with texts", True), ("without text", False)):
        with sb.Engine(SELLER, online=False, plugins=[]) as engine:
            ours, theirs = compared(engine, list(made(count, texts=texts, fresh=fresh)), peers)
        ratio = statistics.median(b / a for a, b in zip(ours, theirs, strict=True))
        print(
            f"{name:13} {1000 / statistics.median(ours):7.0f} buyers/s ({statistics.median(ours):.2f} ms); "
            f"peers {1000 / statistics.median(theirs):5.0f}/s ({statistics.median(theirs):.2f} ms); "
            f"ratio {ratio:.2f}"
        )


def endless(firms):
    """The same buyers again and again, each time as other people, who write on another day."""
    for turn in range(10**6):
        for firm in firms:
            moved = timedelta(minutes=turn)
            log = [attrs.evolve(one, at=one.at - moved) for one in firm.messages]
            yield attrs.evolve(firm, id=f"{firm.id}-{turn}", email=f"t{turn}.{firm.email}", messages=log)


def flat(count):
    firms, size = list(made(2000, texts=False)), 1000
    with sb.Engine(SELLER, online=False, plugins=[]) as engine:
        list(engine.stream(firms[:200], now=NOW))
        while size <= count:
            spent = cpu(lambda some: engine.stream(some, now=NOW), islice(endless(firms), size))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{size:9,} buyers: {spent:.3f} ms each (with their making), peak memory {peak:.0f} MB", flush=True)
            size *= 10


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("buyers", type=int, nargs="?", default=1800)
    parser.add_argument("--flat", action="store_true")
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args()
    flat(options.buyers) if options.flat else ratios(options.buyers, fresh=options.fresh)


if __name__ == "__main__":
    main()
