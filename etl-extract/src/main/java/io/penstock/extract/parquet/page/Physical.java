package io.penstock.extract.parquet.page;

/** The types in which values are stored, in the order of their numbers in the file. */
public enum Physical {
    BOOLEAN(Form.LONGS, 0),
    INT32(Form.LONGS, 4),
    INT64(Form.LONGS, 8),
    INT96(Form.SLICES, 12),
    FLOAT(Form.DOUBLES, 4),
    DOUBLE(Form.DOUBLES, 8),
    BYTE_ARRAY(Form.SLICES, -1),
    FIXED_LEN_BYTE_ARRAY(Form.SLICES, -1);

    /** What decoders make of the values. */
    public enum Form {
        LONGS,
        DOUBLES,
        SLICES
    }

    private final Form form;
    private final int width;

    Physical(Form form, int width) {
        this.form = form;
        this.width = width;
    }

    public Form form() {
        return form;
    }

    /** Bytes of a value; 0 for BOOLEAN, -1 where it depends. */
    public int width() {
        return width;
    }
}
