package io.penstock.quality.contract;

import io.penstock.error.ErrorCode;

/** Codes of data contracts. */
public final class ContractErrors {
    public static final ErrorCode UNREADABLE = new ErrorCode("PEN-5801", "A data contract that cannot be read");
    public static final ErrorCode NO_TABLE = new ErrorCode("PEN-5802", "A table that a data contract does not have");

    private ContractErrors() {}
}
