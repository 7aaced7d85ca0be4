package io.penstock.load.parquet;

/**
 * What the row groups of all files that one sink writes at the same time hold in memory. One file may take the whole limit;
 * several share it, each giving up its row group when together they reach the limit and it holds a fair part. One thread.
 */
final class OpenGroups {
    private int files;
    private long bytes;

    void opened() {
        files++;
    }

    void closed(long held) {
        files--;
        bytes -= held;
    }

    void changed(long more) {
        bytes += more;
    }

    /**
     * Whether the row group of a file should end.
     *
     * @param held bytes it holds
     * @param limit bytes that all may hold, about; they never hold much more than one and a half times as much
     */
    boolean isTooMuch(long held, long limit) {
        return bytes >= limit && held >= limit / (2L * files);
    }
}
