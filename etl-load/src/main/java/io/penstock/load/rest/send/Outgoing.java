package io.penstock.load.rest.send;

/**
 * A request that is to be sent.
 *
 * @param number counted from 0 within the run; makes its idempotency key
 * @param url where to
 * @param body what
 * @param firstRow of the batch it was made of; -1 once it was kept on disk
 * @param rows how many rows are in it
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Outgoing(long number, String url, byte[] body, int firstRow, int rows) {}
