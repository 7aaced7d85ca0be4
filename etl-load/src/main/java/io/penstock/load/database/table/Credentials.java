package io.penstock.load.database.table;

import java.io.Serializable;

/**
 * Who connects; both empty when the URL or the pool says so itself.
 *
 * @param password never shown
 */
public record Credentials(String user, String password) implements Serializable {
    public static final Credentials NONE = new Credentials("", "");

    public Credentials user(String newUser) {
        return new Credentials(newUser, password);
    }

    public Credentials password(String newPassword) {
        return new Credentials(user, newPassword);
    }

    @Override
    public String toString() {
        return "Credentials[" + user + (password.isEmpty() ? "" : ", ***") + "]";
    }
}
