package io.penstock;

import java.io.Serializable;
import java.nio.file.Path;

/** Where a pipeline remembers what must survive a run: watermarks, checkpoints, loads that were committed. */
public sealed interface StatePlace extends Serializable {
    /**
     * In the target's own database, in the same transaction as the rows, where one of the sinks has one; else in the engine's
     * store. The default.
     */
    record Automatic() implements StatePlace {}

    /** In the target's own database; a pipeline whose sinks have none is refused. */
    record Target() implements StatePlace {}

    /** In a store of its own: SQLite or PostgreSQL behind a JDBC URL. */
    record Database(String url) implements StatePlace {}

    static StatePlace automatic() {
        return new Automatic();
    }

    static StatePlace inTarget() {
        return new Target();
    }

    /** In a SQLite file, made when absent. */
    static StatePlace inFile(Path file) {
        return new Database("jdbc:sqlite:" + file);
    }

    /** Behind a JDBC URL of SQLite or PostgreSQL. */
    static StatePlace at(String url) {
        return new Database(url);
    }
}
