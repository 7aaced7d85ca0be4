package io.penstock.transform.validate.check;

import io.penstock.error.ErrorCode;

/** What each rule's failures are called in reject files and messages; a code never changes its meaning. */
public final class RuleCodes {
    public static final ErrorCode NOT_NULL = new ErrorCode("PEN-1210", "Rule not_null: a value is null");
    public static final ErrorCode UNIQUE = new ErrorCode("PEN-1211", "Rule unique: an earlier row has the same key");
    public static final ErrorCode RANGE = new ErrorCode("PEN-1212", "Rule range: a value lies outside its bounds");
    public static final ErrorCode LENGTH = new ErrorCode("PEN-1213", "Rule length: a text is too short or too long");
    public static final ErrorCode PATTERN =
            new ErrorCode("PEN-1214", "Rule pattern: a text does not match the expression");
    public static final ErrorCode IN_LIST = new ErrorCode("PEN-1215", "Rule in_list: a value is not in the list");
    public static final ErrorCode NOT_IN_LIST = new ErrorCode("PEN-1216", "Rule not_in_list: a value is in the list");
    public static final ErrorCode EMAIL = new ErrorCode("PEN-1217", "Rule email: a text is not an e-mail address");
    public static final ErrorCode PHONE = new ErrorCode("PEN-1218", "Rule phone: a text is not a telephone number");
    public static final ErrorCode URL = new ErrorCode("PEN-1219", "Rule url: a text is not a URL");
    public static final ErrorCode UUID = new ErrorCode("PEN-1220", "Rule uuid: a text is not a UUID");
    public static final ErrorCode IP = new ErrorCode("PEN-1221", "Rule ip: a text is not an IP address");
    public static final ErrorCode ISBN = new ErrorCode("PEN-1222", "Rule isbn: a value is not an ISBN");
    public static final ErrorCode CREDIT_CARD =
            new ErrorCode("PEN-1223", "Rule credit_card: a value is not the number of a payment card");
    public static final ErrorCode IBAN = new ErrorCode("PEN-1224", "Rule iban: a text is not an IBAN");
    public static final ErrorCode DATE_FORMAT =
            new ErrorCode("PEN-1225", "Rule date_format: a text is not a date of the format");
    public static final ErrorCode TYPE = new ErrorCode("PEN-1226", "Rule type: a text cannot be read as the type");
    public static final ErrorCode JSON = new ErrorCode("PEN-1227", "Rule json: a text is not JSON");
    public static final ErrorCode EXPRESSION = new ErrorCode("PEN-1228", "Rule expression: the condition is false");
    public static final ErrorCode REFERENCE = new ErrorCode("PEN-1229", "Rule reference: the key is not there");
    public static final ErrorCode BEAN = new ErrorCode("PEN-1230", "Rule bean: a constraint of the record is not met");
    public static final ErrorCode CUSTOM = new ErrorCode("PEN-1231", "Rule custom: the app's own test said no");

    private RuleCodes() {}
}
