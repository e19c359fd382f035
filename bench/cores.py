"""Two processes beside one, on the same made-up buyers with texts: processor time of each side, and the clock.

    python bench/cores.py [BUYERS] [--workers N]

Three ways of handing on: whole diagnoses, lines of an output file (``silentbuyer diagnose -o``), rows of a data frame.
What the processes need to begin, and to read their tables at their first buyers, is counted apart. "possible" is the
time of one process over that of the busiest part, each on a core of its own. On a machine that others use the clock
says little.
"""

import argparse
import resource
import sys
import time
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import silentbuyer as sb
from silentbuyer.batch.frame_columns import frame_row
from silentbuyer.cli.pieces import Pieces
from silentbuyer.engine.workers import made_streamed

WAYS = {"diagnoses": None, "lines": Pieces("jsonl", None, keeps=True), "rows": partial(frame_row, number=0)}

WARM = 300
"""Buyers that are judged before anything is measured, here and in each process."""


def children():
    """Processor seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(engine, firms, make, workers, now):
    """Processor seconds here and in the workers, and seconds of the clock."""
    here, there, began = time.process_time(), children(), time.perf_counter()
    with_it = WAYS["lines"] if make is None else make
    stream = made_streamed(engine, firms, make, workers=workers, now=now)
    kept = sum(1 for one in stream if one is not None and (workers > 1 or with_it(one)))
    spent, passed = time.process_time() - here, time.perf_counter() - began
    while active_children():  # the workers are let go, and counted once they have ended
        time.sleep(0.05)
    return spent, children() - there, passed, kept


def main():
    sys.path.insert(0, str(Path(__file__).parent))
    from batch import NOW, SELLER, made  # here, for the processes read this file too, and need no buyers

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("buyers", type=int, nargs="?", default=3000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    count = options.buyers
    everybody = list(made(WARM + len(WAYS) * count, texts=True))
    warm, rest = everybody[:WARM], everybody[WARM:]
    with sb.Engine(SELLER, online=False, plugins=[]) as engine:
        list(engine.stream(warm, now=NOW))
        for place, (name, make) in enumerate(WAYS.items()):
            firms = rest[place * count : (place + 1) * count]  # of its own, for texts are remembered
            started = run(engine, warm * options.workers, make, options.workers, NOW)
            alone = run(engine, firms, make, 1, NOW)
            many = run(engine, warm * options.workers + firms, make, options.workers, NOW)
            here, there = many[0] - started[0], many[1] - started[1]
            busiest = max(here, there / options.workers)
            whole = (here + there) / options.workers
            print(
                f"{name:10} one process {alone[0]:.2f} s of the processor, {alone[2]:.2f} s of the clock; "
                f"{options.workers}: here {here:.2f} s, workers {there:.2f} s (and {started[1]:.2f} s to begin), "
                f"clock {many[2] - started[2]:.2f} s; possible {alone[0] / busiest:.2f} x, "
                f"{alone[0] / whole:.2f} x where all share {options.workers} cores",
                flush=True,
            )


if __name__ == "__main__":
    main()
