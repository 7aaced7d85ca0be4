package io.penstock.internal.validate;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.RowTest;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import java.util.ArrayList;
import java.util.List;

/** A validation step that fits its input. */
final class BoundValidate implements BoundTransformer {
    private final Schema input;
    private final Schema output;
    private final List<BoundRule> rules;

    BoundValidate(Schema input, Schema output, List<BoundRule> rules) {
        this.input = input;
        this.output = output;
        this.rules = List.copyOf(rules);
    }

    @Override
    public Schema output() {
        return output;
    }

    @Override
    public Step open(StepContext context) throws Exception {
        List<RowTest> tests = new ArrayList<>();
        for (BoundRule rule : rules) {
            tests.add(rule.check().open(context));
        }
        return new ValidateStep(input, output, rules, tests);
    }
}
