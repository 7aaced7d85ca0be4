package io.penstock.extract.excel.xls;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.excel.cells.Bytes;
import io.penstock.extract.excel.cells.CellKind;
import io.penstock.extract.excel.cells.CellRange;
import io.penstock.extract.excel.cells.ExcelErrors;
import io.penstock.extract.excel.cells.HiddenRows;
import io.penstock.extract.excel.cells.MergedAreas;
import io.penstock.extract.excel.cells.RowOptions;
import io.penstock.extract.excel.cells.RowSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** Collects the cells of one sheet: 17 bytes each besides their value, ordered by row and column at the end. One thread. */
final class XlsCells {
    private final XlsStyles styles;
    private final @Nullable SSTRecord texts;
    private final long mostBytes;
    private final RowOptions options;
    private final Bytes bytes = new Bytes(1 << 12);
    private final BitSet hidden = new BitSet();
    private final List<CellRange> merged = new ArrayList<>();
    private int size;
    /** Row from 1 in the upper half, column from 0 in the lower. */
    private long[] places = new long[256];

    private byte[] kinds = new byte[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private boolean ordered = true;
    /** The cell of a formula whose text may follow; -1 for none. */
    private int awaiting = -1;

    XlsCells(XlsStyles styles, @Nullable SSTRecord texts, long mostBytes, RowOptions options) {
        this.styles = styles;
        this.texts = texts;
        this.mostBytes = mostBytes;
        this.options = options;
    }

    void add(Record record) {
        if (record instanceof CellValueRecordInterface cell) {
            cell(cell);
        } else if (record instanceof StringRecord text && awaiting >= 0) {
            starts[awaiting] = bytes.size();
            bytes.append(text.getString());
            ends[awaiting] = bytes.size();
            awaiting = -1;
        } else if (record instanceof RowRecord row && row.getZeroHeight()) {
            hidden.set(row.getRowNumber() + 1);
        } else if (record instanceof MergeCellsRecord areas) {
            for (int i = 0; i < areas.getNumAreas(); i++) {
                CellRangeAddress area = areas.getAreaAt(i);
                merged.add(new CellRange(
                        area.getFirstRow() + 1, area.getLastRow() + 1, area.getFirstColumn(), area.getLastColumn()));
            }
        }
    }

    private void cell(CellValueRecordInterface cell) {
        int start = bytes.size();
        byte kind = CellKind.EMPTY;
        boolean text = false;
        if (cell instanceof NumberRecord number) {
            kind = number(number.getValue(), number.getXFIndex());
        } else if (cell instanceof LabelSSTRecord label) {
            int index = label.getSSTIndex();
            SSTRecord table = texts;
            if (table == null || index < 0 || index >= table.getNumUniqueStrings()) {
                throw ExcelErrors.damaged(options.place(), "a cell refers to a shared text that is not there", null);
            }
            bytes.append(table.getString(index).getString());
            kind = CellKind.TEXT;
        } else if (cell instanceof LabelRecord label) {
            bytes.append(label.getValue());
            kind = CellKind.TEXT;
        } else if (cell instanceof BoolErrRecord flag) {
            kind = flag.isBoolean() ? truth(flag.getBooleanValue()) : error(flag.getErrorValue());
        } else if (cell instanceof FormulaRecord formula) {
            text = formula.getCachedResultTypeEnum() == org.apache.poi.ss.usermodel.CellType.STRING;
            kind = result(formula);
        }
        if (kind != CellKind.EMPTY) {
            put(cell.getRow() + 1, cell.getColumn(), kind, start);
            awaiting = text ? size - 1 : -1;
        }
    }

    private byte result(FormulaRecord formula) {
        return switch (formula.getCachedResultTypeEnum()) {
            case NUMERIC -> number(formula.getValue(), formula.getXFIndex());
            case BOOLEAN -> truth(formula.getCachedBooleanValue());
            case ERROR -> error(formula.getCachedErrorValue());
            default -> CellKind.TEXT;
        };
    }

    private byte number(double value, int style) {
        boolean plain = value == Math.rint(value) && Math.abs(value) < 1e15 && (value != 0 || 1 / value > 0);
        bytes.append(plain ? Long.toString((long) value) : Double.toString(value));
        return styles.kind(style);
    }

    private byte truth(boolean value) {
        bytes.append((byte) (value ? '1' : '0'));
        return CellKind.BOOLEAN;
    }

    private byte error(int code) {
        bytes.append(FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERROR");
        return CellKind.ERROR;
    }

    private void put(int row, int column, byte kind, int start) {
        if (bytes.size() > mostBytes) {
            throw new ExtractException(Problem.of(
                            ExcelErrors.LIMIT,
                            String.format("the cells take more than max_shared_string_bytes (%,d)", mostBytes))
                    .at(options.place())
                    .next("Raise max_shared_string_bytes and give the program as much memory."));
        }
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        places[size] = (long) row << 32 | column;
        ordered = ordered && (size == 0 || places[size - 1] < places[size]);
        kinds[size] = kind;
        starts[size] = start;
        ends[size++] = bytes.size();
    }

    /** The rows of all cells added. */
    RowSource rows() {
        if (!ordered) {
            sort();
        }
        return new XlsRows(this, options, MergedAreas.of(merged, options));
    }

    private void sort() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(places[a], places[b]));
        long[] sortedPlaces = new long[size];
        byte[] sortedKinds = new byte[size];
        int[] sortedStarts = new int[size];
        int[] sortedEnds = new int[size];
        for (int i = 0; i < size; i++) {
            sortedPlaces[i] = places[order[i]];
            sortedKinds[i] = kinds[order[i]];
            sortedStarts[i] = starts[order[i]];
            sortedEnds[i] = ends[order[i]];
        }
        places = sortedPlaces;
        kinds = sortedKinds;
        starts = sortedStarts;
        ends = sortedEnds;
        ordered = true;
    }

    int size() {
        return size;
    }

    int row(int i) {
        return (int) (places[i] >>> 32);
    }

    int column(int i) {
        return (int) places[i];
    }

    byte kind(int i) {
        return kinds[i];
    }

    void copyTo(Bytes out, int i) {
        out.append(bytes.array(), starts[i], ends[i]);
    }

    boolean isSkipped(int row) {
        return options.hiddenRows() == HiddenRows.SKIP && hidden.get(row);
    }
}
