package io.penstock.spi;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.Serializable;

/**
 * Where rejected rows go and how many are too many. Rejected rows keep their original values and get the columns
 * {@code _rules}, {@code _codes}, {@code _errors}, {@code _stage}, {@code _source}, {@code _line}, {@code _run_id}, {@code _rejected_at}.
 *
 * @param loader any sink
 * @param maxRejects most rows that may be rejected; {@link Long#MAX_VALUE} (no limit) by default
 * @param maxRejectRatio most rows that may be rejected as a share of rows read, 0–1; 1 (no limit) by default
 */
public record RejectRoute(Loader loader, long maxRejects, double maxRejectRatio) implements Serializable {
    public static final ErrorCode BAD_LIMIT =
            new ErrorCode("PEN-1019", "A limit of rejected or failing rows is not valid");

    public RejectRoute {
        if (maxRejects < 0) {
            throw bad("max_rejects must be 0 or more, not " + maxRejects);
        }
        if (!(maxRejectRatio >= 0 && maxRejectRatio <= 1)) {
            throw bad("max_reject_ratio must be 0 to 1, not " + maxRejectRatio);
        }
    }

    private static PlanException bad(String what) {
        return new PlanException(Problem.of(BAD_LIMIT, what));
    }

    public static RejectRoute to(Loader loader) {
        return new RejectRoute(loader, Long.MAX_VALUE, 1);
    }

    public RejectRoute maxRejects(long most) {
        return new RejectRoute(loader, most, maxRejectRatio);
    }

    public RejectRoute maxShare(double share) {
        return new RejectRoute(loader, maxRejects, share);
    }
}
