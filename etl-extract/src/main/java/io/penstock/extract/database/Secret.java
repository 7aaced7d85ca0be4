package io.penstock.extract.database;

import java.io.Serializable;

/** A text that is never shown. */
record Secret(String text) implements Serializable {
    @Override
    public String toString() {
        return "***";
    }
}
