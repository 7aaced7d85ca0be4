package io.penstock.http.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a URL is shown, sent and trusted. */
class UrlsTest {
    @ParameterizedTest
    @CsvSource({
        "https://ada:pw@h.example:8443/a/b, https://***@h.example:8443/a/b",
        "https://h.example/?token=s3cret&q=1, https://h.example/?token=***&q=1",
        "https://h.example/?API-Key=s3cret, https://h.example/?API-Key=***",
        "https://h.example/?X-Amz-Signature=s3cret&X-Amz-Date=1, https://h.example/?X-Amz-Signature=***&X-Amz-Date=1",
        "https://h.example/?user_password=a=b&sig=x, https://h.example/?user_password=***&sig=***",
        "https://h.example/?sessionid=1&access_token=, https://h.example/?sessionid=***&access_token=***",
        "https://h.example/?q=1&flag&page=2#part, https://h.example/?q=1&flag&page=2",
        "https://h.example/a%20b?q=%C3%BC, https://h.example/a%20b?q=%C3%BC"
    })
    void secretsAreNotShown(URI url, String shown) {
        assertThat(Urls.masked(url)).isEqualTo(shown);
    }

    @Test
    void furtherNamesAreSecretWhenToldSo() {
        URI url = URI.create("https://h.example/?appid=s3cret&id=1");
        assertThat(Urls.masked(url)).contains("appid=s3cret");
        assertThat(Urls.masked(url, Set.of("appid"))).isEqualTo("https://h.example/?appid=***&id=1");
    }

    @Test
    void longUrlsAreCut() {
        assertThat(Urls.masked(URI.create("https://h.example/" + "a".repeat(400))))
                .hasSize(301)
                .endsWith("a…");
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example/a, https://h.example:443/b, true",
        "https://h.example/a, https://H.EXAMPLE/b, true",
        "http://h.example/a, https://h.example/b, true",
        "https://h.example/a, http://h.example/b, false",
        "http://h.example:8080/a, https://h.example/b, false",
        "http://h.example:8080/a, https://h.example:8080/b, false",
        "https://h.example/a, https://h.example:8443/b, false",
        "https://h.example/a, https://sub.h.example/b, false",
        "https://h.example/a, https://h.example.evil/b, false",
        "https://h.example/a, https://h.example@evil/b, false"
    })
    void credentialsGoToTheSameServerAlone(URI known, URI other, boolean trusted) {
        assertThat(Urls.isTrusted(known, other)).isEqualTo(trusted);
    }

    @Test
    void parametersAreEncodedAndReplaceThoseOfTheirName() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("page", "2");
        parameters.put("näme", "a b&c=d+e");
        assertThat(Urls.with(URI.create("http://h/x?q=1&page=1&page=9#part"), parameters))
                .hasToString("http://h/x?q=1&page=2&n%C3%A4me=a%20b%26c%3Dd%2Be");
        assertThat(Urls.with(URI.create("http://h/x"), Map.of("a", "?"))).hasToString("http://h/x?a=%3F");
        assertThat(Urls.with(URI.create("http://h/x?a=1"), Map.of())).hasToString("http://h/x?a=1");
    }
}
