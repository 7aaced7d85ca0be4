package io.penstock.transform.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.transform.DirtyTexts;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.StepRun;
import org.junit.jupiter.api.Test;

class StandardizeEmailTest {
    private static final String[] GIVEN = {"  Ada@Example.ORG ", "No At", null, "É@x.fr", "a@b@c.d"};

    @Test
    void trimsAndLowersAndKeepsWhatIsNoAddress() throws Exception {
        StepRun run = StepRun.of(StandardizeEmail.column("text"), DirtyTexts.batch(GIVEN));

        assertThat(run.column("text")).containsExactly("ada@example.org", "no at", null, "é@x.fr", "a@b@c.d");
    }

    @Test
    void nullsWhatIsNoAddress() throws Exception {
        StepRun run = StepRun.of(StandardizeEmail.column("text").onInvalid(OnInvalid.NULL), DirtyTexts.batch(GIVEN));

        assertThat(run.column("text")).containsExactly("ada@example.org", null, null, "é@x.fr", null);
    }

    @Test
    void rejectsWhatIsNoAddress() throws Exception {
        StepRun run = StepRun.of(StandardizeEmail.column("text").onInvalid(OnInvalid.REJECT), DirtyTexts.batch(GIVEN));

        assertThat(run.column("text")).containsExactly("ada@example.org", null, "é@x.fr");
        assertThat(run.rejected())
                .containsExactly(
                        "1: standardize_email(text) is not an e-mail address",
                        "4: standardize_email(text) is not an e-mail address");
    }
}
