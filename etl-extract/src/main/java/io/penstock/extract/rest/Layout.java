package io.penstock.extract.rest;

import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.json.decode.BlockDecoder;
import io.penstock.extract.json.decode.Discovery;
import io.penstock.extract.json.decode.Shape;
import io.penstock.extract.json.scan.RecordBlock;
import io.penstock.extract.json.scan.RecordCutter;
import io.penstock.extract.rest.page.RestErrors;
import io.penstock.extract.text.Inference;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a run.
 *
 * @param output the parent's columns, then those of the records
 * @param shape how records become columns
 * @param parentColumns positions in the parent of its columns
 * @param reader sends the requests of the run, with one access token and one rate limit
 * @param first the first page where it was read to find the columns and is small; null inside once it is taken
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Layout(
        Schema output, Shape shape, int[] parentColumns, PageReader reader, AtomicReference<@Nullable Page> first) {
    /** Rejected records come as they stood in the response. */
    static final Schema ORIGINAL = BlockDecoder.ORIGINAL;

    static Layout resolve(RestSettings settings, StepContext context) throws Exception {
        List<Field> fields = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        Extractor parent = settings.parent;
        if (parent != null) {
            Schema from = parent.schema(context);
            ParentRows.check(settings, from);
            settings.parentColumns.forEach((column, name) -> {
                Field field = from.field(from.indexOf(column));
                fields.add(new Field(name, field.type(), field.nullability()));
                positions.add(from.indexOf(column));
            });
        }
        AtomicReference<@Nullable Page> first = new AtomicReference<>();
        PageReader reader = new PageReader(settings, context);
        Shape shape = shape(settings, context, reader, first);
        fields.addAll(shape.schema().fields());
        requireDistinct(fields, settings);
        return new Layout(
                Schema.of(fields), shape, positions.stream().mapToInt(i -> i).toArray(), reader, first);
    }

    private static void requireDistinct(List<Field> fields, RestSettings settings) {
        Set<String> seen = new HashSet<>();
        for (Field field : fields) {
            if (!seen.add(field.name())) {
                throw new PlanException(Problem.of(
                                RestErrors.SETTING,
                                "parent_columns gives the name '" + field.name() + "', which the records have too")
                        .at("rest " + Template.shown(settings))
                        .next("Choose another name in parent_columns."));
            }
        }
    }

    private static Shape shape(
            RestSettings settings, StepContext context, PageReader reader, AtomicReference<@Nullable Page> first)
            throws Exception {
        if (settings.schema != null) {
            return Shape.of(settings.schema, Set.of(), settings.rules(), false);
        }
        Discovery discovery = new Discovery(settings.rules(), settings.dateFormats, settings.types);
        // With a parent from the beginning, so that the columns are those of the run that goes on.
        RestSettings whole = settings.parent == null ? settings : settings.fromBeginning();
        try (Pages pages = new Pages(whole, context, reader, null)) {
            sample(settings, context, pages, discovery, first);
        }
        Map<String, Type> types = new LinkedHashMap<>(discovery.types());
        Set<String> inferred = new HashSet<>(types.keySet());
        if (settings.inference == Inference.TEXT) {
            types.replaceAll((name, type) -> Type.TEXT);
        }
        types.putAll(settings.types);
        inferred.removeAll(settings.types.keySet());
        List<Field> fields = new ArrayList<>();
        types.forEach((name, type) -> fields.add(Field.of(name, type)));
        return Shape.of(Schema.of(fields), inferred, settings.rules(), true);
    }

    private static void sample(
            RestSettings settings,
            StepContext context,
            Pages pages,
            Discovery discovery,
            AtomicReference<@Nullable Page> first)
            throws IOException, InterruptedException {
        long left = settings.inference == Inference.FULL ? Long.MAX_VALUE : settings.samplePages;
        boolean begin = true;
        while (left > 0) {
            context.checkCancelled();
            Page page = pages.next();
            if (page == null) {
                return;
            }
            boolean keep = begin && page.isSmall() && settings.parent == null;
            begin = false;
            try {
                if (page.facts().records() > 0) {
                    observe(page, settings, context, discovery);
                }
            } catch (IOException | ExtractException e) {
                page.close();
                throw e;
            }
            if (keep) {
                first.set(page);
            } else {
                page.close();
            }
            left -= page.facts().records() > 0 ? 1 : 0;
        }
    }

    private static void observe(Page page, RestSettings settings, StepContext context, Discovery discovery)
            throws IOException {
        try (RecordCutter cutter = Cutting.open(page, settings)) {
            RecordBlock block = cutter.next(context.batchRows(), context.batchBytes());
            while (block != null) {
                discovery.observe(block);
                block = cutter.next(context.batchRows(), context.batchBytes());
            }
        }
    }
}
