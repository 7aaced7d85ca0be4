package io.penstock.quality.check.table;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.TestBinding;
import io.penstock.spi.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which columns there must be.
 *
 * @param names of columns
 * @param rule how they and the columns of the rows must agree
 */
public record ColumnSet(List<String> names, Rule rule) implements CheckTest {
    /** How names and columns must agree. */
    public enum Rule {
        /** These and no others, in any order. */
        EXACTLY,
        /** These and no others, in this order. */
        IN_ORDER,
        /** These, and any others. */
        AT_LEAST,
        /** None of these. */
        FORBIDDEN
    }

    public ColumnSet {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new PlanException(Problem.of(CheckErrors.BAD_SETTING, "check columns needs at least one name"));
        }
    }

    @Override
    public Description describe() {
        return Description.of("columns", rule.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Dimension dimension() {
        return Dimension.CONSISTENCY;
    }

    @Override
    public String expectation() {
        return "the columns are " + rule.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                + String.join(", ", names);
    }

    @Override
    public boolean judgesRows() {
        return false;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        return context -> evidence -> judge(evidence.schema().names());
    }

    private Finding judge(List<String> found) {
        List<String> missing =
                names.stream().filter(name -> !found.contains(name)).toList();
        List<String> more = found.stream().filter(name -> !names.contains(name)).toList();
        List<String> forbidden = names.stream().filter(found::contains).toList();
        List<String> wrong = new ArrayList<>();
        int agreed = switch (rule) {
            case FORBIDDEN -> {
                add(wrong, "forbidden: ", forbidden);
                yield names.size() - forbidden.size();
            }
            case AT_LEAST -> {
                add(wrong, "missing: ", missing);
                yield names.size() - missing.size();
            }
            case EXACTLY, IN_ORDER -> {
                add(wrong, "missing: ", missing);
                add(wrong, "not expected: ", more);
                if (wrong.isEmpty() && rule == Rule.IN_ORDER && !found.equals(names)) {
                    wrong.add("the order is " + String.join(", ", found));
                }
                yield names.size() - missing.size();
            }
        };
        String observed = found.size() + " columns";
        return wrong.isEmpty()
                ? Finding.met(observed, null)
                : new Finding.Value(
                        false,
                        Math.min((double) agreed / names.size(), (double) agreed / Math.max(1, found.size())),
                        observed,
                        null,
                        String.join("; ", wrong));
    }

    private static void add(List<String> wrong, String label, List<String> names) {
        if (!names.isEmpty()) {
            wrong.add(label + String.join(", ", names));
        }
    }
}
