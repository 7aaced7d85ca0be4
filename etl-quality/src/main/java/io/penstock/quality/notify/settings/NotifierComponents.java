package io.penstock.quality.notify.settings;

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
                .read("subject_prefix", ValueType.TEXT, "[Penstock]", "what every subject begins with");
    }

    private static Notifier mail(Settings settings) {
        MailServer server = MailServer.at(settings.get("host", ValueType.TEXT));
        server = settings.find("security", ValueType.choice(MailSecurity.class))
                .map(server::security)
                .orElse(server);
        server = settings.find("port", ValueType.INTEGER).map(server::port).orElse(server);
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
        return route(
                        "webhook",
                        "Posts alerts to a URL",
                        settings -> WebhookNotifier.of(settings.get("url", ValueType.TEXT))
                                .shape(settings.find("shape", ValueType.choice(WebhookShape.class))
                                        .orElse(WebhookShape.JSON)))
                .required("url", ValueType.TEXT, "where to, best as ${NAME} or ${file:path}: it is a secret")
                .read("shape", ValueType.choice(WebhookShape.class), "json", "what is sent: json, slack or teams");
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
