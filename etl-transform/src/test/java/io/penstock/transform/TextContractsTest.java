package io.penstock.transform;

import io.penstock.schema.Type;
import io.penstock.transform.TransformContractsTest.Contract;
import io.penstock.transform.clean.Whitespaces;
import io.penstock.transform.enrich.AddConstant;
import io.penstock.transform.enrich.Hash;
import io.penstock.transform.enrich.HashAlgorithm;
import io.penstock.transform.enrich.MapValues;
import io.penstock.transform.enrich.RowId;
import io.penstock.transform.enrich.Timestamp;
import io.penstock.transform.enrich.Unmatched;
import io.penstock.transform.enrich.Uuid;
import io.penstock.transform.enrich.mask.Mask;
import io.penstock.transform.enrich.mask.MaskNulls;
import io.penstock.transform.missing.RemoveNulls;
import io.penstock.transform.standard.IsbnOutput;
import io.penstock.transform.standard.PhoneCheck;
import io.penstock.transform.standard.PhoneFormat;
import io.penstock.transform.standard.StandardizeIsbn;
import io.penstock.transform.standard.StandardizePhone;
import io.penstock.transform.text.Alphabet;
import io.penstock.transform.text.CollapseWhitespace;
import io.penstock.transform.text.Pad;
import io.penstock.transform.text.PadSide;
import io.penstock.transform.text.RemoveSpecialChars;
import io.penstock.transform.text.Truncate;
import io.penstock.transform.text.UnicodeNormalize;
import io.penstock.transform.text.html.Breaks;
import io.penstock.transform.text.html.StripHtml;
import io.penstock.transform.text.replace.Replace;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;

/** The steps on texts, missing values and enrichment keep the promises of the SPI. */
class TextContractsTest {
    @Nested
    class OfCollapseWhitespace extends Contract {
        OfCollapseWhitespace() {
            super(
                    CollapseWhitespace.columns("email", "day"),
                    List.of(
                            step -> ((CollapseWhitespace) step).edges(Whitespaces.TRIM),
                            step -> ((CollapseWhitespace) step).into("new_*")));
        }
    }

    @Nested
    class OfRemoveSpecialChars extends Contract {
        OfRemoveSpecialChars() {
            super(
                    RemoveSpecialChars.columns("email"),
                    List.of(
                            step -> ((RemoveSpecialChars) step).keep("@"),
                            step -> ((RemoveSpecialChars) step).alphabet(Alphabet.ASCII),
                            step -> ((RemoveSpecialChars) step).replacement(" ")));
        }
    }

    @Nested
    class OfPad extends Contract {
        OfPad() {
            super(
                    Pad.left("email", 12),
                    List.of(
                            step -> ((Pad) step).side(PadSide.BOTH),
                            step -> ((Pad) step).with("é"),
                            step -> ((Pad) step).into("wide")));
        }
    }

    @Nested
    class OfTruncate extends Contract {
        OfTruncate() {
            super(
                    Truncate.column("email", 5),
                    List.of(step -> ((Truncate) step).ellipsis("…"), step -> ((Truncate) step).into("short")));
        }
    }

    @Nested
    class OfUnicodeNormalize extends Contract {
        OfUnicodeNormalize() {
            super(
                    UnicodeNormalize.columns("email").form(Form.NFD),
                    List.of(step -> ((UnicodeNormalize) step).form(Form.NFKC)));
        }
    }

    @Nested
    class OfStripHtml extends Contract {
        OfStripHtml() {
            super(StripHtml.columns("email"), List.of(step -> ((StripHtml) step).breaks(Breaks.NONE)));
        }
    }

    @Nested
    class OfLiteralReplace extends Contract {
        OfLiteralReplace() {
            super(
                    Replace.literal("email", "e", "é"),
                    List.of(
                            step -> ((Replace) step).and("x", ""),
                            step -> ((Replace) step).matchCase(MatchCase.IGNORE)));
        }
    }

    @Nested
    class OfRegexReplace extends Contract {
        OfRegexReplace() {
            super(Replace.regex("email", "([a-z])(@)", "$2$1"), List.of(step -> ((Replace) step).into("other")));
        }
    }

    @Nested
    class OfPhones extends Contract {
        OfPhones() {
            super(
                    StandardizePhone.column("amount").defaultRegion("us").onInvalid(OnInvalid.REJECT),
                    List.of(
                            step -> ((StandardizePhone) step).format(PhoneFormat.NATIONAL),
                            step -> ((StandardizePhone) step).regionColumn("lent"),
                            step -> ((StandardizePhone) step).check(PhoneCheck.VALID)));
        }
    }

    @Nested
    class OfIsbns extends Contract {
        OfIsbns() {
            super(
                    StandardizeIsbn.columns(Columns.of("email", "id")).onInvalid(OnInvalid.NULL),
                    List.of(step -> ((StandardizeIsbn) step).output(IsbnOutput.ISBN10)));
        }
    }

    @Nested
    class OfRemoveNulls extends Contract {
        OfRemoveNulls() {
            super(
                    RemoveNulls.any("email", "score"),
                    List.of(
                            step -> ((RemoveNulls) step).whenAll(),
                            step -> ((RemoveNulls) step).maxNulls(1),
                            step -> ((RemoveNulls) step).maxNullShare(0.5)));
        }
    }

    @Nested
    class OfAddConstant extends Contract {
        OfAddConstant() {
            super(AddConstant.column("source", "2026-01-31"), List.of(step -> ((AddConstant) step).type(Type.DATE)));
        }
    }

    @Nested
    class OfTimestamp extends Contract {
        OfTimestamp() {
            super(Timestamp.column("at").format("yyyy"), List.of(step -> ((Timestamp) step).format("yy")));
        }
    }

    @Nested
    class OfRowId extends Contract {
        OfRowId() {
            super(
                    RowId.column("row"),
                    List.of(
                            step -> ((RowId) step).start(0),
                            step -> ((RowId) step).step(-2),
                            step -> ((RowId) step).prefix("R"),
                            step -> ((RowId) step).digits(4)));
        }
    }

    @Nested
    class OfHash extends Contract {
        OfHash() {
            super(
                    Hash.of(Columns.all()),
                    List.of(
                            step -> ((Hash) step).algorithm(HashAlgorithm.XXH64),
                            step -> ((Hash) step).into("digest")));
        }
    }

    @Nested
    class OfUuid extends Contract {
        OfUuid() {
            super(
                    Uuid.of("email"),
                    List.of(step -> ((Uuid) step).into("key"), step -> ((Uuid) step).namespace(new UUID(1, 2))));
        }
    }

    @Nested
    class OfMapValues extends Contract {
        OfMapValues() {
            super(
                    MapValues.columns(Columns.of("lent", "id"), Map.of("yes", "lent", "2", "two")),
                    List.of(
                            step -> ((MapValues) step).defaultValue("other"),
                            step -> ((MapValues) step).unmatched(Unmatched.REJECT),
                            step -> ((MapValues) step).matchCase(MatchCase.IGNORE)));
        }
    }

    @Nested
    class OfMaskByHash extends Contract {
        OfMaskByHash() {
            super(Mask.hash(Columns.of("email"), "s3cret"), List.of(step -> ((Mask) step).into("hidden")));
        }
    }

    @Nested
    class OfMaskInPart extends Contract {
        OfMaskInPart() {
            super(
                    Mask.partial(Columns.of("email")).keepLast(2),
                    List.of(step -> ((Mask) step).keepFirst(1).into("p")));
        }
    }

    @Nested
    class OfMaskByTokens extends Contract {
        OfMaskByTokens() {
            super(Mask.tokens(Columns.of("email"), "s3cret"));
        }
    }

    @Nested
    class OfMaskNulls extends Contract {
        OfMaskNulls() {
            super(MaskNulls.columns(Columns.all()));
        }
    }
}
