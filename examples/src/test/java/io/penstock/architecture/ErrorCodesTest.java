package io.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.architecture.ErrorCodes.Declared;
import io.penstock.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every error code has one meaning, stands in the family of its module, and is on the reference page. */
class ErrorCodesTest {
    private static final boolean WRITE = "write".equals(System.getProperty("snippets"));
    private static final Path PAGE = Project.root().resolve("docs/reference/errors.md");
    private static final List<Declared> DECLARED = ErrorCodes.all();

    /** Which modules may declare codes of a family; core does for what it finds itself. */
    private static final Map<Character, Set<String>> FAMILIES = Map.of(
            '1', Set.of("etl-core", "etl-transform"),
            '2', Set.of("etl-core", "etl-extract"),
            '3', Set.of("etl-core", "etl-transform"),
            '4', Set.of("etl-core", "etl-load"),
            '5', Set.of("etl-core", "etl-quality"),
            '6', Set.of("etl-core"),
            '7', Set.of("etl-core", "etl-console"),
            '8', Set.of("etl-core", "etl-schedule"));

    @Test
    void theScanFindsTheCodesOfEveryModule() {
        assertThat(DECLARED)
                .extracting(Declared::module)
                .contains("etl-core", "etl-extract", "etl-transform", "etl-load", "etl-quality", "etl-schedule");
    }

    @Test
    void noTwoConstantsShareACode() {
        Map<String, List<String>> byCode = DECLARED.stream()
                .collect(Collectors.groupingBy(
                        each -> each.code().id(),
                        TreeMap::new,
                        Collectors.mapping(Declared::field, Collectors.toList())));
        assertThat(byCode).allSatisfy((code, fields) -> assertThat(fields).hasSize(1));
    }

    @Test
    void everyCodeStandsInTheFamilyOfItsModule() {
        assertThat(DECLARED)
                .allSatisfy(each -> assertThat(FAMILIES.get(each.code().id().charAt(4)))
                        .as("%s of %s is %s", each.field(), each.module(), each.code())
                        .contains(each.module()));
    }

    @Test
    void everySummaryFitsACellOfATable() {
        assertThat(DECLARED).extracting(each -> each.code().summary()).allMatch(text -> !text.contains("|"));
    }

    @Test
    void theReferencePageListsEveryCodeAsItIs() throws IOException {
        String page = Project.read(PAGE);
        String expected =
                ErrorsPage.update(page, DECLARED.stream().map(Declared::code).toList());
        if (WRITE && !expected.equals(page)) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page).as("%s; update it with -Dsnippets=write", PAGE).isEqualTo(expected);
        }
    }

    @Test
    void theReferencePageSaysWhatToDoAboutEveryCode() {
        Map<String, String> advice = ErrorsPage.advice(Project.read(PAGE));
        assertThat(DECLARED)
                .extracting(Declared::code)
                .extracting(ErrorCode::id)
                .allSatisfy(id -> assertThat(advice.get(id)).as(id).isNotBlank());
    }
}
