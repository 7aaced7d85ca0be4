package io.penstock.extract.parquet.column;

import io.penstock.extract.parquet.page.RunLengthReader;
import io.penstock.extract.parquet.page.ValueReader;

/** The values of one page, front to back. */
sealed interface PageValues {
    void append(DenseValues to, int count);

    void skip(int count);

    /** Encoded one by one. */
    record Encoded(ValueReader reader) implements PageValues {
        @Override
        public void append(DenseValues to, int count) {
            if (count > 0) {
                to.append(reader, count);
            }
        }

        @Override
        public void skip(int count) {
            reader.skip(count);
        }
    }

    /** Entries of a dictionary by their indices. */
    final class Indexed implements PageValues {
        private static final int AT_ONCE = 4096;

        private final DenseValues dictionary;
        private final RunLengthReader indices;
        private final int[] some = new int[AT_ONCE];

        Indexed(DenseValues dictionary, RunLengthReader indices) {
            this.dictionary = dictionary;
            this.indices = indices;
        }

        @Override
        public void append(DenseValues to, int count) {
            for (int left = count; left > 0; ) {
                int n = Math.min(AT_ONCE, left);
                indices.read(some, 0, n);
                to.append(dictionary, some, n);
                left -= n;
            }
        }

        @Override
        public void skip(int count) {
            indices.skip(count);
        }
    }
}
