package io.penstock.quality.profile.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import io.penstock.quality.profile.ProfileResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredProfileTest {
    private static final String COLUMN = "{'name': 'a', 'type': 'INT64', 'rows': 2, 'nulls': 0, 'distinct': 2,"
            + " 'distinct_method': 'exact', 'min': 1, 'max': 2 %s}";

    private static ProfileResult read(String more) {
        return ProfileResult.fromJson(
                ("{'version': 1, 'rows': 2, 'columns': [" + COLUMN.formatted(more) + "]}").replace('\'', '"'));
    }

    @Test
    void readsWhatIsThereAndLeavesTheRestOut() {
        ProfileResult profile = read("");
        assertThat(profile.column("a").max()).isEqualTo(2L);
        assertThat(profile.column("a").moments()).isNull();
        assertThat(profile.distinctRows()).isNull();
    }

    @Test
    void namesThePlaceThatCannotBeRead() {
        assertThatThrownBy(() -> read(", 'moments': 5"))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "[PEN-5104] the stored profile cannot be read: at columns[0].moments there should be an object."
                                + " Make the profile again from the data.");
        assertThatThrownBy(() -> read(", 'quantiles': {'accuracy': 'exact', 'count': 2, 'points': [[1, 1], [2]]}"))
                .hasMessageContaining("at columns[0].quantiles.points there should be pairs of a value and a rank");
        assertThatThrownBy(() -> read(", 'histogram': {'accuracy': 'exact', 'bounds': [1, 2], 'counts': [1, 1]}"))
                .hasMessageContaining(
                        "at columns[0].histogram.bounds there should be one number more than there are counts");
        assertThatThrownBy(() -> read(", 'top': {'accuracy': 'exact', 'values': [{'value': 'x', 'count': 1}]}"))
                .hasMessageContaining("at columns[0].top.values[0].value there should be a value of INT64");
        assertThatThrownBy(() -> read(", 'frequencies': {'accuracy': 'maybe', 'once': 1, 'entropy': 1}"))
                .hasMessageContaining(
                        "at columns[0].frequencies.accuracy there should be one of [EXACT, ESTIMATED, AT_LEAST]");
        assertThatThrownBy(() -> ProfileResult.fromJson("{\"version\": 1}"))
                .hasMessageContaining("at rows there should be something, but there is nothing");
    }

    @Test
    void refusesWhatIsNoProfileOrANewerOne() {
        assertThatThrownBy(() -> ProfileResult.fromJson("[1]"))
                .hasMessage("[PEN-5104] the stored profile cannot be read: it is not a JSON object, see line 1."
                        + " Make the profile again from the data.");
        assertThatThrownBy(() -> ProfileResult.fromJson("{\n\"version\": 1,,}")).hasMessageContaining("see line 2");
        assertThatThrownBy(() -> ProfileResult.fromJson("{\"version\": 2}"))
                .hasMessage("[PEN-5105] the stored profile has version 2, but only those up to version 1 can be read."
                        + " Read it with the release that wrote it, or a newer one.");
    }

    @Test
    void anEmptyProfileComesBack() {
        ProfileResult none = new ProfileResult(0, List.of());
        assertThat(ProfileResult.fromJson(none.toJson())).isEqualTo(none);
    }
}
