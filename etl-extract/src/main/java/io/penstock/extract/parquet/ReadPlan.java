package io.penstock.extract.parquet;

import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.expr.BoundExpr;
import io.penstock.extract.parquet.column.OutputColumn;
import io.penstock.extract.parquet.page.ParquetErrors;
import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is read of every file and what comes out.
 *
 * @param all every column of the first file
 * @param read the columns that are read, by name: those that come out, then those that only the filter needs
 * @param filterSchema what is read, exploded, and the partition columns
 * @param schema what comes out, with the types of the file
 * @param positions of the columns that come out in the filter's schema
 * @param declared makes of them what the settings declare
 */
record ReadPlan(
        List<Field> all,
        List<String> read,
        PartitionColumns partitions,
        @Nullable Exploded exploded,
        Schema filterSchema,
        Schema schema,
        List<Integer> positions,
        DeclaredTypes declared,
        @Nullable BoundExpr filter) {

    static ReadPlan of(ParquetSettings settings) throws IOException {
        List<Path> files = settings.files.files();
        try (Footer first = Footer.open(files.get(0), settings.leafTypes())) {
            PartitionColumns partitions =
                    settings.partitions == Partitions.COLUMNS ? PartitionColumns.of(files) : PartitionColumns.none();
            List<Field> all = new ArrayList<>();
            for (OutputColumn column : FileColumns.of(first, settings)) {
                // One file may have nulls where another says there are none.
                all.add(
                        files.size() == 1
                                ? column.field()
                                : Field.of(column.field().name(), column.type()));
            }
            return new Builder(settings, first.name(), all, partitions).build();
        }
    }

    /** Row groups in all files, counted up to {@code enough}. */
    static long rowGroups(ParquetSettings settings, int enough) throws IOException {
        long groups = 0;
        for (Path file : settings.files.files()) {
            try (Footer footer = Footer.open(file, settings.leafTypes())) {
                groups += footer.rowGroups().size();
            }
            if (groups >= enough) {
                break;
            }
        }
        return groups;
    }

    /**
     * The columns to read of one of the files.
     *
     * @throws ExtractException when the file's columns are not those of the first
     */
    List<OutputColumn> columnsOf(Footer footer, ParquetSettings settings) {
        List<OutputColumn> own = FileColumns.of(footer, settings);
        Set<String> expected = new TreeSet<>();
        all.forEach(field -> expected.add(field.name() + " " + field.type()));
        Set<String> found = new TreeSet<>();
        own.forEach(column -> found.add(column.field().name() + " " + column.type()));
        if (!expected.equals(found)) {
            Set<String> missing = new TreeSet<>(expected);
            missing.removeAll(found);
            found.removeAll(expected);
            throw new ExtractException(Problem.of(
                            ParquetErrors.OTHER_SCHEMA,
                            "the columns are not those of the first file:"
                                    + (missing.isEmpty() ? "" : " " + missing + " missing")
                                    + (missing.isEmpty() || found.isEmpty() ? "" : ",")
                                    + (found.isEmpty() ? "" : " " + found + " added"))
                    .at(footer.name())
                    .next("Read files of different columns by sources of their own."));
        }
        List<OutputColumn> chosen = new ArrayList<>();
        for (String name : read) {
            own.stream().filter(column -> column.field().name().equals(name)).forEach(chosen::add);
        }
        return chosen;
    }

    /** Makes a plan from the columns that there are. */
    private static final class Builder {
        private final ParquetSettings settings;
        private final String file;
        private final List<Field> all;
        private final PartitionColumns partitions;
        private final Set<String> read = new LinkedHashSet<>();

        Builder(ParquetSettings settings, String file, List<Field> all, PartitionColumns partitions) {
            this.settings = settings;
            this.file = file;
            this.all = all;
            this.partitions = partitions;
        }

        ReadPlan build() {
            checkExplode();
            Set<String> out = new LinkedHashSet<>();
            if (settings.columns.isEmpty()) {
                all.forEach(field -> read.add(field.name()));
                expanded(all).forEach(field -> out.add(field.name()));
                partitions.fields().forEach(field -> out.add(field.name()));
            } else {
                settings.columns.forEach(name -> choose(name, out));
            }
            if (settings.where != null) {
                settings.where.columns().forEach(this::alsoRead);
            }
            List<Field> chosen = new ArrayList<>();
            for (String name : read) {
                chosen.add(field(name));
            }
            Exploded exploded = exploded(chosen);
            List<Field> filtered = expanded(chosen);
            filtered.addAll(partitions.fields());
            Schema filterSchema = Schema.of(filtered);
            int[] positions = out.stream().mapToInt(filterSchema::indexOf).toArray();
            Schema schema = filterSchema.select(positions);
            return new ReadPlan(
                    List.copyOf(all),
                    List.copyOf(read),
                    partitions,
                    exploded,
                    filterSchema,
                    schema,
                    Arrays.stream(positions).boxed().toList(),
                    DeclaredTypes.of(settings, schema, file),
                    filter(filterSchema));
        }

        private void checkExplode() {
            String name = settings.explode;
            if (name != null && all.stream().noneMatch(f -> f.name().equals(name) && f.type() instanceof ListType)) {
                List<String> lists = all.stream()
                        .filter(field -> field.type() instanceof ListType || field.type() == Type.TEXT)
                        .map(Field::name)
                        .toList();
                throw invalid(
                        "explode names '" + name + "', which is no list or map. " + Suggestion.among(name, lists));
            }
        }

        private void choose(String name, Set<String> out) {
            int before = out.size();
            for (Field field : all) {
                boolean whole = field.name().equals(name) || field.name().startsWith(name + ".");
                for (Field part : expanded(List.of(field))) {
                    if (whole || part.name().equals(name)) {
                        read.add(field.name());
                        out.add(part.name());
                    }
                }
            }
            partitions.fields().stream().map(Field::name).filter(name::equals).forEach(out::add);
            if (out.size() == before && !out.contains(name)) {
                List<Field> known = expanded(all);
                known.addAll(partitions.fields());
                throw new PlanException(Schema.of(known).unknown(name).at(file));
            }
        }

        /** A column that the filter names, by its exact name or by the only one that differs in case. */
        private void alsoRead(String name) {
            List<Field> exact = all.stream()
                    .filter(f ->
                            expanded(List.of(f)).stream().anyMatch(e -> e.name().equals(name)))
                    .toList();
            List<Field> like = all.stream()
                    .filter(f ->
                            expanded(List.of(f)).stream().anyMatch(e -> e.name().equalsIgnoreCase(name)))
                    .toList();
            (exact.isEmpty() ? like : exact).forEach(field -> read.add(field.name()));
        }

        private Field field(String name) {
            return all.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
        }

        private List<Field> expanded(List<Field> fields) {
            List<Field> result = new ArrayList<>();
            for (Field field : fields) {
                if (field.name().equals(settings.explode)) {
                    result.addAll(new Exploded(0, settings.nested).fields(field));
                } else {
                    result.add(field);
                }
            }
            return result;
        }

        private @Nullable Exploded exploded(List<Field> chosen) {
            for (int c = 0; c < chosen.size(); c++) {
                if (chosen.get(c).name().equals(settings.explode)) {
                    return new Exploded(c, settings.nested);
                }
            }
            if (settings.explode != null) {
                throw invalid("explode names '" + settings.explode + "', which columns leaves out");
            }
            return null;
        }

        private @Nullable BoundExpr filter(Schema schema) {
            if (settings.where == null) {
                return null;
            }
            BoundExpr bound = settings.where.bind(schema);
            if (bound.type() != Type.BOOLEAN) {
                throw invalid("where must be true or false, but '" + settings.where + "' is " + bound.type());
            }
            return bound;
        }

        private PlanException invalid(String what) {
            return new PlanException(
                    Problem.of(ParquetErrors.INVALID_SETTING, what).at(file));
        }
    }
}
