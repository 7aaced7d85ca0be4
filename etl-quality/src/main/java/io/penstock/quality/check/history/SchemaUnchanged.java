package io.penstock.quality.check.history;

import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.schema.Field;
import io.penstock.spi.Description;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns and their types must be those of the last run that succeeded and has a profile. */
public record SchemaUnchanged() implements HistoryTest {
    @Override
    public Description describe() {
        return Description.of("schema_unchanged", "");
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Dimension dimension() {
        return Dimension.CONSISTENCY;
    }

    @Override
    public String expectation() {
        return "columns and types are those of the run before";
    }

    @Override
    public void prepare(TestBinding binding) {}

    @Override
    public Finding judge(Evidence evidence) {
        ProfileResult before = evidence.history().lastProfile().orElse(null);
        if (before == null) {
            return new Finding.Nothing("there is not enough history");
        }
        Map<String, String> old = new LinkedHashMap<>();
        for (ColumnProfile column : before.columns()) {
            old.put(column.name(), column.type().toString());
        }
        int known = old.size();
        List<String> changes = new ArrayList<>();
        int same = 0;
        for (Field field : evidence.schema().fields()) {
            String type = old.remove(field.name());
            if (type == null) {
                changes.add("new column " + field.name());
            } else if (!type.equals(field.type().toString())) {
                changes.add(field.name() + " was " + type + ", is " + field.type());
            } else {
                same++;
            }
        }
        old.keySet().forEach(name -> changes.add("column " + name + " is gone"));
        String observed = evidence.schema().size() + " columns";
        return changes.isEmpty()
                ? Finding.met(observed, null)
                : new Finding.Value(
                        false,
                        (double) same / Math.max(known, evidence.schema().size()),
                        observed,
                        null,
                        String.join("; ", changes));
    }
}
