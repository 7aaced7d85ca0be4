package io.penstock.quality.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.penstock.error.EtlException;
import io.penstock.http.settings.HttpSettings;
import io.penstock.http.settings.Retry;
import io.penstock.quality.alert.AlertKey;
import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.AlertSignal;
import io.penstock.quality.alert.desk.AlertDesk;
import io.penstock.quality.alert.store.AlertFilter;
import io.penstock.quality.alert.store.MemoryAlertStore;
import io.penstock.quality.notify.email.EmailNotifier;
import io.penstock.quality.notify.email.MailSecurity;
import io.penstock.quality.notify.email.MailServer;
import io.penstock.quality.notify.webhook.WebhookNotifier;
import io.penstock.quality.notify.webhook.WebhookShape;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotifiersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AlertDesk desk = AlertDesk.of(new MemoryAlertStore());
    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    private HttpServer http;
    private GreenMail mail;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Integer answer = answers.poll();
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
            exchange.close();
        });
        http.start();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
        mail.stop();
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/hooks/secret-token");
    }

    private Notification notification() {
        var notice = desk.raise(AlertSignal.scored(
                        AlertKey.of("loans", "email(email)").column("email"), 0.3, 0.95, "<addresses> & \"more\"")
                .message("70 of 100 fail."));
        return new Notification("loans", "run-1", desk.clock().instant(), List.of(notice));
    }

    private EmailNotifier email() {
        return EmailNotifier.of(
                MailServer.at("127.0.0.1")
                        .security(MailSecurity.NONE)
                        .port(mail.getSmtp().getPort()),
                "Penstock <etl@library.example>",
                List.of("ann@library.example", "ben@library.example"));
    }

    @Test
    void sendsAnEmailWithBothParts() throws Exception {
        email().cc(List.of("cy@library.example")).send(notification());
        assertThat(mail.waitForIncomingEmail(5000, 3)).isTrue();
        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("[Penstock] CRITICAL loans: <addresses> & \"more\"");
        assertThat(message.getFrom()[0]).hasToString("Penstock <etl@library.example>");
        assertThat(message.getAllRecipients()).hasSize(3);
        String body = GreenMailUtil.getBody(message);
        assertThat(body).contains("text/plain", "text/html", "70 of 100 fail.", "&lt;addresses&gt;");
    }

    @Test
    void refusesAddressesThatWouldBeHeaders() {
        assertThatThrownBy(() -> EmailNotifier.of(
                        MailServer.at("localhost"), "a@b.example\r\nBcc: eve@x.example", List.of("c@d.example")))
                .hasMessageContaining("PEN-5520");
    }

    @Test
    void saysThatAServerIsDownWithoutItsPassword() {
        MailServer server = MailServer.at("127.0.0.1")
                .security(MailSecurity.NONE)
                .port(mail.getSmtp().getPort())
                .login("etl", "s3cret");
        EmailNotifier notifier = email().server(server);
        mail.stop();
        assertThatThrownBy(() -> notifier.send(notification()))
                .isInstanceOf(EtlException.class)
                .hasMessageNotContaining("s3cret");
        assertThat(notifier.toString() + server).doesNotContain("s3cret");
    }

    @Test
    void postsTheShapeOfSlack() throws Exception {
        WebhookNotifier.of(url()).shape(WebhookShape.SLACK).send(notification());
        JsonNode body = JSON.readTree(bodies.take());
        assertThat(body.path("text").asText()).isEqualTo("CRITICAL loans: &lt;addresses&gt; &amp; \"more\"");
        assertThat(body.path("blocks").path(0).path("type").asText()).isEqualTo("header");
        assertThat(body.path("blocks").path(0).path("text").path("type").asText())
                .isEqualTo("plain_text");
        assertThat(body.path("blocks").path(1).path("text").path("type").asText())
                .isEqualTo("mrkdwn");
        assertThat(body.path("blocks").path(1).path("text").path("text").asText())
                .contains("70 of 100 fail.");
        assertThat(body.path("blocks")
                        .path(2)
                        .path("elements")
                        .path(0)
                        .path("text")
                        .asText())
                .contains("Column: email");
    }

    @Test
    void postsTheShapeOfTeams() throws Exception {
        WebhookNotifier.of(url()).shape(WebhookShape.TEAMS).send(notification());
        JsonNode body = JSON.readTree(bodies.take());
        assertThat(body.path("type").asText()).isEqualTo("message");
        JsonNode attachment = body.path("attachments").path(0);
        assertThat(attachment.path("contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        JsonNode card = attachment.path("content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.path("body").path(0).path("text").asText()).startsWith("CRITICAL loans");
        assertThat(card.path("body").path(3).path("facts").path(0).path("title").asText())
                .isEqualTo("Check");
    }

    @Test
    void postsPlainJsonAndTriesAgainWhatPasses() throws Exception {
        answers.addAll(List.of(500, 429));
        Retry quick = new Retry(3, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(1));
        WebhookNotifier.of(url()).settings(HttpSettings.DEFAULT.retry(quick)).send(notification());
        assertThat(bodies).hasSize(3);
        JsonNode body = JSON.readTree(bodies.take());
        assertThat(body.path("level").asText()).isEqualTo("critical");
        assertThat(body.path("run_id").asText()).isEqualTo("run-1");
        assertThat(body.path("alerts").path(0).path("pipeline").asText()).isEqualTo("loans");
    }

    @Test
    void saysThatItWasRefusedWithoutTheUrl() {
        answers.add(403);
        assertThatThrownBy(() -> WebhookNotifier.of(url()).send(notification()))
                .hasMessageContaining("PEN-5522")
                .hasMessageContaining("the server answered 403")
                .hasMessageNotContaining("secret-token");
    }

    @Test
    void neverShowsTheUrlOfAWebhook() {
        assertThatThrownBy(() -> WebhookNotifier.of("ftp://hooks.example/services/SECRET"))
                .hasMessageContaining("PEN-5520")
                .hasMessageNotContaining("SECRET");
        assertThatThrownBy(() -> WebhookNotifier.of("https://hooks.example/ SECRET"))
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void repeatsNoMoreThanItsSettingsSay() {
        for (int i = 0; i < 50; i++) {
            answers.add(503);
        }
        Retry quick = new Retry(2, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(1));
        WebhookNotifier notifier = WebhookNotifier.of(url()).settings(HttpSettings.DEFAULT.retry(quick));
        try (Courier courier = new Courier(List.of(Route.of("chat", notifier)), desk, Delivery.DEFAULT)) {
            courier.deliver(notification());
        }
        assertThat(bodies).hasSize(3);
    }

    @Test
    void keepsAFailingNotifierAsAnAlertOfItsOwn() throws Exception {
        BlockingQueue<Notification> told = new LinkedBlockingQueue<>();
        Route broken = Route.of("pager", CallbackNotifier.of(each -> {
            throw new IOException("no paper");
        }));
        Route works = Route.of("app", new Telling(told)).minLevel(AlertLevel.ERROR);
        Delivery delivery = new Delivery(10, 1, Duration.ofMillis(1), Duration.ofSeconds(5));
        try (Courier courier = new Courier(List.of(broken, works), desk, delivery)) {
            courier.deliver(notification());
            assertThat(told.poll(5, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(desk.list(AlertFilter.OPEN.pipeline("penstock")))
                .singleElement()
                .satisfies(alert -> assertThat(alert.key().check()).isEqualTo("notifier(pager)"));
    }

    private record Telling(BlockingQueue<Notification> told) implements Notifier {
        @Override
        public String title() {
            return "test";
        }

        @Override
        public void send(Notification notification) {
            told.add(notification);
        }
    }
}
