package io.penstock.quality.check;

/** Which side of quality a check looks at; scores are computed per dimension. */
public enum Dimension {
    /** Values that should be there are there. */
    COMPLETENESS,
    /** Values are as the thing in the world is. */
    ACCURACY,
    /** Values agree with each other, with other tables and with earlier loads. */
    CONSISTENCY,
    /** Data is as young as it should be. */
    TIMELINESS,
    /** Values have the form and range they should have. */
    VALIDITY,
    /** Things occur once. */
    UNIQUENESS
}
