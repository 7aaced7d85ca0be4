package io.penstock.internal.validate;

import io.penstock.error.ErrorCode;
import io.penstock.error.Suggestion;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundCheck;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Extractor;
import io.penstock.spi.OnFail;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.spi.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks every row against a list of rules. All rules see the row as it came; then {@code NULL} and {@code FLAG} take
 * effect on the rows that stay.
 */
public final class Validate implements Transformer {
    private static final long serialVersionUID = 1L;

    public static final ErrorCode NO_RULES = new ErrorCode("PEN-1012", "A validation step without rules");
    public static final ErrorCode NO_EFFECT = new ErrorCode("PEN-1013", "A rule setting that would have no effect");
    public static final ErrorCode RULE_FAILED = new ErrorCode("PEN-5002", "A row failed a rule that fails the run");

    /** The column that {@link OnFail#FLAG} writes: names of the failed rules joined by {@code "; "}, or null. */
    public static final String ERRORS_COLUMN = "_validation_errors";

    private static final List<String> PLACEHOLDERS = List.of("column", "rule", "value");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z_]+)}");

    private final List<ValidationRule> rules;

    private Validate(List<ValidationRule> rules) {
        this.rules = List.copyOf(rules);
    }

    public static Validate of(List<ValidationRule> rules) {
        return new Validate(rules);
    }

    public List<ValidationRule> rules() {
        return rules;
    }

    /** The limits of the rules that have one. */
    public List<RuleLimit> limits() {
        return rules.stream()
                .filter(ValidationRule::isLimited)
                .map(RuleLimit::of)
                .toList();
    }

    @Override
    public List<Extractor> sides() {
        return rules.stream().flatMap(rule -> rule.check().sides().stream()).toList();
    }

    @Override
    public Description describe() {
        return Description.of(
                "validate", rules.stream().map(ValidationRule::name).collect(Collectors.joining(", ")));
    }

    @Override
    public Distribution distribution() {
        Distribution strongest = Distribution.ANY;
        for (ValidationRule rule : rules) {
            Distribution each = rule.check().distribution();
            if (each.equals(Distribution.ANY) || each.equals(strongest)) {
                continue;
            }
            strongest = strongest.equals(Distribution.ANY) ? each : Distribution.ALL;
        }
        return strongest;
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        return bind(input, List.of(), problems);
    }

    @Override
    public BoundTransformer bind(Schema input, List<Schema> sides, Problems problems) {
        int before = problems.size();
        if (rules.isEmpty()) {
            problems.add(NO_RULES, "no rule is given");
        }
        List<BoundRule> bound = new ArrayList<>();
        int side = 0;
        for (ValidationRule rule : rules) {
            int next = side + rule.check().sides().size();
            bindRule(rule, input, sides.subList(side, next), problems, bound);
            side = next;
        }
        Schema output = rules.stream().anyMatch(rule -> rule.onFail() == OnFail.FLAG)
                ? input.with(Field.of(ERRORS_COLUMN, Type.TEXT))
                : input;
        for (ValidationRule rule : rules) {
            if (rule.onFail() == OnFail.NULL) {
                for (String column : rule.check().columns()) {
                    int position = output.find(column);
                    if (position >= 0) {
                        Field field = output.field(position);
                        output = output.with(position, Field.of(field.name(), field.type()));
                    }
                }
            }
        }
        if (problems.size() > before) {
            return BoundTransformer.broken(output);
        }
        return new BoundValidate(input, output, bound);
    }

    private static void bindRule(
            ValidationRule rule, Schema input, List<Schema> sides, Problems problems, List<BoundRule> bound) {
        if (rule.onFail() == OnFail.NULL && rule.check().columns().isEmpty()) {
            problems.add(
                    NO_EFFECT, "rule " + rule.name() + " belongs to no column, so on_fail = null would have no effect");
        }
        BoundExpr condition = bindCondition(rule, input, problems);
        refuseWithoutEffect(rule, problems);
        BoundCheck check = rule.check().bind(input, sides, problems);
        List<Integer> shown = rule.showsValues()
                ? rule.check().columns().stream().map(input::find).toList()
                : List.of();
        bound.add(new BoundRule(rule, rule.failure(), check, condition, shown));
    }

    private static void refuseWithoutEffect(ValidationRule rule, Problems problems) {
        if (rule.onFail() == OnFail.FAIL && rule.isLimited()) {
            problems.add(
                    NO_EFFECT,
                    "rule " + rule.name()
                            + " fails the run at the first row, so a limit of failures would have no effect");
        }
        if (rule.showsValues() && rule.check().columns().isEmpty()) {
            problems.add(
                    NO_EFFECT, "rule " + rule.name() + " belongs to no column, so its message has no {value} to show");
        }
        String message = rule.customMessage();
        if (message != null) {
            PLACEHOLDER
                    .matcher(message)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !PLACEHOLDERS.contains(name))
                    .forEach(name -> problems.add(
                            NO_EFFECT,
                            "the message of rule " + rule.name() + " has an unknown placeholder {" + name + "}. "
                                    + Suggestion.among(name, PLACEHOLDERS)));
        }
    }

    private static @Nullable BoundExpr bindCondition(ValidationRule rule, Schema input, Problems problems) {
        String where = rule.where();
        if (where == null) {
            return null;
        }
        BoundExpr condition = Expr.parse(where).bind(input, problems::add);
        if (condition != null && condition.type() != Type.BOOLEAN) {
            problems.add(
                    NO_EFFECT,
                    "the condition '" + where + "' of rule " + rule.name() + " gives " + condition.type()
                            + ", BOOLEAN expected");
        }
        return condition;
    }
}
