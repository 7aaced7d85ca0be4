package io.penstock;

import io.penstock.data.Batch;
import java.util.List;

/**
 * The first rows of a pipeline, after the source and after each step.
 *
 * @param stages in order; index 0 is the source
 */
public record Preview(List<Stage> stages) {
    public Preview {
        stages = List.copyOf(stages);
    }

    /**
     * Rows as they leave one stage.
     *
     * @param name the stage's name
     * @param rows the rows, all in one batch
     * @param rejected rows this stage rejected
     */
    public record Stage(String name, Batch rows, long rejected) {}
}
