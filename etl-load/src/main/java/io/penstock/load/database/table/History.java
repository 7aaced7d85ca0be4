package io.penstock.load.database.table;

import io.penstock.load.database.dialect.Dialect;
import io.penstock.schema.Type;
import java.util.List;

/** The columns of a table that keeps old versions of its rows: a slowly changing dimension of type 2. */
public final class History {
    /** When the version became true: the start of the run that brought it. */
    public static final String VALID_FROM = "valid_from";

    /** When it ceased to be true; null while it is. */
    public static final String VALID_TO = "valid_to";

    /** Whether it is the version that is true now. */
    public static final String IS_CURRENT = "is_current";

    public static final List<String> COLUMNS = List.of(VALID_FROM, VALID_TO, IS_CURRENT);

    private History() {}

    static List<DesignColumn> design(Dialect dialect) {
        return List.of(
                new DesignColumn(VALID_FROM, Type.TIMESTAMP, dialect.columnType(Type.TIMESTAMP, true), true),
                new DesignColumn(VALID_TO, Type.TIMESTAMP, dialect.columnType(Type.TIMESTAMP, false), false),
                new DesignColumn(IS_CURRENT, Type.BOOLEAN, dialect.columnType(Type.BOOLEAN, false), true));
    }
}
