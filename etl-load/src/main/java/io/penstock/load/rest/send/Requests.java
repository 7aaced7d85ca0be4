package io.penstock.load.rest.send;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.penstock.data.Batch;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.http.settings.Urls;
import io.penstock.load.text.IsoTimes.Fraction;
import io.penstock.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes requests of batches. One thread. */
public final class Requests {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_.]*)}");

    private final SendPlan plan;
    private final RowJson rows;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private long number;

    /** Takes a request that was made. */
    @FunctionalInterface
    public interface Taker {
        void take(Outgoing request) throws IOException, InterruptedException;
    }

    public Requests(SendPlan plan, Schema schema) {
        this.plan = plan;
        this.rows = new RowJson(schema, Fraction.WHERE_NEEDED);
        names(plan.url()).forEach(name -> columns.put(name, schema.indexOf(name)));
    }

    /** The names of a URL's placeholders, in order. */
    public static Set<String> names(String url) {
        Set<String> names = new LinkedHashSet<>();
        PLACEHOLDER.matcher(url).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    /** The URL with something harmless in the place of placeholders. */
    public static String plain(String url) {
        return PLACEHOLDER.matcher(url).replaceAll("x");
    }

    /** Number of requests made. */
    public long made() {
        return number;
    }

    /** Makes requests of all rows of a batch, each of at most the batch size. */
    public void make(Batch batch, Taker taker) throws IOException, InterruptedException {
        int most = plan.shape() == BodyShape.SINGLE ? 1 : plan.batchSize();
        for (int from = 0; from < batch.rowCount(); from += most) {
            int count = Math.min(most, batch.rowCount() - from);
            taker.take(new Outgoing(number, url(batch, from), body(batch, from, count), from, count));
            number++;
        }
    }

    private byte[] body(Batch batch, int from, int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(count * 64);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            if (plan.shape() == BodyShape.LINES) {
                json.setRootValueSeparator(new SerializedString("\n"));
            } else if (plan.shape() == BodyShape.WRAPPED) {
                json.writeStartObject();
                json.writeFieldName(plan.wrapName());
            }
            if (plan.shape() == BodyShape.ARRAY || plan.shape() == BodyShape.WRAPPED) {
                json.writeStartArray();
            }
            for (int i = from; i < from + count; i++) {
                rows.write(json, batch, i);
            }
            if (plan.shape() == BodyShape.ARRAY || plan.shape() == BodyShape.WRAPPED) {
                json.writeEndArray();
            }
            if (plan.shape() == BodyShape.WRAPPED) {
                json.writeEndObject();
            }
        }
        if (plan.shape() == BodyShape.LINES) {
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    private String url(Batch batch, int row) {
        if (columns.isEmpty()) {
            return plan.url();
        }
        return PLACEHOLDER.matcher(plan.url()).replaceAll(match -> {
            Integer column = columns.get(match.group(1));
            Object value = column == null ? null : batch.column(column).value(row);
            if (value == null || String.valueOf(value).isEmpty()) {
                throw new LoadException(
                        Problem.of(RestErrors.PLACEHOLDER, "a row has no value for {" + match.group(1) + "}")
                                .at("rest " + plan.url())
                                .next("Filter or validate rows without it before this sink."));
            }
            return Matcher.quoteReplacement(Urls.encoded(String.valueOf(value)));
        });
    }
}
