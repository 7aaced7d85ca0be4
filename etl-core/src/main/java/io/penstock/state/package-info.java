/**
 * Stores for what pipelines remember between runs. {@link io.penstock.state.SqlStateStore} keeps it in a SQLite file or a
 * PostgreSQL database, {@link io.penstock.state.MemoryStateStore} in memory; {@link io.penstock.state.StateErrors} are the codes.
 */
@NullMarked
package io.penstock.state;

import org.jspecify.annotations.NullMarked;
