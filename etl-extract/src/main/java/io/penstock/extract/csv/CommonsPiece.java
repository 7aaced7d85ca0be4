package io.penstock.extract.csv;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.extract.csv.scan.Slices;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records of Commons CSV.
 *
 * @param format how they were read, and are written again where they are rejected
 * @param found the records
 * @param positions where each was read
 */
record CommonsPiece(CSVFormat format, List<CSVRecord> found, List<RecordPosition> positions) implements Piece {
    @Override
    public int records() {
        return found.size();
    }

    @Override
    public List<String> firstRecord() {
        return found.get(0).toList();
    }

    @Override
    public String place() {
        return positions.get(0).toString();
    }

    @Override
    public Slices rows(Layout layout, RowVerdicts verdicts, @Nullable Output output) {
        int width = layout.fileWidth();
        List<CSVRecord> rows = new ArrayList<>();
        List<RecordPosition> places = new ArrayList<>();
        BatchBuilder rejects = BatchBuilder.of(layout.original());
        List<RecordPosition> rejected = new ArrayList<>();
        RowFailures reasons = new RowFailures();
        boolean padded = false;
        for (int i = 0; i < found.size(); i++) {
            CSVRecord record = found.get(i);
            Failure failure = verdicts.fieldCount(record.size(), positions.get(i));
            if (failure == null) {
                padded |= record.size() < width;
                rows.add(record);
                places.add(positions.get(i));
            } else {
                reasons.add(rejected.size(), failure);
                rejected.add(positions.get(i));
                addOriginal(record, layout, rejects);
            }
        }
        if (output != null && !rejected.isEmpty()) {
            Batch batch = rejects.build();
            output.reject(batch.withOrigin(Origin.of(batch, rejected::get)), reasons);
        }
        return slices(rows, width, padded, places);
    }

    private void addOriginal(CSVRecord record, Layout layout, BatchBuilder rejects) {
        for (int c = 0; c < layout.fileWidth(); c++) {
            rejects.column(c).append(c < record.size() ? record.get(c) : null);
        }
        rejects.column(layout.fileWidth()).append(format.format((Object[]) record.values()));
        rejects.endRow();
    }

    private static Slices slices(List<CSVRecord> rows, int width, boolean padded, List<RecordPosition> places) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[][] starts = new int[width][rows.size()];
        int[][] ends = new int[width][rows.size()];
        int[] fields = new int[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            CSVRecord record = rows.get(row);
            fields[row] = record.size();
            for (int c = 0; c < width; c++) {
                starts[c][row] = bytes.size();
                if (c < record.size()) {
                    bytes.writeBytes(record.get(c).getBytes(StandardCharsets.UTF_8));
                }
                ends[c][row] = bytes.size();
            }
        }
        return new Slices(bytes.toByteArray(), starts, ends, rows.size(), padded ? fields : null, places::get);
    }
}
