package io.penstock.transform.library;

import io.penstock.expr.Expr;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.enrich.DatePart;
import io.penstock.transform.enrich.DateParts;
import io.penstock.transform.shape.Derive;
import io.penstock.transform.shape.Drop;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Works out the loans of a library from the DATE columns {@code checkout_date, due_date, return_date} (others by name through {@link
 * #columns}); a loan that is not returned is counted to the day of the run. Added are, as far as their dates are there:
 *
 * <ul>
 *   <li>{@code loan_days} INT64, from checkout to return;
 *   <li>{@code is_overdue} BOOLEAN, {@code days_overdue} INT64 (0 when in time) and {@code status_category} TEXT: Returned, Returned
 *       Late, On Loan, Overdue; null without a due date;
 *   <li>{@code issue_year, issue_month, issue_weekday} (0 Monday) and {@code issue_quarter} INT64, of the checkout.
 * </ul>
 */
public final class LibraryTransactions implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Roles roles;
    private final ZoneId zone;

    private LibraryTransactions(Roles roles, ZoneId zone) {
        this.roles = roles;
        this.zone = zone;
    }

    /** With the usual column names. */
    public static LibraryTransactions standard() {
        return new LibraryTransactions(
                Roles.of("library.transactions", "checkout_date", "due_date", "return_date"), ZoneOffset.UTC);
    }

    /**
     * The names of columns that have others than the usual ones.
     *
     * @param names column names by usual name
     * @throws io.penstock.error.PlanException {@code PEN-3003} for a usual name that does not exist
     */
    public LibraryTransactions columns(Map<String, String> names) {
        return new LibraryTransactions(roles.with(names), zone);
    }

    /** Whose day the day of the run is; UTC by default. */
    public LibraryTransactions zone(ZoneId place) {
        return new LibraryTransactions(roles, place);
    }

    @Override
    public Description describe() {
        Description all = Description.of("library.transactions", "");
        all = roles.named().isEmpty() ? all : all.with("columns", roles.named());
        return zone.equals(ZoneOffset.UTC) ? all : all.with("zone", zone);
    }

    /** The general steps that this one is made of, for rows of a schema. */
    public List<Transformer> steps(Schema schema) {
        Map<String, String> found = roles.in(schema);
        String issued = found.get("checkout_date");
        String due = found.get("due_date");
        String returned = found.get("return_date");
        String end = returned == null ? RunDay.NAME : "coalesce(" + Expr.quote(returned) + ", " + RunDay.NAME + ")";
        List<Transformer> steps = new ArrayList<>();
        steps.add(new RunDay(zone));
        if (issued != null) {
            steps.add(Derive.column("loan_days", end + " - " + Expr.quote(issued)));
        }
        if (due != null) {
            String last = Expr.quote(due);
            String open = returned == null ? "TRUE" : Expr.quote(returned) + " IS NULL";
            steps.add(Derive.column("is_overdue", end + " > " + last)
                    .and(
                            "days_overdue",
                            "CASE WHEN is_overdue THEN " + end + " - " + last + " WHEN NOT is_overdue THEN 0 END")
                    .and(
                            "status_category",
                            "CASE WHEN is_overdue IS NULL THEN NULL WHEN " + open
                                    + " THEN if(is_overdue, 'Overdue', 'On Loan')"
                                    + " ELSE if(is_overdue, 'Returned Late', 'Returned') END"));
        }
        steps.add(Drop.columns(RunDay.NAME));
        if (issued != null) {
            steps.add(DateParts.of(issued)
                    .parts(DatePart.YEAR, DatePart.MONTH, DatePart.WEEKDAY, DatePart.QUARTER)
                    .prefix("issue_"));
        }
        return steps;
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        roles.check(input, problems);
        return Composed.bind(steps(input), input, problems);
    }
}
