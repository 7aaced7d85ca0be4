package io.penstock.extract.excel.cells;

/**
 * A sheet of a workbook.
 *
 * @param number 1 for the first
 * @param name as on its tab
 * @param visibility whether a person sees it
 * @param content whether it has cells
 * @param place where the book finds it; only the book understands it
 */
public record SheetInfo(int number, String name, Visibility visibility, Content content, String place) {
    /** Whether a person sees a sheet. */
    public enum Visibility {
        VISIBLE,
        HIDDEN
    }

    /** What a sheet is made of. */
    public enum Content {
        CELLS,
        /** A chart, a dialog, a macro: nothing to read. */
        OTHER
    }

    public boolean isHidden() {
        return visibility == Visibility.HIDDEN;
    }
}
