package io.penstock.load.json;

import java.io.Serializable;

/** How values and rows are written. */
record JsonStyle(JsonForm form, Nulls nulls, NonFinite nonFinite, Names names, String separator)
        implements Serializable {
    static final JsonStyle DEFAULT = new JsonStyle(JsonForm.AUTO, Nulls.WRITE, NonFinite.TEXT, Names.FLAT, ".");

    JsonStyle form(JsonForm other) {
        return new JsonStyle(other, nulls, nonFinite, names, separator);
    }

    JsonStyle nulls(Nulls other) {
        return new JsonStyle(form, other, nonFinite, names, separator);
    }

    JsonStyle nonFinite(NonFinite other) {
        return new JsonStyle(form, nulls, other, names, separator);
    }

    JsonStyle names(Names other) {
        return new JsonStyle(form, nulls, nonFinite, other, separator);
    }

    JsonStyle separator(String other) {
        return new JsonStyle(form, nulls, nonFinite, names, other);
    }
}
