package io.penstock.quality.notify;

import io.penstock.error.EtlException;
import io.penstock.error.Problem;
import io.penstock.error.QualityException;
import java.io.Serializable;
import java.util.Objects;

/** Hands notifications to code of the app, on the courier's thread. What it throws counts as not delivered and is not tried again. */
public final class CallbackNotifier implements Notifier {
    private static final long serialVersionUID = 1L;

    private final Callback callback;

    /** Code of the app. */
    @FunctionalInterface
    public interface Callback extends Serializable {
        void accept(Notification notification) throws Exception;
    }

    private CallbackNotifier(Callback callback) {
        this.callback = callback;
    }

    public static CallbackNotifier of(Callback callback) {
        return new CallbackNotifier(Objects.requireNonNull(callback));
    }

    @Override
    public String title() {
        return "callback";
    }

    @Override
    public void send(Notification notification) throws InterruptedException {
        try {
            callback.accept(notification);
        } catch (InterruptedException | EtlException e) {
            throw e;
        } catch (Exception e) {
            throw new QualityException(
                    Problem.of(NotifyErrors.CALLBACK, "it threw " + e.getClass().getName() + ": " + e.getMessage())
                            .at(title()),
                    e);
        }
    }
}
