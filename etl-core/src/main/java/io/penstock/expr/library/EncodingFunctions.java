package io.penstock.expr.library;

import static io.penstock.expr.function.Parameter.TEXT;

import io.penstock.expr.function.Function;
import io.penstock.expr.scalar.Codes;
import io.penstock.expr.scalar.Hashes;
import io.penstock.expr.scalar.PerValue;
import io.penstock.schema.Type;
import java.util.List;

/** Hashes of texts, and texts in other codes. */
final class EncodingFunctions {
    private EncodingFunctions() {}

    static List<Function> all() {
        return List.of(
                text("md5", Hashes.digest("MD5"))
                        .doc("The MD5 hash of the UTF-8 bytes, 32 hexadecimal digits; no protection against forgery.")
                        .example("md5('abc')", "900150983cd24fb0d6963f7d28e17f72"),
                text("sha256", Hashes.digest("SHA-256"))
                        .doc("The SHA-256 hash of the UTF-8 bytes, 64 hexadecimal digits.")
                        .example("sha256('abc')", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                number("xxhash64", Hashes::xxhash64)
                        .doc(
                                "The XXH64 hash of the UTF-8 bytes with seed 0, as a signed number; fast, for keys and samples.")
                        .example("xxhash64('abc')", "4952883123889572249"),
                number("crc32", Hashes::crc32)
                        .doc("The CRC-32 checksum of the UTF-8 bytes.")
                        .example("crc32('abc')", "891568578"),
                text("hex", Codes::hex)
                        .doc("The UTF-8 bytes in hexadecimal digits.")
                        .example("hex('Zü')", "5ac3bc"),
                text("unhex", Codes::unhex)
                        .doc("The text of hexadecimal digits; null where they are none, or the bytes no text.")
                        .example("unhex('5AC3BC')", "Zü")
                        .example("unhex('5A0')", "NULL"),
                text("base64", Codes::base64)
                        .alias("to_base64")
                        .doc("The UTF-8 bytes in Base64.")
                        .example("base64('Zürich')", "WsO8cmljaA=="),
                text("from_base64", Codes::fromBase64)
                        .doc("The text of Base64; null where it is none, or the bytes no text.")
                        .example("from_base64('WsO8cmljaA==')", "Zürich")
                        .example("from_base64('*')", "NULL"),
                text("url_encode", Codes::urlEncode)
                        .doc("With everything but letters and digits of ASCII and - . _ ~ as %XX.")
                        .example("url_encode('a b/ü')", "a%20b%2F%C3%BC"),
                text("url_decode", Codes::urlDecode)
                        .doc(
                                "With every %XX as the byte it stands for; null where a % is incomplete, or the bytes no text.")
                        .example("url_decode('a%20b%2F%C3%BC')", "a b/ü")
                        .example("url_decode('50%')", "NULL"));
    }

    private static Function text(String name, PerValue.TextToText function) {
        return Function.of(name, "TEXT", call -> call.total(Type.TEXT, PerValue.text(function)), TEXT);
    }

    private static Function number(String name, PerValue.TextToLong function) {
        return Function.of(name, "INT64", call -> call.total(Type.INT64, PerValue.number(function)), TEXT);
    }
}
