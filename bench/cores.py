"""Two processes beside one, on the same made-up buyers with texts: processor time of each side, and the clock.

    python bench/cores.py [BUYERS] [--workers N]

Three ways of handing on: whole diagnoses, lines of an output file (``silentbuyer diagnose -o``), rows of a data frame.
The processes' start is counted apart. "possible" is what the whole processor time would give on cores of its own: the
time of one process over that of the busiest part. On a machine that others use the clock says little.
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
    firms = list(made(options.buyers, texts=True))
    with sb.Engine(SELLER, online=False, plugins=[]) as engine:
        list(engine.stream(firms[:300], now=NOW))
        for name, make in WAYS.items():
            started = run(engine, firms[: options.workers * 40], make, options.workers, NOW)
            alone = run(engine, firms, make, 1, NOW)
            many = run(engine, firms, make, options.workers, NOW)
            there = many[1] - started[1]
            busiest = max(many[0], there / options.workers)
            whole = (many[0] + there) / options.workers
            print(
                f"{name:10} one process {alone[0]:.2f} s of the processor, {alone[2]:.2f} s of the clock; "
                f"{options.workers}: here {many[0]:.2f} s, workers {there:.2f} s (and {started[1]:.2f} s to begin), "
                f"clock {many[2]:.2f} s; possible {alone[0] / busiest:.2f} x, "
                f"{alone[0] / whole:.2f} x where all share {options.workers} cores",
                flush=True,
            )


if __name__ == "__main__":
    main()
