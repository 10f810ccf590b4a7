# SPDX-License-Identifier: Apache-2.0
"""The table of every comparison with answers that are not this program's own.

    report.py LOG... ARTICLE [--write]

Reads the lines that the test suites and the other scripts print,

    validation | what | data | reference | n=12 | rms=0.1 | max=0.2 | bias=-0.1 | r=0.999 | deg
    coverage | model | measure | n=2000 | inside=95.1 | u95=6.8 | deg

and prints them as tables. Numbers other than n, rms, max and bias stand in a column of their own, each
with its name. With --write the tables in the article are replaced by them; without, the article must
name the same comparisons: its numbers may differ in the last digit from machine to machine, a
comparison that is missing or new may not.
"""
import re
import sys
from pathlib import Path

# For each kind of line the words that name a comparison, the numbers that have a column, and the
# heads of the table.
KINDS = {
    "validation": (
        ("compared", "data", "reference"),
        {"n": "n", "rms": "RMS", "max": "maximum", "bias": "bias"}),
    "coverage": (("model", "measure"), {"n": "subjects", "inside": "inside, %", "u95": "mean U95"}),
}


def heads(kind):
    words, numbers = KINDS[kind]
    return (*words, *numbers.values(), "unit", "also")


def row_of(kind, line):
    """The words that name a comparison, and the cells of its row."""
    words, numbers = KINDS[kind]
    parts = [part.strip() for part in line.strip().split("|")][1:]
    key, rest = tuple(parts[:len(words)]), parts[len(words):]
    found, others, unit = {}, [], ""
    for part in rest:
        name, equals, value = part.partition("=")
        if not equals:
            unit = part
        elif name in numbers:
            found[name] = short(value)
        else:
            others.append(f"{name} {short(value)}")
    if len(key) < len(words) or not found:
        sys.exit(f"not a {kind} line: {line.strip()}")
    return key, [*key, *(found.get(name, "–") for name in numbers), unit, ", ".join(others)]


def short(text):
    """A number with three digits, other words as they are."""
    if not re.fullmatch(r"[-+]?[0-9.]+(e[-+]?[0-9]+)?|nan|-", text.lower()):
        return text
    value = float("nan" if text == "-" else text)
    if value != value:
        return "–"
    if value == int(value) and abs(value) < 1e7:
        return str(int(value))
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"


def collect(paths):
    tables = {kind: {} for kind in KINDS}
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8", errors="replace").splitlines():
            kind = line.split("|", 1)[0].strip()
            if kind not in KINDS:
                continue
            key, row = row_of(kind, line)
            if tables[kind].setdefault(key, row) != row:
                sys.exit(f"{path}: two {kind} lines speak of the same: {line.strip()}")
    return tables


def markdown(kind, rows):
    columns = heads(kind)
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
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
        listed = {tuple(cell.strip() for cell in line.split("|")[1:1 + len(KINDS[kind][0])])
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
