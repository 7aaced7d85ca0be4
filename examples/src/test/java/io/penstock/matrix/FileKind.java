package io.penstock.matrix;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tables as files.
 *
 * @param options of the source in JSON, types apart; the sink's
 * @param typed whether the format knows types, so that none are declared
 */
record FileKind(
        String name,
        Path directory,
        String type,
        String suffix,
        boolean typed,
        String sourceOptions,
        String sinkOptions,
        BiFunction<Path, Map<String, Type>, Extractor> reader,
        Function<Path, Loader> writer)
        implements Kind {
    Path file(String table) {
        return directory.resolve(name + "-" + table + suffix);
    }

    @Override
    public String extractor(String table, Schema schema) {
        String options = typed
                ? "{%s}".formatted(sourceOptions)
                : "{%s%s\"types\": %s}".formatted(sourceOptions, sourceOptions.isEmpty() ? "" : ", ", types(schema));
        return "{\"type\": \"%s\", \"source\": \"%s\", \"config\": %s}".formatted(type, file(table), options);
    }

    @Override
    public String loader(String table, Schema schema) {
        return "{\"type\": \"%s\", \"destination\": \"%s\", \"config\": {%s}}"
                .formatted(type, file(table), sinkOptions);
    }

    @Override
    public boolean keepsNested() {
        return !type.equals("csv") && !type.equals("excel");
    }

    @Override
    public Extractor source(String table, Schema schema) {
        return reader.apply(file(table), typesByName(schema));
    }

    @Override
    public Loader sink(String table, Schema schema) {
        return writer.apply(file(table));
    }

    static String types(Schema schema) {
        return schema.fields().stream()
                .map(field -> "\"%s\": \"%s\"".formatted(field.name(), field.type()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    static Map<String, Type> typesByName(Schema schema) {
        Map<String, Type> types = new LinkedHashMap<>();
        for (Field field : schema.fields()) {
            types.put(field.name(), field.type());
        }
        return types;
    }
}
