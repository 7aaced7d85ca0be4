package io.penstock.extract.files;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.penstock.spi.OptionalLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Names of the sheets of workbooks: xlsx by its {@code workbook.xml} alone, xls by POI. */
final class Workbooks {
    private static final OptionalLibrary POI = new OptionalLibrary(
            "Apache POI", "org.apache.poi.poifs.filesystem.POIFSFileSystem", "org.apache.poi:poi-ooxml");
    private static final XMLInputFactory XML = factory();

    private Workbooks() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** The names in order; null when the file is no workbook that this can read. */
    static @Nullable List<String> sheets(Path path, byte[] head) throws IOException {
        String name = String.valueOf(path.getFileName());
        String type = MimeTypes.byContent(head, name);
        if (type.equals("application/vnd.ms-excel")) {
            POI.require("the names of the sheets of xls files");
            return OldWorkbooks.sheets(path);
        }
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' ? zipped(path) : null;
    }

    private static @Nullable List<String> zipped(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ZipEntry workbook = zip.getEntry("xl/workbook.xml");
            if (workbook == null) {
                return null;
            }
            try (InputStream in = zip.getInputStream(workbook)) {
                return names(in);
            }
        } catch (ZipException e) {
            return null;
        } catch (XMLStreamException e) {
            throw new IOException("xl/workbook.xml is not well-formed", e);
        }
    }

    private static List<String> names(InputStream in) throws XMLStreamException {
        List<String> names = new ArrayList<>();
        XMLStreamReader xml = XML.createXMLStreamReader(in);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("sheet")) {
                names.add(String.valueOf(xml.getAttributeValue(null, "name")));
            }
        }
        return names;
    }

    /** A list of texts in one line. */
    static String json(List<String> names) {
        return names.stream()
                .map(name -> "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(name)) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
