package io.penstock.extract.excel;

import io.penstock.extract.excel.cells.MergedCells;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Field;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.testkit.contract.ExtractorContract;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;

class ExcelExtractorContractTest extends ExtractorContract {
    private static final String SECRET = "correct horse";

    @TempDir
    Path directory;

    private int files;

    @Override
    protected Extractor source(List<List<Object>> rows) throws Exception {
        List<List<Object>> all = new ArrayList<>();
        all.add(new ArrayList<>(schema().names()));
        all.addAll(rows);
        Map<String, Type> types = new LinkedHashMap<>();
        for (Field field : schema().fields()) {
            types.put(field.name(), field.type());
        }
        Path file = PoiBooks.xlsx(directory.resolve("sample" + files++ + ".xlsx"), all);
        return ExcelExtractor.of(file).types(types).password(SECRET);
    }

    @Override
    protected List<String> secrets() {
        return List.of(SECRET);
    }

    @Override
    protected List<UnaryOperator<Extractor>> withers() {
        return List.of(
                source -> ((ExcelExtractor) source).sheet("data"),
                source -> ((ExcelExtractor) source).sheetNumber(1),
                source -> ((ExcelExtractor) source).range("A1:C5"),
                source -> ((ExcelExtractor) source).headerRow(1),
                source -> ((ExcelExtractor) source).skipRows(1),
                source -> ((ExcelExtractor) source).mergedCells(MergedCells.REPEAT),
                source -> ((ExcelExtractor) source).errorCells(ErrorCells.NULL),
                source -> ((ExcelExtractor) source).misfits(MisfitPolicy.NULL),
                source -> ((ExcelExtractor) source).inference(Inference.FULL),
                source -> ((ExcelExtractor) source).zone(ZoneId.of("Europe/London")),
                source -> ((ExcelExtractor) source).type("id", Type.TEXT),
                source -> ((ExcelExtractor) source).maxInflateRatio(7));
    }
}
