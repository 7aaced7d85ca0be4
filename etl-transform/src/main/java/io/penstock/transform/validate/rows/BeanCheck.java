package io.penstock.transform.validate.rows;

import io.penstock.data.RecordMapper;
import io.penstock.data.RecordReader;
import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundCheck;
import io.penstock.spi.Description;
import io.penstock.spi.OptionalLibrary;
import io.penstock.spi.Problems;
import io.penstock.spi.RowCheck;
import io.penstock.transform.validate.check.RuleCodes;
import java.util.List;

/**
 * The Jakarta Validation constraints on the components of a record class; see {@link RecordMapper} for which column a component is.
 * A row that does not fit the class at all (a null in a primitive) fails the run, so check such columns in an earlier step.
 */
public record BeanCheck<T extends Record>(RecordMapper<T> mapper) implements RowCheck {
    private static final OptionalLibrary CONSTRAINTS = new OptionalLibrary(
            "Jakarta Validation", "jakarta.validation.Validation", "jakarta.validation:jakarta.validation-api");
    private static final OptionalLibrary PROVIDER = new OptionalLibrary(
            "a provider of Jakarta Validation",
            "org.hibernate.validator.HibernateValidator",
            "org.hibernate.validator:hibernate-validator");

    @Override
    public Description describe() {
        return Description.of("bean", mapper.type().getSimpleName());
    }

    /** None: a failure may be of several columns. */
    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public String message() {
        return "does not meet the constraints of " + mapper.type().getSimpleName();
    }

    @Override
    public ErrorCode code() {
        return RuleCodes.BEAN;
    }

    @Override
    public BoundCheck bind(Schema input, Problems problems) {
        String user = "the rule bean(" + mapper.type().getSimpleName() + ")";
        try {
            CONSTRAINTS.require(user);
            PROVIDER.require(user);
        } catch (PlanException e) {
            e.problems().forEach(problems::add);
            return context -> (batch, failed) -> {};
        }
        RecordReader<T> reader = mapper.bind(input, problems::add);
        return reader == null ? context -> (batch, failed) -> {} : context -> new BeanTest<>(reader);
    }
}
