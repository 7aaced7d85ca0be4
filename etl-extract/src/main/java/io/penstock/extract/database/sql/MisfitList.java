package io.penstock.extract.database.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cells of one piece whose value cannot be held by their column's type. One thread. */
public final class MisfitList {
    private final List<Cell> cells = new ArrayList<>();

    /**
     * One cell; its value in the column is null.
     *
     * @param row position in the piece
     * @param column position in the schema
     * @param text the value as text
     */
    record Cell(int row, int column, String text) {}

    /** @param text the value as the database writes it, for the reject sink; never part of a message */
    public void add(int row, int column, String text) {
        cells.add(new Cell(row, column, text));
    }

    public boolean isEmpty() {
        return cells.isEmpty();
    }

    /** By row, then by column. */
    List<Cell> sorted() {
        List<Cell> sorted = new ArrayList<>(cells);
        sorted.sort(Comparator.comparingInt(Cell::row).thenComparingInt(Cell::column));
        return sorted;
    }
}
