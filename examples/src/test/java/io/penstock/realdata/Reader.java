package io.penstock.realdata;

import io.penstock.Cancellation;
import io.penstock.console.EtlCommand;
import io.penstock.console.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does what a page tells, in a directory that stands for the project's root: the page's {@code data/demo} lies in it. */
final class Reader {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Path directory;
    private final List<Path> readable;
    private int exitCode;

    /** @param readable files elsewhere that commands may name by their last part */
    Reader(Path directory, List<Path> readable) {
        this.directory = directory;
        this.readable = List.copyOf(readable);
    }

    void save(TutorialPage.Save file) throws IOException {
        Files.writeString(directory.resolve(file.file()), inDirectory(file.text()));
    }

    void save(TutorialPage.Change change) throws IOException {
        String original = Files.readString(directory.resolve(change.original()));
        if (!original.contains(change.from())) {
            throw new IllegalStateException(change + ": nothing to change");
        }
        Files.writeString(directory.resolve(change.file()), original.replace(change.from(), change.to()));
    }

    /** What the command prints to both streams, with the page's paths. */
    String type(String command) throws IOException, SQLException {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        String printed = switch (words.get(0)) {
            case "./etl" -> etl(words.subList(1, words.size()));
            case "head" -> head(Integer.parseInt(words.get(2)), words.get(3));
            case "sqlite3" -> query(words.get(1), words.get(2));
            case "echo" -> String.valueOf(exitCode);
            default -> throw new IllegalArgumentException(command);
        };
        return printed.replace(directory + "/", "")
                .lines()
                .map(String::stripTrailing)
                .reduce("", (a, b) -> a + "\n" + b)
                .strip();
    }

    private String etl(List<String> words) {
        StringWriter printed = new StringWriter();
        PrintWriter terminal = new PrintWriter(printed, true);
        String[] arguments = words.stream().map(this::argument).toArray(String[]::new);
        Terminal log = new Terminal(terminal, terminal, Terminal.Kind.LOG, 100, Folders.project());
        exitCode = new EtlCommand(log, new Cancellation()).execute(arguments);
        terminal.flush();
        return printed.toString();
    }

    private String argument(String word) {
        String named = word.substring(word.indexOf('=') + 1);
        for (Path file : readable) {
            if (file.endsWith(named)) {
                return word.replace(named, file.toString());
            }
        }
        return Files.exists(directory.resolve(word)) ? directory.resolve(word).toString() : word;
    }

    private String head(int lines, String file) throws IOException {
        return String.join("\n", Files.readAllLines(directory.resolve(file)).subList(0, lines));
    }

    private String query(String file, String sql) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(file));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                String[] cells = new String[rows.getMetaData().getColumnCount()];
                Arrays.setAll(cells, c -> cell(rows, c + 1));
                text.append(String.join("|", cells)).append('\n');
            }
        }
        return text.toString();
    }

    private static String cell(ResultSet rows, int column) {
        try {
            return Objects.requireNonNullElse(rows.getString(column), "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String inDirectory(String json) {
        return json.replace("\"data/demo/", "\"" + directory + "/data/demo/");
    }
}
