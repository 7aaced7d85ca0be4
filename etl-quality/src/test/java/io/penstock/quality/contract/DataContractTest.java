package io.penstock.quality.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.ConfigException;
import io.penstock.quality.DataQualityMonitor;
import io.penstock.quality.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataContractTest {
    private static final String CONTRACT = """
            apiVersion: v3.0.2
            kind: DataContract
            id: 53581432-6c55-4ba2-a65f-72344a91553a
            name: members
            version: 1.0.0
            status: active
            schema:
              - name: members
                logicalType: object
                properties:
                  - name: member_id
                    logicalType: string
                    primaryKey: true
                    required: true
                    logicalTypeOptions: { pattern: 'M[0-9]{6}', minLength: 7, maxLength: 7 }
                  - name: email
                    logicalType: string
                    unique: true
                    logicalTypeOptions: { format: email }
                    quality:
                      - { type: library, rule: nullCount, unit: percent, mustBeLessOrEqualTo: 50 }
                      - { type: text, description: addresses should work }
                  - name: birth_year
                    logicalType: integer
                    logicalTypeOptions: { minimum: 1900, maximum: 2020 }
                  - name: status
                    logicalType: string
                    quality:
                      - { rule: validValues, validValues: [active, gone] }
                quality:
                  - { type: library, rule: rowCount, mustBeGreaterThan: 0 }
                  - { type: sql, query: 'SELECT 1', mustBe: 1 }
            """;

    record Member(String memberId, String email, Long birthYear, String status) {}

    @TempDir
    private Path directory;

    private Path contract(String text) throws IOException {
        return Files.writeString(directory.resolve("members.odcs.yaml"), text);
    }

    @Test
    void makesChecks() throws IOException {
        DataContract.Table members = DataContract.read(contract(CONTRACT)).table("");
        assertThat(members.checks())
                .extracting(Check::title)
                .containsExactly(
                        "not_null(member_id)",
                        "length(member_id)",
                        "matches(member_id)",
                        "unique(email)",
                        "email(email)",
                        "null_share(email)",
                        "between(birth_year)",
                        "in_set(status)",
                        "columns(at_least)",
                        "primary_key(member_id)",
                        "row_count");
        assertThat(members.leftOut())
                .containsExactly("schema[0].properties[1].quality[1]: type text", "schema[0].quality[1]: type sql");
    }

    @Test
    void judgesRecords() throws IOException {
        DataQualityMonitor monitor = DataQualityMonitor.of(
                DataContract.read(contract(CONTRACT)).table("members").checks());
        assertThat(monitor.check(Member.class, List.of(new Member("M000001", "a@b.org", 1980L, "active")))
                        .problems())
                .isEmpty();
        assertThat(monitor.check(
                                Member.class,
                                List.of(
                                        new Member("1", "nobody", 1800L, "lost"),
                                        new Member("1", "x@y.org", 2000L, "gone")))
                        .problems())
                .extracting(each -> each.name())
                .containsExactly(
                        "length(member_id)",
                        "matches(member_id)",
                        "email(email)",
                        "between(birth_year)",
                        "in_set(status)",
                        "primary_key(member_id)");
    }

    @Test
    void saysWhereAFileIsWrong() throws IOException {
        Path broken = contract("schema:\n  - name: [\n");
        assertThatThrownBy(() -> DataContract.read(broken))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("PEN-5801")
                .hasMessageContaining("members.odcs.yaml:");
        Path other = contract("models: {}\n");
        assertThatThrownBy(() -> DataContract.read(other)).hasMessageContaining("no list 'schema'");
        assertThatThrownBy(() -> DataContract.read(contract(CONTRACT)).table("member"))
                .hasMessageContaining("Did you mean 'members'?");
    }
}
