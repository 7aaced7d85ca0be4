package io.penstock.spi;

import io.penstock.error.ErrorCode;
import java.io.Serializable;

/**
 * Why a row was rejected. Usually one object per rule and run, shared by all rows that fail it.
 *
 * @param rule the rule's name, such as {@code email(member_email)}
 * @param message one sentence for people, without the value
 * @param severity how bad it is
 * @param code the stable name of this kind of failure; {@link #REJECTED} where there is no closer one
 */
public record Failure(String rule, String message, Severity severity, ErrorCode code) implements Serializable {
    public static final ErrorCode REJECTED =
            new ErrorCode("PEN-5010", "A source, step or sink could not read, change or take a row");

    public static Failure of(String rule, String message) {
        return new Failure(rule, message, Severity.ERROR, REJECTED);
    }

    /** The same rule's failure in other words. */
    public Failure saying(String sentence) {
        return new Failure(rule, sentence, severity, code);
    }
}
