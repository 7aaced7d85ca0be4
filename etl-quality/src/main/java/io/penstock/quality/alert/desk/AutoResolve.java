package io.penstock.quality.alert.desk;

/** What becomes of an open alert when its check passes again. */
public enum AutoResolve {
    /** It stays open until a person resolves it. */
    OFF,
    /** It is resolved, with the pass as reason. */
    ON_PASS
}
