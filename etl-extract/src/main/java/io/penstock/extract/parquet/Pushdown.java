package io.penstock.extract.parquet;

import io.penstock.expr.Expr;
import io.penstock.extract.parquet.column.Conversion;
import io.penstock.extract.parquet.column.Leaf;
import io.penstock.extract.parquet.column.OutputColumn;
import io.penstock.extract.parquet.column.StoredValue;
import io.penstock.extract.parquet.filter.Possible;
import io.penstock.extract.parquet.filter.RowRanges;
import io.penstock.extract.parquet.filter.Span;
import io.penstock.extract.parquet.filter.Span.Nulls;
import io.penstock.extract.parquet.page.Damage;
import io.penstock.extract.parquet.page.IndexedPages;
import io.penstock.extract.parquet.page.PageList;
import io.penstock.extract.parquet.page.Physical;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/** Which rows of a row group need to be read, by the statistics of the group and those of its pages. */
final class Pushdown {
    private final List<Expr> conditions;
    private final ReadPlan plan;
    private final Footer footer;
    private final RowGroup group;
    private final List<OutputColumn> columns;

    private Pushdown(List<Expr> conditions, ReadPlan plan, Footer footer, RowGroup group, List<OutputColumn> columns) {
        this.conditions = conditions;
        this.plan = plan;
        this.footer = footer;
        this.group = group;
        this.columns = columns;
    }

    static Pushdown of(ParquetSettings settings, ReadPlan plan, Footer footer, int group, List<OutputColumn> columns) {
        List<Expr> conditions = Stream.of(settings.where, settings.prune)
                .flatMap(Stream::ofNullable)
                .toList();
        return new Pushdown(conditions, plan, footer, footer.rowGroups().get(group), columns);
    }

    RowRanges byRowGroup() {
        return possible(this::ofGroup);
    }

    /** @throws Damage when the page index is not what the format says */
    RowRanges byPage(RowGroupPlan located) throws IOException {
        try {
            return conditions.isEmpty()
                    ? possible(name -> List.of())
                    : possible(name -> ofPages(name, located)).and(byRowGroup());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private RowRanges possible(Function<String, List<Span>> spans) {
        long rows = group.getNum_rows();
        RowRanges possible = RowRanges.of(0, rows);
        for (Expr condition : conditions) {
            possible = possible.and(Possible.rows(condition.root(), spans, rows));
        }
        return possible;
    }

    /** The leaf that a name in the condition means; null when it is none that is read as it lies in the file. */
    private @Nullable Leaf leaf(String name) {
        List<OutputColumn> exact =
                columns.stream().filter(c -> c.field().name().equals(name)).toList();
        List<OutputColumn> like = columns.stream()
                .filter(c -> c.field().name().equalsIgnoreCase(name))
                .toList();
        List<OutputColumn> meant = exact.isEmpty() ? like : exact;
        boolean alone = meant.size() == 1
                && plan.filterSchema().names().stream()
                                .filter(n -> exact.isEmpty() ? n.equalsIgnoreCase(name) : n.equals(name))
                                .count()
                        == 1;
        return alone
                        && meant.get(0).form() == OutputColumn.Form.FLAT
                        && meant.get(0).shape() instanceof Leaf leaf
                        && leaf.index() < group.getColumnsSize()
                ? leaf
                : null;
    }

    private List<Span> ofGroup(String name) {
        Leaf leaf = leaf(name);
        ColumnChunk chunk = leaf == null ? null : RowGroupPlan.chunk(group, leaf);
        ColumnMetaData meta = chunk == null ? null : chunk.getMeta_data();
        Statistics told = meta == null ? null : meta.getStatistics();
        if (leaf == null || told == null) {
            return List.of();
        }
        long rows = group.getNum_rows();
        Nulls nulls = !told.isSetNull_count()
                ? Nulls.UNKNOWN
                : told.getNull_count() == 0 ? Nulls.NONE : told.getNull_count() == rows ? Nulls.ALL : Nulls.UNKNOWN;
        byte[] least = isOrdered(leaf) ? told.getMin_value() : isSigned(leaf) ? told.getMin() : null;
        byte[] greatest = isOrdered(leaf) ? told.getMax_value() : isSigned(leaf) ? told.getMax() : null;
        if (least == null && greatest == null && isSigned(leaf)) {
            least = told.getMin();
            greatest = told.getMax();
        }
        return List.of(new Span(0, rows, value(leaf, least), value(leaf, greatest), nulls));
    }

    private static @Nullable Object value(Leaf leaf, byte @Nullable [] plain) {
        return plain == null ? null : StoredValue.of(leaf, plain);
    }

    /** Whether the file says that its values are ordered as the format defines it. */
    private boolean isOrdered(Leaf leaf) {
        List<ColumnOrder> orders = footer.meta().getColumn_orders();
        return orders != null
                && leaf.index() < orders.size()
                && orders.get(leaf.index()).isSetTYPE_ORDER();
    }

    /** Types whose old statistics, of unsaid order, can be trusted. */
    private static boolean isSigned(Leaf leaf) {
        boolean whole = leaf.physical() == Physical.INT32 || leaf.physical() == Physical.INT64;
        return whole && leaf.conversion() != Conversion.UNSIGNED_INT && leaf.conversion() != Conversion.UNSIGNED_LONG;
    }

    private List<Span> ofPages(String name, RowGroupPlan located) {
        Leaf leaf = leaf(name);
        PageList pages = leaf == null ? null : located.pages().get(leaf);
        if (leaf == null || pages == null || !isOrdered(leaf)) {
            return List.of();
        }
        ColumnChunk chunk = RowGroupPlan.chunk(group, leaf);
        if (!chunk.isSetColumn_index_offset() || !chunk.isSetOffset_index_offset()) {
            return List.of();
        }
        try {
            return spans(
                    leaf,
                    pages,
                    IndexedPages.of(RowGroupPlan.index(
                            footer, chunk.getColumn_index_offset(), chunk.getColumn_index_length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Span> spans(Leaf leaf, PageList pages, IndexedPages told) {
        int count = pages.count();
        if (told.allNull().size() != count
                || told.least().size() != count
                || told.greatest().size() != count) {
            throw new Damage("column '" + leaf.path() + "': a column index of "
                    + told.allNull().size() + " pages, an offset index of " + count);
        }
        List<Span> spans = new ArrayList<>(count);
        for (int p = 0; p < count; p++) {
            boolean allNull = told.allNull().get(p);
            boolean none = told.nulls().size() == count && told.nulls().get(p) == 0;
            spans.add(new Span(
                    pages.firstRows()[p],
                    pages.firstRows()[p + 1],
                    allNull ? null : StoredValue.of(leaf, told.least().get(p)),
                    allNull ? null : StoredValue.of(leaf, told.greatest().get(p)),
                    allNull ? Nulls.ALL : none ? Nulls.NONE : Nulls.UNKNOWN));
        }
        return spans;
    }
}
