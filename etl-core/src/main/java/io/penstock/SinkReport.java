package io.penstock;

/**
 * What one sink received.
 *
 * @param name the sink's title
 * @param rows rows written; visible only when the run succeeded
 * @param outcome the state of the target, as a sentence
 */
public record SinkReport(String name, long rows, String outcome) {}
