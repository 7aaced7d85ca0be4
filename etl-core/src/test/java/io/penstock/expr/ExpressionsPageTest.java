package io.penstock.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.expr.function.Function;
import io.penstock.expr.library.FunctionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/expressions.md} ends in the table of the functions that exist. */
class ExpressionsPageTest {
    @Test
    void listsEveryFunctionAsItIs() throws IOException {
        Path page = Path.of("../docs/reference/expressions.md");
        if ("write".equals(System.getProperty("snippets"))) {
            String text = Files.readString(page);
            Files.writeString(page, text.substring(0, text.indexOf("Null in, null out, unless a line")) + functions());
        }
        assertThat(Files.readString(page)).as("%s must end in", page).endsWith(functions());
    }

    private static String functions() {
        StringBuilder text = new StringBuilder("Null in, null out, unless a line says otherwise.\n");
        for (String group : FunctionTable.groupNames()) {
            text.append("\n### ").append(group).append("\n\n");
            text.append("| function | gives | | example |\n|---|---|---|---|\n");
            for (Function function : FunctionTable.byGroup().get(group)) {
                text.append(line(function));
            }
        }
        return text.toString();
    }

    private static String line(Function function) {
        StringBuilder line =
                new StringBuilder("| `").append(function.signature()).append('`');
        function.aliases().forEach(alias -> line.append(", `").append(alias).append('`'));
        line.append(" | ")
                .append(function.result())
                .append(" | ")
                .append(function.summary())
                .append(" | ");
        for (int i = 0; i < function.examples().size(); i++) {
            Function.Example example = function.examples().get(i);
            line.append(i == 0 ? "" : "<br>")
                    .append('`')
                    .append(example.expression())
                    .append("` → `");
            line.append(example.result()).append('`');
        }
        return cells(line.append(" |\n").toString());
    }

    /** A bar inside a cell is written {@code \|}. */
    private static String cells(String line) {
        return line.replace("||", "\\|\\|");
    }
}
