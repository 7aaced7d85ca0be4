package io.penstock.config;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSink;
import io.penstock.spi.BatchSource;
import io.penstock.spi.BoundCheck;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Inspection;
import io.penstock.spi.Inspector;
import io.penstock.spi.Loader;
import io.penstock.spi.Problems;
import io.penstock.spi.RowCheck;
import io.penstock.spi.StepContext;
import io.penstock.spi.Transformer;
import io.penstock.spi.ValidationRule;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Specs that only keep their settings: what the loader makes of a file can be read off them. */
public final class SampleComponents implements ComponentProvider {
    static final ErrorCode BAD_DELIMITER = new ErrorCode("PEN-2101", "A delimiter that cannot work");

    @Override
    public List<Component<?>> components() {
        return List.of(
                Component.of(Role.EXTRACTOR, "csv", Csv.class, s -> Csv.of(s.get("path", ValueType.PATH)))
                        .aliases("CSVExtractor", "DelimitedText")
                        .summary("Delimited text")
                        .required("path", ValueType.PATH, "the file to read")
                        .target("path")
                        .option("delimiter", ValueType.CHARACTER, ",", "between fields", Csv::delimiter)
                        .option("encoding", ValueType.CHARSET, "UTF-8", "of the file", Csv::encoding)
                        .option("skip", ValueType.INTEGER, "0", "lines to leave out", Csv::skip)
                        .option("types", ValueType.mapOf(ValueType.COLUMN_TYPE), null, "declared types", Csv::types)
                        .option("ragged", ValueType.choice(Ragged.class), "strict", "uneven rows", Csv::ragged),
                Component.of(Role.TRANSFORMER, "clean", Clean.class, s -> new Clean(List.of(), true))
                        .aliases("DataCleaner")
                        .option("null_tokens", ValueType.TEXTS, null, "texts that mean null", Clean::nullTokens)
                        .option("trim", ValueType.FLAG, "true", "whether to trim", Clean::trim),
                Component.of(Role.TRANSFORMER, "email", Clean.class, s -> new Clean(List.of("email"), true)),
                rule("not_null"),
                rule("email"),
                rule("isbn"),
                Component.of(Role.INSPECTOR, "profile", Profile.class, s -> new Profile()),
                Component.of(Role.LOADER, "csv", Csv.class, s -> Csv.of(s.get("path", ValueType.PATH)))
                        .required("path", ValueType.PATH, "the file to write")
                        .target("path"));
    }

    private static Component<ValidationRule> rule(String name) {
        return Component.of(
                        Role.RULE,
                        name,
                        ValidationRule.class,
                        s -> ValidationRule.of(new Check(name, s.get("columns", ValueType.TEXTS))))
                .required("columns", ValueType.TEXTS, "the columns to check");
    }

    enum Ragged {
        STRICT,
        PAD,
        REJECT
    }

    record Csv(Path path, char separator, Charset charset, int skipped, Map<String, Type> declared, Ragged uneven)
            implements Extractor, Loader {
        static Csv of(Path path) {
            return new Csv(path, ',', StandardCharsets.UTF_8, 0, Map.of(), Ragged.STRICT);
        }

        Csv delimiter(char value) {
            if (value == '"') {
                throw new PlanException(Problem.of(BAD_DELIMITER, "delimiter and quote are the same character")
                        .next("Change one."));
            }
            return new Csv(path, value, charset, skipped, declared, uneven);
        }

        Csv encoding(Charset value) {
            return new Csv(path, separator, value, skipped, declared, uneven);
        }

        Csv skip(int lines) {
            if (lines < 0) {
                throw new IllegalArgumentException("skip must be 0 or more, not " + lines);
            }
            return new Csv(path, separator, charset, lines, declared, uneven);
        }

        Csv types(Map<String, Type> value) {
            return new Csv(path, separator, charset, skipped, value, uneven);
        }

        Csv ragged(Ragged value) {
            return new Csv(path, separator, charset, skipped, declared, value);
        }

        @Override
        public Description describe() {
            return Description.of("csv", path.toString());
        }

        @Override
        public Schema schema(StepContext context) {
            return Schema.empty();
        }

        @Override
        public BatchSource open(StepContext context) {
            throw new UnsupportedOperationException("never run");
        }

        @Override
        public BatchSink open(Schema schema, StepContext context) {
            throw new UnsupportedOperationException("never run");
        }
    }

    record Clean(List<String> tokens, boolean trimmed) implements Transformer {
        Clean nullTokens(List<String> value) {
            return new Clean(value, trimmed);
        }

        Clean trim(boolean value) {
            return new Clean(tokens, value);
        }

        @Override
        public Description describe() {
            return Description.of("clean", "");
        }

        @Override
        public BoundTransformer bind(Schema input, Problems problems) {
            throw new UnsupportedOperationException("never run");
        }
    }

    record Check(String type, List<String> columns) implements RowCheck {
        @Override
        public Description describe() {
            return Description.of(type, String.join(", ", columns));
        }

        @Override
        public String message() {
            return "fails " + type;
        }

        @Override
        public BoundCheck bind(Schema input, Problems problems) {
            throw new UnsupportedOperationException("never run");
        }
    }

    record Profile() implements Inspector {
        @Override
        public Description describe() {
            return Description.of("profile", "");
        }

        @Override
        public Inspection open(Schema schema, StepContext context) {
            throw new UnsupportedOperationException("never run");
        }
    }
}
