package io.penstock.spi;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;

/**
 * A library that one connector needs and that an app adds only when it uses that connector. The connector's spec must not
 * mention the library's types, so that it can be made, described and listed without it.
 *
 * @param name for people, such as {@code Apache POI}
 * @param probe a class of the library
 * @param dependency its Maven coordinates without a version, {@code group:artifact}
 */
public record OptionalLibrary(String name, String probe, String dependency) {
    public static final ErrorCode MISSING = new ErrorCode("PEN-1015", "A library that a connector needs is not there");

    public boolean isThere() {
        try {
            Class.forName(probe, false, OptionalLibrary.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * Does nothing when the library is there.
     *
     * @param user what needs it, such as {@code the source excel}
     * @throws PlanException naming the dependency to add
     */
    public void require(String user) {
        if (!isThere()) {
            throw new PlanException(Problem.of(MISSING, user + " needs " + name + ", which is not on the class path")
                    .next("Add the dependency " + dependency + "."));
        }
    }
}
