package io.penstock.load.parquet.page;

import io.penstock.load.parquet.format.Codec;
import io.penstock.load.parquet.page.PagePacker.Packed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** The packers of a file: as many as workers ever packed a page at the same time. Safe for use by several threads. */
public final class PagePackers implements AutoCloseable {
    private final Codec codec;
    private final Deque<PagePacker> idle = new ArrayDeque<>();

    /** @param codec one whose library is there */
    public PagePackers(Codec codec) {
        this.codec = codec;
        idle.add(new PagePacker(Compressor.of(codec)));
    }

    /** Packs a page with a packer that no other thread uses meanwhile. */
    public Packed pack(Function<PagePacker, Packed> page) {
        PagePacker packer = take();
        try {
            return page.apply(packer);
        } finally {
            synchronized (idle) {
                idle.push(packer);
            }
        }
    }

    private PagePacker take() {
        synchronized (idle) {
            PagePacker packer = idle.poll();
            if (packer != null) {
                return packer;
            }
        }
        return new PagePacker(Compressor.of(codec));
    }

    /** Releases the packers; nothing is packed any more. */
    @Override
    public void close() {
        synchronized (idle) {
            idle.forEach(PagePacker::close);
            idle.clear();
        }
    }
}
