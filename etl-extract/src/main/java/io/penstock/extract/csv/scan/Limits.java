package io.penstock.extract.csv.scan;

import java.io.Serializable;

/**
 * What a single field or record may be at most, so that one unclosed quote cannot eat the memory.
 *
 * @param fieldBytes most bytes of a field
 * @param recordBytes most bytes of a record, quotes and separators included
 */
public record Limits(int fieldBytes, int recordBytes) implements Serializable {}
