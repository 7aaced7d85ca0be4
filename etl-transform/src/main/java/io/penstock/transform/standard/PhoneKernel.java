package io.penstock.transform.standard;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.penstock.data.Batch;
import io.penstock.data.TextColumn;
import io.penstock.data.TextColumnBuilder;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.text.CheckedKernel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one class that knows libphonenumber. Remembers recent results. One thread. */
final class PhoneKernel implements CheckedKernel {
    private static final int REMEMBERED = 4096;
    private static final String UNKNOWN = "ZZ";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final PhoneNumberFormat format;
    private final PhoneCheck check;
    private final String region;
    private final int regionColumn;
    private final Map<String, String> recent = new LinkedHashMap<>(REMEMBERED * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * A kernel.
     *
     * @param region the default; empty for none
     * @param regionColumn position of the column with each row's region; -1 for none
     */
    PhoneKernel(PhoneFormat format, PhoneCheck check, String region, int regionColumn) {
        this.format = switch (format) {
            case E164 -> PhoneNumberFormat.E164;
            case NATIONAL -> PhoneNumberFormat.NATIONAL;
            case INTERNATIONAL -> PhoneNumberFormat.INTERNATIONAL;
            case RFC3966 -> PhoneNumberFormat.RFC3966;
        };
        this.check = check;
        this.region = region.isEmpty() ? UNKNOWN : region;
        this.regionColumn = regionColumn;
    }

    static boolean isRegion(String code) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(code);
    }

    @Override
    public TextColumn apply(Batch batch, int position, long[] failed) {
        TextColumn column = (TextColumn) batch.column(position);
        TextColumnBuilder out = new TextColumnBuilder(column.size());
        for (int i = 0; i < column.size(); i++) {
            if (column.isNull(i)) {
                out.appendNull();
                continue;
            }
            String text = column.string(i);
            String here = region(batch, i);
            String key = here + text;
            String written = recent.get(key);
            if (written == null) {
                written = write(text, here);
                recent.put(key, written);
            }
            if (written.isEmpty()) {
                RowBits.set(failed, i);
                out.append(text);
            } else {
                out.append(written);
            }
        }
        return out.build();
    }

    private String region(Batch batch, int row) {
        if (regionColumn < 0 || batch.column(regionColumn).isNull(row)) {
            return region;
        }
        String code =
                ((TextColumn) batch.column(regionColumn)).string(row).strip().toUpperCase(Locale.ROOT);
        return numbers.getSupportedRegions().contains(code) ? code : region;
    }

    /** The number as it is to be written; empty when it is none. */
    private String write(String text, @Nullable String here) {
        try {
            PhoneNumber number = numbers.parse(text, here);
            boolean good = check == PhoneCheck.VALID ? numbers.isValidNumber(number) : numbers.isPossibleNumber(number);
            return good ? numbers.format(number, format) : "";
        } catch (NumberParseException e) {
            return "";
        }
    }
}
