package io.penstock.extract.database.postgres;

import io.penstock.data.Column;
import io.penstock.extract.database.sql.MisfitList;
import io.penstock.extract.database.sql.RowsOut;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import java.util.ArrayList;
import java.util.List;

/** Rows as they came, not yet decoded. */
final class CopyPiece implements PendingBatch {
    private final CopyPlan plan;
    private final byte[] bytes;
    private final int count;
    private final long before;
    private final RowsOut out;

    /** @param before how many rows came before these */
    CopyPiece(CopyPlan plan, byte[] bytes, int count, long before, RowsOut out) {
        this.plan = plan;
        this.bytes = bytes;
        this.count = count;
        this.before = before;
        this.out = out;
    }

    @Override
    public void decode(Output output) {
        MisfitList misfits = new MisfitList();
        CopyRows rows = new CopyRows(bytes, 0, count, plan.wires().size());
        CopyColumns reader = new CopyColumns(plan, rows, misfits);
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < plan.wires().size(); c++) {
            columns.add(reader.read(c));
        }
        out.emit(columns, count, row -> before + row + 1, misfits, output);
    }
}
