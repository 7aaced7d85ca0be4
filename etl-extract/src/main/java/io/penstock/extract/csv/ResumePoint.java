package io.penstock.extract.csv;

import io.penstock.spi.Position;
import java.io.Serializable;
import java.util.Optional;

/**
 * Where reading goes on.
 *
 * @param file place of the file among the files
 * @param offset bytes of its text in front of the next record
 * @param line line of the next record
 */
record ResumePoint(int file, long offset, long line) implements Serializable {
    /** A token that {@link #of} understands. */
    static Position position(int file, PieceReader records, String name) {
        return new Position(file + ":" + records.offset() + ":" + records.line(), name + ":" + records.line());
    }

    /** Empty where the position cannot be gone to. */
    static Optional<ResumePoint> of(Position position) {
        String[] parts = position.token().split(":", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        ResumePoint point =
                new ResumePoint(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        return point.offset() < 0 ? Optional.empty() : Optional.of(point);
    }
}
