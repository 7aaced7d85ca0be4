package io.penstock.load.rest.send;

import io.penstock.http.Pauses;
import io.penstock.http.settings.HttpSettings;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What requests look like and what responses mean; fields as the settings of the sink. Changed only while a wither makes a copy. */
public final class SendPlan implements Serializable, Cloneable {
    private static final long serialVersionUID = 1L;

    public final String url;
    public String method = "POST";
    public HttpSettings http = HttpSettings.DEFAULT;
    public BodyShape shape = BodyShape.ARRAY;
    public String wrapName = "items";
    public int batchSize = 500;
    public SendTime send = SendTime.AT_COMMIT;
    public String idempotencyHeader = "Idempotency-Key";

    /** Whether a request may be sent twice; null for by method. */
    public @Nullable Boolean repeatable;

    public Map<String, StatusAction> onStatus = Map.of();
    public String resultsPath = "";
    public String resultStatus = "/status";
    public Pauses pauses = Pauses.REAL;

    /** Where requests are kept; empty for the system's directory for temporary files. */
    public String spoolDirectory = "";

    public SendPlan(String url) {
        this.url = url;
    }

    boolean mayRepeat() {
        return repeatable != null ? repeatable : method.equals("PUT");
    }

    /** What a status means. */
    StatusAction action(int status) {
        StatusAction exact = onStatus.get(String.valueOf(status));
        StatusAction set = exact != null ? exact : onStatus.get(status / 100 + "xx");
        if (set != null) {
            return set;
        }
        return status >= 200 && status < 300 ? StatusAction.ACCEPT : StatusAction.FAIL;
    }

    boolean isPassing(int status) {
        boolean set = onStatus.containsKey(String.valueOf(status)) || onStatus.containsKey(status / 100 + "xx");
        return set ? action(status) == StatusAction.RETRY : status == 429 || status >= 500;
    }

    public SendPlan copy() {
        try {
            return (SendPlan) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a plan can be cloned", e);
        }
    }
}
