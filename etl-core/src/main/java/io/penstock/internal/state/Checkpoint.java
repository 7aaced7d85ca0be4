package io.penstock.internal.state;

import io.penstock.spi.Position;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far an interrupted run got.
 *
 * @param runId the run
 * @param source place of the source in the plan
 * @param position what was read of it
 * @param stamp what the sources were like then
 * @param counts rows so far
 * @param sink where the sink goes on
 * @param rejects where the reject sink goes on
 */
public record Checkpoint(
        String runId, int source, Position position, String stamp, Counts counts, String sink, String rejects) {
    /** Rows up to a checkpoint, over all runs since the beginning. */
    public record Counts(long written, long rejected) {
        public static final Counts NONE = new Counts(0, 0);

        public Counts plus(Counts more) {
            return new Counts(written + more.written, rejected + more.rejected);
        }
    }

    String encode() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("run", runId);
        fields.put("source", String.valueOf(source));
        fields.put("token", position.token());
        fields.put("at", position.text());
        fields.put("stamp", stamp);
        fields.put("written", String.valueOf(counts.written()));
        fields.put("rejected", String.valueOf(counts.rejected()));
        fields.put("sink", sink);
        fields.put("rejects", rejects);
        return StateText.encode(fields);
    }

    /** @throws IllegalArgumentException when a field is missing or is no number */
    static Checkpoint decode(String text) {
        Map<String, String> fields = StateText.decode(text);
        return new Checkpoint(
                field(fields, "run"),
                Integer.parseInt(field(fields, "source")),
                new Position(field(fields, "token"), field(fields, "at")),
                field(fields, "stamp"),
                new Counts(Long.parseLong(field(fields, "written")), Long.parseLong(field(fields, "rejected"))),
                field(fields, "sink"),
                field(fields, "rejects"));
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the field " + name + " is missing");
        }
        return value;
    }
}
