package io.penstock.data;

import io.penstock.schema.Schema;
import java.util.Locale;

/** Matches {@code publicationYear} and {@code publication_year}. */
final class ComponentNames {
    private ComponentNames() {}

    /** {@code publicationYear → publication_year, memberID → member_id, isbn13 → isbn13}. */
    static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean startsWord = Character.isUpperCase(c)
                    && i > 0
                    && name.charAt(i - 1) != '_'
                    && (!Character.isUpperCase(name.charAt(i - 1))
                            || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
            snake.append(startsWord ? "_" : "").append(c);
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }

    /** The column of a component: of exactly that name, else the first of the same name in snake_case; or -1. */
    static int find(Schema schema, String component) {
        int exact = schema.find(component);
        if (exact >= 0) {
            return exact;
        }
        String wanted = snakeCase(component);
        for (int c = 0; c < schema.size(); c++) {
            if (snakeCase(schema.field(c).name()).equals(wanted)) {
                return c;
            }
        }
        return -1;
    }
}
