package io.penstock;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was rejected and why.
 *
 * @param rows number of rejected rows
 * @param byFirstRule rows by the first rule that rejected each; adds up to {@code rows}
 * @param byRule rows by every rule each failed; a row with two failures counts twice
 * @param warnings rows that failed a rule but stayed ({@code on_fail} = warn, null or flag), by rule
 * @param outcome where the rows are now, as a sentence; empty without a reject route
 */
public record RejectReport(
        long rows,
        Map<String, Long> byFirstRule,
        Map<String, Long> byRule,
        Map<String, Long> warnings,
        String outcome) {
    public RejectReport {
        byFirstRule = Collections.unmodifiableMap(new LinkedHashMap<>(byFirstRule));
        warnings = Collections.unmodifiableMap(new LinkedHashMap<>(warnings));
        byRule = Collections.unmodifiableMap(new LinkedHashMap<>(byRule));
    }
}
