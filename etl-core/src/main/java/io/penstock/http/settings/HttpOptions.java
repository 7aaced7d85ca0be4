package io.penstock.http.settings;

import io.penstock.http.settings.Authentication.ClientProof;
import io.penstock.spi.component.ValueType;
import java.net.URI;
import java.util.List;

/** The JSON form of values that connectors over HTTP share. */
public final class HttpOptions {
    private static final List<String> KINDS = List.of("none", "basic", "bearer", "api_key", "client_credentials");

    /** {@code {"type": "basic", "user": …, "password": …}} and its like. */
    public static final ValueType<Authentication> AUTHENTICATION = TaggedObject.type(
            "an object with type basic, bearer, api_key or client_credentials", HttpOptions::authentication);

    /** {@code {"requests": 10, "per": "1s"}}. */
    public static final ValueType<RateLimit> RATE_LIMIT = TaggedObject.type(
            "an object such as {\"requests\": 10, \"per\": \"1s\"}",
            object -> new RateLimit(
                    object.required("requests", ValueType.INTEGER), object.required("per", ValueType.DURATION)));

    private HttpOptions() {}

    private static Authentication authentication(TaggedObject object) {
        String type = object.required("type", ValueType.TEXT);
        return switch (type) {
            case "none" -> Authentication.NONE;
            case "basic" ->
                Authentication.basic(
                        object.required("user", ValueType.TEXT), object.required("password", ValueType.TEXT));
            case "bearer" -> Authentication.bearer(object.required("token", ValueType.TEXT));
            case "api_key" ->
                new Authentication.ApiKey(
                        object.required("name", ValueType.TEXT),
                        object.required("key", ValueType.TEXT),
                        object.optional(
                                "place", ValueType.choice(Authentication.Place.class), Authentication.Place.HEADER));
            case "client_credentials" ->
                Authentication.clientCredentials(
                                URI.create(object.required("token_url", ValueType.TEXT)),
                                object.required("client_id", ValueType.TEXT),
                                object.required("client_secret", ValueType.TEXT))
                        .scope(object.optional("scope", ValueType.TEXT, ""))
                        .proof(object.optional("proof", ValueType.choice(ClientProof.class), ClientProof.HEADER));
            default -> throw TaggedObject.unknown(type, KINDS);
        };
    }
}
