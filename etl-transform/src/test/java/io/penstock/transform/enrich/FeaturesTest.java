package io.penstock.transform.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final Schema DAYS =
            Schema.of(Field.of("born", Type.DATE), Field.of("seen", Type.TIMESTAMP), Field.of("name", Type.TEXT));

    @Test
    void ageAgreesWithJavaOnRandomDays() throws Exception {
        Random random = new Random(11);
        BatchBuilder builder = BatchBuilder.of(DAYS);
        List<LocalDate> births = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            LocalDate born = i == 0 ? LocalDate.of(2000, 2, 29) : LocalDate.ofEpochDay(random.nextInt(60_000) - 30_000);
            births.add(born);
            builder.add(born, null, null);
        }
        Batch batch = builder.build();
        for (LocalDate day :
                List.of(LocalDate.of(2023, 2, 28), LocalDate.of(2024, 2, 29), LocalDate.of(1999, 12, 31))) {
            List<Object> years = StepRun.of(Age.of("born").at(day), batch).column("born_age");
            List<Object> months = StepRun.of(
                            Age.of("born").at(day).unit(AgeUnit.MONTHS).into("m"), batch)
                    .column("m");
            List<Object> days = StepRun.of(
                            Age.of("born").at(day).unit(AgeUnit.DAYS).into("d"), batch)
                    .column("d");
            for (int i = 0; i < births.size(); i++) {
                assertThat(years.get(i))
                        .isEqualTo((long) Period.between(births.get(i), day).getYears());
                assertThat(months.get(i))
                        .isEqualTo(Period.between(births.get(i), day).toTotalMonths());
                assertThat(days.get(i)).isEqualTo(ChronoUnit.DAYS.between(births.get(i), day));
            }
        }
    }

    @Test
    void ageCountsToAColumnOrToTheDayOfTheRun() throws Exception {
        Batch batch = BatchBuilder.of(DAYS)
                .add(LocalDate.of(1990, 6, 15), Instant.parse("2020-06-14T23:30:00Z"), null)
                .add(LocalDate.of(1990, 6, 15), null, null)
                .add(null, Instant.parse("2020-06-14T23:30:00Z"), null)
                .build();
        assertThat(StepRun.of(Age.of("born").atColumn("seen"), batch).column("born_age"))
                .containsExactly(29L, null, null);
        assertThat(StepRun.of(Age.of("born").atColumn("seen").zone(ZoneId.of("Europe/Rome")), batch)
                        .column("born_age"))
                .containsExactly(30L, null, null);
        try (var context = StepRun.context(1 << 20)) {
            long expected = Period.between(
                            LocalDate.of(1990, 6, 15), LocalDate.ofInstant(context.startedAt(), ZoneId.of("UTC")))
                    .getYears();
            assertThat(StepRun.of(Age.of("born"), context, List.of(batch)).column("born_age"))
                    .containsExactly(expected, expected, null);
        }
        assertThatThrownBy(() -> Age.of("born").at(LocalDate.EPOCH).atColumn("seen"))
                .hasMessageContaining("not both");
    }

    @Test
    void partsAgreeWithJavaInAnyZone() throws Exception {
        Random random = new Random(12);
        BatchBuilder builder = BatchBuilder.of(DAYS);
        List<Instant> seen = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Instant at = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000L);
            seen.add(at);
            builder.add(null, at, null);
        }
        Batch batch = builder.build();
        for (String zone : List.of("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns")) {
            StepRun run = StepRun.of(
                    DateParts.of("seen").parts(DatePart.values()).prefix("").zone(ZoneId.of(zone)), batch);
            List<Object> weeks = run.column("week");
            List<Object> weekYears = run.column("week_year");
            List<Object> weekdays = run.column("weekday");
            List<Object> hours = run.column("hour");
            List<Object> quarters = run.column("quarter");
            List<Object> days = run.column("day_of_year");
            for (int i = 0; i < seen.size(); i++) {
                ZonedDateTime local = seen.get(i).atZone(ZoneId.of(zone));
                assertThat(weeks.get(i)).isEqualTo((long) local.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                assertThat(weekYears.get(i)).isEqualTo((long) local.get(IsoFields.WEEK_BASED_YEAR));
                assertThat(weekdays.get(i)).isEqualTo(local.getDayOfWeek().getValue() - 1L);
                assertThat(hours.get(i)).isEqualTo((long) local.getHour());
                assertThat(quarters.get(i)).isEqualTo((long) local.get(IsoFields.QUARTER_OF_YEAR));
                assertThat(days.get(i)).isEqualTo((long) local.getDayOfYear());
            }
        }
    }

    @Test
    void partsOfADateReplaceColumnsOfTheirName() throws Exception {
        Batch batch = BatchBuilder.of(DAYS)
                .add(LocalDate.of(2024, 12, 30), null, null)
                .add(null, null, null)
                .build();
        StepRun run = StepRun.of(DateParts.of("born"), batch);
        assertThat(run.schema().names())
                .containsExactly(
                        "born",
                        "seen",
                        "name",
                        "born_year",
                        "born_quarter",
                        "born_month",
                        "born_day",
                        "born_weekday",
                        "born_week");
        assertThat(run.rows().get(0).subList(3, 9)).containsExactly(2024L, 4L, 12L, 30L, 0L, 1L);
        assertThat(run.rows().get(1).subList(3, 9)).containsOnlyNulls();
        assertThat(StepRun.of(DateParts.of("born").parts(DatePart.YEAR).prefix("na"), batch)
                        .schema()
                        .names())
                .containsExactly("born", "seen", "name", "nayear");
    }

    @Test
    void featuresAgreeWithJavaOnTextsOfEverySort() throws Exception {
        BatchBuilder builder = BatchBuilder.of(DAYS);
        List<String> texts = new ArrayList<>(DirtyTexts.some(13, 3000));
        texts.add(null);
        texts.add("");
        texts.forEach(text -> builder.add(null, null, text));
        StepRun run = StepRun.of(TextFeatures.of("name"), builder.build());
        for (int i = 0; i < texts.size(); i++) {
            List<Object> found = run.rows().get(i).subList(3, 7);
            String text = texts.get(i);
            if (text == null) {
                assertThat(found).containsOnlyNulls();
            } else {
                assertThat(found)
                        .as(text)
                        .containsExactly(
                                text.codePoints().count(),
                                words(text),
                                text.codePoints().filter(Character::isUpperCase).count(),
                                text.codePoints().filter(Character::isDigit).count());
            }
        }
    }

    private static long words(String text) {
        long words = 0;
        boolean inside = false;
        for (int point : text.codePoints().toArray()) {
            boolean space = Character.isWhitespace(point) || Character.isSpaceChar(point);
            words += !space && !inside ? 1 : 0;
            inside = !space;
        }
        return words;
    }
}
