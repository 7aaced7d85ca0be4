package io.penstock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.penstock.spi.Description;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * What every spec promises, whatever its role: it can be serialised, tells no secret, and its withers leave it as it is.
 *
 * @param <S> the role
 */
public abstract class SpecContract<S extends Serializable> {
    /** A spec as most tests use it; may be a new one with each call. */
    protected abstract S spec();

    protected abstract Description describe(S spec);

    /** Calls of withers that change something, at least one each where the spec has any. */
    protected abstract List<UnaryOperator<S>> withers();

    /** Passwords, tokens and keys that {@link #spec} was given; no description may hold one. */
    protected List<String> secrets() {
        return List.of();
    }

    @Test
    protected void describesItselfTheSameEachTime() {
        S spec = spec();
        Description description = describe(spec);
        assertThat(description.type()).as("type").matches("[a-z][a-z0-9_.]*");
        assertThat(describe(spec)).isEqualTo(description);
        assertThatCode(spec::hashCode).doesNotThrowAnyException();
    }

    @Test
    protected void tellsNoSecret() {
        S spec = spec();
        String told = describe(spec) + " " + describe(spec).settings() + " " + spec;
        assertThat(told).isNotBlank();
        assertThat(secrets()).allSatisfy(secret -> assertThat(told).doesNotContain(secret));
    }

    @Test
    protected void survivesSerialisation() throws Exception {
        S spec = spec();
        assertThat(describe(copy(spec))).isEqualTo(describe(spec));
    }

    @Test
    protected void withersLeaveTheOriginalAsItWas() throws Exception {
        S spec = spec();
        Description before = describe(spec);
        byte[] bytes = bytes(spec);
        for (UnaryOperator<S> wither : withers()) {
            S changed = wither.apply(spec);
            assertThat(changed).as("what a wither gives").isNotSameAs(spec);
            assertThat(describe(spec)).as("after a wither").isEqualTo(before);
            assertThat(bytes(spec)).as("serialised form after a wither").isEqualTo(bytes);
        }
    }

    /** The spec as another JVM would receive it. */
    protected final S copy(S spec) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(spec)))) {
            @SuppressWarnings("unchecked")
            S copy = (S) in.readObject();
            return copy;
        }
    }

    private static byte[] bytes(Serializable spec) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(spec);
        }
        return bytes.toByteArray();
    }
}
