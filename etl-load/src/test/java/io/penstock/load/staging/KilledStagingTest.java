package io.penstock.load.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.load.Sinks;
import io.penstock.load.csv.CsvLoader;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.RecoverableSink;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that stages is killed; what it staged is invisible, or finished by its receipt. */
class KilledStagingTest {
    private static final Schema SCHEMA = Schema.of(Field.of("id", Type.INT64));

    @TempDir
    Path directory;

    private static StagingLoader loader(Path area) {
        return StagingLoader.of(area).format(CsvLoader.of(Path.of("loans.csv"))).keep(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"written", "receipt"})
    void isInvisibleOrFinished(String killedAt) throws Exception {
        Path area = directory.resolve("loans");
        Sinks.load(loader(area), Batch.of(SCHEMA, LongColumn.int64(1)));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledStagingTest.class.getName(),
                        area.toString(),
                        killedAt)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String told;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            told = out.readLine();
        }
        assertThat(child.waitFor()).isNotZero();
        StagingArea stagings = StagingArea.at(area);
        assertThat(stagings.list()).hasSize(1);
        assertThat(names(area)).hasSize(2);
        if (killedAt.equals("receipt")) {
            loader(area).recover(told, Sinks.context());
            assertThat(stagings.list()).hasSize(2);
            assertThat(stagings.verify(stagings.list().get(1).id()).rows()).isEqualTo(3);
        }
        Sinks.load(loader(area), Batch.of(SCHEMA, LongColumn.int64(4)));
        assertThat(stagings.list()).hasSize(2);
        assertThat(names(area)).hasSize(2);
    }

    private static List<String> names(Path area) throws Exception {
        try (Stream<Path> files = Files.list(area)) {
            return files.map(Path::toString).toList();
        }
    }

    /** The process that is killed, by itself, as kill -9 does: nothing of it runs any more. */
    public static void main(String[] arguments) throws Exception {
        RecoverableSink sink = loader(Path.of(arguments[0])).open(SCHEMA, Sinks.context());
        sink.write(Batch.of(SCHEMA, LongColumn.int64(1, 2, 3)), new Sinks.Rejects());
        String told = "written";
        if (arguments[1].equals("receipt")) {
            sink.prepare();
            told = sink.receipt();
        }
        System.out.println(told);
        System.out.flush();
        Runtime.getRuntime().halt(137);
    }
}
