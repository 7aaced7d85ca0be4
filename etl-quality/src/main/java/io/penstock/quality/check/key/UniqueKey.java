package io.penstock.quality.check.key;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.RunningTest;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.check.TestContext;
import io.penstock.quality.distinct.ValueHash;
import io.penstock.quality.distinct.WyHash;
import io.penstock.spi.Description;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Values, or values of several columns together, must occur once: every row whose key came before fails. Values are told apart by a 64-bit hash (see
 * docs/reference/quality-checks.md for the odds); what does not fit into memory goes to disk.
 *
 * @param kind what is asked
 * @param columns the key; none for all columns
 */
public record UniqueKey(Kind kind, List<String> columns) implements CheckTest {
    /** What is asked of a key. */
    public enum Kind {
        /** Keys occur once; a row with a null in its key is not looked at, as in SQL. */
        UNIQUE,
        /** Keys occur once and have no null. */
        PRIMARY_KEY,
        /** Rows occur once; nulls are equal. */
        DUPLICATE_ROWS
    }

    public UniqueKey {
        columns = List.copyOf(columns);
        if (columns.isEmpty() && kind != Kind.DUPLICATE_ROWS) {
            throw new PlanException(Problem.of(
                    CheckErrors.BAD_SETTING, "check " + kind.name().toLowerCase(Locale.ROOT) + " needs a column"));
        }
    }

    @Override
    public Description describe() {
        return Description.of(kind.name().toLowerCase(Locale.ROOT), String.join(", ", columns));
    }

    @Override
    public Dimension dimension() {
        return Dimension.UNIQUENESS;
    }

    @Override
    public String expectation() {
        return switch (kind) {
            case UNIQUE -> String.join(", ", columns) + (columns.size() == 1 ? " occurs once" : " occur once together");
            case PRIMARY_KEY -> String.join(", ", columns) + " is a key";
            case DUPLICATE_ROWS ->
                "rows occur once" + (columns.isEmpty() ? "" : ", judged by " + String.join(", ", columns));
        };
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        List<Integer> positions = new ArrayList<>();
        for (String column : columns) {
            positions.add(binding.column(column));
        }
        int[] key = columns.isEmpty()
                ? IntStream.range(0, binding.schema().size()).toArray()
                : positions.stream().mapToInt(Integer::intValue).toArray();
        return context -> new Running(kind, key, context);
    }

    private static final class Running implements RunningTest {
        private final Kind kind;
        private final int[] key;
        private final KeyHashes hashes;
        private long evaluated;
        private long nulls;

        Running(Kind kind, int[] key, TestContext context) {
            this.kind = kind;
            this.key = key;
            this.hashes = new KeyHashes(context.memoryShare(), context.run()::spillDirectory);
        }

        @Override
        public void accept(Batch batch, FailingRows failing) throws IOException {
            for (int row = 0; row < batch.rowCount(); row++) {
                if (kind != Kind.DUPLICATE_ROWS && hasNull(batch, row)) {
                    if (kind == Kind.PRIMARY_KEY) {
                        nulls++;
                        evaluated++;
                        failing.add(row);
                    }
                    continue;
                }
                evaluated++;
                if (hashes.isRepeated(hash(batch, row))) {
                    failing.add(row);
                }
            }
        }

        private boolean hasNull(Batch batch, int row) {
            for (int position : key) {
                if (batch.column(position).isNull(row)) {
                    return true;
                }
            }
            return false;
        }

        private long hash(Batch batch, int row) {
            if (key.length == 1) {
                return ValueHash.of(batch.column(key[0]), row);
            }
            long hash = key.length;
            for (int position : key) {
                Column column = batch.column(position);
                hash = WyHash.hash(hash, ValueHash.of(column, row));
            }
            return hash;
        }

        @Override
        public void merge(RunningTest other) {
            Running that = (Running) other;
            evaluated += that.evaluated;
            nulls += that.nulls;
            try {
                hashes.merge(that.hashes);
            } catch (IOException e) {
                throw CheckErrors.noSpace(e);
            }
        }

        @Override
        public Finding finding(Evidence evidence) throws IOException {
            return Finding.rows(evaluated, nulls + hashes.repeated());
        }

        @Override
        public void close() throws IOException {
            hashes.close();
        }
    }
}
