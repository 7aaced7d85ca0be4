package io.penstock.internal.validate;

import io.penstock.data.Batch;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.data.Origin;
import io.penstock.data.TextColumnBuilder;
import io.penstock.data.Validity;
import io.penstock.error.Problem;
import io.penstock.error.QualityException;
import io.penstock.expr.BoundExpr;
import io.penstock.schema.Schema;
import io.penstock.spi.Failure;
import io.penstock.spi.OnFail;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowTest;
import io.penstock.spi.Step;
import io.penstock.spi.ValidationRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tests a batch rule by rule into one bitmap each, then acts on the rows whose bits are set. */
final class ValidateStep implements Step {
    /** Characters of values that a message shows. */
    private static final int LONGEST_VALUE = 100;

    private final Schema input;
    private final Schema output;
    private final List<BoundRule> rules;
    private final List<RowTest> tests;
    private final int[] rejectingFirst;
    private long[][] failed = new long[0][];

    ValidateStep(Schema input, Schema output, List<BoundRule> rules, List<RowTest> tests) {
        this.input = input;
        this.output = output;
        this.rules = rules;
        this.tests = tests;
        this.rejectingFirst = IntStream.range(0, rules.size())
                .boxed()
                .sorted(Comparator.comparing(r -> rules.get(r).rule().onFail() != OnFail.REJECT))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public void process(Batch batch, Output out) throws Exception {
        int words = Validity.wordsFor(batch.rowCount());
        clear(words);
        long[] rejected = new long[words];
        for (int r = 0; r < rules.size(); r++) {
            BoundRule rule = rules.get(r);
            tests.get(r).test(batch, failed[r]);
            if (rule.condition() != null) {
                keepWhere(rule.condition(), batch, failed[r]);
            }
            OnFail consequence = rule.rule().onFail();
            if (consequence == OnFail.REJECT) {
                for (int w = 0; w < words; w++) {
                    rejected[w] |= failed[r][w];
                }
            } else if (consequence == OnFail.FAIL) {
                failRun(batch, r);
            }
        }
        warn(out, rejected);
        Batch marked = mark(batch);
        int rejectedCount = (int) count(rejected, words);
        if (rejectedCount == 0) {
            out.emit(marked);
            return;
        }
        out.reject(batch, failures(batch, rejected));
        int[] kept = new int[batch.rowCount() - rejectedCount];
        for (int i = 0, k = 0; i < batch.rowCount(); i++) {
            if ((rejected[i >>> 6] >>> i & 1) == 0) {
                kept[k++] = i;
            }
        }
        out.emit(marked.gather(kept, kept.length));
    }

    private void clear(int words) {
        if (failed.length == 0 || failed[0].length < words) {
            failed = new long[rules.size()][words];
            return;
        }
        for (long[] bits : failed) {
            Arrays.fill(bits, 0);
        }
    }

    private static long count(long[] bits, int words) {
        long count = 0;
        for (int w = 0; w < words; w++) {
            count += Long.bitCount(bits[w]);
        }
        return count;
    }

    private static void keepWhere(BoundExpr condition, Batch batch, long[] bits) {
        BooleanColumn chosen = (BooleanColumn) condition.evaluate(batch);
        for (int i = 0; i < batch.rowCount(); i++) {
            if (chosen.isNull(i) || !chosen.get(i)) {
                Validity.clear(bits, i);
            }
        }
    }

    /** Tells of the rows that fail a rule and stay. */
    private void warn(Output out, long[] rejected) {
        for (int r = 0; r < rules.size(); r++) {
            long count = 0;
            for (int w = 0; w < rejected.length; w++) {
                count += Long.bitCount(failed[r][w] & ~rejected[w]);
            }
            if (count > 0) {
                out.warn(rules.get(r).failure(), count);
            }
        }
    }

    /** All failures of each rejected row; first those that are why it was rejected. */
    private RowFailures failures(Batch batch, long[] rejected) {
        RowFailures failures = new RowFailures();
        for (int w = 0; w < rejected.length; w++) {
            for (long left = rejected[w]; left != 0; left &= left - 1) {
                int row = (w << 6) + Long.numberOfTrailingZeros(left);
                for (int r : rejectingFirst) {
                    if ((failed[r][w] >>> row & 1) != 0) {
                        failures.add(row, failure(r, batch, row));
                    }
                }
            }
        }
        return failures;
    }

    /** The failure of one row: the rule's own object unless the row has more to say. */
    private Failure failure(int r, Batch batch, int row) {
        BoundRule rule = rules.get(r);
        Failure failure = rule.failure();
        String detail = rule.rule().customMessage() == null ? tests.get(r).detail(row) : null;
        if (detail != null) {
            return failure.saying(detail);
        } else if (rule.shown().isEmpty()) {
            return failure;
        }
        String values = rule.shown().stream()
                .map(position -> String.valueOf(batch.column(position).value(row)))
                .collect(Collectors.joining(", "));
        String shown = values.length() <= LONGEST_VALUE ? values : values.substring(0, LONGEST_VALUE) + "…";
        return failure.saying(failure.message().replace(ValidationRule.VALUE, shown));
    }

    private void failRun(Batch batch, int r) {
        long[] bits = failed[r];
        for (int i = 0; i < batch.rowCount(); i++) {
            if ((bits[i >>> 6] >>> i & 1) != 0) {
                Origin origin = batch.origin();
                Failure failure = failure(r, batch, i);
                Problem problem = Problem.of(
                        Validate.RULE_FAILED, failure.rule() + ": " + failure.message() + " (on_fail = fail)");
                throw new QualityException(
                        origin == null ? problem : problem.at(origin.position(i).toString()));
            }
        }
    }

    private Batch mark(Batch batch) {
        Batch marked = batch;
        boolean flagging = false;
        for (int r = 0; r < rules.size(); r++) {
            OnFail consequence = rules.get(r).rule().onFail();
            if (consequence == OnFail.NULL) {
                for (String name : rules.get(r).rule().check().columns()) {
                    int position = input.indexOf(name);
                    marked = marked.with(position, nulled(marked.column(position), failed[r], batch.rowCount()));
                }
            }
            flagging |= consequence == OnFail.FLAG;
        }
        List<Column> columns = new ArrayList<>(marked.columns());
        if (flagging) {
            Column flags = flags(batch, input.find(Validate.ERRORS_COLUMN));
            if (columns.size() == output.size()) {
                columns.set(output.indexOf(Validate.ERRORS_COLUMN), flags);
            } else {
                columns.add(flags);
            }
        }
        return output.equals(batch.schema()) && !flagging ? marked : batch.with(output, columns);
    }

    private static Column nulled(Column column, long[] bits, int rows) {
        if (count(bits, Validity.wordsFor(rows)) == 0) {
            return column;
        }
        ColumnBuilder builder = ColumnBuilder.of(column.type(), rows);
        for (int i = 0; i < rows; i++) {
            builder.append((bits[i >>> 6] >>> i & 1) != 0 ? null : column.value(i));
        }
        return builder.build();
    }

    private Column flags(Batch batch, int existing) {
        TextColumnBuilder builder = new TextColumnBuilder(batch.rowCount());
        for (int i = 0; i < batch.rowCount(); i++) {
            StringBuilder names = new StringBuilder();
            if (existing >= 0 && batch.column(existing).value(i) instanceof String before) {
                names.append(before);
            }
            for (int r = 0; r < rules.size(); r++) {
                if (rules.get(r).rule().onFail() == OnFail.FLAG && (failed[r][i >>> 6] >>> i & 1) != 0) {
                    names.append(names.isEmpty() ? "" : "; ")
                            .append(rules.get(r).failure().rule());
                }
            }
            builder.append(names.isEmpty() ? null : names.toString());
        }
        return builder.build();
    }

    @Override
    public void close() throws Exception {
        for (RowTest test : tests) {
            test.close();
        }
    }
}
