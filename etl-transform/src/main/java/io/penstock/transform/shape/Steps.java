package io.penstock.transform.shape;

/** Steps made of the user's own functions. */
public final class Steps {
    private Steps() {}

    /**
     * A step that shows every row to a function. The columns stay as they are unless {@link RowStep#add} adds
     * some:
     *
     * <pre>{@code
     * Steps.row((row, edit) -> {
     *     edit.set("initial", row.text("author").substring(0, 1));
     *     return true;
     * }).add("initial", Type.TEXT)
     * }</pre>
     */
    public static RowStep row(RowFunction function) {
        return RowStep.of(function);
    }

    /** A step that shows every batch to a function; the schema stays unless {@link BatchStep#output} says otherwise. */
    public static BatchStep batch(BatchFunction function) {
        return BatchStep.of(function);
    }
}
