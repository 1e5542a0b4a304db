package cognitosync.localcloud.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealingKeyTest {
    private static final byte[] PLAIN = "verifier".getBytes(StandardCharsets.UTF_8);

    private final SealingKey key = TestKeys.sealing();

    @Test
    void seal_opensWithItsKeyAndContextOnly() {
        String sealed = key.seal(PLAIN, "one");

        assertThat(key.open(sealed, "one")).hasValue(PLAIN);
        assertThat(key.open(sealed, "other")).isEmpty();
        assertThat(TestKeys.sealing().open(sealed, "one")).isEmpty();
        assertThat(key.seal(PLAIN, "one")).isNotEqualTo(sealed);
    }

    @Test
    void open_ofAnythingElse_opensNothing() {
        byte[] changed = Base64.getDecoder().decode(key.seal(PLAIN, "one"));
        changed[changed.length - 1] ^= 1;

        assertThat(key.open(Base64.getEncoder().encodeToString(changed), "one")).isEmpty();
        for (String text : new String[] {"", "AAAA", "*", "A".repeat(64)}) {
            assertThat(key.open(text, "one")).as(text).isEmpty();
        }
    }

    @Test
    void derive_isStable_andDistinctForEachListOfTexts() {
        assertThat(key.derive("a", "b")).isEqualTo(key.derive("a", "b")).hasSize(32);
        assertThat(key.derive("a", "b"))
                .isNotEqualTo(key.derive("ab"))
                .isNotEqualTo(key.derive("a", "b", ""))
                .isNotEqualTo(TestKeys.sealing().derive("a", "b"));
    }

    @Test
    void secret_ofAnotherLength_isRefused_andNeverShown() {
        assertThatThrownBy(() -> new SealingKey(new byte[31], new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(key).hasToString("sealing key");
    }
}
