package io.penstock.extract;

import io.penstock.extract.csv.CsvComponent;
import io.penstock.extract.database.DatabaseComponent;
import io.penstock.extract.excel.ExcelComponent;
import io.penstock.extract.files.FilesComponent;
import io.penstock.extract.json.JsonComponent;
import io.penstock.extract.library.LibraryComponents;
import io.penstock.extract.parquet.ParquetComponent;
import io.penstock.extract.rest.RestComponent;
import io.penstock.extract.rows.RowsComponent;
import io.penstock.extract.watch.WatchComponent;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import java.util.ArrayList;
import java.util.List;

/** The sources of this module, for JSON. */
public final class ExtractComponents implements ComponentProvider {
    @Override
    public List<Component<?>> components() {
        List<Component<?>> all = new ArrayList<>(List.of(
                CsvComponent.component(),
                DatabaseComponent.component(),
                ExcelComponent.component(),
                FilesComponent.component(),
                JsonComponent.component(),
                JsonComponent.lines(),
                ParquetComponent.component(),
                RestComponent.component(),
                RowsComponent.component(),
                WatchComponent.component()));
        all.addAll(LibraryComponents.components());
        return all;
    }
}
