package io.penstock.extract.json.policy;

/** What happens to a value of another JSON kind (string, number, true/false, array or object) than its column's. */
public enum MixedTypes {
    /**
     * It is read by its text: a column whose values are of several kinds is TEXT, a string {@code "12"} is 12 in an INT64 column. The default.
     */
    CONVERT,
    /** It does not fit, as a text that is no number does not fit an INT64 column. */
    MISFIT
}
