package io.penstock.load.backup;

import io.penstock.spi.component.SettingValue;
import io.penstock.spi.component.ValueType;
import java.util.List;
import java.util.Map;

/** The setting {@code backup} in JSON: {@code {"keep": 5, "keep_for": "30d", "directory": "backups/loans", "before": "always"}}. */
public final class BackupOption {
    private static final List<String> NAMES = List.of("keep", "keep_for", "directory", "before");
    private static final ValueType<BackupTime> BEFORE = ValueType.choice(BackupTime.class);

    public static final ValueType<Backup> TYPE = new ValueType<>(
            "an object such as {\"keep\": 5, \"directory\": \"backups\"}",
            Map.of(
                    "type",
                    "object",
                    "additionalProperties",
                    false,
                    "required",
                    List.of("keep"),
                    "properties",
                    Map.of(
                            "keep",
                            ValueType.INTEGER.jsonSchema(),
                            "keep_for",
                            ValueType.DURATION.jsonSchema(),
                            "directory",
                            ValueType.PATH.jsonSchema(),
                            "before",
                            BEFORE.jsonSchema())),
            List.of(),
            BackupOption::read);

    private BackupOption() {}

    private static Backup read(SettingValue value) {
        Map<String, SettingValue> given = value.members();
        for (String name : given.keySet()) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "'" + name + "' is no setting of a backup; these are " + String.join(", ", NAMES));
            }
        }
        SettingValue keep = given.get("keep");
        if (keep == null) {
            throw new IllegalArgumentException("'keep' is missing: how many versions stay");
        }
        Backup backup = Backup.keep(ValueType.INTEGER.read(keep));
        SettingValue age = given.get("keep_for");
        backup = age == null ? backup : backup.keepFor(ValueType.DURATION.read(age));
        SettingValue directory = given.get("directory");
        backup = directory == null ? backup : backup.in(ValueType.PATH.read(directory));
        SettingValue before = given.get("before");
        return before == null ? backup : backup.before(BEFORE.read(before));
    }
}
