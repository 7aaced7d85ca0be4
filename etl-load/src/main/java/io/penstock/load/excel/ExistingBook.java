package io.penstock.load.excel;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that is there already, to which a sheet or rows are added. Its parts are copied as they are, except those that list the
 * sheets and the styles, which are changed at the places that matter, and the order of calculation, which Excel makes anew. One thread.
 */
final class ExistingBook implements Closeable {
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String STYLES = "xl/styles.xml";
    private static final String TYPES = "[Content_Types].xml";
    private static final String CALCULATION = "xl/calcChain.xml";
    private static final Pattern SHEET = Pattern.compile("<sheet\\s[^>]*>");

    private final ZipFile zip;
    private final Path file;
    private final ExcelStyle style;
    private final String workbook;
    private final String relations;
    private final StyleSheet styles;
    private final @Nullable String part;
    private final Set<String> written = new HashSet<>();

    private ExistingBook(ZipFile zip, Path file, ExcelStyle style) throws IOException {
        this.zip = zip;
        this.file = file;
        this.style = style;
        this.workbook = text(WORKBOOK);
        this.relations = text(RELATIONS);
        this.styles = StyleSheet.of(text(STYLES), style, this);
        if (!workbook.contains("</sheets>") || !relations.contains("</Relationships>")) {
            throw unusual();
        }
        this.part = find(style.sheet());
    }

    static ExistingBook open(Path file, ExcelStyle style) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new LoadException(
                    Problem.of(ExcelErrors.SHEET, "the file that is there is no xlsx workbook")
                            .at(String.valueOf(file.getFileName()))
                            .next("Choose another file, or mode replace."),
                    e);
        }
        try {
            return new ExistingBook(zip, file, style);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Refuses a workbook in which the sheet cannot get rows of the schema. */
    static void requireFits(Path file, Schema schema, ExcelStyle style) throws IOException {
        try (ExistingBook book = open(file, style)) {
            if (book.part == null) {
                return;
            } else if (style.existingSheet() == ExistingSheet.FAIL) {
                throw book.refused("the sheet is there already", "Choose another sheet, or set existing_sheet.");
            } else if (style.existingSheet() == ExistingSheet.APPEND && style.header() != HeaderStyle.OMIT) {
                List<String> header = FirstRow.read(book.zip, book.part);
                if (!header.isEmpty() && !header.equals(schema.names())) {
                    throw book.refused(
                            "the header is " + header + ", the rows have the columns " + schema.names(),
                            "Rename or select the columns, or set existing_sheet to replace.");
                }
            }
        }
    }

    private LoadException refused(String what, String next) {
        return new LoadException(Problem.of(ExcelErrors.SHEET, what)
                .at(file.getFileName() + "!" + style.sheet())
                .next(next));
    }

    LoadException unusual() {
        return refused(
                "the workbook is written in an unusual way that rows cannot be added to",
                "Open it in Excel and save it again, or choose mode replace.");
    }

    private String text(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.getSize() > 1 << 26) {
            throw unusual();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The part of the sheet of this name; null when there is none. */
    private @Nullable String find(String name) {
        Matcher sheet = SHEET.matcher(workbook);
        while (sheet.find()) {
            String tag = sheet.group();
            if (name.equalsIgnoreCase(attribute(tag, "name"))) {
                String id = attribute(tag, "\\w+:id");
                Matcher relation = Pattern.compile("<Relationship\\s[^>]*>").matcher(relations);
                while (relation.find()) {
                    if (id.equals(attribute(relation.group(), "Id"))) {
                        String target = attribute(relation.group(), "Target");
                        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    }
                }
                throw unusual();
            }
        }
        return null;
    }

    private static String attribute(String tag, String name) {
        Matcher match = Pattern.compile("\\s" + name + "\\s*=\\s*(\"([^\"]*)\"|'([^']*)')")
                .matcher(tag);
        if (!match.find()) {
            return "";
        }
        String value = match.group(2) == null ? match.group(3) : match.group(2);
        return value.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    /** The first of the styles that were added. */
    int firstStyle() {
        return styles.first();
    }

    /** The part that holds the sheet to write, an existing one or a new name. */
    String partOfSheet() {
        return part == null ? newPart(1) : part;
    }

    /** A name of a part that is not there yet. */
    String newPart(int from) {
        int number = from;
        while (zip.getEntry("xl/worksheets/sheet" + number + ".xml") != null
                || written.contains("xl/worksheets/sheet" + number + ".xml")) {
            number++;
        }
        return "xl/worksheets/sheet" + number + ".xml";
    }

    /** Whether a sheet of this name is there. */
    boolean hasSheet(String name) {
        return find(name) != null;
    }

    /** The existing sheet that rows are added to; null when the sheet is new or replaced. */
    @Nullable
    SheetTail tail(OutputStream out) throws IOException {
        if (part == null || style.existingSheet() != ExistingSheet.APPEND) {
            return null;
        }
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw unusual();
        }
        return SheetTail.copy(zip.getInputStream(entry), out, this);
    }

    /** Tells that a part was written anew. */
    void wrote(String name) {
        written.add(name);
    }

    /** Copies everything else, and lists the sheets that were added: their names and parts. */
    void finish(ZipOutputStream out, List<String> names, List<String> parts) throws IOException {
        List<String> newNames = new ArrayList<>();
        List<String> newParts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).equals(part)) {
                newNames.add(names.get(i));
                newParts.add(parts.get(i));
            }
        }
        put(out, TYPES, types(newParts));
        put(out, WORKBOOK, sheets(newNames));
        put(out, RELATIONS, relations(newParts));
        put(out, STYLES, styles.xml());
        String replaced = part != null && style.existingSheet() == ExistingSheet.REPLACE
                ? part.replaceFirst("([^/]*)$", "_rels/$1.rels")
                : "";
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (!entry.isDirectory() && !name.equals(CALCULATION) && !name.equals(replaced) && written.add(name)) {
                out.putNextEntry(new ZipEntry(name));
                try (InputStream in = zip.getInputStream(entry)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }

    private void put(ZipOutputStream out, String name, String xml) throws IOException {
        written.add(name);
        out.putNextEntry(new ZipEntry(name));
        out.write(xml.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    private String types(List<String> newParts) throws IOException {
        String xml = text(TYPES).replaceAll("<Override\\s[^>]*calcChain[^>]*>", "");
        StringBuilder added = new StringBuilder();
        for (String name : newParts) {
            added.append("<Override PartName=\"/")
                    .append(name)
                    .append("\" ContentType=\"")
                    .append("application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
        }
        return insert(xml, "</Types>", added.toString());
    }

    private String sheets(List<String> newNames) {
        Matcher prefix = Pattern.compile("xmlns:(\\w+)=[\"'][^\"']*/officeDocument/(2006/)?relationships[\"']")
                .matcher(workbook);
        if (!newNames.isEmpty() && !prefix.find()) {
            throw unusual();
        }
        int id = 0;
        Matcher sheet = SHEET.matcher(workbook);
        while (sheet.find()) {
            String number = attribute(sheet.group(), "sheetId");
            id = number.matches("\\d{1,8}") ? Math.max(id, Integer.parseInt(number)) : id;
        }
        StringBuilder added = new StringBuilder();
        for (int i = 0; i < newNames.size(); i++) {
            added.append("<sheet name=\"")
                    .append(TextXml.of(newNames.get(i)))
                    .append("\" sheetId=\"")
                    .append(++id)
                    .append("\" ")
                    .append(prefix.group(1))
                    .append(":id=\"")
                    .append(relationId(i))
                    .append("\"/>");
        }
        return insert(workbook, "</sheets>", added.toString());
    }

    private String relations(List<String> newParts) {
        String xml = relations.replaceAll("<Relationship\\s[^>]*calcChain[^>]*>", "");
        StringBuilder added = new StringBuilder();
        for (int i = 0; i < newParts.size(); i++) {
            added.append("<Relationship Id=\"")
                    .append(relationId(i))
                    .append("\" Type=\"")
                    .append("http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet")
                    .append("\" Target=\"/")
                    .append(newParts.get(i))
                    .append("\"/>");
        }
        return insert(xml, "</Relationships>", added.toString());
    }

    private String relationId(int i) {
        int number = 0;
        Matcher id = Pattern.compile("rIdPenstock(\\d{1,6})").matcher(relations);
        while (id.find()) {
            number = Math.max(number, Integer.parseInt(id.group(1)));
        }
        return "rIdPenstock" + (number + i + 1);
    }

    static String insert(String xml, String before, String added) {
        int at = xml.lastIndexOf(before);
        return xml.substring(0, at) + added + xml.substring(at);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
