package io.penstock.load.database;

import io.penstock.load.database.table.LoadWay;
import io.penstock.load.database.table.LoadWay.Existing;
import io.penstock.load.database.table.LoadWay.KnownKey;
import java.util.Locale;

/** What becomes of a table's rows and of the table. */
public enum WriteMode {
    /** Rows are added; the table is made when it is not there. The default. */
    APPEND(Existing.KEEP, KnownKey.INSERT),
    /** The table must not be there; it is made. */
    FAIL_IF_EXISTS(Existing.REFUSE, KnownKey.INSERT),
    /** A new table takes the place of the old one at the commit; readers see the old or the new one, whole. */
    REPLACE(Existing.SWAP, KnownKey.INSERT),
    /** The table stays, with its rights, triggers and indexes; its rows go and the new ones come at the commit. */
    TRUNCATE(Existing.EMPTY, KnownKey.INSERT),
    /** Rows whose key is in the table replace the old row's values, the others are added. */
    UPSERT(Existing.KEEP, KnownKey.UPDATE),
    /** Rows whose key is in the table are left out, the others are added. */
    INSERT_ONLY(Existing.KEEP, KnownKey.IGNORE),
    /**
     * All rows of a key are replaced by all rows of the run with that key; keys that the run does not have stay. The table
     * need not be unique on the key.
     */
    MERGE(Existing.KEEP, KnownKey.DELETE_FIRST),
    /**
     * A row that changed is added as a new version and the old version is kept: a slowly changing dimension of type 2 with
     * the columns {@code valid_from}, {@code valid_to} and {@code is_current}.
     */
    SCD2(Existing.KEEP, KnownKey.HISTORY);

    private final Existing existing;
    private final KnownKey knownKey;

    WriteMode(Existing existing, KnownKey knownKey) {
        this.existing = existing;
        this.knownKey = knownKey;
    }

    LoadWay way() {
        return new LoadWay(name().toLowerCase(Locale.ROOT), existing, knownKey);
    }
}
