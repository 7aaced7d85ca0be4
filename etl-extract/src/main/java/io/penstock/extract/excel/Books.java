package io.penstock.extract.excel;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.extract.excel.cells.Book;
import io.penstock.extract.excel.cells.ExcelErrors;
import io.penstock.extract.excel.cells.SheetInfo;
import io.penstock.extract.excel.xls.OldFormats;
import io.penstock.extract.excel.xlsx.XlsxBook;
import io.penstock.extract.file.FileErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Opens workbooks by what they are, not by their names, and chooses their sheets. */
final class Books {
    private static final int HEAD = 8;

    private Books() {}

    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    static Book open(Path file, ExcelSettings settings) throws IOException {
        String place = name(file);
        byte[] head = head(file);
        if (head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] <= 8) {
            return XlsxBook.open(file, settings.limits, place);
        } else if (OldFormats.isCompound(head)) {
            return OldFormats.open(file, settings.limits, settings.password, place);
        }
        throw new ExtractException(Problem.of(
                        ExcelErrors.NOT_A_WORKBOOK,
                        "this is "
                                + (head.length == 0
                                        ? "an empty file"
                                        : "no Excel workbook: it is neither xlsx nor xls"))
                .at(place)
                .next("Check the path; text files are read by the source csv."));
    }

    private static byte[] head(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ExtractException(
                    Problem.of(FileErrors.DIRECTORY, "'" + file + "' is a directory, a file was expected")
                            .next("Name a file in it, or a glob such as " + file.resolve("*.xlsx") + "."));
        } else if (!Files.exists(file)) {
            throw new ExtractException(Problem.of(
                            FileErrors.MISSING,
                            "there is no file '" + file + "' ("
                                    + file.toAbsolutePath().normalize() + ")")
                    .next("Check the path and the working directory."));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new ExtractException(
                    Problem.of(FileErrors.UNREADABLE, "'" + file + "' cannot be read")
                            .next("Check that this user may read it."),
                    e);
        }
    }

    /** The sheets that the settings name, in their order; never none. */
    static List<SheetInfo> sheets(Book book, String file, ExcelSettings settings) {
        List<SheetInfo> all = book.sheets();
        List<SheetInfo> chosen = new ArrayList<>();
        if (settings.sheetNumber > 0) {
            if (settings.sheetNumber > all.size()) {
                throw noSheet(
                        file,
                        "there is no sheet number " + settings.sheetNumber + ", the workbook has " + all.size(),
                        all);
            }
            chosen.add(all.get(settings.sheetNumber - 1));
        } else if (settings.sheets.isEmpty()) {
            all.stream()
                    .filter(sheet -> sheet.content() == SheetInfo.Content.CELLS)
                    .filter(sheet -> !sheet.isHidden() || settings.hiddenSheets == HiddenSheets.READ)
                    .findFirst()
                    .ifPresent(chosen::add);
            if (chosen.isEmpty()) {
                throw noSheet(file, "the workbook has no visible sheet of cells", all);
            }
        }
        for (String wanted : settings.sheets) {
            addNamed(wanted, all, chosen, file, settings);
        }
        for (SheetInfo sheet : chosen) {
            if (sheet.content() != SheetInfo.Content.CELLS) {
                throw noSheet(file, "the sheet '" + sheet.name() + "' has no cells, it is a chart or dialog", all);
            }
        }
        return chosen;
    }

    private static void addNamed(
            String wanted, List<SheetInfo> all, List<SheetInfo> chosen, String file, ExcelSettings settings) {
        boolean pattern = wanted.indexOf('*') >= 0;
        Pattern name = Pattern.compile(
                Pattern.quote(wanted).replace("*", "\\E.*\\Q"),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        boolean found = false;
        for (SheetInfo sheet : all) {
            boolean seen = !pattern || !sheet.isHidden() || settings.hiddenSheets == HiddenSheets.READ;
            if (seen && name.matcher(sheet.name()).matches()) {
                found = true;
                if (!chosen.contains(sheet)) {
                    chosen.add(sheet);
                }
            }
        }
        if (!found) {
            List<String> names = all.stream().map(SheetInfo::name).toList();
            throw new ExtractException(Problem.of(
                            ExcelErrors.SHEET, "there is no sheet '" + wanted + "'. " + Suggestion.among(wanted, names))
                    .at(file));
        }
    }

    private static ExtractException noSheet(String file, String what, List<SheetInfo> all) {
        List<String> names = new ArrayList<>();
        for (SheetInfo sheet : all) {
            names.add(sheet.number() + " '" + sheet.name() + "'"
                    + (sheet.isHidden() ? " (hidden)" : "")
                    + (sheet.content() == SheetInfo.Content.CELLS
                            ? ""
                            : " (" + sheet.content().name().toLowerCase(Locale.ROOT) + ")"));
        }
        return new ExtractException(Problem.of(ExcelErrors.SHEET, what)
                .at(file)
                .next(names.isEmpty() ? "It has no sheet at all." : "Sheets: " + String.join(", ", names) + "."));
    }
}
