package io.penstock.quality.sketch.tally;

import java.util.Arrays;

/** Whole numbers, used again and again. */
final class IntList {
    private int[] numbers = new int[64];
    private int size;

    int size() {
        return size;
    }

    int get(int i) {
        return numbers[i];
    }

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    void clear() {
        size = 0;
    }
}
