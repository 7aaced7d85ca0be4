package io.penstock.quality.notify.email;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.notify.NotifyErrors;
import io.penstock.quality.notify.OneLine;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes e-mails, and how it is talked to. Immutable; made by withers.
 *
 * @param host name or IP address
 * @param security how the connection is protected; {@code STARTTLS} by default
 * @param port 0 (the default) for the usual one: 587 with STARTTLS, 465 with TLS, 25 without
 * @param user null (the default) to log in as nobody
 * @param password null (the default) when there is no user; never shown
 * @param connectTimeout until a connection stands; 10 seconds by default
 * @param timeout for each answer and each part written; 30 seconds by default
 * @param certificates file of certificates (PEM or DER) to trust in place of those the JVM trusts; null (the default) for none
 */
public record MailServer(
        String host,
        MailSecurity security,
        int port,
        @Nullable String user,
        @Nullable String password,
        Duration connectTimeout,
        Duration timeout,
        @Nullable String certificates)
        implements Serializable {

    public MailServer {
        if (host.isBlank()
                || host.length() > 255
                || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@' || c > '~')) {
            throw invalid("host needs the name or IP address of a mail server, found '" + OneLine.of(host, 100) + "'");
        } else if (port < 0 || port > 65_535) {
            throw invalid("port must be 1 to 65535, not " + port);
        } else if ((user == null) != (password == null)) {
            throw invalid("user and password belong together, only the " + (user == null ? "password" : "user")
                    + " is given");
        }
        port = port == 0 ? security.port() : port;
        requireLimit("connect_timeout", connectTimeout);
        requireLimit("timeout", timeout);
    }

    public static MailServer at(String host) {
        return new MailServer(
                host, MailSecurity.STARTTLS, 0, null, null, Duration.ofSeconds(10), Duration.ofSeconds(30), null);
    }

    /** Changes the port too where it is the usual one. */
    public MailServer security(MailSecurity choice) {
        return new MailServer(
                host,
                choice,
                port == security.port() ? 0 : port,
                user,
                password,
                connectTimeout,
                timeout,
                certificates);
    }

    public MailServer port(int number) {
        if (number == 0) {
            throw invalid("port must be 1 to 65535, not 0");
        }
        return new MailServer(host, security, number, user, password, connectTimeout, timeout, certificates);
    }

    public MailServer login(String name, String secret) {
        return new MailServer(host, security, port, name, secret, connectTimeout, timeout, certificates);
    }

    public MailServer connectTimeout(Duration limit) {
        return new MailServer(host, security, port, user, password, limit, timeout, certificates);
    }

    public MailServer timeout(Duration limit) {
        return new MailServer(host, security, port, user, password, connectTimeout, limit, certificates);
    }

    /** A file, for servers whose certificate no public authority signed. */
    public MailServer certificates(String file) {
        return new MailServer(host, security, port, user, password, connectTimeout, timeout, file);
    }

    private static void requireLimit(String name, Duration limit) {
        if (limit.toMillis() < 1 || limit.toMinutes() > 60) {
            throw invalid(name + " must be 1 ms to 1 hour, not " + limit);
        }
    }

    private static PlanException invalid(String what) {
        return new PlanException(Problem.of(NotifyErrors.INVALID, what));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
