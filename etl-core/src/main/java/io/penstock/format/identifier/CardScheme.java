package io.penstock.format.identifier;

/** Who issues a payment card: by its first digits (ISO/IEC 7812) and number of digits. */
public enum CardScheme {
    /** 4; 13, 16 or 19 digits. */
    VISA,
    /** 51–55 and 2221–2720; 16 digits. */
    MASTERCARD,
    /** 34 and 37; 15 digits. */
    AMEX,
    /** 6011, 644–649 and 65; 16 to 19 digits. */
    DISCOVER,
    /** 300–305, 3095, 36, 38 and 39; 14 to 19 digits. */
    DINERS,
    /** 3528–3589; 16 to 19 digits. */
    JCB,
    /** 62 and 81; 16 to 19 digits. */
    UNIONPAY,
    /** 50, 56–58 and the rest of 6; 12 to 19 digits. */
    MAESTRO
}
