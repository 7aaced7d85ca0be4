package io.penstock.extract.parquet.page;

/** BOOLEAN values as 0 and 1: bits one after the other (PLAIN), or in runs (RLE). */
final class BooleanReader extends ValueReader {
    private static final int AT_ONCE = 1024;

    private final RunLengthReader numbers;
    private final int[] some = new int[AT_ONCE];

    private BooleanReader(RunLengthReader numbers) {
        this.numbers = numbers;
    }

    static BooleanReader ofBits(byte[] bytes, int from, int end) {
        return new BooleanReader(RunLengthReader.ofBits(bytes, from, end));
    }

    /** Behind their length in four bytes. */
    static BooleanReader ofRuns(byte[] bytes, int from, int end) {
        int size = end - from < 4 ? -1 : (int) PlainReader.INT.get(bytes, from);
        if (size < 0 || size > end - from - 4) {
            throw new Damage("values run over the end of their page");
        }
        return new BooleanReader(new RunLengthReader(bytes, from + 4, from + 4 + size, 1));
    }

    @Override
    public void longs(long[] out, int from, int count) {
        for (int done = 0; done < count; ) {
            int n = Math.min(AT_ONCE, count - done);
            numbers.read(some, 0, n);
            for (int i = 0; i < n; i++) {
                out[from + done + i] = some[i];
            }
            done += n;
        }
    }

    @Override
    public void skip(int count) {
        numbers.skip(count);
    }
}
