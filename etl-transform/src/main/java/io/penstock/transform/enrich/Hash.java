package io.penstock.transform.enrich;

import io.penstock.data.Batch;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.internal.digest.Hex;
import io.penstock.transform.internal.digest.RowBytes;
import io.penstock.transform.internal.digest.XxHash64;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Adds a hash of columns as lower-case hexadecimal text, at the end of the row: SHA-256 unless told otherwise.
 *
 * <p>Values are hashed as UTF-8, as {@code CAST(x AS TEXT)} writes them. One column: its text, so that other tools get the same hash;
 * a null gives null. Several, in order: for each value a byte 1, the length of its text as four bytes (highest first) and the text;
 * for a null a byte 0. No two different rows are hashed from the same bytes.
 */
public final class Hash implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "hash";

    private final Columns columns;
    private final String name;
    private final HashAlgorithm algorithm;

    private Hash(Columns columns, String name, HashAlgorithm algorithm) {
        this.columns = columns;
        this.name = name;
        this.algorithm = algorithm;
    }

    /** A hash of these columns, in this order, in the column {@code hash}. */
    public static Hash of(String... columns) {
        return of(Columns.of(columns));
    }

    /** A hash of these columns in the column {@code hash}. */
    public static Hash of(Columns columns) {
        return new Hash(columns, "hash", HashAlgorithm.SHA256);
    }

    /** The new column; {@code hash} by default. */
    public Hash into(String column) {
        return new Hash(columns, NewColumn.named(TYPE, column), algorithm);
    }

    /** {@link HashAlgorithm#SHA256} by default. */
    public Hash algorithm(HashAlgorithm choice) {
        return new Hash(columns, name, choice);
    }

    @Override
    public Description describe() {
        return Description.of(TYPE, columns.toString())
                .with("into", name)
                .with("algorithm", algorithm.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        RowBytes.Source[] sources = RowBytes.bind(input, columns.select(input, problems), problems);
        Field field = sources.length == 1
                ? new Field(name, Type.TEXT, input.field(sources[0].position()).nullability())
                : Field.required(name, Type.TEXT);
        Schema output = NewColumn.add(input, field, problems);
        return BoundTransformer.of(output, context -> {
            RowBytes rows = RowBytes.of(sources);
            MessageDigest digest = digest();
            return (batch, out) -> out.emit(NewColumn.add(batch, output, hashes(batch, rows, digest)));
        });
    }

    private @Nullable MessageDigest digest() {
        try {
            return algorithm.digest().isEmpty() ? null : MessageDigest.getInstance(algorithm.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm.digest(), e);
        }
    }

    private TextColumn hashes(Batch batch, RowBytes rows, @Nullable MessageDigest digest) throws DigestException {
        int size = batch.rowCount();
        int width = algorithm.bytes();
        byte[] text = new byte[Math.multiplyExact(size, 2 * width)];
        int[] starts = new int[size];
        int[] ends = new int[size];
        long[] valid = Validity.allValidWords(size);
        byte[] hash = new byte[width];
        rows.load(batch);
        for (int i = 0; i < size; i++) {
            starts[i] = 2 * width * i;
            ends[i] = starts[i];
            if (!rows.read(i)) {
                Validity.clear(valid, i);
                continue;
            }
            if (digest == null) {
                ByteBuffer.wrap(hash).putLong(XxHash64.hash(rows.bytes(), 0, rows.length()));
            } else {
                digest.update(rows.bytes(), 0, rows.length());
                digest.digest(hash, 0, width);
            }
            Hex.write(hash, width, text, starts[i]);
            ends[i] += 2 * width;
        }
        return TextColumn.of(text, starts, ends, size, Validity.of(valid, size));
    }
}
