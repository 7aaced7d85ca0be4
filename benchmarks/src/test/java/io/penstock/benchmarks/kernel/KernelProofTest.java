package io.penstock.benchmarks.kernel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.benchmarks.harness.Checkouts;
import io.penstock.benchmarks.harness.WrongAnswerException;
import io.penstock.benchmarks.peer.Loan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

class KernelProofTest {
    private final Forgetful checkouts = new Forgetful();

    @AfterEach
    void delete() throws Exception {
        checkouts.delete();
    }

    static Stream<Arguments> proofs() {
        return Stream.of(
                proof("csv read", input -> new CsvReadKernel().prove(input)),
                proof("parse", input -> new ParseKernel().prove(input)),
                proof("clean", input -> new CleanKernel().prove(input)),
                proof("rules", input -> new RuleKernel().prove(input)),
                proof("expressions", input -> new ExpressionKernel().prove(input)),
                proof("dedupe", input -> new DedupeKernel().prove(input)),
                proof("profile", input -> new ProfileKernel().prove(input)),
                proof("text", KernelProofTest::texts),
                proof("csv write", input -> new CsvWriteKernel().prove(input)));
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void everyKernelAgreesWithTheIndependentAnswer(String name, Proof proof) throws Exception {
        checkouts.rows = 3_000;
        checkouts.generate();

        assertThatCode(() -> proof.demand(checkouts)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void noKernelIsTimedWhenTheAnswersDiffer(String name, Proof proof) throws Exception {
        checkouts.rows = 3_000;
        checkouts.generate();
        checkouts.forgotten = 1_000;

        assertThatThrownBy(() -> proof.demand(checkouts)).isInstanceOf(WrongAnswerException.class);
    }

    @Test
    void threeWaysIntoSqliteGiveTheSameTable() throws Exception {
        checkouts.rows = 3_000;
        checkouts.generate();

        assertThatCode(() -> new SqliteKernel().prove(checkouts)).doesNotThrowAnyException();
    }

    /** Every text step. */
    private static void texts(Checkouts input) throws Exception {
        for (String step :
                TextKernels.class.getField("step").getAnnotation(Param.class).value()) {
            TextKernels kernel = new TextKernels();
            kernel.step = step;
            kernel.prove(input);
        }
    }

    private static Arguments proof(String name, Proof proof) {
        return Arguments.of(name, proof);
    }

    interface Proof {
        void demand(Checkouts input) throws Exception;
    }

    /** Loans of which the independent reader has lost the first ones. */
    private static final class Forgetful extends Checkouts {
        private int forgotten;

        @Override
        public List<Loan> loans() {
            return super.loans().subList(forgotten, super.loans().size());
        }
    }
}
