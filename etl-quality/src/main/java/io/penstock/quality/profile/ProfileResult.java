package io.penstock.quality.profile;

import io.penstock.error.PlanException;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.profile.json.PlainJson;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.InspectionResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The profile of the columns that passed.
 *
 * @param rows rows seen
 * @param columns in the order of the profiler, or of the schema when it profiles all
 * @param distinctRows how many different rows there are, by the columns profiled; null when it was not measured
 */
public record ProfileResult(
        long rows, List<ColumnProfile> columns, @Nullable DistinctCount distinctRows) implements InspectionResult {
    /** Of the form of {@link #toMap}; one that is read may be of this version or an earlier one. */
    public static final int VERSION = 1;

    static final String TYPE = "profile";

    public ProfileResult {
        columns = List.copyOf(columns);
    }

    /** A profile in which different rows were not counted. */
    public ProfileResult(long rows, List<ColumnProfile> columns) {
        this(rows, columns, null);
    }

    /**
     * The profile of one column.
     *
     * @throws PlanException {@code PEN-1002} when the column was not profiled
     */
    public ColumnProfile column(String name) {
        Schema names = Schema.of(columns.stream()
                .map(column -> Field.of(column.name(), column.type()))
                .toList());
        return columns.get(names.indexOf(name));
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** The profile as a map for JSON; {@code docs/reference/profile.md} lists the keys. {@link #fromMap} reads it. */
    @Override
    public Map<String, Object> toMap() {
        return ProfileMap.write(this);
    }

    /**
     * The profile that {@link #toMap} wrote, also after a way through JSON, without loss.
     *
     * @throws PlanException {@code PEN-5104} when it is none, {@code PEN-5105} when it was written by a newer version
     */
    public static ProfileResult fromMap(Map<?, ?> map) {
        return ProfileMap.read(map);
    }

    /** {@link #toMap} as JSON text of several lines. */
    public String toJson() {
        return PlainJson.write(toMap());
    }

    /**
     * The profile in JSON text that {@link #toJson} wrote.
     *
     * @throws PlanException as {@link #fromMap}
     */
    public static ProfileResult fromJson(String json) {
        return ProfileMap.fromJson(json);
    }

    @Override
    public List<String> lines() {
        return ProfileTable.lines(this);
    }
}
