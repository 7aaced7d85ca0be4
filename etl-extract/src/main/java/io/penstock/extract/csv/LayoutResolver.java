package io.penstock.extract.csv;

import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.extract.csv.scan.CsvErrors;
import io.penstock.extract.text.Inference;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out what a run will read: names from the header or the settings, types from the settings or the data. */
final class LayoutResolver {
    private final CsvSettings settings;

    LayoutResolver(CsvSettings settings) {
        this.settings = settings;
    }

    Layout resolve(StepContext context) throws Exception {
        List<Path> files = settings.files.files();
        List<String> names = names(files);
        List<Problem> problems = new ArrayList<>();
        List<String> wanted = wanted(names, problems);
        Map<String, Type> declared = settings.types;
        for (String name : declared.keySet()) {
            if (!names.contains(name)) {
                problems.add(unknown("types", name, names));
            }
        }
        if (!problems.isEmpty()) {
            throw problems.size() == 1 ? new PlanException(problems.get(0)) : new PlanException(problems);
        }
        if (settings.schema != null) {
            return Layout.of(names, settings.schema, settings);
        }
        Map<String, Type> types = new LinkedHashMap<>(declared);
        if (settings.inference != Inference.TEXT && !types.keySet().containsAll(wanted)) {
            List<String> open = new ArrayList<>(wanted);
            open.removeAll(declared.keySet());
            types.putAll(new TypeInference(settings, names, open).types(files, context));
        }
        List<Field> fields = new ArrayList<>();
        for (String name : wanted) {
            fields.add(Field.of(name, types.getOrDefault(name, Type.TEXT)));
        }
        return Layout.of(names, Schema.of(fields), settings);
    }

    private List<String> names(List<Path> files) throws Exception {
        if (!settings.columnNames.isEmpty()) {
            return settings.columnNames;
        }
        for (Path path : files) {
            try (CsvFile file = CsvFile.open(path, settings)) {
                if (settings.header == Header.ABSENT) {
                    int width = file.firstWidth();
                    if (width > 0) {
                        return numbered(width);
                    }
                } else if (file.header() != null) {
                    return file.header();
                }
            }
        }
        if (settings.schema != null) {
            return settings.schema.names();
        }
        throw new ExtractException(Problem.of(
                        CsvErrors.NO_HEADER,
                        "'" + settings.files.title() + "' is empty: there is "
                                + (settings.header == Header.PRESENT ? "no header" : "no record")
                                + " to tell the columns from")
                .next("If an empty file is fine, give column_names or a schema."));
    }

    private static List<String> numbered(int width) {
        List<String> names = new ArrayList<>();
        for (int c = 1; c <= width; c++) {
            names.add("column_" + c);
        }
        return names;
    }

    private List<String> wanted(List<String> names, List<Problem> problems) {
        List<String> wanted = settings.schema != null ? settings.schema.names() : settings.columns;
        for (String name : wanted) {
            if (!names.contains(name)) {
                problems.add(unknown(settings.schema != null ? "schema" : "columns", name, names));
            }
        }
        return wanted.isEmpty() ? names : wanted;
    }

    private Problem unknown(String setting, String name, List<String> names) {
        return Problem.of(
                        CsvErrors.HEADER_MISMATCH,
                        "there is no column '" + name + "' in the file. " + Suggestion.among(name, names))
                .at(settings.files.title() + ", " + setting);
    }
}
