package io.penstock.extract.excel.xls;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.excel.cells.Book;
import io.penstock.extract.excel.cells.ExcelErrors;
import io.penstock.extract.excel.xlsx.BookLimits;
import io.penstock.extract.excel.xlsx.SecretPackage;
import io.penstock.extract.excel.xlsx.XlsxBook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.RecordFormatException;
import org.jspecify.annotations.Nullable;

/** Tells what a compound file holds and opens it. */
final class CompoundFile {
    private CompoundFile() {}

    static Book open(Path file, BookLimits limits, @Nullable String password, String place) throws IOException {
        POIFSFileSystem system;
        try {
            system = new POIFSFileSystem(file.toFile(), true);
        } catch (IOException | RuntimeException e) {
            throw ExcelErrors.damaged(place, "the compound file that a workbook is cannot be opened", e);
        }
        try {
            if (system.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                return XlsxBook.open(decrypted(system, password, place), limits, place);
            } else if (system.getRoot().hasEntryCaseInsensitive("Workbook")) {
                return XlsBook.open(system, password, limits, place);
            }
            boolean excel95 = system.getRoot().hasEntryCaseInsensitive("Book");
            throw new ExtractException(Problem.of(
                            excel95 ? ExcelErrors.UNSUPPORTED : ExcelErrors.NOT_A_WORKBOOK,
                            excel95
                                    ? "this is a workbook of Excel 95 or before, which is not read"
                                    : "this is an Office file without a workbook in it")
                    .at(place)
                    .next(excel95 ? "Save it as xlsx." : "Check the path."));
        } catch (IOException | RuntimeException e) {
            system.close();
            throw e;
        }
    }

    private static SecretPackage decrypted(POIFSFileSystem system, @Nullable String password, String place)
            throws IOException {
        try {
            EncryptionInfo info = new EncryptionInfo(system);
            Decryptor decryptor = Decryptor.getInstance(info);
            if (!decryptor.verifyPassword(password == null ? Decryptor.DEFAULT_PASSWORD : password)) {
                throw password(password, place);
            }
            return new SecretPackage() {
                @Override
                public InputStream open() throws IOException {
                    try {
                        return decryptor.getDataStream(system);
                    } catch (GeneralSecurityException e) {
                        throw ExcelErrors.damaged(place, "the protected file cannot be decrypted", e);
                    }
                }

                @Override
                public void close() throws IOException {
                    system.close();
                }
            };
        } catch (GeneralSecurityException | EncryptedDocumentException | RecordFormatException e) {
            throw ExcelErrors.damaged(place, "how the file is protected cannot be understood", e);
        }
    }

    /** The error of a protected file. */
    static ExtractException password(@Nullable String given, String place) {
        return new ExtractException(Problem.of(
                        ExcelErrors.PASSWORD,
                        given == null
                                ? "the workbook is protected by a password and none was given"
                                : "the workbook is protected and the password given is not the right one")
                .at(place)
                .next(String.format(Locale.ROOT, "%s the setting password.", given == null ? "Give" : "Check")));
    }
}
