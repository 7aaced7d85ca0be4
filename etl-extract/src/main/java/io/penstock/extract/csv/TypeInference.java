package io.penstock.extract.csv;

import io.penstock.extract.csv.scan.Slices;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.TextSlices;
import io.penstock.extract.text.TypeGuess;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Guesses the types of columns from records; those that could not become rows are left out. */
final class TypeInference {
    private final CsvSettings settings;
    private final Layout layout;
    private final RowVerdicts verdicts;
    private final Map<String, TypeGuess> guesses = new LinkedHashMap<>();

    TypeInference(CsvSettings settings, List<String> names, List<String> wanted) {
        this.settings = settings;
        Schema texts =
                Schema.of(names.stream().map(name -> Field.of(name, Type.TEXT)).toList());
        this.layout = Layout.of(names, texts, settings);
        this.verdicts = new RowVerdicts(layout, settings);
        for (String name : wanted) {
            guesses.put(name, new TypeGuess(settings.nullTokens, settings.dateFormats));
        }
    }

    /** The types of the wanted columns by the first records, or by all. */
    Map<String, Type> types(List<Path> files, StepContext context) throws IOException {
        long left = settings.inference == Inference.FULL ? Long.MAX_VALUE : CsvExtractor.SAMPLE_ROWS;
        for (Path path : files) {
            try (CsvFile file = CsvFile.open(path, settings)) {
                while (left > 0) {
                    context.checkCancelled();
                    int most = (int) Math.min(left, layout.rows(context));
                    Piece piece = file.records().next(most, context.batchBytes(), layout.fileWidth());
                    if (piece == null) {
                        break;
                    }
                    left -= piece.records();
                    observe(piece.rows(layout, verdicts, null));
                }
            }
        }
        Map<String, Type> types = new LinkedHashMap<>();
        guesses.forEach((name, guess) -> types.put(name, guess.type()));
        return types;
    }

    private void observe(Slices slices) {
        guesses.forEach((name, guess) -> {
            int column = layout.names().indexOf(name);
            guess.observe(
                    new TextSlices(slices.bytes(), slices.starts()[column], slices.ends()[column], slices.rows()));
        });
    }
}
