package io.penstock;

import io.penstock.spi.Description;
import io.penstock.spi.Inspector;
import io.penstock.spi.Transformer;
import java.io.Serializable;

/** One step of a pipeline between source and sink. */
public sealed interface PipelineStep extends Serializable {
    /** The name messages and reports use; unique in a pipeline. */
    String name();

    Description describe();

    /** The same step under another name. */
    PipelineStep named(String newName);

    /** A step that changes, drops or rejects rows. */
    record Transform(String name, Transformer transformer) implements PipelineStep {
        @Override
        public Description describe() {
            return transformer.describe();
        }

        @Override
        public PipelineStep named(String newName) {
            return new Transform(newName, transformer);
        }
    }

    /** A step that watches. */
    record Inspect(String name, Inspector inspector) implements PipelineStep {
        @Override
        public Description describe() {
            return inspector.describe();
        }

        @Override
        public PipelineStep named(String newName) {
            return new Inspect(newName, inspector);
        }
    }
}
