package io.penstock.transform.enrich.mask;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.digest.Hex;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextRewrite;

/** Texts to 64 hexadecimal digits. One thread. */
record HashedKernel(KeyedHash hash) implements TextKernel {
    @Override
    public TextColumn apply(TextColumn column) {
        TextRewrite out = TextRewrite.after(column, 0);
        for (int i = 0; i < column.size(); i++) {
            if (column.isNull(i)) {
                out.keep(i);
                continue;
            }
            byte[] digest = hash.add(column.bytes(), column.starts()[i], column.ends()[i])
                    .end();
            byte[] to = out.room(2 * KeyedHash.BYTES);
            Hex.write(digest, KeyedHash.BYTES, to, out.used());
            out.end(out.used() + 2 * KeyedHash.BYTES);
        }
        return out.build();
    }
}
