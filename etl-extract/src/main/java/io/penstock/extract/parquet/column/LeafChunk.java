package io.penstock.extract.parquet.column;

import io.penstock.extract.parquet.page.Chunk;
import io.penstock.extract.parquet.page.Damage;
import io.penstock.extract.parquet.page.Dictionary;
import io.penstock.extract.parquet.page.PageList;
import io.penstock.extract.parquet.page.PageReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A leaf in one row group, with its dictionary once it was asked for. Any number of threads. */
public final class LeafChunk {
    private final Leaf leaf;
    private final Chunk chunk;
    private @Nullable DenseValues dictionary;

    public LeafChunk(Leaf leaf, Chunk chunk) {
        this.leaf = leaf;
        this.chunk = chunk;
    }

    public Leaf leaf() {
        return leaf;
    }

    public Chunk chunk() {
        return chunk;
    }

    /** A reader whose next row is the first of {@code page}. */
    LeafReader reader(PageList pages, int page) {
        long values = leaf.maxRepetition() == 0 ? pages.firstRows()[pages.count()] - pages.firstRows()[page] : -1;
        return new LeafReader(
                this,
                values < 0
                        ? PageReader.toTheEnd(chunk, pages.offsets()[page])
                        : new PageReader(chunk, pages.offsets()[page], values));
    }

    /** A reader whose next row is the row group's first. */
    LeafReader reader() {
        return new LeafReader(this, new PageReader(chunk, chunk.start(), chunk.values()));
    }

    synchronized DenseValues dictionary() throws IOException {
        DenseValues known = dictionary;
        if (known == null) {
            Dictionary page = Dictionary.of(chunk);
            if (page == null) {
                throw new Damage("a page of indices without a dictionary");
            }
            known = new DenseValues(leaf, page.size());
            known.append(page.entries(chunk), page.size());
            dictionary = known;
        }
        return known;
    }
}
