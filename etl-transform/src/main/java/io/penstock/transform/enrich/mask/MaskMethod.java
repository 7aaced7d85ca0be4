package io.penstock.transform.enrich.mask;

import io.penstock.spi.StepContext;
import io.penstock.transform.internal.text.TextKernel;
import java.io.Serializable;

/** The ways to mask a text. {@code toString} never shows a secret. */
sealed interface MaskMethod extends Serializable {
    /** Its name in JSON. */
    String name();

    /** A kernel for one thread of a run. */
    TextKernel kernel(StepContext context);

    /** HMAC-SHA256 of the text in hexadecimal. */
    record Hashed(String secret) implements MaskMethod {
        @Override
        public String name() {
            return "hash";
        }

        @Override
        public TextKernel kernel(StepContext context) {
            return new HashedKernel(new KeyedHash(secret));
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** Characters hidden, but for some at the ends. */
    record Partial(int first, int last, String character) implements MaskMethod {
        @Override
        public String name() {
            return "partial";
        }

        @Override
        public TextKernel kernel(StepContext context) {
            return new HidingKernel(first, last, character, false);
        }
    }

    /** The local part of an e-mail address hidden, the domain kept. */
    record Email(int first, int last, String character) implements MaskMethod {
        @Override
        public String name() {
            return "email";
        }

        @Override
        public TextKernel kernel(StepContext context) {
            return new HidingKernel(first, last, character, true);
        }
    }

    /** Other letters and digits in the same places; with an empty secret others in every run. */
    record Tokens(String secret) implements MaskMethod {
        @Override
        public String name() {
            return "tokens";
        }

        @Override
        public TextKernel kernel(StepContext context) {
            return new TokenKernel(new KeyedHash(secret.isEmpty() ? RunSecret.of(context.runId()) : secret));
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
