package io.penstock.transform.enrich;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.digest.RowBytes;
import java.util.UUID;

/**
 * Adds a UUID (RFC 9562) as text, at the end of the row. {@link #of} makes it of columns: the same values give the same UUID on every
 * run, and equal rows share one. {@link #random} and {@link #timeOrdered} give every row its own, different on every run.
 */
public final class Uuid implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "uuid";

    /** Version 5 of {@code penstock.io} in the DNS namespace. */
    public static final UUID NAMESPACE = UUID.fromString("5051baff-58f4-522e-9236-c73a0f4ea6a2");

    private final Columns columns;
    private final String name;
    private final UuidVersion version;
    private final UUID namespace;

    private Uuid(Columns columns, String name, UuidVersion version, UUID namespace) {
        this.columns = columns;
        this.name = name;
        this.version = version;
        this.namespace = namespace;
    }

    /** Version 5: of these columns, encoded as {@link Hash} does; null when there is one column and it is null. */
    public static Uuid of(String... columns) {
        return of(Columns.of(columns));
    }

    /** Version 5, see {@link #of(String...)}. */
    public static Uuid of(Columns columns) {
        return new Uuid(columns, TYPE, UuidVersion.NAME, NAMESPACE);
    }

    /** Version 4: 122 random bits of {@link java.security.SecureRandom}. */
    public static Uuid random() {
        return new Uuid(Columns.all(), TYPE, UuidVersion.RANDOM, NAMESPACE);
    }

    /** Version 7: milliseconds, then a counter within the batch, then 48 random bits; sorts by time, within a batch by row. */
    public static Uuid timeOrdered() {
        return new Uuid(Columns.all(), TYPE, UuidVersion.TIME, NAMESPACE);
    }

    /** The new column; {@code uuid} by default. */
    public Uuid into(String column) {
        return new Uuid(columns, NewColumn.named(TYPE, column), version, namespace);
    }

    /**
     * The namespace of version 5, so that other tools make the same UUIDs; {@link #NAMESPACE} by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when the UUIDs are not made of columns
     */
    public Uuid namespace(UUID space) {
        if (version != UuidVersion.NAME) {
            throw TransformErrors.badSetting(
                    TYPE, "'namespace' has no effect on version " + version.number() + ", only on version 5");
        }
        return new Uuid(columns, name, version, space);
    }

    @Override
    public Description describe() {
        Description all = Description.of(TYPE, version == UuidVersion.NAME ? columns.toString() : "")
                .with("into", name)
                .with("version", version.number());
        return namespace.equals(NAMESPACE) ? all : all.with("namespace", namespace);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = version == UuidVersion.NAME ? columns.select(input, problems) : new int[0];
        RowBytes.Source[] sources = RowBytes.bind(input, positions, problems);
        Field field = sources.length == 1
                ? new Field(name, Type.TEXT, input.field(sources[0].position()).nullability())
                : Field.required(name, Type.TEXT);
        Schema output = NewColumn.add(input, field, problems);
        return BoundTransformer.of(output, context -> {
            UuidKernel kernel = switch (version) {
                case NAME -> UuidKernel.named(RowBytes.of(sources), namespace);
                case RANDOM -> UuidKernel.random();
                case TIME -> UuidKernel.timeOrdered(context.clock());
            };
            return (batch, out) -> out.emit(NewColumn.add(batch, output, kernel.make(batch)));
        });
    }
}
