package io.penstock.extract.parquet;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.file.FileErrors;
import io.penstock.extract.file.TextInput;
import io.penstock.extract.parquet.column.LeafTypes;
import io.penstock.extract.parquet.column.Shape;
import io.penstock.extract.parquet.column.ShapeReader;
import io.penstock.extract.parquet.page.Damage;
import io.penstock.extract.parquet.page.FileBytes;
import io.penstock.extract.parquet.page.ParquetErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * An open file and what stands at its end.
 *
 * @param name without directories, for messages
 * @param columns of the file, as trees
 */
record Footer(
        Path path,
        String name,
        FileBytes bytes,
        List<Shape.Member> columns,
        FileMetaData meta,
        List<RowGroup> rowGroups)
        implements AutoCloseable {
    private static final int TAIL = 8;

    /** @throws ExtractException when the file is not there, not Parquet, encrypted or damaged */
    static Footer open(Path path, LeafTypes types) throws IOException {
        Path last = path.getFileName();
        String name = last == null ? path.toString() : last.toString();
        FileBytes bytes = openBytes(path);
        try {
            FileMetaData meta = read(bytes);
            List<SchemaElement> schema = meta.getSchema();
            List<RowGroup> groups = meta.getRow_groups();
            if (schema == null || schema.isEmpty() || groups == null) {
                throw new Damage("a footer without schema or row groups");
            }
            return new Footer(path, name, bytes, ShapeReader.read(schema, types), meta, groups);
        } catch (Damage e) {
            bytes.close();
            throw error(e, name);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static FileBytes openBytes(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new ExtractException(
                    Problem.of(FileErrors.DIRECTORY, "'" + path + "' is a directory, a file was expected")
                            .next("Name a file, or use a glob such as '" + path + "/*.parquet'."));
        }
        try {
            return FileBytes.open(path);
        } catch (NoSuchFileException e) {
            throw new ExtractException(TextInput.missing(path), e);
        } catch (AccessDeniedException e) {
            throw new ExtractException(
                    Problem.of(FileErrors.UNREADABLE, "no permission to read '" + path + "'")
                            .next("Check the owner and the mode of the file."),
                    e);
        }
    }

    private static FileMetaData read(FileBytes bytes) throws IOException {
        String magic = bytes.size() < TAIL + 4
                ? ""
                : new String(bytes.read(bytes.size() - 4, 4, 0), StandardCharsets.ISO_8859_1);
        if (magic.equals("PARE")) {
            throw new Damage(ParquetErrors.ENCRYPTED, "the file is encrypted");
        }
        boolean begins =
                bytes.size() >= 4 && new String(bytes.read(0, 4, 0), StandardCharsets.ISO_8859_1).equals("PAR1");
        if (!magic.equals("PAR1")) {
            throw begins
                    ? new Damage("the file begins like Parquet but does not end like it; it was cut off")
                    : new Damage(ParquetErrors.NOT_PARQUET, "the file does not begin and end with PAR1");
        }
        byte[] tail = bytes.read(bytes.size() - TAIL, 4, 0);
        long length = (tail[0] & 255) | (tail[1] & 255) << 8 | (tail[2] & 255) << 16 | (tail[3] & 255L) << 24;
        if (length > bytes.size() - TAIL - 4) {
            throw new Damage("a footer of " + length + " bytes in a file of " + bytes.size());
        }
        byte[] footer = bytes.read(bytes.size() - TAIL - length, (int) length, 0);
        try {
            return Util.readFileMetaData(new ByteArrayInputStream(footer), Math.max(1, footer.length));
        } catch (IOException | RuntimeException e) {
            throw new Damage("the footer is not what the format says");
        }
    }

    ExtractException error(Damage damage, int rowGroup) {
        return error(damage, name + ", row group " + (rowGroup + 1));
    }

    static ExtractException error(Damage damage, String place) {
        String next = switch (damage.code().id()) {
            case "PEN-2402" -> "Check the path, or read it by the source of its format.";
            case "PEN-2403" -> "Get the file again, or have it written again.";
            case "PEN-2404" -> "Decrypt it with the tool that wrote it.";
            case "PEN-2405" -> "Leave the column out by columns, or have the file written another way.";
            case "PEN-2408" -> "Raise max_page_bytes if the file is sound and the heap has room.";
            default -> "Leave the column out by columns, or mend the value where it comes from.";
        };
        return new ExtractException(
                Problem.of(damage.code(), damage.what()).at(place).next(next), damage);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
