# SPDX-License-Identifier: Apache-2.0
"""The table of every comparison with answers that are not this program's own.

    report.py LOG... ARTICLE [--write]

Reads the lines that the test suites and the other scripts print,

    validation | what | data | reference | n=12 | rms=0.1 | max=0.2 | bias=-0.1 | deg
    coverage | model | measure | n=2000 | inside=95.1 | u95=6.8 | deg

and prints them as tables. With --write the tables in the article are replaced by them; without, the
article must name the same comparisons: its numbers may differ in the last digit from machine to
machine, a comparison that is missing or new may not.
"""
import sys
from pathlib import Path

TABLES = {
    "validation": ("compared", "data", "reference", "n", "RMS", "maximum", "bias", "unit"),
    "coverage": ("model", "measure", "subjects", "inside, %", "mean U95", "unit"),
}
KEYS = {"validation": 3, "coverage": 2}


def cells(line):
    parts = [part.strip() for part in line.strip().split("|")][1:]
    return [part.split("=", 1)[1] if "=" in part and part.split("=", 1)[0].isalnum()
            and part.split("=", 1)[0] in ("n", "rms", "max", "bias", "inside", "u95") else part
            for part in parts]


def short(text):
    """A number with three digits, other words as they are."""
    try:
        value = float(text)
    except ValueError:
        return text
    if value != value:
        return "–"
    if value == int(value) and abs(value) < 1e7:
        return str(int(value))
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"


def collect(paths):
    tables = {kind: {} for kind in TABLES}
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8", errors="replace").splitlines():
            kind = line.split("|", 1)[0].strip()
            if kind not in TABLES:
                continue
            row = cells(line)
            if len(row) != len(TABLES[kind]):
                sys.exit(f"{path}: a {kind} line has {len(row)} parts, "
                         f"not {len(TABLES[kind])}: {line.strip()}")
            key = tuple(row[:KEYS[kind]])
            if key in tables[kind]:
                sys.exit(f"{path}: two {kind} lines speak of the same: {line.strip()}")
            tables[kind][key] = [*key, *map(short, row[KEYS[kind]:])]
    return tables


def markdown(kind, rows):
    heads = TABLES[kind]
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return lines + ["| " + " | ".join(row) + " |" for _, row in sorted(rows.items())]


def marks(kind):
    return f"<!-- {kind}: written by Scripts/validate --report -->", f"<!-- end of {kind} -->"


def parted(article, kind):
    """The text before a table, the lines of the table and the text behind it."""
    start, end = marks(kind)
    before, rest = article.split(start + "\n", 1)
    table, after = rest.split(end, 1)
    return before + start + "\n", table.splitlines(), end + after


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--write"]
    write = "--write" in sys.argv[1:]
    path = Path(arguments.pop())
    tables = collect(arguments)
    article = path.read_text(encoding="utf-8")
    stale = []
    for kind, rows in tables.items():
        new = markdown(kind, rows)
        before, old, after = parted(article, kind)
        print("\n".join("  " + line for line in new))
        listed = {tuple(cell.strip() for cell in line.split("|")[1:1 + KEYS[kind]])
                  for line in old[2:] if line.startswith("|")}
        stale += [f"not in the article: {' | '.join(key)}" for key in sorted(set(rows) - listed)]
        stale += [f"only in the article: {' | '.join(key)}" for key in sorted(listed - set(rows))]
        article = before + "\n".join(new) + "\n" + after
    if write:
        path.write_text(article, encoding="utf-8")
        print(f"  {path} is written.")
    elif stale:
        print("\n".join(f"  {line}" for line in stale))
        sys.exit(f"{path} is not up to date: run Scripts/validate --report")


if __name__ == "__main__":
    main()
