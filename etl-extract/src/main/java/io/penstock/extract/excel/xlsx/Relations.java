package io.penstock.extract.excel.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which parts a part of the package refers to (ECMA-376 part 2, 9.3).
 *
 * @param all in the order of the file
 */
record Relations(List<Relation> all) {
    private static final long RELATIONSHIP = XmlScanner.name("Relationship");
    private static final long ID = XmlScanner.name("Id");
    private static final long TYPE = XmlScanner.name("Type");
    private static final long TARGET = XmlScanner.name("Target");

    /**
     * One reference.
     *
     * @param type the last word of the relationship's type: {@code worksheet}
     * @param target the part's name
     */
    record Relation(String id, String type, String target) {}

    /** The relations of a part; the package's own for the empty name. */
    static Relations of(Parts parts, String part, String place) throws IOException {
        int slash = part.lastIndexOf('/');
        String directory = part.substring(0, slash + 1);
        InputStream in = parts.open(directory + "_rels/" + part.substring(slash + 1) + ".rels");
        List<Relation> found = new ArrayList<>();
        if (in != null) {
            try (XmlScanner xml = new XmlScanner(Utf8Stream.of(in), place)) {
                for (int event = xml.next(); event != XmlScanner.DONE; event = xml.next()) {
                    if (event == XmlScanner.START && xml.name() == RELATIONSHIP) {
                        add(found, directory, xml.attribute(ID), xml.attribute(TYPE), xml.attribute(TARGET));
                    }
                }
            }
        }
        return new Relations(found);
    }

    private static void add(
            List<Relation> found,
            String directory,
            @Nullable String id,
            @Nullable String type,
            @Nullable String target) {
        if (type != null && target != null) {
            String kind = type.substring(type.lastIndexOf('/') + 1);
            found.add(new Relation(id == null ? "" : id, kind, resolve(directory, target)));
        }
    }

    private static String resolve(String directory, String target) {
        String path = target.replace('\\', '/');
        if (path.startsWith("/")) {
            return path.substring(1);
        }
        List<String> steps = new ArrayList<>();
        for (String step : (directory + path).split("/", -1)) {
            if (step.equals("..") && !steps.isEmpty()) {
                steps.remove(steps.size() - 1);
            } else if (!step.equals(".") && !step.equals("..") && !step.isEmpty()) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    Optional<Relation> ofType(String type) {
        return all.stream().filter(relation -> relation.type().equals(type)).findFirst();
    }

    Optional<Relation> ofId(String id) {
        return all.stream().filter(relation -> relation.id().equals(id)).findFirst();
    }
}
