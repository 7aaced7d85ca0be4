/**
 * Tests to inherit: extend {@link io.penstock.testkit.contract.ExtractorContract}, {@link
 * io.penstock.testkit.contract.LoaderContract} or {@link io.penstock.testkit.contract.TransformerContract} in a JUnit 5 test,
 * implement the abstract methods, and everything the SPI promises is tested: no input, one row, nulls at batch edges, other
 * batch sizes, cancellation, failures at every call, closing twice, serialisation, what a spec tells about itself.
 */
@NullMarked
package io.penstock.testkit.contract;

import org.jspecify.annotations.NullMarked;
