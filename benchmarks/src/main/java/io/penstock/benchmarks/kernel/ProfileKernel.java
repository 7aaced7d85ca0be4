package io.penstock.benchmarks.kernel;

import static io.penstock.benchmarks.harness.WrongAnswerException.demand;

import io.penstock.benchmarks.harness.Checkouts;
import io.penstock.benchmarks.harness.KernelContext;
import io.penstock.benchmarks.harness.Rate;
import io.penstock.benchmarks.peer.Loan;
import io.penstock.data.Batch;
import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.spi.Inspection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Completeness, exact distinct count, least and greatest value of 17 columns. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class ProfileKernel {
    private KernelContext context;
    private List<Batch> text;
    private List<Batch> typed;
    private long rows;

    /** Proves nulls and distinct values of a key, a date and a text. */
    @Setup
    public void prove(Checkouts checkouts) throws Exception {
        context = checkouts.context();
        text = checkouts.clean();
        typed = checkouts.typed();
        rows = checkouts.rows;
        List<Loan> loans = checkouts.loans();
        ProfileResult onTyped = profile(typed);
        demandColumn(onTyped.column("checkout_id"), loans, Loan::checkoutId);
        demandColumn(onTyped.column("return_date"), loans, Loan::returnDate);
        demandColumn(onTyped.column("title"), loans, Loan::title);
        ProfileResult onText = profile(text);
        demandColumn(onText.column("item_barcode"), loans, Loan::itemBarcode);
        demandColumn(onText.column("notes"), loans, Loan::notes);
    }

    /** All columns TEXT. */
    @Benchmark
    public Object text(Rate rate) throws Exception {
        rate.rows += rows;
        return profile(text);
    }

    /** Seven columns numbers and dates, ten TEXT. */
    @Benchmark
    public Object typed(Rate rate) throws Exception {
        rate.rows += rows;
        return profile(typed);
    }

    private ProfileResult profile(List<Batch> batches) throws Exception {
        try (Inspection inspection =
                ColumnProfiler.allColumns().open(batches.get(0).schema(), context)) {
            for (Batch batch : batches) {
                inspection.accept(batch);
            }
            return (ProfileResult) inspection.result();
        }
    }

    private static void demandColumn(ColumnProfile found, List<Loan> loans, Function<Loan, @Nullable Object> value) {
        List<Object> values = loans.stream().map(value).filter(Objects::nonNull).toList();
        demand("nulls of " + found.name(), (long) loans.size() - values.size(), found.nulls());
        demand(
                "distinct values of " + found.name(),
                values.stream().distinct().count(),
                found.distinct().count());
    }
}
