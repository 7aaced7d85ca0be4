"""J1 with pandas and the sqlite3 module.

usage: python3 j1_pandas.py INPUT.csv OUTPUT_DIRECTORY
"""

import csv
import os
import sqlite3
import sys

import pandas as pd

INPUT, OUTPUT = sys.argv[1], sys.argv[2]
os.makedirs(OUTPUT, exist_ok=True)

# Cleaning: trim, null tokens, cases.
frame = pd.read_csv(INPUT, dtype=str, keep_default_na=False)
columns = list(frame.columns)
for column in columns:
    frame[column] = frame[column].str.strip().replace({"": None, "N/A": None, "n/a": None})
frame["member_email"] = frame["member_email"].str.lower()
frame["genre"] = frame["genre"].str.title()


# Dates come in three formats; each is parsed strictly, and what none of them fits ends the job.
def parse_dates(text):
    parsed = pd.to_datetime(text, format="%Y-%m-%d", errors="coerce")
    for pattern in ("%d/%m/%Y", "%b %d, %Y"):
        rest = parsed.isna() & text.notna()
        parsed[rest] = pd.to_datetime(text[rest], format=pattern, errors="coerce")
    if (parsed.isna() & text.notna()).any():
        raise ValueError("no date format fits a value of " + text.name)
    return parsed


for column in ("checkout_date", "due_date", "return_date"):
    frame[column] = parse_dates(frame[column])
for column in ("checkout_id", "renewals"):
    frame[column] = pd.to_numeric(frame[column]).astype("Int64")
for column in ("fine_amount", "rating"):
    frame[column] = pd.to_numeric(frame[column]).astype("Float64")

# Checks: every failed rule is named.
no_id = frame["checkout_id"].isna()
email = frame["member_email"].fillna("")
bad_email = ~email.str.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+").astype(bool)
isbn = frame["isbn"].fillna("")
shape = isbn.str.fullmatch(r"97[89][0-9]{10}").astype(bool)
digits = isbn.where(shape, "9780000000000")
total = sum(digits.str[i].astype("int64") * (1 if i % 2 == 0 else 3) for i in range(13))
bad_isbn = ~(shape & (total % 10 == 0))
failed = no_id | bad_email | bad_isbn

rejects = frame[failed].copy()
rejects["reasons"] = [
    ";".join(name for name, fails in zip(("checkout_id:not_null", "member_email:email", "isbn:isbn"), flags) if fails)
    for flags in zip(no_id[failed], bad_email[failed], bad_isbn[failed])
]
rejects.to_csv(os.path.join(OUTPUT, "rejects.csv"), index=False, date_format="%Y-%m-%d")

# Duplicates and derived columns.
good = frame[~failed].drop_duplicates("checkout_id", keep="first").copy()
good["days_out"] = (good["return_date"] - good["checkout_date"]).dt.days.astype("Int64")
good["overdue"] = (good["return_date"] > good["due_date"]).astype("Int64").mask(good["return_date"].isna())

# Profile of what is written.
with open(os.path.join(OUTPUT, "profile.csv"), "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["column", "rows", "nulls", "completeness", "distinct", "min", "max"])
    for column in good.columns:
        values = good[column].dropna()
        completeness = "%.6f" % (len(values) / max(len(good), 1))
        low, high = (values.min(), values.max()) if len(values) else ("", "")
        writer.writerow([column, len(good), len(good) - len(values), completeness, values.nunique(), low, high])

# SQLite, one transaction.
for column in ("checkout_date", "due_date", "return_date"):
    good[column] = good[column].dt.strftime("%Y-%m-%d")
database = os.path.join(OUTPUT, "checkouts.db")
if os.path.exists(database):
    os.remove(database)
connection = sqlite3.connect(database)
for pragma in (
    "page_size=65536",
    "journal_mode=TRUNCATE",
    "synchronous=NORMAL",
    "locking_mode=EXCLUSIVE",
    "cache_size=-65536",
):
    connection.execute("PRAGMA " + pragma)
connection.execute(
    """
    CREATE TABLE checkouts (
      checkout_id INTEGER PRIMARY KEY,
      item_barcode TEXT, isbn TEXT, title TEXT, author TEXT, genre TEXT,
      member_id TEXT, member_email TEXT, member_phone TEXT, branch TEXT,
      checkout_date TEXT, due_date TEXT, return_date TEXT,
      renewals INTEGER, fine_amount DECIMAL(10,2), rating DECIMAL(3,1),
      notes TEXT, days_out INTEGER, overdue INTEGER)
    """
)
lists = [good[column].astype(object).where(good[column].notna(), None).tolist() for column in good.columns]
connection.executemany("INSERT INTO checkouts VALUES (%s)" % ",".join("?" * len(lists)), zip(*lists))
connection.commit()
connection.close()
