package io.penstock.quality.notify.webhook;

import io.penstock.error.LoadException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.http.HttpCall;
import io.penstock.http.HttpCaller;
import io.penstock.http.HttpFailure;
import io.penstock.http.HttpReply;
import io.penstock.http.Pauses;
import io.penstock.http.settings.HttpSettings;
import io.penstock.http.settings.Repeat;
import io.penstock.quality.notify.Notification;
import io.penstock.quality.notify.Notifier;
import io.penstock.quality.notify.NotifyErrors;
import io.penstock.spi.StandaloneContext;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;

/**
 * Posts notifications to a URL. After 429 (by its Retry-After), 5xx or a lost connection it is tried again, as {@link HttpSettings#retry} says, and not again by whoever delivers; whoever receives it may
 * get it twice. The URL is a secret: messages show its server only. Immutable; made by withers.
 */
public final class WebhookNotifier implements Notifier {
    private static final long serialVersionUID = 1L;

    private final URI url;
    private final WebhookShape shape;
    private final HttpSettings settings;

    private WebhookNotifier(URI url, WebhookShape shape, HttpSettings settings) {
        this.url = url;
        this.shape = shape;
        this.settings = settings;
    }

    /**
     * Plain JSON to a URL.
     *
     * @throws PlanException {@code PEN-5520} when it is neither http nor https; the message does not show it
     */
    public static WebhookNotifier of(URI url) {
        String scheme = url.getScheme();
        if (scheme == null || !scheme.matches("(?i)https?") || url.getHost() == null) {
            throw bad();
        }
        return new WebhookNotifier(url, WebhookShape.JSON, HttpSettings.DEFAULT);
    }

    /** As {@link #of(URI)}, of a text. */
    public static WebhookNotifier of(String url) {
        try {
            return of(new URI(url));
        } catch (URISyntaxException e) {
            throw bad();
        }
    }

    private static PlanException bad() {
        return new PlanException(Problem.of(
                NotifyErrors.INVALID, "the url of a webhook must be an absolute http or https URL (it is not shown)"));
    }

    /** {@link WebhookShape#JSON} by default. */
    public WebhookNotifier shape(WebhookShape other) {
        return new WebhookNotifier(url, other, settings);
    }

    /** Time limits, retries, headers, credentials. */
    public WebhookNotifier settings(HttpSettings others) {
        return new WebhookNotifier(url, shape, others);
    }

    /** The server alone: what is behind it may be a secret. */
    @Override
    public String title() {
        return "webhook " + shape.name().toLowerCase(Locale.ROOT) + " at " + url.getScheme() + "://" + url.getHost()
                + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    @Override
    public void send(Notification notification) throws InterruptedException {
        HttpCall call = new HttpCall(
                "POST",
                url,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                WebhookBody.of(notification, shape),
                Repeat.SAFE,
                HttpCall.PASSING);
        try (StandaloneContext context = StandaloneContext.named("notifier");
                HttpReply reply = new HttpCaller(url, settings, context, Pauses.REAL).send(call)) {
            if (!reply.isSuccess()) {
                throw new LoadException(Problem.of(NotifyErrors.REFUSED, "the server answered " + reply.status())
                        .at(title())
                        .next("Look at the URL and at what the server takes."));
            }
        } catch (HttpFailure e) {
            throw new LoadException(
                    Problem.of(
                                    NotifyErrors.NOT_SENT,
                                    e.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .at(title())
                            .next("Look whether the server can be reached from here."),
                    e);
        } catch (IOException e) {
            throw new LoadException(
                    Problem.of(NotifyErrors.NOT_SENT, "temporary files could not be removed")
                            .at(title()),
                    e);
        }
    }

    @Override
    public String toString() {
        return title();
    }
}
