package io.penstock.transform.validate.rows;

import io.penstock.data.Batch;
import io.penstock.data.RecordReader;
import io.penstock.spi.RowTest;
import io.penstock.transform.internal.RowBits;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every row as a record, through the validator. A failure names the constraints as they are written in the class, or with the
 * sentence that stands there: so it needs no expression language, is the same in every locale and shows no value. One thread.
 */
final class BeanTest<T extends Record> implements RowTest {
    private static final Set<String> OF_EVERY_CONSTRAINT = Set.of("message", "groups", "payload");

    private final RecordReader<T> reader;
    private final ValidatorFactory factory;
    private final Validator validator;
    private final Map<Integer, String> details = new HashMap<>();

    BeanTest(RecordReader<T> reader) {
        this.reader = reader;
        this.factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new Templates())
                .buildValidatorFactory();
        this.validator = factory.getValidator();
    }

    @Override
    public void test(Batch batch, long[] failed) {
        details.clear();
        for (int i = 0; i < batch.rowCount(); i++) {
            Set<ConstraintViolation<T>> violations = validator.validate(reader.read(batch, i));
            if (!violations.isEmpty()) {
                RowBits.set(failed, i);
                details.put(
                        i,
                        violations.stream()
                                .map(BeanTest::sentence)
                                .sorted()
                                .distinct()
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    private static String sentence(ConstraintViolation<?> violation) {
        String template = violation.getMessageTemplate();
        String text = template.startsWith("{") ? "must meet " + constraint(violation) : template;
        return violation.getPropertyPath() + " " + text;
    }

    private static String constraint(ConstraintViolation<?> violation) {
        Map<String, Object> attributes =
                new TreeMap<>(violation.getConstraintDescriptor().getAttributes());
        attributes.keySet().removeAll(OF_EVERY_CONSTRAINT);
        String name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        List<String> set = attributes.entrySet().stream()
                .filter(each -> isSet(violation, each.getKey(), each.getValue()))
                .map(each -> each.getKey().equals("value")
                        ? String.valueOf(each.getValue())
                        : each.getKey() + "=" + each.getValue())
                .toList();
        return "@" + name + (set.isEmpty() ? "" : "(" + String.join(", ", set) + ")");
    }

    private static boolean isSet(ConstraintViolation<?> violation, String name, Object value) {
        try {
            Object usual = violation
                    .getConstraintDescriptor()
                    .getAnnotation()
                    .annotationType()
                    .getMethod(name)
                    .getDefaultValue();
            return usual == null || (!usual.equals(value) && !value.getClass().isArray());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    @Override
    public @Nullable String detail(int row) {
        return details.get(row);
    }

    @Override
    public void close() {
        factory.close();
    }

    /** Leaves the templates as they are. */
    private static final class Templates implements MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    }
}
