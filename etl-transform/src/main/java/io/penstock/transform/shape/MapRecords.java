package io.penstock.transform.shape;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Origin;
import io.penstock.data.RecordMapper;
import io.penstock.data.RecordReader;
import io.penstock.error.TransformException;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.Transformer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Every row through a {@link RecordFunction}: read as one Java record class, leaving as another; see {@link RecordMapper} for names
 * and types. The columns that leave are the components of the second class and no others. A {@code BigDecimal} component keeps
 * the digits of the column of the same name that came. A row that does not fit the first class (null in a primitive) fails the
 * run, so check or fill such columns before. Immutable; serialisable when the function is.
 *
 * @param <I> the record class of the rows that come
 * @param <O> the record class of the rows that leave
 */
public final class MapRecords<I extends Record, O extends Record> implements Transformer {
    private static final long serialVersionUID = 1L;

    private final RecordMapper<I> from;
    private final RecordMapper<O> to;
    private final RecordFunction<I, O> function;
    private final String name;

    private MapRecords(RecordMapper<I> from, RecordMapper<O> to, RecordFunction<I, O> function, String name) {
        this.from = from;
        this.to = to;
        this.function = function;
        this.name = name;
    }

    /** @throws io.penstock.error.PlanException {@code PEN-1030} when a component has a type that no column has */
    public static <I extends Record, O extends Record> MapRecords<I, O> of(
            Class<I> from, Class<O> to, RecordFunction<I, O> function) {
        String name = from.getSimpleName() + " to " + to.getSimpleName();
        return new MapRecords<>(RecordMapper.of(from), RecordMapper.of(to), function, name);
    }

    /** How reports and messages name the step; {@code Book to Shelf} by default. */
    public MapRecords<I, O> named(String newName) {
        return new MapRecords<>(from, to, function, newName);
    }

    /** The digits of the column made for a {@code BigDecimal} component of the second class. */
    public MapRecords<I, O> decimal(String component, int precision, int scale) {
        return new MapRecords<>(from, to.decimal(component, precision, scale), function, name);
    }

    @Override
    public Description describe() {
        return Description.of("map", name);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        RecordMapper<O> writer = to.decimalsLike(input);
        Schema output = writer.schema();
        RecordReader<I> reader = from.bind(input, problems::add);
        if (reader == null) {
            return BoundTransformer.broken(output);
        }
        return BoundTransformer.of(output, context -> (batch, out) -> process(batch, reader, writer, output, out));
    }

    private void process(Batch batch, RecordReader<I> reader, RecordMapper<O> writer, Schema output, Output out)
            throws Exception {
        BatchBuilder builder = new BatchBuilder(output, batch.rowCount());
        int[] kept = new int[batch.rowCount()];
        synchronized (function) {
            for (int i = 0; i < kept.length; i++) {
                I row = reader.read(batch, i);
                @Nullable O made = apply(batch, i, row);
                if (made != null) {
                    kept[builder.rowCount()] = i;
                    append(batch, i, writer, builder, made);
                }
            }
        }
        Batch made = builder.build();
        int rows = made.rowCount();
        out.count(RowFate.FILTERED, kept.length - rows);
        if (batch.origin() == null) {
            out.emit(made);
        } else {
            out.emit(made.withOrigin(batch.origin().gather(Arrays.copyOf(kept, rows), rows)));
        }
    }

    private @Nullable O apply(Batch batch, int i, I row) throws Exception {
        try {
            return function.apply(row);
        } catch (Exception e) {
            throw UserFailure.at(batch, i, name, e);
        }
    }

    private static <O extends Record> void append(
            Batch batch, int i, RecordMapper<O> writer, BatchBuilder builder, O made) {
        try {
            writer.append(builder, made);
        } catch (TransformException e) {
            Origin origin = batch.origin();
            throw origin == null
                    ? e
                    : new TransformException(
                            e.problems().get(0).at(origin.position(i).toString()), e.getCause());
        }
    }
}
