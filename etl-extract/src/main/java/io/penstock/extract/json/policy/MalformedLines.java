package io.penstock.extract.json.policy;

/** What happens to a line of a JSON Lines file that is not JSON. */
public enum MalformedLines {
    /** The run fails there. The default. */
    FAIL,
    /** The line goes to the reject sink as it stands in the file. */
    REJECT
}
