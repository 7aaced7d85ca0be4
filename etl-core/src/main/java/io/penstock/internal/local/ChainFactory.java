package io.penstock.internal.local;

/** Opens the steps of a stage for one worker. */
interface ChainFactory {
    Chain open() throws Exception;
}
