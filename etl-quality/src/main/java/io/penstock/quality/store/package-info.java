/**
 * What is remembered of runs: their metrics, check results, profiles and scores, in a SQLite file or a PostgreSQL database. {@link
 * io.penstock.quality.store.QualityStore} writes and reads; {@link io.penstock.quality.store.Database} and {@link io.penstock.quality.store.Migrations}
 * serve the other tables of the same database too (alerts, audit).
 */
@NullMarked
package io.penstock.quality.store;

import org.jspecify.annotations.NullMarked;
