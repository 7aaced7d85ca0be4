package io.penstock.benchmarks.kernel;

import static io.penstock.benchmarks.harness.WrongAnswerException.demand;

import io.penstock.benchmarks.harness.Checkouts;
import io.penstock.benchmarks.harness.Rate;
import io.penstock.benchmarks.peer.Loan;
import io.penstock.benchmarks.peer.LoanReader;
import io.penstock.data.Batch;
import io.penstock.data.Validity;
import io.penstock.error.PlanException;
import io.penstock.format.identifier.IsbnForm;
import io.penstock.spi.Problems;
import io.penstock.spi.RowTest;
import io.penstock.spi.ValidationRule;
import io.penstock.transform.validate.Rules;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One rule on one cleaned text column. The result is the number of rows that fail. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class RuleKernel {
    private List<Batch> batches;
    private long rows;
    private long[] failed;
    private RowTest email;
    private RowTest isbn;
    private RowTest notNull;

    /** Proves how many rows fail each rule. */
    @Setup
    public void prove(Checkouts checkouts) throws Exception {
        batches = checkouts.clean();
        rows = checkouts.rows;
        failed = new long
                [Validity.wordsFor(
                        batches.stream().mapToInt(Batch::rowCount).max().orElse(0))];
        email = open(checkouts, Rules.email("member_email"));
        isbn = open(checkouts, Rules.isbn("isbn", IsbnForm.ISBN13));
        notNull = open(checkouts, Rules.notNull("return_date"));
        List<Loan> loans = checkouts.loans();
        demand("bad e-mails", failures(loans, "member_email:email"), failures(email));
        demand("bad ISBNs", failures(loans, "isbn:isbn"), failures(isbn));
        demand(
                "open loans",
                loans.stream().filter(loan -> loan.returnDate() == null).count(),
                failures(notNull));
    }

    /** {@code member_email}, about 3 % bad. */
    @Benchmark
    public long email(Rate rate) throws Exception {
        rate.rows += rows;
        return failures(email);
    }

    /** {@code isbn}: 13 digits, prefix and check digit; 2 % bad. */
    @Benchmark
    public long isbn(Rate rate) throws Exception {
        rate.rows += rows;
        return failures(isbn);
    }

    /** {@code return_date}, 8 % null. */
    @Benchmark
    public long notNull(Rate rate) throws Exception {
        rate.rows += rows;
        return failures(notNull);
    }

    private RowTest open(Checkouts checkouts, ValidationRule rule) throws Exception {
        Problems problems = new Problems();
        var bound = rule.check().bind(batches.get(0).schema(), problems);
        if (!problems.isEmpty()) {
            throw new PlanException(problems.found());
        }
        return bound.open(checkouts.context());
    }

    private long failures(RowTest test) throws Exception {
        long count = 0;
        for (Batch batch : batches) {
            Arrays.fill(failed, 0);
            test.test(batch, failed);
            for (long word : failed) {
                count += Long.bitCount(word);
            }
        }
        return count;
    }

    private static long failures(List<Loan> loans, String rule) {
        return loans.stream()
                .filter(loan -> LoanReader.failures(loan).contains(rule))
                .count();
    }
}
