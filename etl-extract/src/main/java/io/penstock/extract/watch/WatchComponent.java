package io.penstock.extract.watch;

import static io.penstock.spi.component.ValueType.COLUMN_TYPE;
import static io.penstock.spi.component.ValueType.DURATION;
import static io.penstock.spi.component.ValueType.INTEGER;
import static io.penstock.spi.component.ValueType.PATH;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.mapOf;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.file.FileSource;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.SettingValue;
import io.penstock.spi.component.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The source {@code watch} for JSON. */
public final class WatchComponent {
    private static final ValueType<Optional<Extractor>> SOURCE = new ValueType<>(
            "a source of files (csv, json, jsonl, excel, parquet) such as {\"type\": \"csv\", \"source\": \"inbox/*.csv\"}",
            Map.of("$ref", "#/$defs/extractor"),
            List.of(),
            value -> value.component(Role.EXTRACTOR, Extractor.class));

    private static final ValueType<Readiness> READY = choice(
            Map.of(),
            Map.of(
                    "stable", value -> Readiness.stable(DURATION.read(value)),
                    "age", value -> Readiness.age(DURATION.read(value)),
                    "done_file", value -> Readiness.doneFile(TEXT.read(value))));
    private static final ValueType<AfterCommit> AFTER_COMMIT = choice(
            Map.of("leave", AfterCommit.leave(), "delete", AfterCommit.delete()),
            Map.of("archive", value -> AfterCommit.archive(PATH.read(value))));
    private static final ValueType<BadFiles> BAD_FILES = choice(
            Map.of("fail", BadFiles.fail()), Map.of("quarantine", value -> BadFiles.quarantine(PATH.read(value))));

    private WatchComponent() {}

    /** One of some words, or an object with one member: {@code {"archive": "done"}}. */
    private static <V> ValueType<V> choice(Map<String, V> words, Map<String, Function<SettingValue, V>> objects) {
        List<String> names = words.keySet().stream().sorted().toList();
        List<String> keys = objects.keySet().stream().sorted().toList();
        String label = (names.isEmpty() ? "" : String.join(", ", names) + " or ") + "an object with one of "
                + String.join(", ", keys);
        Map<String, Object> object = Map.of(
                "type",
                "object",
                "propertyNames",
                Map.of("enum", keys),
                "minProperties",
                1,
                "maxProperties",
                1,
                "additionalProperties",
                Map.of("type", "string"));
        Map<String, Object> schema = names.isEmpty()
                ? object
                : Map.of("if", Map.of("type", "object"), "then", object, "else", Map.of("enum", names));
        return new ValueType<>(label, schema, List.of(), value -> {
            V word = value.plain() instanceof String text ? words.get(text) : null;
            if (word != null) {
                return word;
            }
            Map<String, SettingValue> members = value.members();
            String key = members.size() == 1 ? members.keySet().iterator().next() : "";
            Function<SettingValue, V> reader = objects.get(key);
            SettingValue member = members.get(key);
            if (reader == null || member == null) {
                throw new IllegalArgumentException("it needs one of the keys " + String.join(", ", keys));
            }
            return reader.apply(member);
        });
    }

    public static Component<WatchedDirectory> component() {
        return Component.of(
                        Role.EXTRACTOR,
                        "watch",
                        WatchedDirectory.class,
                        s -> WatchedDirectory.of(files(s.get("source", SOURCE))))
                .aliases("WatchedDirectory", "FileWatcher", "WatchExtractor")
                .summary("Files that arrive in a directory, each loaded once")
                .required("source", SOURCE, "the source that reads each file, its path a glob")
                .target("source")
                .option("ready", READY, "stable 2s", "when a file is complete", WatchedDirectory::ready)
                .option(
                        "after_commit",
                        AFTER_COMMIT,
                        "leave",
                        "what becomes of a file once it is loaded",
                        WatchedDirectory::afterCommit)
                .option(
                        "bad_files",
                        BAD_FILES,
                        "fail",
                        "what happens to a file that cannot be read as a whole",
                        WatchedDirectory::badFiles)
                .option("wait_for", DURATION, "0s", "how long to wait for at least one file", WatchedDirectory::waitFor)
                .option(
                        "file_column",
                        TEXT,
                        null,
                        "column with the path of each row's file",
                        WatchedDirectory::fileColumn)
                .option(
                        "name",
                        TEXT,
                        null,
                        "under which the ledger is kept; the glob by default",
                        WatchedDirectory::name)
                .option(
                        "ledger_size",
                        INTEGER,
                        String.valueOf(WatchSettings.LEDGER_SIZE),
                        "loaded files that are remembered",
                        WatchedDirectory::ledgerSize)
                .option(
                        "schema",
                        mapOf(COLUMN_TYPE),
                        null,
                        "columns of all files, so that a run can begin before the first arrived",
                        (watch, types) -> watch.schema(schema(types)));
    }

    private static FileSource files(Optional<Extractor> source) {
        if (source.isPresent() && source.get() instanceof FileSource files) {
            return files;
        }
        throw new PlanException(Problem.of(
                        WatchErrors.SETTING,
                        "source: "
                                + source.map(each -> each.describe().type()).orElse("this source")
                                + " does not read files that could be watched")
                .at("watch")
                .next("Use csv, json, jsonl, excel or parquet."));
    }

    private static Schema schema(Map<String, Type> types) {
        return Schema.of(types.entrySet().stream()
                .map(each -> Field.of(each.getKey(), each.getValue()))
                .toList());
    }
}
