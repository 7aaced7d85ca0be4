package io.penstock.extract.csv;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.csv.scan.Block;
import io.penstock.extract.csv.scan.CsvErrors;
import io.penstock.extract.csv.scan.Slices;
import io.penstock.spi.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of the fast scanner.
 *
 * @param block where they are
 */
record BlockPiece(Block block) implements Piece {
    @Override
    public int records() {
        return block.records();
    }

    @Override
    public String place() {
        return block.position(0).toString();
    }

    @Override
    public List<String> firstRecord() {
        int bad = block.firstMalformedByte(0);
        if (bad >= 0) {
            throw new ExtractException(Problem.of(
                            CsvErrors.MALFORMED_TEXT,
                            String.format(
                                    "byte %d of the file (0x%02X), in the first record, is not UTF-8 text",
                                    block.fileOffset(bad), block.byteAt(bad)))
                    .at(place())
                    .next("Set encoding to the one the file is written in, such as windows-1252 or ISO-8859-1."));
        }
        List<String> written = new ArrayList<>();
        for (int field = 0; field < block.fields(0); field++) {
            written.add(new String(block.unquoted(0, field), StandardCharsets.UTF_8));
        }
        return written;
    }

    @Override
    public Slices rows(Layout layout, RowVerdicts verdicts, @Nullable Output output) {
        RowVerdicts.Verdict verdict = verdicts.judge(block);
        if (output != null && verdict.rejects() > 0) {
            RejectedRecords.reject(block, layout, verdict, output);
        }
        Slices slices = block.slices(layout.fileWidth(), verdict.accepted(), verdict.acceptedCount());
        block.release();
        return slices;
    }
}
