package io.penstock.quality.notify.settings;

import io.penstock.http.settings.HttpOptions;
import io.penstock.http.settings.HttpSettings;
import io.penstock.http.settings.Retry;
import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.notify.LogNotifier;
import io.penstock.quality.notify.Notifier;
import io.penstock.quality.notify.Route;
import io.penstock.quality.notify.email.EmailNotifier;
import io.penstock.quality.notify.email.MailSecurity;
import io.penstock.quality.notify.email.MailServer;
import io.penstock.quality.notify.webhook.WebhookNotifier;
import io.penstock.quality.notify.webhook.WebhookShape;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import java.util.List;
import java.util.function.Function;

/** The notifiers as parts of the setting {@code notifiers}, each with the alerts it gets. */
public final class NotifierComponents {
    private NotifierComponents() {}

    public static List<Component<? extends Route>> all() {
        return List.of(log(), email(), webhook());
    }

    private static Component<Route> log() {
        return route("log", "Writes alerts to the log", settings -> new LogNotifier());
    }

    private static Component<Route> email() {
        return route("email", "Sends e-mail by SMTP", NotifierComponents::mail)
                .required("host", ValueType.TEXT, "the mail server")
                .required("from", ValueType.TEXT, "who it is from: an address, also with a name")
                .required("to", ValueType.TEXTS, "who gets it")
                .read("cc", ValueType.TEXTS, "nobody", "who gets a copy")
                .read("port", ValueType.INTEGER, "by security", "of the server")
                .read("security", ValueType.choice(MailSecurity.class), "starttls", "how the connection is protected")
                .read("user", ValueType.TEXT, "none", "to log in with")
                .read("password", ValueType.TEXT, "none", "to log in with, best as ${NAME} or ${file:path}")
                .read("subject_prefix", ValueType.TEXT, "[Penstock]", "what every subject begins with")
                .read("connect_timeout", ValueType.DURATION, "10s", "until a connection stands")
                .read("timeout", ValueType.DURATION, "30s", "for each answer and each part written")
                .read(
                        "certificates",
                        ValueType.TEXT,
                        "those the JVM trusts",
                        "file of certificates (PEM or DER) to trust in their place");
    }

    private static Notifier mail(Settings settings) {
        MailServer server = MailServer.at(settings.get("host", ValueType.TEXT));
        server = settings.find("security", ValueType.choice(MailSecurity.class))
                .map(server::security)
                .orElse(server);
        server = settings.find("port", ValueType.INTEGER).map(server::port).orElse(server);
        server = settings.find("connect_timeout", ValueType.DURATION)
                .map(server::connectTimeout)
                .orElse(server);
        server = settings.find("timeout", ValueType.DURATION)
                .map(server::timeout)
                .orElse(server);
        server = settings.find("certificates", ValueType.TEXT)
                .map(server::certificates)
                .orElse(server);
        String user = settings.find("user", ValueType.TEXT).orElse("");
        String password = settings.find("password", ValueType.TEXT).orElse("");
        if (user.isEmpty() != password.isEmpty()) {
            throw new IllegalArgumentException("'user' and 'password' need each other");
        }
        if (!user.isEmpty()) {
            server = server.login(user, password);
        }
        EmailNotifier notifier =
                EmailNotifier.of(server, settings.get("from", ValueType.TEXT), settings.get("to", ValueType.TEXTS));
        notifier = settings.find("cc", ValueType.TEXTS).map(notifier::cc).orElse(notifier);
        return settings.find("subject_prefix", ValueType.TEXT)
                .map(notifier::subjectPrefix)
                .orElse(notifier);
    }

    private static Component<Route> webhook() {
        return route("webhook", "Posts alerts to a URL", NotifierComponents::post)
                .required("url", ValueType.TEXT, "where to, best as ${NAME} or ${file:path}: it is a secret")
                .read("shape", ValueType.choice(WebhookShape.class), "json", "what is sent: json, slack or teams")
                .read("headers", ValueType.mapOf(ValueType.TEXT), "none", "sent with every request")
                .read("auth", HttpOptions.AUTHENTICATION, "nobody", "who sends")
                .read("connect_timeout", ValueType.DURATION, "10s", "until a connection stands")
                .read("response_timeout", ValueType.DURATION, "30s", "until the head of a response")
                .read("read_timeout", ValueType.DURATION, "5m", "until the end of a response")
                .read("retries", ValueType.INTEGER, "4", "how often a notification is sent again")
                .read("retry_delay", ValueType.DURATION, "500ms", "bound of the first pause")
                .read("max_retry_delay", ValueType.DURATION, "30s", "bound of every pause")
                .read("max_retry_after", ValueType.DURATION, "5m", "bound of what the server may ask for");
    }

    private static Notifier post(Settings settings) {
        WebhookNotifier notifier = WebhookNotifier.of(settings.get("url", ValueType.TEXT));
        notifier = settings.find("shape", ValueType.choice(WebhookShape.class))
                .map(notifier::shape)
                .orElse(notifier);
        HttpSettings http = HttpSettings.DEFAULT;
        http = settings.find("headers", ValueType.mapOf(ValueType.TEXT))
                .map(http::headers)
                .orElse(http);
        http = settings.find("auth", HttpOptions.AUTHENTICATION)
                .map(http::authentication)
                .orElse(http);
        http = settings.find("connect_timeout", ValueType.DURATION)
                .map(http::connectTimeout)
                .orElse(http);
        http = settings.find("response_timeout", ValueType.DURATION)
                .map(http::responseTimeout)
                .orElse(http);
        http = settings.find("read_timeout", ValueType.DURATION)
                .map(http::readTimeout)
                .orElse(http);
        Retry usual = http.retry();
        return notifier.settings(http.retry(new Retry(
                settings.find("retries", ValueType.INTEGER).orElse(usual.times()),
                settings.find("retry_delay", ValueType.DURATION).orElse(usual.first()),
                settings.find("max_retry_delay", ValueType.DURATION).orElse(usual.longest()),
                settings.find("max_retry_after", ValueType.DURATION).orElse(usual.longestAsked()))));
    }

    private static Component<Route> route(String type, String summary, Function<Settings, Notifier> notifier) {
        return Component.of(
                        Role.PART,
                        type,
                        Route.class,
                        settings ->
                                Route.of(settings.find("name", ValueType.TEXT).orElse(type), notifier.apply(settings)))
                .summary(summary)
                .read("name", ValueType.TEXT, type, "by which failures of the notifier are known")
                .option(
                        "min_level",
                        ValueType.choice(AlertLevel.class),
                        "warning",
                        "how bad an alert is at least",
                        Route::minLevel)
                .option(
                        "pipelines",
                        ValueType.TEXTS,
                        "all",
                        "names, in which * stands for any characters",
                        Route::pipelines)
                .option(
                        "dimensions",
                        ValueType.listOf(ValueType.choice(Dimension.class)),
                        "all",
                        "of quality",
                        Route::dimensions)
                .option(
                        "resolved",
                        ValueType.choice(Route.Resolved.class),
                        "told",
                        "whether it is told too of alerts that are over",
                        Route::resolved);
    }
}
