package io.penstock.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BOOLEAN",
                "INT64",
                "FLOAT64",
                "TEXT",
                "DATE",
                "TIME",
                "TIMESTAMP",
                "BINARY",
                "DECIMAL(10,2)",
                "DECIMAL(38,38)",
                "LIST<DECIMAL(5,0)>",
                "STRUCT<a INT64, b LIST<STRUCT<c TEXT>>>"
            })
    void printsWhatItReads(String text) {
        assertThat(Type.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"integer|INT64", "bigint|INT64", "double|FLOAT64", "varchar|TEXT", "numeric(4 , 1)|DECIMAL(4,1)"})
    void knowsTheUsualSynonyms(String text, String type) {
        assertThat(Type.parse(text)).hasToString(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INT65|unknown name 'INT65'",
                "''|a name was expected",
                "DECIMAL(10)|',' was expected at position 10",
                "DECIMAL(0,0)|the precision must be 1 to 38",
                "DECIMAL(5,6)|the scale must be 0 to the precision",
                "DECIMAL(x,2)|a number was expected at position 9",
                "LIST<TEXT|'>' was expected at position 9",
                "TEXT TEXT|unexpected text after position 5"
            })
    void aTypeThatIsNoneNamesTheValidOnes(String text, String reason) {
        assertThatThrownBy(() -> Type.parse(text))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(reason)
                .hasMessageEndingWith("Valid types: BOOLEAN, INT64, FLOAT64, DECIMAL(p,s), TEXT, DATE, TIME, TIMESTAMP,"
                        + " BINARY, LIST<type>, STRUCT<name type, …>.");
    }

    @Test
    void schemasTellTheNearestNameOfAMissingColumn() {
        Schema schema = Schema.of(Field.of("checkout_date", Type.DATE), Field.of("return_date", Type.DATE));
        assertThatThrownBy(() -> schema.indexOf("chekout_date"))
                .hasMessage("[PEN-1002] there is no column 'chekout_date'. Did you mean 'checkout_date'? Valid names:"
                        + " checkout_date, return_date.");
        assertThatThrownBy(() -> schema.indexOf("x"))
                .hasMessage("[PEN-1002] there is no column 'x'. Valid names: checkout_date, return_date.");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        assertThatThrownBy(() -> Schema.of(List.of(Field.of("a", Type.TEXT), Field.of("a", Type.INT64))))
                .hasMessage("[PEN-1003] two columns are named 'a'. Give one of them another name.");
    }

    @Test
    void withReplacesOrAppends() {
        Schema schema = Schema.of(Field.of("a", Type.TEXT));
        assertThat(schema.with(Field.of("b", Type.INT64))).hasToString("(a TEXT, b INT64)");
        assertThat(schema.with(Field.required("a", Type.INT64))).hasToString("(a INT64 NOT NULL)");
        assertThat(schema.find("A")).isEqualTo(-1);
    }
}
