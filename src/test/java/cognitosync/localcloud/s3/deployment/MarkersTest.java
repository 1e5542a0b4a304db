package cognitosync.localcloud.s3.deployment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class MarkersTest {
    private static final DeploymentBudget AMPLE = new DeploymentBudget();

    @Test
    void replace_findsEveryMarker_alsoWhereItBeginsLikeItself_andKeepsEveryOtherByte() {
        assertThat(replaced("aab", "x", "aaab aab \u00ffaabaab")).isEqualTo("ax x \u00ffxx");
        assertThat(replaced("abab", "", "ababab abab")).isEqualTo("ab ");
        assertThat(replaced("<<m>>", "<<m>>", "<<m>>")).isEqualTo("<<m>>");
        assertThat(replaced("m", "value", "")).isEmpty();
    }

    @Test
    void replace_takesEachMarkerInTurn_asAwsDoes_soThatALaterOneMayStandInTheValueOfAnEarlierOne() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("<<1>>", "one <<2>>");
        values.put("<<2>>", "two <<1>>");
        Markers.Replaced replaced = new Markers(values, false).replace("<<1>>".getBytes(UTF_8), AMPLE);
        assertThat(new String(replaced.bytes(), UTF_8)).isEqualTo("one two <<1>>");
        assertThat(replaced.carried()).isTrue();
    }

    @Test
    void replace_thatWouldGrowBeyondTheMemory_isRefusedWithTheLimit_beforeItGrows() {
        byte[] content = "m".repeat(200_000).getBytes(UTF_8);
        Markers markers = new Markers(Map.of("m", "v".repeat(20_000)), false);
        assertThatThrownBy(() -> markers.replace(content, new DeploymentBudget()))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("grows to 4000000000 bytes")
                .hasMessageContaining("at most 268435456 bytes");
    }

    @Test
    void replace_inAChainOfMarkers_isRefused_alsoWhereTheLastOneMakesItSmallAgain() {
        Map<String, String> doubling = new LinkedHashMap<>();
        for (char c = 'a'; c < 'z'; c++) {
            doubling.put(String.valueOf(c), String.valueOf((char) (c + 1)).repeat(4));
        }
        doubling.put("z", "");
        assertThatThrownBy(() -> new Markers(doubling, false).replace(new byte[] {'a'}, new DeploymentBudget()))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("fewer markers");
    }

    @Test
    void replace_ofManyFiles_sharesOneBudget() {
        DeploymentBudget budget = new DeploymentBudget(100, 10, 1_000);
        Markers markers = new Markers(Map.of("m", "v".repeat(61)), false);
        markers.replace(new byte[] {'m'}, budget);
        assertThatThrownBy(() -> markers.replace(new byte[] {'m'}, budget)).isInstanceOf(DeploymentException.class);
        assertThatThrownBy(() -> markers.replace(new byte[1_001], budget))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("searched for in more than 1000 bytes");
    }

    @Test
    void replace_ofAMarkerThatAlmostMatchesEverywhere_takesTimeInProportionToTheContent() {
        Markers markers = new Markers(Map.of("a".repeat(50_000) + "b", "v"), false);
        byte[] content = "a".repeat(10_000_000).getBytes(UTF_8);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(markers.replace(content, AMPLE).carried()).isFalse());
    }

    @Test
    void markers_withAnEmptyOne_areRefused() {
        assertThatThrownBy(() -> new Markers(Map.of("", "v"), false))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("empty marker");
    }

    private static String replaced(String marker, String value, String content) {
        return new String(
                new Markers(Map.of(marker, value), false)
                        .replace(content.getBytes(ISO_8859_1), AMPLE)
                        .bytes(),
                ISO_8859_1);
    }
}
