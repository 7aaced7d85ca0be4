package io.penstock.extract.parquet.page;

import java.util.ArrayList;
import java.util.List;

/**
 * What the column index tells of each page of a chunk.
 *
 * @param allNull of each page, whether it has no value but null
 * @param least of each page, encoded PLAIN without length; empty for pages of nulls
 * @param nulls of each page; empty when not told
 */
public record IndexedPages(List<Boolean> allNull, List<byte[]> least, List<byte[]> greatest, List<Long> nulls) {
    public static IndexedPages of(byte[] bytes) {
        List<Boolean> allNull = new ArrayList<>();
        List<byte[]> least = new ArrayList<>();
        List<byte[]> greatest = new ArrayList<>();
        List<Long> nulls = new ArrayList<>();
        try {
            CompactReader in = new CompactReader(bytes, 0, bytes.length);
            int id = 0;
            while ((id = in.field(id)) != 0) {
                int count = id == 1 || id == 2 || id == 3 || id == 5 ? in.list() : -1;
                if (count < 0) {
                    in.skip();
                }
                for (int p = 0; p < count; p++) {
                    switch (id) {
                        case 1 -> allNull.add(in.elementFlag());
                        case 2 -> least.add(in.binary());
                        case 3 -> greatest.add(in.binary());
                        default -> nulls.add(in.elementLong());
                    }
                }
            }
        } catch (CompactReader.Ended e) {
            throw new Damage("the column index of a column is cut off");
        }
        return new IndexedPages(allNull, least, greatest, nulls);
    }
}
