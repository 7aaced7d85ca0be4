package io.penstock.quality.notify.email;

import io.penstock.error.ErrorCode;
import io.penstock.error.EtlException;
import io.penstock.error.Problem;
import io.penstock.error.QualityException;
import io.penstock.quality.notify.Notification;
import io.penstock.quality.notify.NotifyErrors;
import io.penstock.quality.notify.OneLine;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** One e-mail over one connection; the only class that knows Angus Mail. */
final class MailTransport {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int LONGEST_REPLY = 300;

    private MailTransport() {}

    static void send(EmailNotifier email, Notification notification) {
        MailServer server = email.server();
        Session session = Session.getInstance(properties(server));
        try {
            MimeMessage message = message(session, email, notification);
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect(server.host(), server.port(), server.user(), server.password());
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException e) {
            throw failure(email, e);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("UTF-8 is always there", e);
        }
    }

    private static Properties properties(MailServer server) {
        Properties all = new Properties();
        String timeout = String.valueOf(server.timeout().toMillis());
        all.put(
                "mail.smtp.connectiontimeout",
                String.valueOf(server.connectTimeout().toMillis()));
        all.put("mail.smtp.timeout", timeout);
        all.put("mail.smtp.writetimeout", timeout);
        all.put("mail.smtp.auth", String.valueOf(server.user() != null));
        all.put("mail.smtp.sendpartial", "true");
        all.put("mail.smtp.ssl.checkserveridentity", "true");
        if (server.security() == MailSecurity.TLS) {
            all.put("mail.smtp.ssl.enable", "true");
        } else if (server.security() == MailSecurity.STARTTLS) {
            all.put("mail.smtp.starttls.enable", "true");
            all.put("mail.smtp.starttls.required", "true");
        }
        String certificates = server.certificates();
        if (certificates != null) {
            all.put("mail.smtp.ssl.socketFactory", MailTrust.of(certificates));
        }
        return all;
    }

    private static MimeMessage message(Session session, EmailNotifier email, Notification notification)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(address(email.from()));
        message.setRecipients(RecipientType.TO, addresses(email.to()));
        message.setRecipients(RecipientType.CC, addresses(email.cc()));
        message.setSubject(email.subject(notification), UTF_8);
        message.setSentDate(Date.from(notification.at()));
        // RFC 3834: nobody's out-of-office answers this.
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(MailBody.plain(notification), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(MailBody.html(notification), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        message.saveChanges();
        return message;
    }

    private static InternetAddress address(MailAddress address)
            throws MessagingException, UnsupportedEncodingException {
        return address.name() == null
                ? new InternetAddress(address.address(), true)
                : new InternetAddress(address.address(), address.name(), UTF_8);
    }

    private static Address[] addresses(List<MailAddress> all) throws MessagingException, UnsupportedEncodingException {
        Address[] addresses = new Address[all.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = address(all.get(i));
        }
        return addresses;
    }

    private static EtlException failure(EmailNotifier email, MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            String next = "Mend user and password of the notifier.";
            return problem(email, NotifyErrors.NOT_LET_IN, "the server does not accept user and password", next, e);
        } else if (e instanceof SendFailedException refused) {
            return refusal(email, refused);
        } else if (hasCause(e, SSLException.class)) {
            String next = "Look at security, port and certificates of the notifier.";
            return problem(email, NotifyErrors.NOT_SENT, "no TLS connection", next, e);
        }
        EtlException failure = problem(email, NotifyErrors.NOT_SENT, "the server did not take it", null, e);
        return hasCause(e, IOException.class) ? failure.passing() : failure;
    }

    private static EtlException refusal(EmailNotifier email, SendFailedException e) {
        Address[] sent = e.getValidSentAddresses();
        int reached = sent == null ? 0 : sent.length;
        int all = email.to().size() + email.cc().size();
        String what = reached == 0
                ? "the server refused it"
                : "the server took it for " + reached + " of " + all + " addresses only";
        EtlException failure = problem(email, NotifyErrors.REFUSED, what, null, e);
        // Those who have it already must not get it twice.
        return reached == 0 && isPassing(e) ? failure.passing() : failure;
    }

    private static boolean isPassing(SendFailedException e) {
        int code = 0;
        for (Exception each = e;
                each instanceof MessagingException;
                each = ((MessagingException) each).getNextException()) {
            if (each instanceof SMTPSendFailedException send) {
                code = Math.max(code, send.getReturnCode());
            } else if (each instanceof SMTPAddressFailedException address) {
                code = Math.max(code, address.getReturnCode());
            }
        }
        return code >= 400 && code < 500;
    }

    private static boolean hasCause(MessagingException e, Class<? extends Exception> type) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }

    private static EtlException problem(
            EmailNotifier email, ErrorCode code, String what, @Nullable String next, MessagingException e) {
        Problem problem = Problem.of(code, what + " (" + reply(email, e) + ")").at(email.title());
        return new QualityException(next == null ? problem : problem.next(next), e);
    }

    /** What the library and the server say, in one line; a password that a server repeats is not. */
    private static String reply(EmailNotifier email, MessagingException e) {
        StringBuilder text = new StringBuilder();
        for (Exception each = e;
                each != null;
                each = each instanceof MessagingException m ? m.getNextException() : null) {
            String said = each.getMessage();
            if (said != null && text.indexOf(said.strip()) < 0) {
                text.append(text.isEmpty() ? "" : "; ").append(said.strip());
            }
        }
        String line = OneLine.of(text.toString());
        String password = email.server().password();
        String safe = password == null || password.isEmpty() ? line : line.replace(password, "***");
        return OneLine.cut(safe, LONGEST_REPLY);
    }
}
