package io.penstock.extract.rest.page;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about itself.
 *
 * @param records how many there are
 * @param start byte of the body at which the value with the records begins
 * @param end byte behind it
 * @param digest of the records' bytes; two pages of one digest hold the same records
 * @param found scalars that the paging asked for, as text; nulls and absent ones are absent
 * @param last the greatest value of the field that an incremental source follows; null when there is none
 * @param url where the page came from
 * @param links values of its {@code Link} headers
 */
public record PageFacts(
        long records,
        long start,
        long end,
        String digest,
        Map<String, String> found,
        @Nullable String last,
        URI url,
        List<String> links) {
    /** A found scalar as a number; null when absent. */
    @Nullable
    Long number(String name) {
        String text = found.get(name);
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("what " + name + "_path points to is no whole number", e);
        }
    }
}
