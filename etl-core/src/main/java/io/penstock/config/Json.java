package io.penstock.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value that knows where it stands. */
sealed interface Json {
    Place place();

    /** What it is, for "found …". */
    String kind();

    /** {@code String, Long, BigInteger, BigDecimal, Boolean, List, Map} or null. */
    @Nullable
    Object plain();

    /** An object; a name stands once, the first one counts. */
    record Obj(Place place, Map<String, Member> members) implements Json {
        @Nullable
        Json find(String name) {
            Member member = members.get(name);
            return member == null ? null : member.value();
        }

        @Override
        public String kind() {
            return "an object";
        }

        @Override
        public Object plain() {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            members.forEach((name, member) -> all.put(name, member.value().plain()));
            return all;
        }
    }

    /**
     * A key of an object.
     *
     * @param key where the key stands
     */
    record Member(Place key, Json value) {}

    record Arr(Place place, List<Json> elements) implements Json {
        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public Object plain() {
            List<@Nullable Object> all = new ArrayList<>();
            elements.forEach(element -> all.add(element.plain()));
            return all;
        }
    }

    /**
     * A text.
     *
     * @param raw as it stands in the file
     * @param value with its variables replaced
     */
    record Text(Place place, String raw, String value) implements Json {
        private static final int SHOWN = 60;

        boolean fromVariable() {
            return raw.contains("${") && !raw.equals(value);
        }

        /** The text as the file has it: what a variable stood for may be a secret. */
        @Override
        public String kind() {
            String shown = raw.length() > SHOWN ? raw.substring(0, SHOWN) + "…" : raw;
            return "the text '" + shown + "'";
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    /** A number, a truth value or null. */
    record Scalar(Place place, @Nullable Object plain) implements Json {
        @Override
        public String kind() {
            return plain instanceof Number ? "the number " + plain : String.valueOf(plain);
        }
    }
}
