package io.penstock.extract.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.spi.StandaloneContext;
import java.io.File;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an app without Apache POI reads, and what it is told about the rest. */
class MissingPoiTest {
    @TempDir
    Path directory;

    /** The names of a workbook's columns; loaded by the app's class loader. */
    public static final class Columns implements Function<Path, String> {
        @Override
        public String apply(Path file) {
            try (StandaloneContext context = StandaloneContext.named("app")) {
                return ExcelExtractor.of(file)
                        .password("open sesame")
                        .schema(context)
                        .names()
                        .toString();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Path save(Workbook book, String name) throws Exception {
        Path file = directory.resolve(name);
        book.createSheet("Loans").createRow(0).createCell(0).setCellValue("id");
        book.getSheetAt(0).createRow(1).createCell(0).setCellValue(1);
        try (OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
        book.close();
        return file;
    }

    private Path protectedBook(Path plain) throws Exception {
        Path file = directory.resolve("protected.xlsx");
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("open sesame");
            try (OutputStream out = encryptor.getDataStream(system)) {
                Files.copy(plain, out);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                system.writeFilesystem(out);
            }
        }
        return file;
    }

    @Test
    void xlsxIsReadAndTheOthersNameTheDependency() throws Exception {
        Path xlsx = save(new XSSFWorkbook(), "a.xlsx");
        List<Path> others = List.of(save(new HSSFWorkbook(), "a.xls"), protectedBook(xlsx));
        List<URL> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("poi")) {
                jars.add(Path.of(entry).toUri().toURL());
            }
        }
        assertThat(others).extracting(new Columns()::apply).containsOnly("[id]");
        try (URLClassLoader app = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            @SuppressWarnings("unchecked") // the class of this test, loaded by another loader
            Function<Path, String> columns = (Function<Path, String>)
                    app.loadClass(Columns.class.getName()).getConstructor().newInstance();
            assertThat(columns).isNotInstanceOf(Columns.class);
            assertThat(columns.apply(xlsx)).isEqualTo("[id]");
            for (Path file : others) {
                assertThatThrownBy(() -> columns.apply(file))
                        .hasMessage(
                                "[PEN-1015] the source excel, for xls and protected files, needs Apache POI, which is"
                                        + " not on the class path. Add the dependency org.apache.poi:poi.");
            }
        }
    }
}
