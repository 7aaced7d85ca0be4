package io.penstock.quality.sketch;

/** A key and how often it occurs. */
public record Counted(long key, long count) {}
