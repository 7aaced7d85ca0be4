package io.penstock.spi.component;

import io.penstock.spi.Extractor;
import io.penstock.spi.Inspector;
import io.penstock.spi.Loader;
import io.penstock.spi.Transformer;
import io.penstock.spi.ValidationRule;

/** Where in a pipeline a component may stand, and what Java type it makes. */
public enum Role {
    EXTRACTOR(Extractor.class, "extractors"),
    TRANSFORMER(Transformer.class, "transformers"),
    /** A row-level rule inside a {@code validate} step. */
    RULE(ValidationRule.class, "rules"),
    INSPECTOR(Inspector.class, "quality_checks"),
    LOADER(Loader.class, "loaders");

    private final Class<?> type;
    private final String section;

    Role(Class<?> type, String section) {
        this.type = type;
        this.section = section;
    }

    public Class<?> type() {
        return type;
    }

    /** The key under which such components stand in a pipeline's JSON. */
    public String section() {
        return section;
    }
}
