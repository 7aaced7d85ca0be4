package io.penstock.extract.database.sql;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.extract.text.ColumnReader;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.Misfits;
import io.penstock.extract.text.NullTokens;
import io.penstock.extract.text.TextSlices;
import io.penstock.schema.Type;

/** Texts of a database read as a declared type; an empty text is a misfit, not null. */
public final class ParsedTexts {
    private ParsedTexts() {}

    /** @param position of the column in the schema, for misfits */
    public static Column read(Type type, TextColumn texts, int position, MisfitList misfits) {
        Misfits unread = new Misfits();
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.isNull(i) && texts.length(i) == 0) {
                unread.add(i, position);
            }
        }
        TextSlices slices = new TextSlices(texts.bytes(), texts.starts(), texts.ends(), texts.size());
        Column typed = ColumnReader.of(type, NullTokens.NONE, DateFormats.ISO).read(slices, position, unread);
        for (int i = 0; i < unread.size(); i++) {
            misfits.add(unread.row(i), position, texts.string(unread.row(i)));
        }
        return typed;
    }
}
