package io.penstock.console.sample;

import java.io.IOException;

/** The rows of one file. A row depends on the seed and its number only, so files of any length agree on the rows they share. */
sealed interface SampleTable permits BooksTable, MembersTable, TransactionsTable, CheckoutsTable {
    /** The file's name. */
    String file();

    /** The names of the columns. */
    String[] header();

    /** Writes the cells of row {@code number}, counted from 0. */
    void write(long number, CsvText out) throws IOException;
}
