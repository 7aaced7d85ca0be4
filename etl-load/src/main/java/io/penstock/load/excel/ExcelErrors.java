package io.penstock.load.excel;

import io.penstock.error.ErrorCode;

/** The codes of what can go wrong while a workbook is written. */
public final class ExcelErrors {
    public static final ErrorCode SETTING = new ErrorCode("PEN-4401", "An Excel setting that cannot work");
    public static final ErrorCode TOO_MANY_COLUMNS =
            new ErrorCode("PEN-4402", "More columns than a sheet can have, 16,384");
    public static final ErrorCode TOO_MANY_ROWS = new ErrorCode("PEN-4403", "More rows than a sheet can have");
    public static final ErrorCode LONG_TEXT = new ErrorCode("PEN-4404", "A text longer than a cell can hold");
    public static final ErrorCode SHEET = new ErrorCode("PEN-4405", "A sheet that rows cannot be added to");

    private ExcelErrors() {}
}
