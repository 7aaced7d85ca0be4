package io.penstock.extract.excel.xls;

import io.penstock.extract.excel.cells.Book;
import io.penstock.extract.excel.xlsx.BookLimits;
import io.penstock.spi.OptionalLibrary;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files in the compound format (MS-CFB). */
public final class OldFormats {
    private static final int[] MAGIC = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    private static final OptionalLibrary POI =
            new OptionalLibrary("Apache POI", "org.apache.poi.poifs.filesystem.POIFSFileSystem", "org.apache.poi:poi");

    private OldFormats() {}

    /** Whether a file of these first bytes is one. */
    public static boolean isCompound(byte[] head) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    /** Opens the workbook in the file; Apache POI has to be there. */
    public static Book open(Path file, BookLimits limits, @Nullable String password, String place) throws IOException {
        POI.require("the source excel, for xls and protected files,");
        return CompoundFile.open(file, limits, password, place);
    }
}
