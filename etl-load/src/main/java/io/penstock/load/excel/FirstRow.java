package io.penstock.load.excel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the texts of a sheet's first row: the header that rows are to be added under. */
final class FirstRow {
    private FirstRow() {}

    /** The texts in order; empty when the sheet has no row. */
    static List<String> read(ZipFile zip, String part) throws IOException {
        List<String> texts = new ArrayList<>();
        Map<Integer, Integer> shared = new HashMap<>();
        try (InputStream in = zip.getInputStream(zip.getEntry(part))) {
            XMLStreamReader xml = reader(in);
            String type = "";
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("c")) {
                    type = orEmpty(xml.getAttributeValue(null, "t"));
                    texts.add("");
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("v")) {
                    String value = xml.getElementText().strip();
                    if (type.equals("s")) {
                        shared.put(texts.size() - 1, Integer.parseInt(value));
                    }
                    texts.set(texts.size() - 1, value);
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("t")) {
                    texts.set(texts.size() - 1, texts.get(texts.size() - 1) + xml.getElementText());
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    break;
                }
            }
            resolve(zip, texts, shared);
            return texts;
        } catch (XMLStreamException | NumberFormatException e) {
            throw new IOException("the sheet " + part + " cannot be read", e);
        }
    }

    private static void resolve(ZipFile zip, List<String> texts, Map<Integer, Integer> shared)
            throws IOException, XMLStreamException {
        ZipEntry entry = zip.getEntry("xl/sharedStrings.xml");
        if (shared.isEmpty() || entry == null) {
            return;
        }
        Map<Integer, String> found = new HashMap<>();
        int index = -1;
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader xml = reader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    index++;
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("t")
                        && shared.containsValue(index)) {
                    found.merge(index, xml.getElementText(), String::concat);
                }
            }
        }
        shared.forEach((column, text) -> texts.set(column, orEmpty(found.get(text))));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }
}
