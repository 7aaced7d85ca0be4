package io.penstock.transform.internal.keys;

/**
 * Sorts pairs of longs that lie one after the other in one array, in place, by first then second long. Quicksort with median
 * of three, insertion sort for short ranges; the smaller side first, so the stack stays small. The keys are hashes: no input
 * a user can write makes it quadratic by accident.
 */
final class PairSort {
    private static final int SHORT = 24;

    private PairSort() {}

    static void sort(long[] pairs, int count) {
        quick(pairs, 0, count - 1);
    }

    private static void quick(long[] a, int from, int to) {
        int low = from;
        int high = to;
        while (high - low > SHORT) {
            int middle = (low + high) >>> 1;
            orderThree(a, low, middle, high);
            long first = a[2 * middle];
            long second = a[2 * middle + 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (compare(a, i, first, second) < 0) {
                    i++;
                }
                while (compare(a, j, first, second) > 0) {
                    j--;
                }
                if (i <= j) {
                    swap(a, i++, j--);
                }
            }
            if (j - low < high - i) {
                quick(a, low, j);
                low = i;
            } else {
                quick(a, i, high);
                high = j;
            }
        }
        insertion(a, low, high);
    }

    private static void orderThree(long[] a, int low, int middle, int high) {
        if (compare(a, middle, a[2 * low], a[2 * low + 1]) < 0) {
            swap(a, low, middle);
        }
        if (compare(a, high, a[2 * low], a[2 * low + 1]) < 0) {
            swap(a, low, high);
        }
        if (compare(a, high, a[2 * middle], a[2 * middle + 1]) < 0) {
            swap(a, middle, high);
        }
    }

    private static void insertion(long[] a, int from, int to) {
        for (int i = from + 1; i <= to; i++) {
            long first = a[2 * i];
            long second = a[2 * i + 1];
            int j = i - 1;
            while (j >= from && compare(a, j, first, second) > 0) {
                a[2 * j + 2] = a[2 * j];
                a[2 * j + 3] = a[2 * j + 1];
                j--;
            }
            a[2 * j + 2] = first;
            a[2 * j + 3] = second;
        }
    }

    private static int compare(long[] a, int i, long first, long second) {
        int order = Long.compare(a[2 * i], first);
        return order != 0 ? order : Long.compare(a[2 * i + 1], second);
    }

    private static void swap(long[] a, int i, int j) {
        long first = a[2 * i];
        long second = a[2 * i + 1];
        a[2 * i] = a[2 * j];
        a[2 * i + 1] = a[2 * j + 1];
        a[2 * j] = first;
        a[2 * j + 1] = second;
    }
}
