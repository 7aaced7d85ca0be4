package io.penstock.format.identifier;

import org.jspecify.annotations.Nullable;

/**
 * How an IBAN of each country is built, from the IBAN registry (ISO 13616, SWIFT) with the territories that use the structure of
 * their mother country. Behind the two letters of the country: {@code n} digits, {@code a} capital letters, {@code c} either, with
 * their number; the first two are the check digits.
 */
public final class IbanCountries {
    private static final String STRUCTURES = """
            ADn10c12 AEn21 ALn10c16 ATn18 AXn16 AZn2a4c20 BAn18 BEn14 BGn2a4n6c8 BHn2a4c14 BIn25 BLn12c11n2
            BRn25a1c1 BYn2c4n4c16 CHn7c12 CRn20 CYn10c16 CZn22 DEn20 DJn25 DKn16 DOn2c4n20 EEn18 EGn27
            ESn22 FIn16 FKn2a2n12 FOn16 FRn12c11n2 GBn2a4n14 GEn2a2n16 GFn12c11n2 GGn2a4n14 GIn2a4c15 GLn16
            GPn12c11n2 GRn9c16 GTn2c24 HNn2a4n20 HRn19 HUn26 IEn2a4n14 ILn21 IMn2a4n14 IQn2a4n15 ISn24
            ITn2a1n10c12 JEn2a4n14 JOn2a4n4c18 KWn2a4c22 KZn5c13 LBn6c20 LCn2a4c24 LIn7c12 LTn18 LUn5c13
            LVn2a4c13 LYn23 MCn12c11n2 MDn2c20 MEn20 MFn12c11n2 MKn5c10n2 MNn18 MQn12c11n2 MRn25
            MTn2a4n5c18 MUn2a4n19a3 NCn12c11n2 NIn2a4n20 NLn2a4n10 NOn13 OMn5c16 PFn12c11n2 PKn2a4c16 PLn26
            PMn12c11n2 PSn2a4c21 PTn23 QAn2a4c21 REn12c11n2 ROn2a4c16 RSn20 RUn16c15 SAn4c18 SCn2a4n20a3
            SDn16 SEn22 SIn17 SKn22 SMn2a1n10c12 SOn21 STn23 SVn2a4n20 TFn12c11n2 TLn21 TNn22 TRn8c16
            UAn8c19 VAn20 VGn2a4n16 WFn12c11n2 XKn18 YEn2a4n4c18 YTn12c11n2""";

    /** By country, (first letter − A) · 26 + (second − A): one letter a character behind the country; null for no country. */
    private static final byte[] @Nullable [] FORMS = forms();

    private IbanCountries() {}

    private static byte[] @Nullable [] forms() {
        byte[] @Nullable [] forms = new byte[26 * 26][];
        for (String each : STRUCTURES.split("\\s+", -1)) {
            StringBuilder form = new StringBuilder();
            for (int i = 2; i < each.length(); ) {
                char kind = each.charAt(i++);
                int count = 0;
                while (i < each.length() && Character.isDigit(each.charAt(i))) {
                    count = count * 10 + each.charAt(i++) - '0';
                }
                form.append(String.valueOf(kind).repeat(count));
            }
            byte[] letters = new byte[form.length()];
            for (int i = 0; i < letters.length; i++) {
                letters[i] = (byte) form.charAt(i);
            }
            forms[(each.charAt(0) - 'A') * 26 + each.charAt(1) - 'A'] = letters;
        }
        return forms;
    }

    /** The form of a country's IBANs; null when it has none. */
    public static byte @Nullable [] form(byte first, byte second) {
        int a = first - 'A';
        int b = second - 'A';
        return a < 0 || a > 25 || b < 0 || b > 25 ? null : FORMS[a * 26 + b];
    }
}
