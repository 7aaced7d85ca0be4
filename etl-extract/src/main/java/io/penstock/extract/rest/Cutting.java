package io.penstock.extract.rest;

import io.penstock.extract.json.JsonExtractor;
import io.penstock.extract.json.scan.DocumentCutter;
import io.penstock.extract.json.scan.LineCutter;
import io.penstock.extract.json.scan.RecordCutter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Opens the part of a page that holds its records. */
final class Cutting {
    private Cutting() {}

    static RecordCutter open(Page page, RestSettings settings) throws IOException {
        if (settings.format == ResponseFormat.LINES) {
            return new LineCutter(page.name(), page.reply().body().open(), JsonExtractor.MAX_RECORD_BYTES, 1, 0);
        }
        long length = page.facts().end() - page.facts().start();
        InputStream part = new Part(page.reply().body().open(page.facts().start()), length);
        return new DocumentCutter(
                page.name(), part, List.of(), JsonExtractor.MAX_RECORD_BYTES, JsonExtractor.MAX_DEPTH);
    }

    /** The first bytes of a stream. */
    private static final class Part extends FilterInputStream {
        private long left;

        Part(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] b, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = in.read(b, from, (int) Math.min(length, left));
            left -= Math.max(0, got);
            return got;
        }
    }
}
