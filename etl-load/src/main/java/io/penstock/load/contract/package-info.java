/**
 * What becomes of data whose columns or types are not those of the target: {@link io.penstock.load.contract.SchemaContract},
 * its choices ({@link io.penstock.load.contract.SchemaChange}), and {@link io.penstock.load.contract.Difference}, which shows
 * people what differs.
 */
@NullMarked
package io.penstock.load.contract;

import org.jspecify.annotations.NullMarked;
