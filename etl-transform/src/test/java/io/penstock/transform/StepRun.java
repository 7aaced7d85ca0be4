package io.penstock.transform;

import io.penstock.data.Batch;
import io.penstock.data.Row;
import io.penstock.data.Validity;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Extractor;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.RowTest;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.spi.Transformer;
import io.penstock.spi.ValidationRule;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import io.penstock.transform.internal.RowBits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs one step or rule over batches, outside of an engine, and keeps what came out. */
public final class StepRun {
    private final RecordingOutput output = new RecordingOutput();

    public List<Batch> batches() {
        return output.batches();
    }

    /** The fates that befell any row. */
    public Map<RowFate, Long> counts() {
        Map<RowFate, Long> counts = new EnumMap<>(RowFate.class);
        for (RowFate fate : RowFate.values()) {
            if (output.counted(fate) > 0) {
                counts.put(fate, output.counted(fate));
            }
        }
        return counts;
    }

    /** The first value of every rejected row, with rule and message. */
    public List<String> rejected() {
        return output.rejections().stream()
                .map(each -> each.values().get(0) + ": " + each.failure().rule() + " "
                        + each.failure().message())
                .toList();
    }

    public List<List<Object>> rows() {
        return batches().stream()
                .flatMap(batch -> batch.rows().stream())
                .map(Row::values)
                .toList();
    }

    /** The values of one column. */
    public List<Object> column(String name) {
        return batches().stream()
                .flatMap(batch -> batch.rows().stream())
                .map(row -> row.get(name))
                .toList();
    }

    public Schema schema() {
        return batches().get(0).schema();
    }

    public static StepRun of(Transformer step, Batch... input) throws Exception {
        try (TestContext context = context(64 << 20)) {
            return of(step, context, List.of(input));
        }
    }

    public static StepRun of(Transformer spec, StepContext context, List<Batch> input) throws Exception {
        Problems problems = new Problems();
        BoundTransformer bound = bind(copy(spec), input.get(0).schema(), problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.found().toString());
        }
        StepRun run = new StepRun();
        try (Step step = bound.open(context)) {
            for (Batch batch : input) {
                step.process(batch, run.output);
            }
            step.finish(run.output);
        }
        for (Batch batch : run.batches()) {
            if (!batch.schema().equals(bound.output())) {
                throw new IllegalStateException(batch.schema() + " is not the bound " + bound.output());
            }
        }
        return run;
    }

    private static BoundTransformer bind(Transformer spec, Schema input, Problems problems) {
        List<Schema> sides = new ArrayList<>();
        try (TestContext context = TestContext.create()) {
            for (Extractor side : spec.sides()) {
                sides.add(side.schema(context));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return spec.bind(input, sides, problems);
    }

    /** The rows of the batches, in batches of {@code size}. */
    public static List<Batch> split(Batch batch, int size) {
        List<Batch> parts = new ArrayList<>();
        for (int from = 0; from < batch.rowCount(); from += size) {
            parts.add(batch.slice(from, Math.min(batch.rowCount(), from + size)));
        }
        return parts.isEmpty() ? List.of(batch) : parts;
    }

    public static List<String> problems(Transformer step, Schema schema) {
        Problems problems = new Problems();
        bind(step, schema, problems);
        return problems.found().stream().map(Problem::toString).toList();
    }

    public static List<String> problems(ValidationRule rule, Schema schema) {
        Problems problems = new Problems();
        rule.check().bind(schema, problems);
        return problems.found().stream().map(Problem::toString).toList();
    }

    /** The rows that fail, counted over all batches. */
    public static List<Integer> failing(ValidationRule rule, Batch... input) throws Exception {
        try (TestContext context = context(64 << 20)) {
            return failing(rule, context, List.of(input));
        }
    }

    public static List<Integer> failing(ValidationRule rule, StepContext context, List<Batch> input) throws Exception {
        Problems problems = new Problems();
        List<Integer> failing = new ArrayList<>();
        int before = 0;
        try (RowTest test =
                copy(rule).check().bind(input.get(0).schema(), problems).open(context)) {
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(problems.found().toString());
            }
            for (Batch batch : input) {
                long[] failed = new long[Validity.wordsFor(batch.rowCount())];
                test.test(batch, failed);
                for (int i = 0; i < batch.rowCount(); i++) {
                    if (RowBits.get(failed, i)) {
                        failing.add(before + i);
                    }
                }
                before += batch.rowCount();
            }
        }
        return failing;
    }

    /** The spec after a trip through serialisation: every step must survive it. */
    @SuppressWarnings("unchecked")
    private static <T> T copy(T spec) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(spec);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    public static TestContext context(long memoryShare) {
        return TestContext.create().memoryShare(memoryShare);
    }
}
