package cognitosync.localcloud.s3.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.s3.deployment.SyncFilter.PathGlob;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncFilterTest {
    @ParameterizedTest
    @CsvSource({
        "assets/*, assets/a/b.js, true",
        "assets/*, assets, false",
        "*.map, a/b.map, true",
        "*.map, a.mapp, false",
        "?.js, a.js, true",
        "?.js, ab.js, false",
        "[ab].js, b.js, true",
        "[!ab].js, b.js, false",
        "[!ab].js, c.js, true",
        "[a-c].js, b.js, true",
        "[].js, [].js, true",
        "[]x].js, ].js, true",
        "a.js, axjs, false",
        "A.js, a.js, false",
        "a$b, a$b, true"
    })
    void pattern_matchesAsPythonsFnmatch(String glob, String path, boolean matches) {
        assertThat(PathGlob.of(glob).matches(path)).isEqualTo(matches);
    }

    @Test
    void pattern_ofManyStars_isMatchedInABlink() {
        PathGlob glob = PathGlob.of("*a".repeat(500) + "b");
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(glob.matches("a".repeat(1_024)))
                .isFalse());
        assertThat(PathGlob.of("*a?[x-z]*").matches("bab.zb")).isFalse();
        assertThat(PathGlob.of("*a?[x-z]*").matches("ba.a\ud83d\ude00zb")).isTrue();
    }

    @Test
    void includes_winOverExcludes() {
        SyncFilter filter = SyncFilter.of(List.of("*"), List.of("*.html"));
        assertThat(filter.test("a.html")).isTrue();
        assertThat(filter.test("a.js")).isFalse();
        assertThat(SyncFilter.of(List.of(), List.of("*.html")).test("a.js")).isTrue();
    }
}
