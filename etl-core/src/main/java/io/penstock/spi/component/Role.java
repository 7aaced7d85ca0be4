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
    /** A statement about a whole data set: alone among the {@code quality_checks}, or in the {@code checks} of a monitor. */
    CHECK(Inspector.class, "checks"),
    LOADER(Loader.class, "loaders"),
    /** A part of the settings of something else, listed nowhere: see {@link ValueType#settings} and {@link ValueType#oneOf}. */
    PART(Object.class, "settings");

    private final Class<?> type;
    private final String section;

    Role(Class<?> type, String section) {
        this.type = type;
        this.section = section;
    }

    public Class<?> type() {
        return type;
    }

    /** Whether its settings may stand beside {@code type} instead of in {@code config}. */
    public boolean isFlat() {
        return this == RULE || this == CHECK || this == PART;
    }

    /** The key under which such components stand in a pipeline's JSON. */
    public String section() {
        return section;
    }
}
