package io.penstock.config;

import io.penstock.error.ConfigException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the text of a file and finds the pipelines in whichever of the accepted shapes it has. */
final class FileReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ConfigProblems problems;
    private final PipelineReader reader;
    private final Map<String, PipelineReader.Read> pipelines = new LinkedHashMap<>();

    FileReader(ConfigProblems problems, PipelineReader reader) {
        this.problems = problems;
        this.reader = reader;
    }

    /** Every pipeline of the document by its name, in file order. */
    Map<String, PipelineReader.Read> read(Json document) {
        if (!(document instanceof Json.Obj top)) {
            problems.add(
                    ConfigErrors.WRONG_VALUE,
                    document.place(),
                    "needs an object such as {\"pipelines\": [ … ]}, found " + document.kind());
            return pipelines;
        }
        Json pipelinesNode = top.find("pipelines");
        if (pipelinesNode != null) {
            top.members().forEach((key, member) -> {
                if (!key.equals("pipelines") && !key.equals("$schema")) {
                    problems.add(
                            ConfigErrors.UNKNOWN_KEY,
                            member.key(),
                            "unknown key. " + Suggestion.among(key, List.of("pipelines", "$schema")));
                }
            });
            several(pipelinesNode);
        } else {
            Json.Obj rest = without(top, "$schema");
            if (isMap(rest)) {
                map(rest);
            } else {
                add(rest, Optional.empty());
            }
        }
        if (pipelines.isEmpty() && problems.size() == 0) {
            problems.add(ConfigErrors.MISSING_KEY, document.place(), "the file has no pipeline");
        }
        return pipelines;
    }

    private void several(Json node) {
        if (node instanceof Json.Arr list) {
            list.elements().forEach(each -> add(each, Optional.empty()));
        } else if (node instanceof Json.Obj object) {
            map(object);
        } else {
            problems.add(
                    ConfigErrors.WRONG_VALUE,
                    node.place(),
                    "needs a list of pipelines or an object with one pipeline a name, found " + node.kind());
        }
    }

    private void map(Json.Obj object) {
        object.members().forEach((name, member) -> add(member.value(), Optional.of(name)));
    }

    private void add(Json node, Optional<String> knownAs) {
        if (!(node instanceof Json.Obj object)) {
            problems.add(
                    ConfigErrors.WRONG_VALUE,
                    node.place(),
                    "needs an object that describes a pipeline, found " + node.kind());
            return;
        }
        PipelineReader.Read read = reader.read(object, knownAs.orElse(null));
        if (read.value() != null && pipelines.putIfAbsent(read.name(), read) != null) {
            Json name = object.find("name");
            problems.add(
                    ConfigErrors.DUPLICATE_KEY,
                    name == null ? object.place() : name.place(),
                    "two pipelines of the file are named '" + read.name() + "'");
        }
    }

    /** Whether an object without {@code pipelines} holds pipelines by name, rather than being one. */
    private static boolean isMap(Json.Obj object) {
        return object.members().values().stream().allMatch(member -> member.value() instanceof Json.Obj)
                && PipelineReader.KEYS.stream().noneMatch(object.members()::containsKey);
    }

    static Json.Obj without(Json.Obj object, String key) {
        Map<String, Json.Member> members = new LinkedHashMap<>(object.members());
        members.remove(key);
        return new Json.Obj(object.place(), members);
    }

    /**
     * The text of a file, UTF-8, without byte order mark.
     *
     * @throws ConfigException when there is no such text
     */
    static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw unreadable(file, "is a directory", "Give one of the files in it.");
        }
        if (!Files.exists(file)) {
            throw unreadable(file, "there is no such file", nearest(file));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw unreadable(file, "is not UTF-8 text", "Save it as UTF-8.");
        } catch (IOException e) {
            throw unreadable(file, "cannot be read", "Check its permissions.");
        }
    }

    private static ConfigException unreadable(Path file, String what, String next) {
        return new ConfigException(
                Problem.of(ConfigErrors.UNREADABLE, what).at(file.toString()).next(next));
    }

    private static String nearest(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return "Relative paths start at the working directory, "
                    + Path.of("").toAbsolutePath() + ".";
        }
        try (Stream<Path> siblings = Files.list(directory)) {
            List<String> names = siblings.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
            Path parent = file.getParent();
            return Suggestion.nearest(String.valueOf(file.getFileName()), names)
                    .map(name -> "Did you mean " + (parent == null ? Path.of(name) : parent.resolve(name)) + "?")
                    .orElse("Relative paths start at the working directory, "
                            + Path.of("").toAbsolutePath() + ".");
        } catch (IOException e) {
            return "Check the name.";
        }
    }
}
