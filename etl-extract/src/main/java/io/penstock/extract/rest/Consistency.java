package io.penstock.extract.rest;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.rest.page.ParamPlace;
import io.penstock.extract.rest.page.RestErrors;
import io.penstock.extract.text.Inference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Settings that do not go together. */
final class Consistency {
    private final List<Problem> problems = new ArrayList<>();

    private Consistency() {}

    /** @throws PlanException with everything that is wrong */
    static void check(RestSettings s) {
        Consistency all = new Consistency();
        all.request(s);
        all.response(s);
        all.cursor(s);
        all.parent(s);
        if (!all.problems.isEmpty()) {
            throw new PlanException(all.problems);
        }
    }

    private void add(boolean wrong, String what) {
        if (wrong) {
            problems.add(Problem.of(RestErrors.SETTING, what).at("rest"));
        }
    }

    private void request(RestSettings s) {
        boolean post = s.method == Method.POST;
        add(!post && !s.body.isEmpty(), "body has no effect beside method get; set method to post");
        add(
                s.paging.place() == ParamPlace.BODY && !post,
                "paging with place body needs method post, whose body takes the parameters");
        add(
                s.paging.place() == ParamPlace.BODY && !s.bodyType.contains("json"),
                "paging with place body needs a JSON body (body_type)");
    }

    private void response(RestSettings s) {
        boolean lines = s.format == ResponseFormat.LINES;
        add(lines && !s.recordPath.isEmpty(), "record_path has no effect beside format lines: every line is a record");
        add(
                lines && !s.paging.wanted().isEmpty(),
                "paging " + s.paging + " looks into the response, which format lines has none of");
        add(s.schema != null && !s.types.isEmpty(), "types has no effect beside schema, which names the types");
        add(
                s.schema != null && s.inference != Inference.SAMPLE,
                "inference has no effect beside schema, which names the types");
    }

    private void cursor(RestSettings s) {
        boolean asked = !s.cursorParam.isEmpty() || Template.namesCursor(s);
        add(
                s.isIncremental() && !asked,
                "cursor_field needs cursor_param, or {cursor} in url, query or body: nothing asks for what is new");
        add(
                !s.isIncremental() && (asked || !s.cursorEndParam.isEmpty() || !s.cursorInitial.isEmpty()),
                "cursor_param, cursor_end_param, cursor_initial and {cursor} need cursor_field, the value that moves the"
                        + " cursor");
    }

    private void parent(RestSettings s) {
        Set<String> names = Template.required(s);
        names.remove(Template.CURSOR);
        names.remove(Template.CURSOR_END);
        add(
                s.parent == null && !names.isEmpty(),
                "the placeholders " + names + " in url or query need parent, the source of their values");
        add(s.parent == null && !s.parentColumns.isEmpty(), "parent_columns has no effect without parent");
        add(
                s.parent != null && s.parent.stateKey().isPresent(),
                "an incremental source cannot be the parent of another: its cursor would never move");
    }
}
