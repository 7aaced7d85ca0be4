package io.penstock.load.database.table;

import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.dialect.Dialects;
import io.penstock.load.database.dialect.SqliteDialect;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Where the database is. */
public sealed interface Target extends Serializable {
    /** For messages and descriptions; no user, no password, no parameter. */
    String title();

    /** The dialect as far as it can be told before connecting. */
    Dialect dialect();

    /** A SQLite file; kept as text, because paths cannot be serialised. */
    record SqliteFile(String path) implements Target {
        public Path file() {
            return Path.of(path);
        }

        @Override
        public String title() {
            return path;
        }

        @Override
        public Dialect dialect() {
            return SqliteDialect.SQLITE;
        }
    }

    /** A database reached by a JDBC URL. */
    record Url(String url, Credentials credentials) implements Target {
        private static final Pattern SECRET =
                Pattern.compile("pass|pwd|secret|token|key|credential", Pattern.CASE_INSENSITIVE);

        /** Everything that some driver takes for a user, a password or a parameter is cut off. */
        @Override
        public String title() {
            int end = url.length();
            for (char begin : new char[] {'?', ';', '&'}) {
                int at = url.indexOf(begin);
                end = at < 0 ? end : Math.min(end, at);
            }
            String bare = url.substring(0, end);
            int authority = bare.indexOf("//");
            int host = authority < 0 ? -1 : bare.lastIndexOf('@');
            return host < 0
                    ? bare.replaceAll(":[^:/@]+/[^:/@]+@", ":@")
                    : bare.substring(0, authority + 2) + bare.substring(host + 1);
        }

        /** Texts that no message may show: the password, user and password before the host, values of parameters. */
        public List<String> secrets() {
            List<String> secrets = new ArrayList<>(List.of(credentials.password()));
            int authority = url.indexOf("//");
            int host = authority < 0 ? -1 : url.lastIndexOf('@');
            if (host > authority) {
                secrets.addAll(List.of(url.substring(authority + 2, host).split(":", 2)));
            }
            String[] parameters = url.split("[?;&]", -1);
            for (int p = 1; p < parameters.length; p++) {
                int value = parameters[p].indexOf('=');
                if (SECRET.matcher(parameters[p].substring(0, Math.max(0, value)))
                        .find()) {
                    secrets.add(parameters[p].substring(value + 1));
                }
            }
            secrets.removeIf(String::isBlank);
            return secrets;
        }

        @Override
        public Dialect dialect() {
            return Dialects.ofUrl(url);
        }

        @Override
        public String toString() {
            return title();
        }
    }

    /** The app's own pool. */
    record Pool(DataSource source) implements Target {
        @Override
        public String title() {
            return "data source";
        }

        @Override
        public Dialect dialect() {
            return Dialects.unknown();
        }
    }
}
