package io.penstock.transform.validate.check;

import io.penstock.error.PlanException;
import io.penstock.schema.Type;
import io.penstock.spi.OptionalLibrary;
import io.penstock.spi.Problems;
import io.penstock.transform.validate.address.PhoneMode;
import io.penstock.transform.validate.address.PhoneTest;
import io.penstock.transform.validate.check.ColumnCheck.ValueRule;
import io.penstock.transform.validate.readable.TypeTest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for {@code TEXT} that ask something more before they can be bound. */
public final class TextRules {
    private static final OptionalLibrary PHONES = new OptionalLibrary(
            "libphonenumber",
            "com.google.i18n.phonenumbers.PhoneNumberUtil",
            "com.googlecode.libphonenumber:libphonenumber");

    private TextRules() {}

    /** Telephone numbers; needs libphonenumber. */
    public record Phone(String column, @Nullable String region, PhoneMode mode) implements ValueRule {
        @Override
        public @Nullable String refusal(Type type) {
            return type == Type.TEXT ? null : "TEXT";
        }

        @Override
        public Bound bind(Type type, Problems problems) {
            try {
                PHONES.require("the rule phone(" + column + ")");
            } catch (PlanException e) {
                e.problems().forEach(problems::add);
                return () -> (values, failed) -> {};
            }
            String home = region;
            Set<String> regions = PhoneTest.regions();
            if (home != null && !regions.contains(home)) {
                problems.add(
                        ValidationErrors.BAD_VALUE,
                        "rule phone(" + column + "): there is no region '" + home
                                + "'. A region is two letters of ISO 3166, such as GB or DE.");
            }
            PhoneMode wanted = mode;
            return () -> new PhoneTest(home, wanted)::test;
        }
    }

    /** Texts that can be read as a type. */
    public record ReadableAs(String column, Type wanted) implements ValueRule {
        @Override
        public @Nullable String refusal(Type type) {
            return type == Type.TEXT ? null : "TEXT";
        }

        @Override
        public Bound bind(Type type, Problems problems) {
            TypeTest test = TypeTest.of(wanted);
            if (test == null) {
                problems.add(
                        ValidationErrors.BAD_VALUE, "rule type(" + column + "): a text cannot be read as " + wanted);
                return () -> (values, failed) -> {};
            }
            Type type2 = wanted;
            return () -> {
                TypeTest own = TypeTest.of(type2);
                return own == null ? (values, failed) -> {} : own::test;
            };
        }
    }
}
