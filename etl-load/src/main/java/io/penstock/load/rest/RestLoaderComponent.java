package io.penstock.load.rest;

import static io.penstock.spi.component.ValueType.DURATION;
import static io.penstock.spi.component.ValueType.INTEGER;
import static io.penstock.spi.component.ValueType.PATH;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.choice;
import static io.penstock.spi.component.ValueType.mapOf;

import io.penstock.http.settings.HttpOptions;
import io.penstock.http.settings.Repeat;
import io.penstock.load.rest.send.BodyShape;
import io.penstock.load.rest.send.SendTime;
import io.penstock.load.rest.send.StatusAction;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;

/** The sink {@code rest} for JSON. */
public final class RestLoaderComponent {
    private RestLoaderComponent() {}

    public static Component<RestLoader> component() {
        return http(Component.of(Role.LOADER, "rest", RestLoader.class, s -> RestLoader.of(s.get("url", TEXT)))
                .aliases("RestLoader", "RESTLoader", "APILoader", "api")
                .summary("Rows sent to an HTTP API as JSON")
                .required("url", TEXT, "where to, such as https://library.example/api/books")
                .target("url")
                .option("method", choice(SendMethod.class), "post", "post, put or patch", RestLoader::method)
                .option("shape", choice(BodyShape.class), "array", "how rows stand in a request", RestLoader::shape)
                .option("wrap_name", TEXT, "items", "member that holds the rows with wrapped", RestLoader::wrapName)
                .option("batch_size", INTEGER, "500", "most rows of a request", RestLoader::batchSize)
                .option("send", choice(SendTime.class), "at_commit", "when requests are sent", RestLoader::send)
                .option(
                        "spool_directory",
                        PATH,
                        null,
                        "where requests are kept until the commit",
                        RestLoader::spoolDirectory)
                .option(
                        "idempotency_header",
                        TEXT,
                        "Idempotency-Key",
                        "header that takes a key for each request",
                        RestLoader::idempotencyHeader)
                .option(
                        "repeat",
                        choice(Repeat.class),
                        null,
                        "whether a failed request may be sent again",
                        RestLoader::repeat)
                .option(
                        "on_status",
                        mapOf(choice(StatusAction.class)),
                        null,
                        "what statuses mean, by number or class such as 4xx",
                        RestLoader::onStatus)
                .option(
                        "results_path",
                        TEXT,
                        "",
                        "JSON Pointer to one result a row in a response",
                        RestLoader::resultsPath)
                .option(
                        "result_status",
                        TEXT,
                        "/status",
                        "JSON Pointer in a result to its status",
                        RestLoader::resultStatus));
    }

    private static Component<RestLoader> http(Component<RestLoader> rest) {
        return rest.option("headers", mapOf(TEXT), null, "sent with every request", RestLoader::headers)
                .option("auth", HttpOptions.AUTHENTICATION, null, "who sends", RestLoader::auth)
                .option("connect_timeout", DURATION, "10s", "until a connection stands", RestLoader::connectTimeout)
                .option(
                        "response_timeout",
                        DURATION,
                        "30s",
                        "until the head of a response",
                        RestLoader::responseTimeout)
                .option("read_timeout", DURATION, "5m", "until the end of a response", RestLoader::readTimeout)
                .option("retries", INTEGER, "4", "how often a request is sent again", RestLoader::retries)
                .option("retry_delay", DURATION, "500ms", "bound of the first pause", RestLoader::retryDelay)
                .option("max_retry_delay", DURATION, "30s", "bound of every pause", RestLoader::maxRetryDelay)
                .option(
                        "max_retry_after",
                        DURATION,
                        "5m",
                        "bound of what the server may ask for",
                        RestLoader::maxRetryAfter)
                .option(
                        "rate_limit",
                        HttpOptions.RATE_LIMIT,
                        null,
                        "most requests in a time",
                        (loader, limit) -> loader.rateLimit(limit.requests(), limit.per()));
    }
}
