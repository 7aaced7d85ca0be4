package io.penstock.quality.check.relation;

import io.penstock.data.Batch;
import io.penstock.data.TextColumn;
import io.penstock.error.EtlException;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.RunningTest;
import io.penstock.quality.check.TestBinding;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import io.penstock.spi.OptionalLibrary;
import java.util.List;
import java.util.function.Predicate;

/**
 * Texts are JSON that a JSON Schema accepts: of draft 2020-12, unless {@code $schema} names another that the library knows. Schemas elsewhere on the
 * network are not fetched. A text that is no JSON fails; nulls are not looked at. Needs the library {@code com.networknt:json-schema-validator}.
 *
 * @param column of type TEXT
 * @param schema the JSON Schema, as JSON
 */
public record JsonSchemaCheck(String column, String schema) implements CheckTest {
    private static final OptionalLibrary LIBRARY = new OptionalLibrary(
            "a validator of JSON Schema", "com.networknt.schema.SchemaRegistry", "com.networknt:json-schema-validator");

    @Override
    public Description describe() {
        return Description.of("json_schema", column);
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public Dimension dimension() {
        return Dimension.VALIDITY;
    }

    @Override
    public String expectation() {
        return column + " is JSON of the schema";
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        int position = binding.column(column);
        if (position >= 0 && binding.schema().field(position).type() != Type.TEXT) {
            binding.problems()
                    .add(
                            CheckErrors.WRONG_TYPE,
                            "needs texts, but column '" + column + "' is "
                                    + binding.schema().field(position).type());
        }
        try {
            LIBRARY.require("the check json_schema");
            SchemaJudge.of(schema);
        } catch (EtlException e) {
            binding.problems().add(e.problems().get(0));
        }
        return context -> new Running(position, SchemaJudge.of(schema));
    }

    private static final class Running implements RunningTest {
        private final int position;
        private final Predicate<String> judge;
        private long evaluated;
        private long failed;

        Running(int position, Predicate<String> judge) {
            this.position = position;
            this.judge = judge;
        }

        @Override
        public void accept(Batch batch, FailingRows failing) {
            TextColumn texts = (TextColumn) batch.column(position);
            for (int row = 0; row < batch.rowCount(); row++) {
                if (texts.isNull(row)) {
                    continue;
                }
                evaluated++;
                if (!judge.test(texts.string(row))) {
                    failed++;
                    failing.add(row);
                }
            }
        }

        @Override
        public void merge(RunningTest other) {
            Running that = (Running) other;
            evaluated += that.evaluated;
            failed += that.failed;
        }

        @Override
        public Finding finding(Evidence evidence) {
            return Finding.rows(evaluated, failed);
        }
    }
}
