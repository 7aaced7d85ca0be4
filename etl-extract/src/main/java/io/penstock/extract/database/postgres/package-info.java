/**
 * Plain reads of PostgreSQL by its bulk protocol: {@link io.penstock.extract.database.postgres.CopySource} takes rows off the
 * wire as they are, {@code CopyRows} finds their values, {@code CopyColumns} and {@code Numerics} make columns of them; {@link
 * io.penstock.extract.database.postgres.CopyPlan} says which reads these are.
 */
@NullMarked
package io.penstock.extract.database.postgres;

import org.jspecify.annotations.NullMarked;
