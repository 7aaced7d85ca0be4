package io.penstock.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.penstock.RunReport;
import io.penstock.config.JsonSchemas;
import io.penstock.config.PipelineConfig;
import io.penstock.console.sample.LibrarySampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The config files of the repository load, fit the schema, and run on the sample data. */
class SampleConfigsTest {
    private static final Path CONFIG = Console.root().resolve("config/pipeline_configs.json");

    @Test
    void theSchemaInTheRepositoryIsWhatTheCatalogueGenerates() throws IOException {
        assertThat(Files.readString(Console.root().resolve("config/schema/pipeline_configs.schema.json")))
                .as("written by ./etl schema config/schema/pipeline_configs.schema.json")
                .isEqualTo(JsonSchemas.pipelines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"config/pipeline_configs.json", "benchmarks/jobs/j1.json"})
    void fitsTheSchema(String file) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonSchemas.pipelines());
        assertThat(schema.validate(Files.readString(Console.root().resolve(file)), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void loadsTheJob() {
        PipelineConfig job = PipelineConfig.load(
                Console.root().resolve("benchmarks/jobs/j1.json"), Map.of("INPUT", "in.csv", "OUTPUT", "out"));
        assertThat(job.pipelines()).containsOnlyKeys("j1");
    }

    @Test
    void runsEverySample(@TempDir Path directory) throws IOException {
        LibrarySampleData.seed(8044)
                .books(300)
                .members(500)
                .transactions(1000)
                .checkouts(1000)
                .writeTo(directory);
        PipelineConfig config = PipelineConfig.load(CONFIG, Map.of("DATA", directory.toString()));
        assertThat(config.pipelines()).containsOnlyKeys("books", "members", "transactions", "checkouts");
        config.pipelines().forEach((name, pipeline) -> {
            RunReport report = pipeline.run();
            assertThat(report.rowsRead()).as(name).isPositive();
            assertThat(report.rowsRead())
                    .as(name)
                    .isEqualTo(report.rowsWritten()
                            + report.rowsRejected()
                            + report.rowsFiltered()
                            + report.rowsDeduplicated());
            assertThat(report.rowsRejected()).as(name).isPositive();
        });
        assertThat(directory.resolve("library.db")).exists();
    }
}
