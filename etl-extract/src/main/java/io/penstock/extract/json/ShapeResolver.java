package io.penstock.extract.json;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.extract.json.decode.Discovery;
import io.penstock.extract.json.decode.Shape;
import io.penstock.extract.json.scan.JsonErrors;
import io.penstock.extract.json.scan.RecordBlock;
import io.penstock.extract.text.Inference;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out what a run will read: columns and types from the settings or the first records. */
final class ShapeResolver {
    private static final int BLOCK_ROWS = 2000;
    private static final int BLOCK_BYTES = 1 << 22;

    private final JsonSettings settings;

    ShapeResolver(JsonSettings settings) {
        this.settings = settings;
    }

    Shape resolve(StepContext context) throws IOException {
        Schema schema = settings.schema;
        if (schema != null) {
            return Shape.of(schema, Set.of(), settings.rules(), false);
        }
        if (settings.found != null) {
            return shape(settings.found);
        }
        Map<String, Type> found = found(context);
        boolean none = found.isEmpty();
        List<String> wanted = settings.columns.isEmpty() ? new ArrayList<>(found.keySet()) : settings.columns;
        List<Problem> problems = new ArrayList<>();
        if (none) {
            settings.types.keySet().stream().filter(n -> !wanted.contains(n)).forEach(wanted::add);
        } else {
            settings.types.keySet().forEach(name -> requireKnown("types", name, found, problems));
            settings.columns.forEach(name -> requireKnown("columns", name, found, problems));
        }
        if (!problems.isEmpty()) {
            throw problems.size() == 1 ? new PlanException(problems.get(0)) : new PlanException(problems);
        }
        List<Field> fields = new ArrayList<>();
        for (String name : wanted) {
            Type guess = settings.inference == Inference.TEXT ? Type.TEXT : found.getOrDefault(name, Type.TEXT);
            fields.add(Field.of(name, settings.types.getOrDefault(name, guess)));
        }
        return shape(Schema.of(fields));
    }

    /** All columns, those without a declared type inferred. */
    private Shape shape(Schema columns) {
        Set<String> inferred = new HashSet<>(columns.names());
        inferred.removeAll(settings.types.keySet());
        return Shape.of(columns, inferred, settings.rules(), settings.columns.isEmpty());
    }

    private Map<String, Type> found(StepContext context) throws IOException {
        Discovery discovery = new Discovery(settings.rules(), settings.dateFormats, settings.types);
        long left = settings.inference == Inference.FULL ? Long.MAX_VALUE : JsonExtractor.SAMPLE_ROWS;
        for (Path path : settings.files.files()) {
            try (JsonFile file = JsonFile.open(path, settings, null)) {
                while (left > 0) {
                    context.checkCancelled();
                    RecordBlock block = file.records().next((int) Math.min(left, BLOCK_ROWS), BLOCK_BYTES);
                    if (block == null) {
                        break;
                    }
                    left -= block.records();
                    discovery.observe(block);
                }
            }
        }
        return discovery.types();
    }

    private void requireKnown(String setting, String name, Map<String, Type> found, List<Problem> problems) {
        if (!found.containsKey(name)) {
            problems.add(Problem.of(
                            JsonErrors.UNKNOWN_COLUMN,
                            "there is no column '" + name + "' in the records looked at. "
                                    + Suggestion.among(name, found.keySet()))
                    .at(settings.files.title() + ", " + setting)
                    .next("If later records have it, give a schema, or set inference to full."));
        }
    }
}
