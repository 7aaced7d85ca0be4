package io.penstock.config;

/**
 * Where something stands in a config file.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param path JSON path such as {@code pipelines[0].extractors[0].config}; empty for the whole document
 */
record Place(int line, int column, String path) {
    Place member(String name) {
        return new Place(line, column, path.isEmpty() ? name : path + "." + name);
    }

    Place element(int index) {
        return new Place(line, column, path + "[" + index + "]");
    }
}
