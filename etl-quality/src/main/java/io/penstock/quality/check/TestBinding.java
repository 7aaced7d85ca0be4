package io.penstock.quality.check;

import io.penstock.quality.profile.ProfileDetail;
import io.penstock.schema.Schema;
import io.penstock.spi.Problems;
import java.util.Map;

/** What tests are bound to: the schema, and a place to ask for profiles of columns, which all tests share. One thread. */
public final class TestBinding {
    private final Schema schema;
    private final Problems problems;
    private final Map<String, ProfileDetail> profiles;

    TestBinding(Schema schema, Problems problems, Map<String, ProfileDetail> profiles) {
        this.schema = schema;
        this.problems = problems;
        this.profiles = profiles;
    }

    public Schema schema() {
        return schema;
    }

    /** Takes what is wrong with the settings; the check's name is put before it. */
    public Problems problems() {
        return problems;
    }

    /** The position of a column, or -1 after adding the problem that it is not there. */
    public int column(String name) {
        return problems.column(schema, name);
    }

    /** Asks for the profile of a column, which {@link Evidence#profile} then has. */
    public void profile(String column, ProfileDetail detail) {
        profiles.merge(column, detail, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
}
