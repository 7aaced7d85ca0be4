package io.penstock.load.database.table;

import io.penstock.load.database.dialect.Dialect;
import java.io.Serializable;
import java.util.List;

/** How tables are made, where the columns of the data alone do not tell: foreign keys, defaults, checks. */
public interface TableDefinition extends Serializable {
    /** The table that is filled, behind those it refers to; each is made only when it is not there. */
    List<Table> tables(Dialect dialect);

    /**
     * A table.
     *
     * @param statements what makes it and its indexes, names quoted
     */
    record Table(String name, List<String> statements) {
        public Table {
            statements = List.copyOf(statements);
        }
    }
}
