package io.penstock.http.settings;

import java.io.Serializable;
import java.net.URI;
import java.util.Locale;

/** How requests prove who sends them. Immutable; {@code toString} names the kind and never a secret. */
public sealed interface Authentication extends Serializable {
    /** Nothing is proven. The default. */
    Authentication NONE = new None();

    /** RFC 7617, UTF-8. */
    static Authentication basic(String user, String password) {
        return new Basic(user, password);
    }

    /** RFC 6750: {@code Authorization: Bearer …}. */
    static Authentication bearer(String token) {
        return new Bearer(token);
    }

    /** A key in a header such as {@code X-Api-Key}. */
    static Authentication apiKeyInHeader(String name, String key) {
        return new ApiKey(name, key, Place.HEADER);
    }

    /** A key in a query parameter. */
    static Authentication apiKeyInQuery(String name, String key) {
        return new ApiKey(name, key, Place.QUERY);
    }

    /**
     * OAuth 2.0 client credentials (RFC 6749 §4.4): a token is fetched from {@code tokenUrl}, kept, renewed before it expires, and
     * once more when it is refused.
     */
    static ClientCredentials clientCredentials(URI tokenUrl, String clientId, String clientSecret) {
        return new ClientCredentials(tokenUrl, clientId, clientSecret, "", ClientProof.HEADER);
    }

    /** Where a key is put. */
    enum Place {
        HEADER,
        QUERY
    }

    /** How a client proves itself to the token URL. */
    enum ClientProof {
        /** As RFC 7617 user and password. The default. */
        HEADER,
        /** As {@code client_id} and {@code client_secret} in the form. */
        BODY
    }

    /** See {@link Authentication#NONE}. */
    record None() implements Authentication {
        @Override
        public String toString() {
            return "none";
        }
    }

    /** See {@link Authentication#basic}. */
    record Basic(String user, String password) implements Authentication {
        public Basic {
            if (user.indexOf(':') >= 0) {
                throw HttpSettings.invalid("the user of auth basic must not hold a colon");
            }
        }

        @Override
        public String toString() {
            return "basic";
        }
    }

    /** See {@link Authentication#bearer}. */
    record Bearer(String token) implements Authentication {
        public Bearer {
            HttpSettings.requireHeaderValue("the token of auth bearer", token);
        }

        @Override
        public String toString() {
            return "bearer";
        }
    }

    /** See {@link Authentication#apiKeyInHeader} and {@link Authentication#apiKeyInQuery}. */
    record ApiKey(String name, String key, Place place) implements Authentication {
        public ApiKey {
            if (place == Place.HEADER) {
                HttpSettings.requireHeader(name, key);
            } else if (name.isBlank()) {
                throw HttpSettings.invalid("the name of auth api_key must not be empty");
            }
        }

        @Override
        public String toString() {
            return "api_key in " + place.name().toLowerCase(Locale.ROOT) + " " + name;
        }
    }

    /**
     * See {@link Authentication#clientCredentials}.
     *
     * @param scope what is asked for, names separated by spaces; empty (the default) leaves it to the server
     */
    record ClientCredentials(URI tokenUrl, String clientId, String clientSecret, String scope, ClientProof proof)
            implements Authentication {
        public ClientCredentials {
            HttpSettings.requireHttp("token_url", tokenUrl);
        }

        public ClientCredentials scope(String names) {
            return new ClientCredentials(tokenUrl, clientId, clientSecret, names, proof);
        }

        public ClientCredentials proof(ClientProof how) {
            return new ClientCredentials(tokenUrl, clientId, clientSecret, scope, how);
        }

        @Override
        public String toString() {
            return "client_credentials at " + Urls.masked(tokenUrl);
        }
    }
}
