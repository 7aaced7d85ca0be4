package io.penstock.transform.join;

import java.io.Serializable;

/** Two columns that must be equal. */
record KeyPair(String left, String right) implements Serializable {
    @Override
    public String toString() {
        return left.equals(right) ? left : left + " = " + right;
    }
}
