package io.penstock.load.database.postgres;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.util.Optional;

/**
 * How values of one type go into a column of one of PostgreSQL's own types in COPY's binary format. Numbers of types are those
 * of {@code pg_type.dat}, which never change.
 */
enum BinaryForm {
    BOOLEAN,
    INT16,
    INT32,
    INT64,
    DOUBLE,
    NUMERIC,
    DATE,
    TIME,
    TIMESTAMP,
    /** The bytes as they are. */
    BYTES,
    /** As text. */
    SLICES,
    /** As text, behind a version number. */
    JSONB;

    /** Types from here on are not PostgreSQL's own ({@code FirstNormalObjectId}). */
    static final int FIRST_OID_OF_USERS = 16_384;

    private static final int BOOL_OID = 16;
    private static final int BYTEA_OID = 17;
    private static final int INT8_OID = 20;
    private static final int INT2_OID = 21;
    private static final int INT4_OID = 23;
    private static final int TEXT_OID = 25;
    private static final int JSON_OID = 114;
    private static final int FLOAT8_OID = 701;
    private static final int BPCHAR_OID = 1042;
    private static final int VARCHAR_OID = 1043;
    private static final int DATE_OID = 1082;
    private static final int TIME_OID = 1083;
    private static final int TIMESTAMP_OID = 1114;
    private static final int TIMESTAMPTZ_OID = 1184;
    private static final int NUMERIC_OID = 1700;
    private static final int JSONB_OID = 3802;

    /** Empty where only the text format does: domains, enums, extensions' types, and values of a type of another kind. */
    static Optional<BinaryForm> of(Type type, int oid) {
        return Optional.ofNullable(
                switch (oid) {
                    case BOOL_OID -> type == Type.BOOLEAN ? BOOLEAN : null;
                    case BYTEA_OID -> type == Type.BINARY ? BYTES : null;
                    case INT2_OID -> type == Type.INT64 ? INT16 : null;
                    case INT4_OID -> type == Type.INT64 ? INT32 : null;
                    case INT8_OID -> type == Type.INT64 ? INT64 : null;
                    case FLOAT8_OID -> type == Type.FLOAT64 ? DOUBLE : null;
                    case DATE_OID -> type == Type.DATE ? DATE : null;
                    case TIME_OID -> type == Type.TIME ? TIME : null;
                    case TIMESTAMP_OID, TIMESTAMPTZ_OID -> type == Type.TIMESTAMP ? TIMESTAMP : null;
                    case NUMERIC_OID -> type == Type.INT64 || type instanceof DecimalType ? NUMERIC : null;
                    case TEXT_OID, VARCHAR_OID, BPCHAR_OID, JSON_OID -> type == Type.BINARY ? null : SLICES;
                    case JSONB_OID -> type == Type.BINARY ? null : JSONB;
                    default -> null;
                });
    }
}
