package io.penstock.load.json;

import static io.penstock.spi.component.ValueType.PATH;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.choice;

import io.penstock.load.file.FileOptions;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import java.util.function.Function;

/** The sinks {@code json} and {@code jsonl} for JSON. */
public final class JsonComponent {
    private JsonComponent() {}

    public static Component<JsonLoader> component() {
        return options(of("json", s -> JsonLoader.of(s.get("path", PATH)))
                .aliases("JSONLoader", "JsonLoader")
                .summary("A JSON file, published whole")
                .option(
                        "format",
                        choice(JsonForm.class),
                        "auto",
                        "how the file holds its rows",
                        (loader, form) -> loader.format(form)));
    }

    /** The same with {@code format} lines. */
    public static Component<JsonLoader> lines() {
        return options(of("jsonl", s -> JsonLoader.of(s.get("path", PATH)).format(JsonForm.LINES))
                .aliases("JSONLinesLoader", "JsonLinesLoader", "ndjson")
                .summary("A JSON Lines file, published whole"));
    }

    private static Component<JsonLoader> of(String name, Function<Settings, JsonLoader> factory) {
        return Component.of(Role.LOADER, name, JsonLoader.class, factory)
                .required("path", PATH, "the file; compressed when it ends in .gz or .zst")
                .target("path");
    }

    private static Component<JsonLoader> options(Component<JsonLoader> json) {
        return FileOptions.addTo(json.option(
                        "nulls", choice(Nulls.class), "write", "what is written for a null", JsonLoader::nulls)
                .option(
                        "non_finite",
                        choice(NonFinite.class),
                        "text",
                        "what is written for NaN and infinities",
                        JsonLoader::nonFinite)
                .option("names", choice(Names.class), "flat", "what columns such as a.b become", JsonLoader::names)
                .option("separator", TEXT, ".", "between the parts of names, for names nested", JsonLoader::separator));
    }
}
