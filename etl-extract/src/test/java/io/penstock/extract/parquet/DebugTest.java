package io.penstock.extract.parquet;

class DebugTest {
    @org.junit.jupiter.api.Test
    void x() throws Exception {
        var f = Suites.require("parquet-conformance/bad_data/ARROW-GH-43605.parquet");
        var r = Reading.rows(ParquetExtractor.of(f));
        System.out.println("DBG " + r.subList(0, 3) + r.stream().distinct().count());
        try (Duck d = Duck.open()) {
            System.out.println("DBG " + d.query("select * from parquet_schema('" + f + "')"));
            System.out.println("DBG "
                    + d.query(
                            "select num_values, encodings, type, stats_min, stats_max, total_compressed_size, dictionary_page_offset, data_page_offset from parquet_metadata('"
                                    + f + "')"));
            System.out.println("DBG " + d.read(f).subList(0, 3));
        } catch (Exception e) {
            System.out.println("DBG " + e);
        }
    }
}
