package io.penstock.load;

import io.penstock.load.csv.CsvComponent;
import io.penstock.load.database.DatabaseComponent;
import io.penstock.load.excel.ExcelComponent;
import io.penstock.load.json.JsonComponent;
import io.penstock.load.library.LibraryComponents;
import io.penstock.load.parquet.ParquetComponent;
import io.penstock.load.rest.RestLoaderComponent;
import io.penstock.load.rows.RowsComponents;
import io.penstock.load.staging.StagingComponent;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import java.util.ArrayList;
import java.util.List;

/** The sinks of this module, for JSON. */
public final class LoadComponents implements ComponentProvider {
    @Override
    public List<Component<?>> components() {
        List<Component<?>> all = new ArrayList<>(List.of(
                CsvComponent.component(),
                DatabaseComponent.component(),
                ExcelComponent.component(),
                JsonComponent.component(),
                JsonComponent.lines(),
                ParquetComponent.component(),
                RestLoaderComponent.component(),
                StagingComponent.component()));
        all.addAll(LibraryComponents.components());
        all.addAll(RowsComponents.components());
        return all;
    }
}
