package io.penstock.load.database;

import java.io.Serializable;
import java.nio.file.Path;
import javax.sql.DataSource;

/** Where the database is. */
sealed interface Target extends Serializable {
    /** For messages and descriptions; no password. */
    String title();

    /** A SQLite file; kept as text, because paths cannot be serialised. */
    record SqliteFile(String path) implements Target {
        Path file() {
            return Path.of(path);
        }

        @Override
        public String title() {
            return path;
        }
    }

    /** A database reached by a JDBC URL. */
    record Url(String url) implements Target {
        @Override
        public String title() {
            int query = url.indexOf('?');
            String bare = query < 0 ? url : url.substring(0, query);
            return bare.replaceAll("//[^/@]*@", "//");
        }
    }

    /** The app's own pool. */
    record Pool(DataSource source) implements Target {
        @Override
        public String title() {
            return "data source";
        }
    }
}
