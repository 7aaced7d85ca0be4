package io.penstock.extract.json.decode;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.data.TextColumnBuilder;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.json.policy.MalformedLines;
import io.penstock.extract.json.scan.BadJson;
import io.penstock.extract.json.scan.JsonErrors;
import io.penstock.extract.json.scan.RecordBlock;
import io.penstock.extract.text.Utf8;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parses the records of a block and puts those aside that are not JSON, or fails, by the policy. One thread. */
final class LineVerdicts {
    private static final String MEND = "Mend the record, or set malformed_lines to reject.";

    private final RecordBlock block;
    private final MalformedLines policy;
    private final TextColumnBuilder rejected = new TextColumnBuilder(16);
    private final RowFailures failures = new RowFailures();
    private final List<RecordPosition> positions = new ArrayList<>();

    LineVerdicts(RecordBlock block, MalformedLines policy) {
        this.block = block;
        this.policy = policy;
    }

    void parseAll(RecordParser parser, Output output) {
        int bad = Utf8.firstMalformed(block.bytes(), 0, block.limit());
        for (int record = 0; record < block.records(); record++) {
            if (bad >= 0 && bad < block.end(record) && bad >= block.start(record)) {
                reject(record, notText(bad), "the record holds bytes that are not UTF-8 text");
                bad = Utf8.firstMalformed(block.bytes(), block.end(record), block.limit());
                continue;
            }
            try {
                parser.parse(block, record);
            } catch (BadJson e) {
                reject(record, block.failure(e, MEND), e.what());
            }
        }
        if (!positions.isEmpty()) {
            Batch batch = Batch.of(BlockDecoder.ORIGINAL, rejected.build());
            output.reject(batch.withOrigin(Origin.of(batch, positions::get)), failures);
        }
    }

    private ExtractException notText(int bad) {
        return new ExtractException(Problem.of(
                        JsonErrors.MALFORMED,
                        String.format("there is a byte 0x%02X that is not UTF-8 text", block.bytes()[bad] & 0xff))
                .at(block.place(bad))
                .next("Set encoding to the one the file is written in, or set malformed_lines to reject."));
    }

    private void reject(int record, ExtractException failure, String what) {
        if (policy == MalformedLines.FAIL) {
            throw failure;
        }
        byte[] text = Arrays.copyOfRange(block.bytes(), block.start(record), block.end(record));
        if (Utf8.firstMalformed(text, 0, text.length) >= 0) {
            text = Utf8.escapeMalformed(text, 0, text.length);
        }
        rejected.appendBytes(text, 0, text.length);
        positions.add(block.position(record));
        failures.add(positions.size() - 1, Failure.of("json(syntax)", what));
    }
}
