package io.penstock.quality.profile.measure;

import java.io.Serializable;
import java.util.List;

/**
 * The most frequent values, most frequent first, equally frequent ones in the order of values. Which of equally frequent values
 * are left out at the end is arbitrary, but the same for the same data in any order.
 *
 * @param accuracy {@link Accuracy#EXACT} or {@link Accuracy#AT_LEAST}
 * @param error how much a count can be too low at most, and how frequent a value that is missing here can be beyond the last
 *     one's count; 0 when exact
 * @param values as many as were asked for, or as there are
 */
public record TopValues(Accuracy accuracy, long error, List<TopValue> values) implements Serializable {
    public TopValues {
        values = List.copyOf(values);
    }

    /**
     * A value and how often it occurs.
     *
     * @param value as its Java type; bytes as {@code 0x…}; long texts cut to 256 characters
     */
    public record TopValue(Serializable value, long count) implements Serializable {}
}
