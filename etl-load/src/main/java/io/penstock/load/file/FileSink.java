package io.penstock.load.file;

import io.penstock.spi.RecoverableSink;
import io.penstock.spi.RestartableSink;

/** An open sink of a {@link FileLoader}: its commit can be finished and, where the layout allows, its run restarted. */
public interface FileSink extends RecoverableSink, RestartableSink {}
