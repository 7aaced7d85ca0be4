package io.penstock.extract.json;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.json.scan.JsonErrors;
import java.util.ArrayList;
import java.util.List;

/** JSON Pointers (RFC 6901). */
final class RecordPath {
    private RecordPath() {}

    /** The keys and indexes of a pointer, unescaped; none for the empty one. */
    static List<String> tokens(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        } else if (pointer.charAt(0) != '/') {
            throw new PlanException(Problem.of(
                            JsonErrors.SETTING,
                            "record_path '" + pointer + "' must begin with '/', such as '/" + pointer.replace('.', '/')
                                    + "'")
                    .at("json"));
        }
        List<String> tokens = new ArrayList<>();
        for (String token : pointer.substring(1).split("/", -1)) {
            tokens.add(token.replace("~1", "/").replace("~0", "~"));
        }
        return tokens;
    }
}
