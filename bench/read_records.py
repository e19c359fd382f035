"""How fast and how lean exports are read: rows a second and peak memory, for CSV of growing length and for XLSX.

python bench/read_records.py [rows]
"""

import csv
import random
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

from silentbuyer.batch import BadRow, read_customers

COLUMNS = "id company name email website country city phone products about stage last_contact".split()  # noqa: SIM905 - short
COUNTRIES = ["Brazil", "德国", "France", "NA", "Türkiye", "Россия", "UAE", "Viet Nam"]


def table(path: Path, rows: int) -> None:
    """A table as in the research: quoted cells with line ends, ids with leading zeros, Namibia, umlauts and Chinese."""
    rng = random.Random(7)
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for n in range(rows):
            about = "Wir planen Kläranlagen,\nseit 1987" if n % 3 else "水处理设备"
            web = [f"ana{n}@c{n}.example", f"www.c{n}.example", rng.choice(COUNTRIES), "Rio", f"+55 11 {n}"]
            rest = ["pumps; UV lamps", about, "quotation", "2026-03-02T09:00:00+08:00"]
            writer.writerow([f"{n:07}", f"Müller {n}", "Ana Souza", *web, *rest])


def run(path: Path, *, traced: bool) -> tuple[int, float, float]:
    if traced:
        tracemalloc.start()
    start = time.process_time()
    with read_customers(path) as reading:
        rows = sum(not isinstance(item, BadRow) for item in reading)
    spent = time.process_time() - start
    peak = tracemalloc.get_traced_memory()[1] / 1e6 if traced else 0.0
    tracemalloc.stop()
    return rows, spent, peak


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for count in (rows // 10, rows):
            path = Path(folder) / f"{count}.csv"
            table(path, count)
            read, spent, _ = run(path, traced=False)
            line = f"csv   {read:>9,} rows  {spent:6.2f} s CPU  {spent / read * 1e6:6.0f} us a row"
            if count < rows or rows <= 20_000:
                line += f"  peak {run(path, traced=True)[2]:5.1f} MB traced"
            print(line)
        try:
            import openpyxl
        except ImportError:
            print("xlsx  openpyxl is not installed: left out")
            return
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        with (Path(folder) / f"{rows // 10}.csv").open(newline="", encoding="utf-8") as source:
            for row in csv.reader(source):
                sheet.append(row)
        book.save(Path(folder) / "a.xlsx")
        read, spent, _ = run(Path(folder) / "a.xlsx", traced=False)
        print(f"xlsx  {read:>9,} rows  {spent:6.2f} s CPU  {spent / read * 1e6:6.0f} us a row")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
