package io.penstock.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.penstock.error.ErrorCode;
import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The error codes of all modules: every static {@link ErrorCode} field of their class files, private ones too. */
final class ErrorCodes {
    private static final Pattern MODULE_PACKAGE =
            Pattern.compile("io\\.penstock\\.(extract|transform|load|quality|schedule|console|testkit)\\b.*");

    private ErrorCodes() {}

    /**
     * A field that holds a code.
     *
     * @param module the module its class belongs to
     * @param field {@code ConfigErrors.SYNTAX}
     */
    record Declared(String module, String field, ErrorCode code) {}

    /** All of them, by code. */
    static List<Declared> all() {
        JavaClasses classes = ArchConfiguration.withThreadLocalScope(scope -> {
            scope.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(location -> !location.contains("/target/test-"))
                    .importPackages("io.penstock");
        });
        return classes.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(ErrorCode.class)
                        && field.getModifiers().contains(JavaModifier.STATIC))
                .map(ErrorCodes::declared)
                .sorted(Comparator.comparing((Declared each) -> each.code().id())
                        .thenComparing(Declared::field))
                .toList();
    }

    private static Declared declared(JavaField found) {
        try {
            Field field = found.reflect();
            field.setAccessible(true);
            return new Declared(
                    module(found.getOwner().getPackageName()),
                    found.getOwner().getSimpleName() + "." + found.getName(),
                    (ErrorCode) field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String module(String packageName) {
        Matcher matcher = MODULE_PACKAGE.matcher(packageName);
        return matcher.matches() ? "etl-" + matcher.group(1) : "etl-core";
    }
}
