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

    /**
     * A step that reads every row as one Java record and writes what a function makes of it:
     *
     * <pre>{@code
     * Steps.map(Loan.class, Fine.class, loan -> loan.daysLate() > 0 ? new Fine(loan.id(), …) : null)
     * }</pre>
     */
    public static <I extends Record, O extends Record> MapRecords<I, O> map(
            Class<I> from, Class<O> to, RecordFunction<I, O> function) {
        return MapRecords.of(from, to, function);
    }
}
