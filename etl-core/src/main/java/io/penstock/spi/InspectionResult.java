package io.penstock.spi;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** What an inspector found, as the run report shows it. */
public interface InspectionResult extends Serializable {
    /** The inspector's type name. */
    String type();

    /** Plain values (String, Number, Boolean, List, Map) for JSON, in a fixed order; no null keys. */
    Map<String, Object> toMap();

    /** The lines a person reads in the terminal report. */
    List<String> lines();

    /** Reasons to stop before the commit; empty when the gate is open. */
    default List<String> blockers() {
        return List.of();
    }
}
