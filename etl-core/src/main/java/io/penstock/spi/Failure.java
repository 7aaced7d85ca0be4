package io.penstock.spi;

import java.io.Serializable;

/**
 * Why a row was rejected. One object per rule and run, shared by all rows that fail it.
 *
 * @param rule the rule's name, such as {@code email(member_email)}
 * @param message one sentence for people, without the value
 * @param severity how bad it is
 */
public record Failure(String rule, String message, Severity severity) implements Serializable {
    public static Failure of(String rule, String message) {
        return new Failure(rule, message, Severity.ERROR);
    }
}
