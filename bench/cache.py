"""Gets and puts a second of each store of answers, with a typical answer of a mail domain.

`python bench/cache.py` measures memory and one SQLite file; with addresses (`redis://127.0.0.1:6379/0`) those as well.
"""

import sys
import tempfile
import time
from pathlib import Path

from silentbuyer.cache.memory import MemoryCache
from silentbuyer.cache.open_store import open_store
from silentbuyer.model.facts import Known, Question

NUMBER = 20_000
ANSWER = Known(
    {
        "status": "ok",
        "mx": [{"host": "mx1.acme.example", "preference": 10}],
        "spf": True,
        "dmarc": "none",
        "null_mx": False,
    },
    source="dns",
    ttl=3600,
)


def rate(work, number):
    start = time.perf_counter()
    for place in range(number):
        work(Question("mail-domain", f"d{place}.example"))
    return number / (time.perf_counter() - start)


def measure(name, store, number=NUMBER):
    puts = rate(lambda question: store.put(question, ANSWER), number)
    hits = rate(store.get, number)
    misses = rate(lambda question: store.get(Question("none", question.subject)), number)
    print(f"{name:<12} {puts:>10,.0f} puts/s {hits:>10,.0f} gets/s {misses:>10,.0f} misses/s")


def main():
    measure("memory", MemoryCache(size=2 * NUMBER))
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "facts.db")
        measure("one file", store)
        store.close()
    for url in sys.argv[1:]:
        store = open_store(url)
        measure(url.partition(":")[0], store, NUMBER // 4)
        store.close()


if __name__ == "__main__":
    main()
