package io.penstock.extract.parquet.page;

/** Encoding BYTE_STREAM_SPLIT: all first bytes, then all second bytes, and so on. Put together again once per page. */
final class StreamSplitReader extends ValueReader {
    private final PlainReader whole;

    StreamSplitReader(Page page, Physical physical, int width) {
        int count = (page.end() - page.from()) / width;
        byte[] bytes = new byte[count * width + PageReader.SPARE];
        for (int k = 0; k < width; k++) {
            int from = page.from() + k * count;
            for (int i = 0; i < count; i++) {
                bytes[i * width + k] = page.bytes()[from + i];
            }
        }
        this.whole = new PlainReader(bytes, 0, count * width, physical, width);
    }

    @Override
    public void longs(long[] out, int from, int count) {
        whole.longs(out, from, count);
    }

    @Override
    public void doubles(double[] out, int from, int count) {
        whole.doubles(out, from, count);
    }

    @Override
    public void slices(Slices out, int count) {
        whole.slices(out, count);
    }

    @Override
    public void skip(int count) {
        whole.skip(count);
    }
}
