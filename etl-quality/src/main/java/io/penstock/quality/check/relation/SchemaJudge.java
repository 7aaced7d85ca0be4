package io.penstock.quality.check.relation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.CheckErrors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A JSON Schema at work; the one class that knows the library. */
final class SchemaJudge implements Predicate<String> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Schema schema;

    private SchemaJudge(Schema schema) {
        this.schema = schema;
    }

    /** @throws PlanException {@code PEN-5201} when it is no JSON Schema */
    static Predicate<String> of(String text) {
        try {
            if (!JSON.readTree(text).isObject() && !JSON.readTree(text).isBoolean()) {
                throw bad("it is neither an object nor true or false", null);
            }
            return new SchemaJudge(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text));
        } catch (JsonProcessingException e) {
            throw bad(e.getOriginalMessage(), e);
        } catch (RuntimeException e) {
            throw e instanceof PlanException known ? known : bad(String.valueOf(e.getMessage()), e);
        }
    }

    private static PlanException bad(String why, @Nullable Exception cause) {
        Problem problem = Problem.of(CheckErrors.BAD_SETTING, "'schema' is no JSON Schema: " + why);
        return cause == null ? new PlanException(problem) : new PlanException(problem, cause);
    }

    @Override
    public boolean test(String value) {
        try {
            return !JSON.readTree(value).isMissingNode()
                    && schema.validate(value, InputFormat.JSON).isEmpty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return false;
        }
    }
}
