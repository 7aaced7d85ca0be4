/** What survives a restart, in SQLite or PostgreSQL. */
@NullMarked
package io.penstock.schedule.store;

import org.jspecify.annotations.NullMarked;
