/**
 * Where alerts are kept: in memory for tests and single runs, else in the tables of the quality store. A store knows no rules; these are handed in as
 * functions that it runs inside of one transaction.
 */
@NullMarked
package io.penstock.quality.alert.store;

import org.jspecify.annotations.NullMarked;
