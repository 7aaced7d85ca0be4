/**
 * Reading any database through its JDBC driver: {@link io.penstock.extract.database.jdbc.Connections} and {@link
 * io.penstock.extract.database.jdbc.Session} where rows come from, {@link io.penstock.extract.database.jdbc.JdbcPlan} what is
 * asked, {@link io.penstock.extract.database.jdbc.JdbcForm} types, {@link io.penstock.extract.database.jdbc.JdbcSource} and
 * {@link io.penstock.extract.database.jdbc.PartitionedSource} the reading.
 */
@NullMarked
package io.penstock.extract.database.jdbc;

import org.jspecify.annotations.NullMarked;
