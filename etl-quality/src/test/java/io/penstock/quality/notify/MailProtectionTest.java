package io.penstock.quality.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.penstock.error.EtlException;
import io.penstock.quality.alert.AlertKey;
import io.penstock.quality.alert.AlertSignal;
import io.penstock.quality.alert.desk.AlertDesk;
import io.penstock.quality.alert.store.MemoryAlertStore;
import io.penstock.quality.notify.email.EmailNotifier;
import io.penstock.quality.notify.email.MailSecurity;
import io.penstock.quality.notify.email.MailServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS, certificates and log-in against a server that speaks both. */
class MailProtectionTest {
    private static final String KEYSTORE = "greenmail.tls.keystore.file";
    private static final String PASSWORD = "greenmail.tls.keystore.password";

    @TempDir
    static Path directory;

    private final AlertDesk desk = AlertDesk.of(new MemoryAlertStore());
    private GreenMail mail;

    /** A certificate that no authority signed, for 127.0.0.1. */
    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = directory.resolve("mail.p12");
        keytool(store, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=mail.example", "-ext", "SAN=ip:127.0.0.1");
        keytool(
                store,
                "-exportcert",
                "-rfc",
                "-file",
                directory.resolve("mail.pem").toString());
        System.setProperty(KEYSTORE, store.toString());
        System.setProperty(PASSWORD, "changeit");
    }

    @AfterAll
    static void forget() {
        System.clearProperty(KEYSTORE);
        System.clearProperty(PASSWORD);
    }

    private static void keytool(Path store, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.add(more[0]);
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", "changeit", "-alias", "mail"));
        command.addAll(List.of(more).subList(1, more.length));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private void start(String protocol) {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        mail.start();
    }

    private static MailServer server(int port, MailSecurity security) {
        return MailServer.at("127.0.0.1").security(security).port(port);
    }

    private static EmailNotifier email(MailServer server) {
        return EmailNotifier.of(server, "etl@library.example", List.of("ann@library.example"));
    }

    private Notification notification() {
        var notice = desk.raise(AlertSignal.scored(AlertKey.of("loans", "email(email)"), 0.3, 0.95, "addresses"));
        return new Notification("loans", "run-1", desk.clock().instant(), List.of(notice));
    }

    @Test
    void sendsByTlsToAServerWhoseCertificateIsTrusted() {
        start(ServerSetup.PROTOCOL_SMTPS);
        MailServer server = server(mail.getSmtps().getPort(), MailSecurity.TLS)
                .certificates(directory.resolve("mail.pem").toString());
        email(server).send(notification());
        assertThat(mail.waitForIncomingEmail(5000, 1)).isTrue();
    }

    @Test
    void sendsNothingToAServerWhoseCertificateNobodyTrusts() {
        start(ServerSetup.PROTOCOL_SMTPS);
        MailServer server = server(mail.getSmtps().getPort(), MailSecurity.TLS);
        assertThatThrownBy(() -> email(server).send(notification()))
                .isInstanceOf(EtlException.class)
                .hasMessageContaining("certificate");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsNothingUnprotectedWhereProtectionIsAskedFor() {
        start(ServerSetup.PROTOCOL_SMTP);
        MailServer server =
                server(mail.getSmtp().getPort(), MailSecurity.STARTTLS).login("etl", "s3cret");
        assertThatThrownBy(() -> email(server).send(notification()))
                .isInstanceOf(EtlException.class)
                .hasMessageContaining("STARTTLS")
                .hasMessageNotContaining("s3cret");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void logsInAndSaysWhenThePasswordIsWrong() {
        start(ServerSetup.PROTOCOL_SMTP);
        mail.setUser("etl@library.example", "etl", "right");
        MailServer server = server(mail.getSmtp().getPort(), MailSecurity.NONE);
        email(server.login("etl", "right")).send(notification());
        assertThat(mail.waitForIncomingEmail(5000, 1)).isTrue();
        assertThatThrownBy(() -> email(server.login("etl", "wr0ng-s3cret")).send(notification()))
                .isInstanceOf(EtlException.class)
                .hasMessageContaining("PEN-5523")
                .hasMessageContaining("the server does not accept user and password")
                .hasMessageNotContaining("wr0ng-s3cret");
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }
}
