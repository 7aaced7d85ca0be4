package io.penstock.extract.files;

/** What is only told on demand, because the whole file must be read for it. */
public enum FileDetail {
    /** Column {@code sha256}: 64 hexadecimal digits. */
    SHA256,
    /** Column {@code line_count}: line feeds, and one more for text behind the last; null for files that are no text. */
    LINE_COUNT,
    /** Columns {@code sheet_count} and {@code sheet_names} (a JSON list); null for files that are no workbooks. */
    SHEETS
}
