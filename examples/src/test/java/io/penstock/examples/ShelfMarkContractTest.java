package io.penstock.examples;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Transformer;
import io.penstock.testkit.contract.TransformerContract;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

// snippet-begin: contract
/** Twenty tests of what every step promises, on our own step. */
class ShelfMarkContractTest extends TransformerContract {
    @Override
    protected Transformer transformer() {
        return new ShelfMark("genre", "author");
    }

    @Override
    protected List<UnaryOperator<Transformer>> withers() {
        return List.of(); // a record without withers
    }

    @Override
    protected Schema input() {
        return Schema.of(Field.of("genre", Type.TEXT), Field.of("author", Type.TEXT));
    }

    @Override
    protected List<List<Object>> sampleRows() {
        return List.of(
                Arrays.asList(null, null),
                Arrays.asList("Science", "Donald Knuth"),
                Arrays.asList("Art", ""),
                Arrays.asList("", "Li"),
                Arrays.asList(null, "Virginia Woolf"),
                Arrays.asList("Poetry", null),
                Arrays.asList("Öl", "紫式部"),
                Arrays.asList(null, null));
    }
}
// snippet-end
