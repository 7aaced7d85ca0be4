package io.penstock.load.rest.send;

import io.penstock.http.Pauses;
import io.penstock.http.settings.HttpSettings;
import io.penstock.http.settings.Repeat;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What requests look like and what responses mean; named as the settings of the sink. Immutable: fields change only in a copy that nobody has yet. */
public final class SendPlan implements Serializable, Cloneable {
    private static final long serialVersionUID = 1L;

    private final String url;
    private String method = "POST";
    private HttpSettings http = HttpSettings.DEFAULT;
    private BodyShape shape = BodyShape.ARRAY;
    private String wrapName = "items";
    private int batchSize = 500;
    private SendTime send = SendTime.AT_COMMIT;
    private String idempotencyHeader = "Idempotency-Key";
    private @Nullable Repeat repeat;
    private Map<String, StatusAction> onStatus = Map.of();
    private String resultsPath = "";
    private String resultStatus = "/status";
    private Pauses pauses = Pauses.REAL;
    private String spoolDirectory = "";

    public SendPlan(String url) {
        this.url = url;
    }

    private SendPlan with(Consumer<SendPlan> change) {
        try {
            SendPlan copy = (SendPlan) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a plan can be cloned", e);
        }
    }

    /** May hold placeholders. */
    public String url() {
        return url;
    }

    public String method() {
        return method;
    }

    public SendPlan method(String value) {
        return with(copy -> copy.method = value);
    }

    public HttpSettings http() {
        return http;
    }

    public SendPlan http(HttpSettings value) {
        return with(copy -> copy.http = value);
    }

    public BodyShape shape() {
        return shape;
    }

    public SendPlan shape(BodyShape value) {
        return with(copy -> copy.shape = value);
    }

    public String wrapName() {
        return wrapName;
    }

    public SendPlan wrapName(String value) {
        return with(copy -> copy.wrapName = value);
    }

    public int batchSize() {
        return batchSize;
    }

    public SendPlan batchSize(int value) {
        return with(copy -> copy.batchSize = value);
    }

    public SendTime send() {
        return send;
    }

    public SendPlan send(SendTime value) {
        return with(copy -> copy.send = value);
    }

    public String idempotencyHeader() {
        return idempotencyHeader;
    }

    public SendPlan idempotencyHeader(String value) {
        return with(copy -> copy.idempotencyHeader = value);
    }

    /** Whether a request may be sent twice; null for by method. */
    public @Nullable Repeat repeat() {
        return repeat;
    }

    public SendPlan repeat(Repeat value) {
        return with(copy -> copy.repeat = value);
    }

    /** By number or class. */
    public Map<String, StatusAction> onStatus() {
        return onStatus;
    }

    public SendPlan onStatus(Map<String, StatusAction> value) {
        return with(copy -> copy.onStatus = Collections.unmodifiableMap(new LinkedHashMap<>(value)));
    }

    public String resultsPath() {
        return resultsPath;
    }

    public SendPlan resultsPath(String value) {
        return with(copy -> copy.resultsPath = value);
    }

    public String resultStatus() {
        return resultStatus;
    }

    public SendPlan resultStatus(String value) {
        return with(copy -> copy.resultStatus = value);
    }

    public Pauses pauses() {
        return pauses;
    }

    public SendPlan pauses(Pauses value) {
        return with(copy -> copy.pauses = value);
    }

    /** Where requests are kept; empty for the system's directory for temporary files. */
    public String spoolDirectory() {
        return spoolDirectory;
    }

    public SendPlan spoolDirectory(String value) {
        return with(copy -> copy.spoolDirectory = value);
    }

    Repeat safety() {
        return repeat != null ? repeat : method.equals("PUT") ? Repeat.SAFE : Repeat.UNSAFE;
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
}
