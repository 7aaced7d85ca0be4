package io.penstock.quality.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.penstock.error.EtlException;
import io.penstock.quality.alert.AlertKey;
import io.penstock.quality.alert.AlertSignal;
import io.penstock.quality.alert.desk.AlertDesk;
import io.penstock.quality.alert.store.AlertFilter;
import io.penstock.quality.alert.store.MemoryAlertStore;
import io.penstock.quality.monitoring.MonitoringConfig;
import io.penstock.quality.notify.email.EmailNotifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notifiers as the monitoring config writes them, and their deliveries. */
class NotifierSettingsTest {
    @TempDir
    Path directory;

    private final AlertDesk desk = AlertDesk.of(new MemoryAlertStore());

    private List<Route> routes(String notifier) throws IOException {
        Path file = directory.resolve("monitoring_config.json");
        Files.writeString(file, "{\"alert_settings\": {\"notifiers\": [" + notifier.replace('\'', '"') + "]}}");
        return MonitoringConfig.load(file).alerts().routes();
    }

    private Notification notification(String check) {
        var notice = desk.raise(AlertSignal.scored(AlertKey.of("loans", check), 0.3, 0.95, "addresses"));
        return new Notification("loans", "run-1", desk.clock().instant(), List.of(notice));
    }

    /** Checks of the open alerts about notifiers themselves. */
    private List<String> troubles() {
        return desk.list(AlertFilter.OPEN.pipeline("penstock")).stream()
                .map(alert -> alert.key().check())
                .toList();
    }

    @Test
    void aWebhookSendsItsHeadersAndCredentialsAndRetriesAsOftenAsItIsTold() throws Exception {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("X-Team") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        http.start();
        try {
            Route route = routes("""
                    {'type': 'webhook', 'url': 'http://127.0.0.1:%d/', 'headers': {'X-Team': 'loans'},
                     'auth': {'type': 'bearer', 'token': 't0ken'}, 'retries': 1, 'retry_delay': '1ms', 'max_retry_delay': '2ms'}
                    """.formatted(http.getAddress().getPort())).get(0);
            assertThatThrownBy(() -> route.notifier().send(notification("email(email)")))
                    .hasMessageContaining("503")
                    .hasMessageNotContaining("t0ken");
            assertThat(asked).containsExactly("loans Bearer t0ken", "loans Bearer t0ken");
        } finally {
            http.stop(0);
        }
    }

    @Test
    void anEmailTakesItsLimitsAndCertificates() throws Exception {
        Route route = routes("""
                {'type': 'email', 'host': 'mail.example', 'from': 'etl@library.example', 'to': 'ann@library.example',
                 'connect_timeout': '3s', 'timeout': '4s', 'certificates': 'mail.pem'}
                """).get(0);
        assertThat(((EmailNotifier) route.notifier()).server()).satisfies(server -> {
            assertThat(server.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
            assertThat(server.timeout()).isEqualTo(Duration.ofSeconds(4));
            assertThat(server.certificates()).isEqualTo("mail.pem");
        });
    }

    @Test
    void aWrongSettingNamesItsPlace() {
        assertThatThrownBy(() -> routes("{'type': 'webhook', 'url': 'https://chat.example/x', 'retrys': 1}"))
                .isInstanceOf(EtlException.class)
                .hasMessageContaining("monitoring_config.json:1:")
                .hasMessageContaining("retries");
    }

    @Test
    void aFullQueueIsToldAndHoldsUpNobody() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        Route slow = Route.of("slow", CallbackNotifier.of(each -> {
            begun.countDown();
            free.await(10, TimeUnit.SECONDS);
        }));
        try (Courier courier = new Courier(List.of(slow), desk, Delivery.DEFAULT.queue(1))) {
            courier.deliver(notification("first"));
            assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
            courier.deliver(notification("second"));
            courier.deliver(notification("third"));
            assertThat(troubles()).containsExactly("notifier(slow)");
            free.countDown();
        }
    }

    @Test
    void whatIsNotDeliveredInTimeIsToldWhenTheCourierCloses() {
        CountDownLatch never = new CountDownLatch(1);
        Route stuck = Route.of("stuck", CallbackNotifier.of(each -> never.await(30, TimeUnit.SECONDS)));
        long begin = System.nanoTime();
        try (Courier courier = new Courier(List.of(stuck), desk, Delivery.DEFAULT.drain(Duration.ofMillis(300)))) {
            courier.deliver(notification("first"));
            courier.deliver(notification("second"));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(troubles()).containsExactly("notifier(stuck)");
    }

    @Test
    void anotherDeliveryThatWorksEndsTheAlertAboutTheNotifier() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Route route = Route.of("pager", CallbackNotifier.of(each -> {
            if (broken.get()) {
                throw new IOException("no paper");
            }
        }));
        try (Courier courier = new Courier(List.of(route), desk, Delivery.DEFAULT)) {
            courier.deliver(notification("first"));
        }
        assertThat(troubles()).containsExactly("notifier(pager)");
        broken.set(false);
        try (Courier courier = new Courier(List.of(route), desk, Delivery.DEFAULT)) {
            courier.deliver(notification("second"));
        }
        assertThat(troubles()).isEmpty();
    }
}
