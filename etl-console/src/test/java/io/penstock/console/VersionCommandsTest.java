package io.penstock.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code etl staging} and {@code etl backups} on what pipelines left. */
class VersionCommandsTest {
    private static final String VERSION = "\\d{8}T\\d{9}Z-[0-9a-f]{8}";

    @TempDir
    Path directory;

    private Console etl = new Console(Path.of(""));

    @BeforeEach
    void begin() {
        etl = new Console(directory);
        etl.write("loans.csv", "id,title\n1,Emma\n2,Persuasion\n");
    }

    private String pipeline(String loader) {
        return etl.write("pipeline.json", """
                {"name": "loans",
                 "extractors": [{"type": "csv", "source": "${DIR}/loans.csv"}],
                 "loaders": [%s]}
                """.formatted(loader));
    }

    private int run(String config) {
        return etl.run("run", config, "--set", "DIR=" + directory, "--quiet");
    }

    @Test
    void listsVerifiesAndRestoresStagings() throws Exception {
        Path keyFile = Files.writeString(directory.resolve("key"), "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n");
        String config = pipeline("""
                {"type": "staging", "destination": "${DIR}/staged",
                 "config": {"format": {"type": "csv", "destination": "loans.csv", "config": {"delimiter": ";"}},
                            "metadata_columns": "omit", "keep": 2, "keep_for": "7d", "max_bytes": 100000,
                            "key": "${file:%s}", "key_id": "2026", "properties": {"checks": "5 of 5"}}}
                """.formatted(keyFile));
        assertThat(run(config)).as(etl.err()).isZero();
        String area = directory.resolve("staged").toString();
        assertThat(etl.run("staging", "list", area)).isZero();
        assertThat(etl.out()).matches(VERSION + "  csv +2 rows +\\d+ bytes  loans  encrypted, key 2026\n");
        assertThat(etl.run("staging", "verify", area)).isZero();
        assertThat(etl.out()).matches(VERSION + "  is as it was written\n");
        String to = directory.resolve("plain").toString();
        assertThat(etl.run("staging", "restore", area, "latest", "--to", to)).isEqualTo(1);
        assertThat(etl.err()).contains("[PEN-4707]");
        assertThat(etl.run("staging", "restore", area, "latest", "--to", to, "--key-file", keyFile.toString()))
                .isZero();
        assertThat(etl.out()).isEqualTo("restored into DIR/plain\n");
        assertThat(directory.resolve("plain/loans.csv")).hasContent("id;title\n1;Emma\n2;Persuasion\n");
        assertThat(etl.run("staging", "restore", area, "latest")).isEqualTo(2);
        assertThat(etl.err()).contains("restore needs --to DIRECTORY");
    }

    @Test
    void aNameIsEnoughForAFormat() {
        assertThat(run(pipeline("""
                {"type": "StagingLoader", "destination": "${DIR}/staged", "config": {"format": "json"}}
                """))).as(etl.err()).isZero();
        etl.run("staging", "list", directory.resolve("staged").toString());
        assertThat(etl.out()).contains("  json ");
        assertThat(run(pipeline("""
                {"type": "staging", "destination": "${DIR}/staged", "config": {"format": "cvs"}}
                """))).isEqualTo(2);
        assertThat(etl.err()).contains("csv, json, parquet, excel");
    }

    @Test
    void aRestoreIsWrittenToTheAuditTrail() {
        String config = pipeline("""
                {"type": "csv", "destination": "${DIR}/out.csv", "config": {"backup": {"keep": 5}}}""");
        assertThat(run(config)).as(etl.err()).isZero();
        etl.write("loans.csv", "id,title\n3,Sanditon\n");
        assertThat(run(config)).as(etl.err()).isZero();
        String monitor = etl.write("monitor.json", "{\"store\": \"" + directory.resolve("quality.db") + "\"}");
        String target = directory.resolve("out.csv").toString();
        assertThat(etl.run("backups", "restore", target, "latest", "--monitor", monitor))
                .as(etl.err())
                .isZero();
        assertThat(etl.run("audit", "list", "--monitor", monitor)).as(etl.err()).isZero();
        assertThat(etl.out()).containsPattern("restore  DIR/out.csv  .*\"pipeline\":\"loans\"");
        assertThat(etl.run("audit", "export", "--monitor", monitor)).isZero();
        assertThat(etl.out()).contains("\"kind\":\"restore\"");
        assertThat(etl.run("audit", "verify", "--monitor", monitor)).isZero();
        assertThat(etl.out()).contains("1 entries are as they were written");
    }

    @Test
    void listsVerifiesAndRestoresBackups() {
        String config = pipeline("""
                {"type": "csv", "destination": "${DIR}/out.csv", "config": {"backup": {"keep": 5, "directory": "${DIR}/saved"}}},
                {"type": "database", "destination": "${DIR}/out.db", "config": {"table": "loans", "mode": "replace",
                 "backup": {"keep": 5, "keep_for": "7d", "before": "always"}}}
                """);
        assertThat(run(config)).as(etl.err()).isZero();
        etl.write("loans.csv", "id,title\n3,Emma\n");
        assertThat(run(config)).as(etl.err()).isZero();
        String csv = directory.resolve("out.csv").toString();
        String saved = directory.resolve("saved").toString();
        assertThat(etl.run("backups", "list", csv, "--directory", saved)).isZero();
        assertThat(etl.out()).matches(VERSION + "  file +29 bytes  before run \\S+ of loans\n");
        assertThat(etl.run("backups", "restore", csv, "latest", "--directory", saved))
                .isZero();
        assertThat(etl.out()).startsWith("DIR/out.csv is as it was before run ");
        assertThat(Path.of(csv)).hasContent("id,title\n1,Emma\n2,Persuasion\n");
        String db = directory.resolve("out.db").toString();
        assertThat(etl.run("backups", "verify", db)).isZero();
        assertThat(etl.out()).matches(VERSION + "  is as it was saved\n");
        assertThat(etl.run("backups", "restore", db, "latest")).isZero();
        assertThat(etl.run("backups", "restore", db, "x")).isEqualTo(1);
        assertThat(etl.err()).contains("[PEN-4803]");
        assertThat(etl.run("backups", "list", "jdbc:h2:mem:x")).isEqualTo(2);
        assertThat(etl.err()).contains("a JDBC URL needs --table NAME");
    }

    @Test
    void aBackupWithUnknownSettingsIsRefused() {
        assertThat(run(pipeline("""
                {"type": "csv", "destination": "${DIR}/out.csv", "config": {"backup": {"kept": 5}}}
                """))).isEqualTo(2);
        assertThat(etl.err()).contains("'kept' is no setting of a backup; these are keep, keep_for, directory, before");
    }
}
