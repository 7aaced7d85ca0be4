package io.penstock.extract.database;

import java.io.Serializable;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the database is. */
sealed interface Location extends Serializable {
    /** For messages and descriptions: no user, no password. */
    String title();

    /** A SQLite file; kept as text, because paths cannot be serialised. */
    record SqliteFile(String path) implements Location {
        Path file() {
            return Path.of(path);
        }

        @Override
        public String title() {
            return path;
        }
    }

    /** A database reached by a JDBC URL. */
    record Url(String url, @Nullable String user, @Nullable Secret password) implements Location {
        @Override
        public String title() {
            int end = url.length();
            for (char begins : new char[] {'?', ';'}) {
                int at = url.indexOf(begins);
                end = at < 0 ? end : Math.min(end, at);
            }
            return url.substring(0, end).replaceAll("//[^/@]*@", "//").replaceAll("(?<=:oracle:thin:)[^@]*@", "@");
        }

        @Override
        public String toString() {
            return title();
        }
    }

    /** The app's own pool; such a source cannot be serialised unless the pool can. */
    record Pool(DataSource source) implements Location {
        @Override
        public String title() {
            return "data source";
        }
    }
}
