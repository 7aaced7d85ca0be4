package io.penstock.extract.csv;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.csv.scan.CsvErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes column names of a header record: surrounding spaces go, an empty name becomes {@code column_N}. */
final class HeaderNames {
    private static final String DELIMITERS = ",;\t|";

    private HeaderNames() {}

    static List<String> names(List<String> written, String place, CsvSettings settings) {
        if (written.size() == 1 && settings.format == null && settings.columnNames.isEmpty()) {
            refuseOtherDelimiter(written.get(0), place, settings);
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String raw : written) {
            String name = raw.strip();
            if (name.isEmpty()) {
                name = "column_" + (names.size() + 1);
            }
            if (!seen.add(name)) {
                name = again(name, names, seen, place, settings);
            }
            names.add(name);
        }
        return names;
    }

    private static String again(String name, List<String> names, Set<String> seen, String place, CsvSettings settings) {
        if (settings.duplicateNames == DuplicateNames.ERROR) {
            throw new ExtractException(Problem.of(
                            CsvErrors.DUPLICATE_HEADER,
                            "columns " + (names.indexOf(name) + 1) + " and " + (names.size() + 1) + " are both named '"
                                    + name + "'")
                    .at(place)
                    .next("Set duplicate_names to number to read them as '" + name + "' and '" + name
                            + "_2', or give column_names."));
        }
        int number = 2;
        while (!seen.add(name + "_" + number)) {
            number++;
        }
        return name + "_" + number;
    }

    /** A delimiter of one's own choice is doubted only where the usual one would make several columns. */
    private static void refuseOtherDelimiter(String only, String place, CsvSettings settings) {
        boolean chosen = settings.delimiter != null;
        if (chosen && settings.delimiter() == ',') {
            return;
        }
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char c = DELIMITERS.charAt(i);
            long count = c == settings.delimiter()
                    ? 0
                    : only.chars().filter(x -> x == c).count();
            if (count > 0) {
                String shown = c == '\t' ? "tab" : "'" + c + "'";
                throw new ExtractException(Problem.of(
                                CsvErrors.WRONG_DELIMITER,
                                "the header is one column with " + count + " " + shown
                                        + (count == 1 ? "" : " characters") + " in its name")
                        .at(place)
                        .next("If " + shown + " stands between the columns, set delimiter to " + shown
                                + "; if it really is one column, "
                                + (chosen ? "give its name as column_names." : "set delimiter to ','.")));
            }
        }
    }
}
