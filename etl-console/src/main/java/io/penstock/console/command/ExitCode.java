package io.penstock.console.command;

import io.penstock.error.ConfigException;
import io.penstock.error.EtlException;
import io.penstock.error.PlanException;

/** How the process ends. */
public enum ExitCode {
    /** Everything was done. */
    DONE(0),
    /** A run failed or was cancelled. */
    FAILED(1),
    /** Wrong arguments, a config file or a plan that cannot run; no row has moved. */
    WRONG_USE(2),
    /** The run reached its end, but more rows were rejected than allowed: the rejects are kept, nothing else is. */
    TOO_MANY_REJECTS(3),
    /** The command check came to its end, but a check failed. */
    CHECKS_FAILED(4);

    private static final String OVER_REJECT_LIMIT = "PEN-5001";

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the process gives to the shell. */
    public int number() {
        return number;
    }

    public static ExitCode of(EtlException e) {
        if (e instanceof ConfigException || e instanceof PlanException) {
            return WRONG_USE;
        }
        return e.code().id().equals(OVER_REJECT_LIMIT) ? TOO_MANY_REJECTS : FAILED;
    }
}
