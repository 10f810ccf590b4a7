# SPDX-License-Identifier: Apache-2.0
"""Opens everything that 'biomech analyze' writes with the programs of others.

Usage: results.py BIOMECH [RECORDINGS]   (from the folder of the project)

  - pandas and readr read every table without an argument, each column with its type;
  - openpyxl opens the workbook, which agrees with the tables and computes nothing;
  - jsonschema holds every document against the schema that 'biomech schema' prints;
  - OpenSim reads the .mot, ezc3d the .c3d, with the numbers of the table of angles;
  - the DuckDB command of the article Outputs.md makes Parquet of the measures;
  - hostile names of files, markers and people stay text everywhere.

Simulated trials, and recordings of two laboratories where their folder is named.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import duckdb
import ezc3d
import jsonschema
import markdown_it
import numpy as np
import openpyxl
import opensim
import pandas

TEXTS = set(
    "subject session task trial side measure unit positive_direction method quality band code name "
    "level comparator source event variable status error path content_key units axes marker_set "
    "model checks tool_version configuration_hash id label definition reference item reason "
    "aggregation screening urgency action refer_to".split())
FLAGS = {"filled", "estimated"}
# The user's own words: text, but digits alone are a number to a reader, and a date is a date.
CODES = {"subject", "session", "trial"}
ARTICLE = Path("Sources/Biomech/Biomech.docc/Outputs.md")
FORMATS = [word for name in ("json", "md", "jsonl", "xlsx", "mot", "c3d")
           for word in ("--format", name)]
RECORDINGS = {
    "OpenCap": ("opencap_lab/squats1.trc", "opencap_lab/static1.trc"),
    "Vicon": ("biomechzoo_pig/HC002D/HC002D06_Straight.c3d",
              "biomechzoo_pig/HC002D/HC002D02_Static.c3d")}
HOSTILE = ["<script>alert(1)<", "=cmd|' C calc'!A0", "@SUM(A1)", "-2+3"]


def kind_of(table, column):
    """What a column holds: text, flag or number. 'score' is a code in one table and a grade in another."""
    if column in TEXTS or (table, column) == ("scores.csv", "score"):
        return "text"
    return "flag" if column in FLAGS else "number"


def run(*arguments):
    result = subprocess.run([str(word) for word in arguments], capture_output=True, check=False)
    if result.returncode:
        sys.exit(f"{' '.join(map(str, arguments))}: {result.stderr.decode('utf-8', 'replace')}")
    return result.stdout


def expect(truth, message):
    if not truth:
        sys.exit(f"results: {message}")


def cells_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def check_pandas(path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        table = pandas.read_csv(path)
    rows = cells_of(path)
    expect(len(table) == len(rows) - 1, f"{path}: pandas finds {len(table)} rows")
    for index, column in enumerate(table.columns):
        values, place = table[column], f"{path}, column {column}, by pandas"
        texts = [row[index] for row in rows[1:]]
        expect(values.isna().sum() == texts.count(""), f"{place}: other cells are missing")
        kind = kind_of(path.name, column)
        if values.isna().all():
            continue
        if kind == "flag":
            expect(values.dtype == bool, f"{place}: {values.dtype}")
        elif kind == "number":
            expect(values.dtype.kind in "iuf", f"{place}: {values.dtype}")
        elif column not in CODES or not all(text.isdigit() for text in texts):
            expect(all(isinstance(value, str) for value in values.dropna()), f"{place}: not text")
    return len(table.columns)


READR = """
library(readr)
options(warn = 2)
for (path in commandArgs(trailingOnly = TRUE)) {
  table <- read_csv(path, show_col_types = FALSE)
  if (nrow(problems(table)) > 0) stop(paste(path, "has problems"))
  for (name in names(table)) {
    missing <- all(is.na(table[[name]]))
    cat(path, name, if (missing) "missing" else class(table[[name]])[1], nrow(table), sep = "\\t")
    cat("\\n")
  }
}
"""
READR_KINDS = {"text": "character", "flag": "logical", "number": "numeric"}


def check_readr(paths):
    """The number of columns, or nothing where there is no R with readr."""
    try:
        subprocess.run(["Rscript", "-e", "library(readr)"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    lines = run("Rscript", "-e", READR, *paths).decode("utf-8").splitlines()
    for line in lines:
        path, column, found, rows = line.split("\t")
        wanted = READR_KINDS[kind_of(Path(path).name, column)]
        expect(found in (wanted, "missing") or column in CODES,
               f"{path}, column {column}, by readr: {found}")
        expect(int(rows) == len(cells_of(path)) - 1, f"{path}: readr finds {rows} rows")
    return len(lines)


def bare(cell):
    """A cell without the apostrophes that keep a spreadsheet from computing it."""
    return re.sub(r"(^|[;\t\r\n])'(?='*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])|^'(?='*[\t\r\n])", r"\1", cell)


def check_workbook(path, folder):
    book = openpyxl.load_workbook(path)
    units = {row[0]: row[2] for row in cells_of(folder / "dictionary.csv")[1:]}
    expect(book.sheetnames[0] == "care", f"{path}: the first sheet is {book.sheetnames[0]}")
    expect(len(book.sheetnames) == len(list(folder.glob("*.csv"))), f"{path}: {book.sheetnames}")
    count = 0
    for name in book.sheetnames:
        sheet, rows = book[name], cells_of(folder / f"{name}.csv")
        expect(sheet.freeze_panes == "A3", f"{path}, {name}: frozen at {sheet.freeze_panes}")
        expect(all(column.width >= 8 for column in sheet.column_dimensions.values()), "narrow")
        expect(sheet.max_row == len(rows) + 1, f"{path}, {name}: {sheet.max_row} rows")
        written = list(sheet.iter_rows(max_col=len(rows[0])))
        expect([cell.value for cell in written[0]] == rows[0], f"{path}, {name}: other columns")
        expect([cell.value or "" for cell in written[1]] == [units[title] for title in rows[0]],
               f"{path}, {name}: other units")
        for row, cells in zip(rows[1:], written[2:]):
            for title, text, cell in zip(rows[0], row, cells):
                count += 1
                place = f"{path}, {name}!{cell.coordinate}: {cell.value!r} for {text!r}"
                expect(cell.data_type != "f", f"{place} is a formula")
                kind = kind_of(f"{name}.csv", title)
                if text == "":
                    expect(cell.value is None, place)
                elif kind == "number":
                    expect(isinstance(cell.value, (int, float)) and cell.value == float(text), place)
                elif kind == "flag":
                    expect(cell.value is (text == "true"), place)
                else:
                    expect(cell.value == bare(text), place)
    rules = [rule for area in book["findings"].conditional_formatting for rule in area.rules]
    words = {formula.strip('"') for rule in rules for formula in rule.formula}
    expect({"flag", "watch", "clear", "not_assessed"} <= words, f"{path}: colours for {words}")
    return count


class Schemas:
    def __init__(self, biomech):
        self.biomech, self.known, self.count = biomech, {}, 0

    def check(self, document, where):
        id = document["schema"]
        if id not in self.known:
            schema = json.loads(run(self.biomech, "schema", id))
            jsonschema.Draft202012Validator.check_schema(schema)
            self.known[id] = jsonschema.Draft202012Validator(schema)
        for error in self.known[id].iter_errors(document):
            sys.exit(f"{where}: {error.json_path}: {error.message}")
        self.count += 1


def columns_of(path):
    rows = cells_of(path)
    table = np.array([[float(cell or "nan") for cell in row] for row in rows[1:]])
    return {title: table[:, index] for index, title in enumerate(rows[0])}


def compared(what, name, program, pairs):
    """The line of a comparison for the article on validation."""
    difference = np.concatenate([a - b for a, b in pairs])
    missing = [np.isnan(a) != np.isnan(b) for a, b in pairs]
    expect(not np.concatenate(missing).any(), f"{what}: other samples are missing")
    difference = difference[~np.isnan(difference)]
    expect(len(difference) > 0 and np.abs(difference).max() < 1e-4, f"{what} by {program} differ")
    print(f"validation | {what} | {name} | {program} | n={len(difference)} "
          f"| rms={np.sqrt(np.mean(difference ** 2)):.2g} | max={np.abs(difference).max():.2g} "
          f"| bias={difference.mean():.2g} | deg")


MOT_NAMES = {
    "hip_flexion": ("hip_flexion", 1), "hip_adduction": ("hip_adduction", 1),
    "hip_rotation": ("hip_internal_rotation", 1), "knee_angle": ("knee_flexion", 1),
    "knee_adduction": ("knee_adduction", 1), "knee_rotation": ("knee_internal_rotation", 1),
    "ankle_angle": ("ankle_dorsiflexion", 1), "subtalar_angle": ("ankle_inversion", 1)}
PELVIS_NAMES = {
    "pelvis_tilt": ("pelvis_anterior_tilt_deg", -1), "pelvis_list": ("pelvis_obliquity_deg", -1),
    "pelvis_rotation": ("pelvis_rotation_deg", 1)}


def check_mot(path, angles, name):
    opensim.Logger.setLevelString("error")
    table = opensim.TimeSeriesTable(str(path))
    expect(table.getTableMetaDataAsString("inDegrees") == "yes", f"{path}: not in degrees")
    expect(np.allclose(table.getIndependentColumn(), angles["time_s"], atol=1e-6), "other times")
    pairs = []
    for label in table.getColumnLabels():
        if label in PELVIS_NAMES:
            own, sign = PELVIS_NAMES[label]
        else:
            side = {"_r": "right", "_l": "left"}[label[-2:]]
            stem, sign = MOT_NAMES[label[:-2]]
            own = f"{side}_{stem}_deg"
        pairs.append((table.getDependentColumn(label).to_numpy(), sign * angles[own]))
    expect(len(pairs) >= 15, f"{path}: {len(pairs)} columns")
    compared("angles in .mot", name, "opensim", pairs)


C3D_NAMES = {
    "HipAngles": ("hip_flexion", "hip_adduction", "hip_internal_rotation"),
    "KneeAngles": ("knee_flexion", "knee_adduction", "knee_internal_rotation"),
    "AnkleAngles": ("ankle_dorsiflexion", "ankle_inversion", "ankle_internal_rotation"),
    "PelvisAngles": ("pelvis_anterior_tilt", "pelvis_obliquity", "pelvis_rotation")}


def check_c3d(path, angles, name):
    file = ezc3d.c3d(str(path))
    point = file["parameters"]["POINT"]
    # A list holds 255 names; the next one goes on in LABELS2.
    labels = point["LABELS"]["value"] + point.get("LABELS2", {"value": []})["value"]
    listed = [label for label in point["ANGLES"]["value"] if label.endswith("_biomech")]
    groups = np.array(point["TYPE_GROUPS"]["value"]).ravel()
    expect({"ANGLES", "ANGLE"} <= set(groups.tolist()), f"{path}: TYPE_GROUPS {groups}")
    expect(point["ANGLE_UNITS"]["value"][0][:3] == "deg", f"{path}: {point['ANGLE_UNITS']}")
    expect(len(listed) >= 7 and len(labels) > len(listed) + 10, f"{path}: {len(labels)} points")
    pairs = []
    for label in listed:
        stem = label.removesuffix("_biomech")
        side = "" if stem.startswith("Pelvis") else {"L": "left_", "R": "right_"}[stem[0]]
        data = file["data"]["points"][:3, labels.index(label)]
        own = [angles[f"{side}{variable}_deg"] for variable in C3D_NAMES[stem[1 if side else 0:]]]
        whole = ~np.isnan(own).any(axis=0)
        for row, values in zip(data, own):
            pairs.append((row, np.where(whole, values, np.nan)))
    compared("angles in .c3d", name, "ezc3d", pairs)


def check_duckdb(folder):
    """Runs the command of the article as it stands there."""
    found = re.search(r'^duckdb -c "(.*)"$', ARTICLE.read_text("utf-8"), re.MULTILINE)
    expect(found, f"{ARTICLE}: there is no line that begins with duckdb -c")
    target = folder / "measures.parquet"
    sql = found.group(1).replace("'results/", f"'{folder}/").replace(
        "'measures.parquet'", f"'{target}'")
    duckdb.sql(sql)
    rows = cells_of(folder / "measures.csv")
    read = pandas.DataFrame(
        duckdb.sql(f"SELECT value, u95, measure FROM '{target}'").fetchall(),
        columns=["value", "u95", "measure"])
    expect(len(read) == len(rows) - 1, f"{target}: {len(read)} rows")
    place = rows[0].index("value")
    wanted = np.array([float(row[place] or "nan") for row in rows[1:]])
    expect(np.array_equal(read["value"].astype(float), wanted, equal_nan=True), "other values")


def check_markdown(path):
    html = markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table").render(
        path.read_text("utf-8"))
    tags = set(re.findall(r"<([a-z0-9]+)", html))
    expect(tags <= set("h1 h2 h3 p ul li strong table thead tbody tr th td".split()), f"{path}: {tags}")
    expect("<h2>Findings</h2>" in html and "<table>" in html, f"{path}: no findings")


def simulate(biomech, folder, name, *task):
    file, static = folder / f"{name}.csv", folder / "static.csv"
    run(biomech, "simulate", *task, "-o", file, "--static-output", static)
    return file, static


def analyze(biomech, inputs, output, *options):
    file, static = inputs
    return run(biomech, "analyze", file, "--static", static, "-o", output, *FORMATS, *options)


def make_hostile(inputs, folder, name):
    """The recording under another name, with hostile names for a marker and the person."""
    file, static = inputs
    lines = file.read_text("utf-8").splitlines()
    heads = lines[0].split(",")
    for index in range(len(heads) - 3, len(heads)):
        heads[index] = f'"""onload={heads[index][-2:]}"'
    hostile = folder / f"{name}.csv"
    hostile.write_text("\n".join([",".join(heads), *lines[1:]]) + "\n", "utf-8")
    subject = folder / "subject.yaml"
    subject.write_text("code: \"=cmd|' /C calc'!A0\"\nsession: \"+1\"\n", "utf-8")
    return (hostile, static), subject


def check_hostile(output):
    for path in sorted(output.glob("*.csv")):
        heads, *rows = cells_of(path)
        for row in rows:
            for title, cell in zip(heads, row):
                expect(kind_of(path.name, title) != "text" or cell[:1] not in "=+-@\t\r"
                       or cell == "", f"{path}, {title}: {cell}")


def check_folder(biomech, output, schemas, name):
    tables = sorted(output.glob("*.csv"))
    columns = sum(check_pandas(path) for path in tables)
    read = check_readr(tables)
    cells = check_workbook(output / "session.xlsx", output)
    for path in sorted(output.glob("*.json")):
        schemas.check(json.loads(path.read_text("utf-8")), path)
    lines = (output / "session.jsonl").read_text("utf-8").splitlines()
    for line in lines:
        schemas.check(json.loads(line), output / "session.jsonl")
    expect(len(lines) == sum(len(cells_of(output / f"{table}.csv")) - 1
                             for table in ("trials", "care", "findings", "measures")), "other records")
    check_markdown(output / "session.md")
    by_readr = f"{read} by readr" if read else "none by readr: there is no R with it"
    print(f"  {name}: {len(tables)} tables, {columns} columns by pandas, {by_readr}; "
          f"{cells} cells of the workbook, {len(lines)} lines of JSON")


def main():
    biomech = sys.argv[1]
    schemas = Schemas(biomech)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        tasks = [
            ("squat", "squat", "--adduction-right", "-12", "--repetitions", "3"),
            ("walk", "gait", "--strides", "3"), ("drops", "drop-jump", "--repetitions", "1")]
        for name, *task in tasks:
            inputs = simulate(biomech, folder, name, *task)
            output = folder / f"results-{name}"
            schemas.check(json.loads(analyze(biomech, inputs, output)), name)
            check_folder(biomech, output, schemas, f"simulated {name}")
            angles = columns_of(output / f"{name}.angles.csv")
            check_mot(output / f"{name}.mot", angles, f"simulated {name}")
            check_c3d(output / f"{name}.angles.c3d", angles, f"simulated {name}")
            if name != "squat":
                continue
            check_duckdb(output)
            analyze(biomech, inputs, folder / "again")
            for file in ("session.xlsx", f"{name}.mot", f"{name}.angles.c3d", "session.md"):
                expect((output / file).read_bytes() == (folder / "again" / file).read_bytes(),
                       f"{file}: other bytes in a second run")
            comparison = run(biomech, "compare", output, folder / "again", "--format", "json")
            schemas.check(json.loads(comparison), "compare")
            short = simulate(biomech, folder, "short", "squat", "--repetitions", "1")
            for number, name in enumerate(HOSTILE):
                hostile, subject = make_hostile(short, folder, name)
                target = folder / f"hostile-{number}"
                analyze(biomech, hostile, target, "--subject", subject)
                check_folder(biomech, target, schemas, f"hostile names such as {name}")
                check_hostile(target)
        for name, paths in RECORDINGS.items() if len(sys.argv) > 2 else []:
            inputs = [Path(sys.argv[2]) / path for path in paths]
            output, what = folder / name, f"{inputs[0].stem}, {name}"
            schemas.check(json.loads(analyze(biomech, inputs, output)), name)
            check_folder(biomech, output, schemas, what)
            angles = columns_of(output / f"{inputs[0].stem}.angles.csv")
            check_mot(output / f"{inputs[0].stem}.mot", angles, what)
            check_c3d(output / f"{inputs[0].stem}.angles.c3d", angles, what)
    print(f"  {schemas.count} documents and lines are as {len(schemas.known)} schemas say; the "
          "command of DuckDB makes Parquet; a second run gives the same bytes")


if __name__ == "__main__":
    main()
