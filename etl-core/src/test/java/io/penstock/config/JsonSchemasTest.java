package io.penstock.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated schema and the loader give the same verdict. */
class JsonSchemasTest {
    private static final String ONE =
            "\"extractors\": [{\"type\": \"csv\", \"source\": \"in.csv\"}], \"quality_checks\": [{\"type\": \"profile\"}]";
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonSchemas.pipelines());

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"a\", %s}",
                "{\"$schema\": \"s\", \"name\": \"a\", %s}",
                "{\"pipelines\": [{\"name\": \"a\", %s}]}",
                "{\"$schema\": \"s\", \"pipelines\": {\"a\": {%s}}}",
                "{\"$schema\": \"s\", \"a\": {%s}}",
            })
    void acceptsEveryShape(String shape) {
        assertThat(verdict(shape.formatted(ONE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"name\": \"a\"}",
                "{%s}",
                "{\"name\": \"a\", \"extra\": 1, %s}",
                "{\"pipelines\": [{%s}]}",
                "{\"pipelines\": []}",
                "{\"pipelines\": [{\"name\": \"a\", %s}], \"extra\": 1}",
                "{\"pipelines\": {\"a\": {\"extra\": 1, %s}}}",
                "{\"a\": 1}",
            })
    void refusesOtherShapes(String shape) {
        String json = shape.formatted(ONE);
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isNotEmpty();
        assertThat(new ConfigFile(directory, json).problems()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"clean\"}",
                "{\"type\": \"DataCleaner\", \"name\": \"tidy\", \"config\": {\"null_tokens\": \"x\", \"trim\": false}}",
                "{\"type\": \"clean\", \"config\": {\"null_tokens\": [\"x\", \"y\"], \"trim\": \"${TRIM:true}\"}}",
                "{\"type\": \"not_null\", \"columns\": [\"a\"], \"on_fail\": \"warn\"}",
                "{\"type\": \"not_null\", \"columns\": [\"a\"], \"on_fail\": \"${ON_FAIL:warn}\"}",
                "{\"type\": \"not_null\", \"config\": {\"columns\": \"a\", \"severity\": \"info\"}}",
                "{\"type\": \"not_null\", \"columns\": \"a\", \"config\": {\"where\": \"b > 1\"}}",
                "{\"type\": \"validate\", \"config\": {\"rules\": [{\"type\": \"isbn\", \"columns\": \"a\"}]}}",
                "{\"type\": \"email\"}",
            })
    void acceptsSteps(String step) {
        assertThat(verdict(withStep(step))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "{}",
                "{\"type\": 1}",
                "{\"type\": \"cleen\"}",
                "{\"type\": \"profile\"}",
                "{\"type\": \"clean\", \"trim\": true}",
                "{\"type\": \"clean\", \"source\": \"x\"}",
                "{\"type\": \"clean\", \"config\": {\"trimm\": true}}",
                "{\"type\": \"clean\", \"config\": {\"trim\": \"yes\"}}",
                "{\"type\": \"clean\", \"config\": {\"null_tokens\": [1]}}",
                "{\"type\": \"not_null\"}",
                "{\"type\": \"not_null\", \"config\": {}}",
                "{\"type\": \"not_null\", \"columns\": \"a\", \"on_fail\": \"explode\"}",
                "{\"type\": \"validate\"}",
                "{\"type\": \"validate\", \"config\": {\"rules\": [{\"type\": \"clean\"}]}}",
            })
    void refusesSteps(String step) {
        String json = withStep(step);
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isNotEmpty();
        assertThat(new ConfigFile(directory, json).problems()).isNotEmpty();
    }

    @Test
    void wantsARequiredSettingOnlyWhereTheTargetDoesNotGiveIt() {
        assertThat(verdict("{\"name\": \"a\", \"extractors\": [{\"type\": \"csv\", \"config\": {\"path\": \"x\"}}],"
                        + "\"loaders\": [{\"type\": \"csv\", \"destination\": \"y\"}]}"))
                .isEmpty();
        assertThat(SCHEMA.validate(
                        "{\"name\": \"a\", \"extractors\": [{\"type\": \"csv\"}],"
                                + "\"loaders\": [{\"type\": \"csv\", \"destination\": \"y\"}]}",
                        InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void reportsOneReasonRatherThanEveryBranch() {
        assertThat(SCHEMA.validate(withStep("{\"type\": \"clean\", \"config\": {\"trimm\": true}}"), InputFormat.JSON))
                .singleElement()
                .asString()
                .contains("/transformers/0/config", "trimm");
    }

    /** What the schema says of a document that the loader accepts. */
    private String verdict(String json) {
        new ConfigFile(directory, json).load();
        return String.join(
                "\n",
                SCHEMA.validate(json, InputFormat.JSON).stream()
                        .map(Object::toString)
                        .toList());
    }

    private static String withStep(String step) {
        return "{\"name\": \"a\", \"transformers\": [" + step + "], " + ONE + "}";
    }
}
