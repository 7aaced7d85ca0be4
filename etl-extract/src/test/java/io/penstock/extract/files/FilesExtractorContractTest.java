package io.penstock.extract.files;

import io.penstock.schema.Schema;
import io.penstock.spi.Extractor;
import io.penstock.testkit.contract.ExtractorContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;

class FilesExtractorContractTest extends ExtractorContract {
    @TempDir
    Path root;

    /** A directory of as many files; every other one has no extension. */
    private Path directory(int count) throws IOException {
        Path directory = root.resolve("n" + count);
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory);
            for (int i = 0; i < count; i++) {
                Path file = directory.resolve("f" + i + (i % 2 == 0 ? "" : ".csv"));
                Files.writeString(file, "x".repeat(i));
                Files.setAttribute(
                        file, "lastAccessTime", FileTime.from(Instant.now().plus(1, ChronoUnit.DAYS)));
            }
        }
        return directory;
    }

    @Override
    protected Extractor source(List<List<Object>> rows) throws Exception {
        return FilesExtractor.of(directory(rows.size())).mimeType(MimeDetection.NAME);
    }

    @Override
    protected Schema schema() {
        return FileRows.schema(ScanSettings.of("x"));
    }

    @Override
    protected List<List<Object>> sampleRows(int count) {
        try {
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = "f" + i + (i % 2 == 0 ? "" : ".csv");
                Path file = directory(count).resolve(name);
                BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
                rows.add(Arrays.asList(
                        file.toString(),
                        name,
                        i % 2 == 0 ? null : "csv",
                        file.getParent().toString(),
                        (long) i,
                        micros(basic.creationTime()),
                        micros(basic.lastModifiedTime()),
                        micros(basic.lastAccessTime()),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        Files.getOwner(file).getName(),
                        Files.getAttribute(file, "posix:group").toString(),
                        i % 2 == 0 ? "application/octet-stream" : "text/csv"));
            }
            return rows;
        } catch (IOException e) {
            throw new AssertionError("the sample files cannot be made", e);
        }
    }

    private static Instant micros(FileTime time) {
        return time.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    protected List<UnaryOperator<Extractor>> withers() {
        return List.of(
                source -> ((FilesExtractor) source).glob("*.txt"),
                source -> ((FilesExtractor) source).maxDepth(1),
                source -> ((FilesExtractor) source).hidden(HiddenFiles.INCLUDE),
                source -> ((FilesExtractor) source).symbolicLinks(SymbolicLinks.FOLLOW),
                source -> ((FilesExtractor) source).unreadable(UnreadablePolicy.NULL),
                source -> ((FilesExtractor) source).mimeType(MimeDetection.CONTENT),
                source -> ((FilesExtractor) source).details(FileDetail.SHA256));
    }
}
