package io.penstock.extract.excel.cells;

import io.penstock.error.ErrorCode;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import org.jspecify.annotations.Nullable;

/** The codes of what can go wrong while a workbook is read. */
public final class ExcelErrors {
    public static final ErrorCode NOT_A_WORKBOOK = new ErrorCode("PEN-2201", "A file that is no Excel workbook");
    public static final ErrorCode DAMAGED = new ErrorCode("PEN-2202", "A workbook that is damaged");
    public static final ErrorCode SHEET = new ErrorCode("PEN-2203", "A sheet that is not there or has no cells");
    public static final ErrorCode PASSWORD =
            new ErrorCode("PEN-2204", "A protected workbook without its password, or with a wrong one");
    public static final ErrorCode LIMIT = new ErrorCode("PEN-2205", "A workbook over one of its limits");
    public static final ErrorCode NO_HEADER = new ErrorCode("PEN-2206", "A sheet without a header");
    public static final ErrorCode DUPLICATE_HEADER = new ErrorCode("PEN-2207", "Two columns of a sheet have one name");
    public static final ErrorCode MISFIT = new ErrorCode("PEN-2208", "A cell that cannot be read as its column's type");
    public static final ErrorCode HEADER_MISMATCH =
            new ErrorCode("PEN-2209", "A sheet whose header is not that of the others or of the settings");
    public static final ErrorCode SETTING = new ErrorCode("PEN-2210", "An Excel setting that is not valid");
    public static final ErrorCode MERGED = new ErrorCode("PEN-2211", "A merged area where merged_cells is fail");
    public static final ErrorCode UNSUPPORTED =
            new ErrorCode("PEN-2212", "A workbook of a kind that is not read, such as xlsb or Excel 95");

    private ExcelErrors() {}

    /** The error of a file that breaks the rules of its format. */
    public static ExtractException damaged(String place, String what, @Nullable Throwable cause) {
        Problem problem = Problem.of(DAMAGED, what)
                .at(place)
                .next("Open it in a spreadsheet program, which may mend it, and save it again.");
        return cause == null ? new ExtractException(problem) : new ExtractException(problem, cause);
    }
}
