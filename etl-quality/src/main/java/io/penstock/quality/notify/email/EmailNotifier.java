package io.penstock.quality.notify.email;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.notify.Notification;
import io.penstock.quality.notify.Notifier;
import io.penstock.quality.notify.NotifyErrors;
import io.penstock.quality.notify.OneLine;
import io.penstock.spi.OptionalLibrary;
import java.util.List;

/**
 * Sends an e-mail with a plain and an HTML part by SMTP. Needs {@code org.eclipse.angus:angus-mail}. Immutable; made by withers.
 */
public final class EmailNotifier implements Notifier {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_PREFIX = 60;

    static final OptionalLibrary LIBRARY = new OptionalLibrary(
            "Angus Mail", "org.eclipse.angus.mail.smtp.SMTPTransport", "org.eclipse.angus:angus-mail");

    private final MailServer server;
    private final MailAddress from;
    private final List<MailAddress> to;
    private final List<MailAddress> cc;
    private final String subjectPrefix;

    private EmailNotifier(
            MailServer server, MailAddress from, List<MailAddress> to, List<MailAddress> cc, String subjectPrefix) {
        this.server = server;
        this.from = from;
        this.to = to;
        this.cc = cc;
        this.subjectPrefix = subjectPrefix;
    }

    /**
     * E-mails by a server.
     *
     * @param from an address, also with a name: {@code Penstock <etl@library.example>}
     * @param to one address or more
     * @throws PlanException {@code PEN-5520} for what is no address
     */
    public static EmailNotifier of(MailServer server, String from, List<String> to) {
        if (to.isEmpty()) {
            throw new PlanException(Problem.of(NotifyErrors.INVALID, "to needs at least one address"));
        }
        return new EmailNotifier(server, MailAddress.parse("from", from), addresses("to", to), List.of(), "[Penstock]");
    }

    private static List<MailAddress> addresses(String setting, List<String> texts) {
        return texts.stream().map(each -> MailAddress.parse(setting, each)).toList();
    }

    /** Who gets a copy; nobody by default. */
    public EmailNotifier cc(List<String> addresses) {
        return new EmailNotifier(server, from, to, addresses("cc", addresses), subjectPrefix);
    }

    /** What every subject begins with; {@code [Penstock]} by default, may be empty. */
    public EmailNotifier subjectPrefix(String text) {
        return new EmailNotifier(server, from, to, cc, OneLine.of(text, LONGEST_PREFIX));
    }

    /** Another server, or the same with other settings. */
    public EmailNotifier server(MailServer other) {
        return new EmailNotifier(other, from, to, cc, subjectPrefix);
    }

    public MailServer server() {
        return server;
    }

    MailAddress from() {
        return from;
    }

    List<MailAddress> to() {
        return to;
    }

    List<MailAddress> cc() {
        return cc;
    }

    String subject(Notification notification) {
        return (subjectPrefix + " " + notification.subject()).strip();
    }

    @Override
    public String title() {
        return "e-mail by " + server;
    }

    /** @throws PlanException {@code PEN-1015} when Angus Mail is not on the class path */
    @Override
    public void send(Notification notification) {
        LIBRARY.require("the notifier email");
        MailTransport.send(this, notification);
    }

    @Override
    public String toString() {
        return title() + " to " + to;
    }
}
