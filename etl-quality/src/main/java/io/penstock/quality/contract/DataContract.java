package io.penstock.quality.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.error.ConfigException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.quality.check.Check;
import io.penstock.spi.OptionalLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A file of the Open Data Contract Standard, version 3, as checks: {@code required}, {@code unique}, {@code primaryKey}, {@code logicalType}, {@code
 * logicalTypeOptions}, and the rules of the library under {@code quality}. What has no counterpart (rules in SQL or of other tools, texts for people) is told by
 * {@link Table#leftOut}. YAML needs the optional library jackson-dataformat-yaml; JSON needs nothing. Immutable.
 *
 * @param tables by their names
 */
public record DataContract(Map<String, Table> tables) {
    private static final OptionalLibrary YAML = new OptionalLibrary(
            "jackson-dataformat-yaml",
            "com.fasterxml.jackson.dataformat.yaml.YAMLFactory",
            "com.fasterxml.jackson.dataformat:jackson-dataformat-yaml");

    public DataContract {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /**
     * A table of a contract.
     *
     * @param leftOut what has no counterpart here, one line each with its place
     */
    public record Table(String name, List<Check> checks, List<String> leftOut) {
        public Table {
            checks = List.copyOf(checks);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Reads a contract.
     *
     * @param file ending in {@code .yaml}, {@code .yml} or {@code .json}
     * @throws ConfigException {@code PEN-5801} with line and column when it is no contract
     */
    public static DataContract read(Path file) {
        JsonNode root = parse(file);
        JsonNode schema = root.path("schema");
        if (!schema.isArray() || schema.isEmpty()) {
            throw new ConfigException(Problem.of(
                            ContractErrors.UNREADABLE,
                            "it has no list 'schema' with tables; version 3 of the Open Data Contract Standard is read")
                    .at(file.toString()));
        }
        Map<String, Table> tables = new LinkedHashMap<>();
        int number = 0;
        for (JsonNode table : schema) {
            String name = table.path("name").asText(table.path("physicalName").asText("table " + number));
            tables.put(name, new ContractReader("schema[" + number + "]", name).read(table));
            number++;
        }
        return new DataContract(tables);
    }

    private static JsonNode parse(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        if (yaml) {
            YAML.require("the data contract " + file);
        }
        try {
            String text = Files.readString(file);
            JsonNode root = new ObjectMapper(yaml ? YamlText.factory() : new JsonFactory()).readTree(text);
            if (root == null || !root.isObject()) {
                throw new ConfigException(Problem.of(ContractErrors.UNREADABLE, "it is not an object")
                        .at(file.toString()));
            }
            return root;
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new ConfigException(Problem.of(
                            ContractErrors.UNREADABLE,
                            "it is not " + (yaml ? "YAML" : "JSON") + ": "
                                    + e.getOriginalMessage().lines().findFirst().orElse(""))
                    .at(place == null ? file.toString() : file + ":" + place.getLineNr() + ":" + place.getColumnNr()));
        } catch (IOException e) {
            throw new ConfigException(
                    Problem.of(ContractErrors.UNREADABLE, "it cannot be read").at(file.toString()), e);
        }
    }

    /**
     * A table, which need not be named where there is only one.
     *
     * @param name empty for the only one
     * @throws PlanException {@code PEN-5802} naming the tables there are
     */
    public Table table(String name) {
        if (name.isEmpty() && tables.size() == 1) {
            return tables.values().iterator().next();
        }
        Table found = tables.get(name);
        if (found == null) {
            throw new PlanException(Problem.of(
                    ContractErrors.NO_TABLE,
                    "the contract has no table '" + name + "'. " + Suggestion.among(name, tables.keySet())));
        }
        return found;
    }
}
