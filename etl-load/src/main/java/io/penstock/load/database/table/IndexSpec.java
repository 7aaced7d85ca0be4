package io.penstock.load.database.table;

import java.io.Serializable;
import java.util.List;

/** An index to make after the load. */
public record IndexSpec(List<String> columns, Kind kind) implements Serializable {
    public IndexSpec {
        columns = List.copyOf(columns);
    }

    /** {@code ix_loans_member_id_due_date}; {@code ux_…} for a unique one. */
    public String name(String table) {
        return (kind == Kind.UNIQUE ? "ux_" : "ix_") + table + "_" + String.join("_", columns);
    }

    /** What the index promises. */
    public enum Kind {
        PLAIN,
        UNIQUE
    }
}
