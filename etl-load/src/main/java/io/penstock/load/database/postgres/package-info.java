/**
 * PostgreSQL's COPY: {@link io.penstock.load.database.postgres.CopyRows} sends rows as the lines that {@code CopyText} makes of
 * columns.
 */
@NullMarked
package io.penstock.load.database.postgres;

import org.jspecify.annotations.NullMarked;
