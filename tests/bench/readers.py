"""readers.py READER FILE: prints the milliseconds of one call, the median of batches after a warm-up."""

import io
import statistics
import sys
import time

CALLS, BATCHES = 3, 5


def with_openpyxl(**options):
    import openpyxl

    def run(file):
        book = openpyxl.load_workbook(file, data_only=True, **options)
        for sheet in book.worksheets:
            for _ in sheet.iter_rows(values_only=True):
                pass

    return run


def with_pandas():
    import pandas

    return lambda file: pandas.read_excel(file, sheet_name=None, header=None)


READERS = {
    "openpyxl-read-only": lambda: with_openpyxl(read_only=True),
    "openpyxl": with_openpyxl,
    "pandas": with_pandas,
}


def time_batch(run, content):
    start = time.perf_counter()
    for _ in range(CALLS):
        run(io.BytesIO(content))
    return 1000 * (time.perf_counter() - start) / CALLS


reader, path = sys.argv[1:]
with open(path, "rb") as workbook:
    content = workbook.read()
run = READERS[reader]()
time_batch(run, content)
print(statistics.median(time_batch(run, content) for _ in range(BATCHES)))
