package io.penstock.spi;

import io.penstock.data.RecordMapper;
import io.penstock.expr.Expr;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source: an immutable, serialisable spec that does nothing until an engine opens it. */
public interface Extractor extends Serializable {
    Description describe();

    /**
     * The schema of every batch. May read the beginning of the source (a header, a sample), never change anything.
     *
     * @throws Exception when the source is not there or its schema cannot be told
     */
    Schema schema(StepContext context) throws Exception;

    /**
     * The schema of the rows as they came, which rejected rows are written back in; all text for text formats. By default
     * {@link #schema}.
     */
    default Schema originalSchema(StepContext context) throws Exception {
        return schema(context);
    }

    /** The files this source reads, so that no sink of the same pipeline is let write to one; empty when it reads none. */
    default List<Path> filesRead() throws Exception {
        return List.of();
    }

    /** Opens the source at its beginning; called once per run and split. */
    BatchSource open(StepContext context) throws Exception;

    /**
     * This source as at most {@code parts} sources that can be read at the same time on different machines and together give
     * every record once; just itself where that is not possible.
     */
    default List<Extractor> splits(int parts, StepContext context) throws Exception {
        return List.of(this);
    }

    /**
     * This source reading at least these columns and not all of the others; the columns stay in their order and keep their types,
     * and every row comes as it came before. Empty (the default) where nothing can be left out, or where a value that nobody
     * uses decides whether its row is rejected.
     *
     * @param columns some of the columns of {@link #schema}
     */
    default Optional<Extractor> project(List<String> columns, StepContext context) throws Exception {
        return Optional.empty();
    }

    /**
     * This source, free to leave out rows for which a condition is not true, whichever and as many as is cheap: the step that
     * the condition comes from still judges every row that is read. Nulls are as in {@link Expr}. Empty (the default) where no
     * row could be left out.
     *
     * @param condition a BOOLEAN expression that fits {@link #schema}, names columns exactly and fails for no row
     */
    default Optional<Extractor> filter(Expr condition, StepContext context) throws Exception {
        return Optional.empty();
    }

    /**
     * This source with the types of some columns declared, for sources that otherwise guess them; types that were declared
     * before stay. By default the source itself.
     */
    default Extractor declaring(Map<String, Type> typesByColumn) {
        return this;
    }

    /**
     * This source without the records up to a position that {@link BatchSource#position} of it gave, for going on after an
     * interruption; empty (the default) where the source can only be read from its beginning.
     */
    default Optional<Extractor> resumeAfter(Position position) {
        return Optional.empty();
    }

    /**
     * The name under which this source's {@link BatchSource#watermark} is kept between runs, unique within a pipeline and the
     * same in every run ({@code database:loans.updated_at}); empty (the default) for sources that read everything each time.
     */
    default Optional<String> stateKey() {
        return Optional.empty();
    }

    /**
     * This incremental source limited to a range of its cursor, for loading the past again: it neither uses nor gives a
     * watermark. Empty (the default) where the source has no cursor.
     *
     * @param from first cursor value, included, as text in the form the cursor's column is written in (dates: ISO)
     * @param to end of the range, excluded
     */
    default Optional<Extractor> between(String from, String to) {
        return Optional.empty();
    }

    /** A typed view: every row as an instance of a Java record class, columns matched to components by name. */
    default <T extends Record> Records<T> as(Class<T> type) {
        return new Records<>(this, RecordMapper.of(type));
    }
}
