package io.penstock.http.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes need each other; whichever is used first, the defaults must be whole. */
class SettingsInAnyOrderTest {
    @ParameterizedTest
    @ValueSource(classes = {HttpSettings.class, Retry.class, RateLimit.class, Authentication.class})
    void defaultsAreWholeWhicheverClassIsUsedFirst(Class<?> first) throws Exception {
        URL classes = HttpSettings.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader fresh = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Class.forName(first.getName(), true, fresh);
            Class<?> settings = Class.forName(HttpSettings.class.getName(), true, fresh);
            Object usual = settings.getField("DEFAULT").get(null);
            assertThat(settings.getMethod("retry").invoke(usual)).isNotNull();
            assertThat(settings.getMethod("authentication").invoke(usual)).isNotNull();
        }
    }

    @Test
    void theDefaultRetryIsThatOfTheSettings() {
        assertThat(HttpSettings.DEFAULT.retry()).isEqualTo(Retry.DEFAULT);
    }
}
