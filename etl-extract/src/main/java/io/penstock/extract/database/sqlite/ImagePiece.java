package io.penstock.extract.database.sqlite;

import io.penstock.data.Column;
import io.penstock.extract.database.sql.MisfitList;
import io.penstock.extract.database.sql.RowsOut;
import io.penstock.schema.Schema;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import java.util.ArrayList;
import java.util.List;

/** Rows as a database image, not yet decoded. */
final class ImagePiece implements PendingBatch {
    private final byte[] image;
    private final int root;
    private final RowsOut out;

    /** @param root the first page of the table */
    ImagePiece(byte[] image, int root, RowsOut out) {
        this.image = image;
        this.root = root;
        this.out = out;
    }

    @Override
    public void decode(Output output) {
        Schema schema = out.schema();
        ImageRows rows = new ImageRows(image, root, schema.size());
        MisfitList misfits = new MisfitList();
        ImageColumns reader = new ImageColumns(rows, misfits);
        List<Column> columns = new ArrayList<>(schema.size());
        for (int c = 0; c < schema.size(); c++) {
            columns.add(reader.read(schema.field(c).type(), c, c));
        }
        long[] rowids = rows.rowids();
        out.emit(columns, rows.rows(), row -> rowids[row], misfits, output);
    }
}
