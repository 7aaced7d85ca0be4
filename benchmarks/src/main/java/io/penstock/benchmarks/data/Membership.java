package io.penstock.benchmarks.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** 50,000 readers; some e-mail addresses are broken, in upper case or padded, some telephone numbers are missing. */
final class Membership {
    private static final int SIZE = 50_000;

    private final List<Member> members = new ArrayList<>(SIZE);

    Membership(RandomGenerator random) {
        for (int i = 0; i < SIZE; i++) {
            String phone = random.nextDouble() < 0.05
                    ? "n/a"
                    : "+1-555-%03d-%04d".formatted(random.nextInt(1_000), random.nextInt(10_000));
            members.add(new Member("M%06d".formatted(i), email(random, i), phone));
        }
    }

    Member any(RandomGenerator random) {
        return members.get(random.nextInt(SIZE));
    }

    private static String email(RandomGenerator random, int number) {
        String email = Words.person(random, ".") + number + "@example.org";
        double x = random.nextDouble();
        if (x < 0.03) {
            return email.replace("@", " at ");
        }
        if (x < 0.2) {
            return email.toUpperCase(Locale.ROOT);
        }
        return x < 0.3 ? "  " + email + " " : email;
    }

    record Member(String id, String email, String phone) {}
}
