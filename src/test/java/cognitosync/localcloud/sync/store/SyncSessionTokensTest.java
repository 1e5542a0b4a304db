package cognitosync.localcloud.sync.store;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import cognitosync.localcloud.sync.store.SyncSessionTokens.SyncSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyncSessionTokensTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final DatasetId DATASET = new DatasetId("eu-west-1:1", "eu-west-1:2", "preference");
    private final SyncSessionTokens tokens = tokens((byte) 1);

    @Test
    void read_ofATokenIssuedHere_givesItsSession() {
        String token = tokens.issue(DATASET, NOON);
        SyncSession session = tokens.read(token, DATASET, NOON).orElseThrow();
        assertThat(session.dataset()).isEqualTo(DATASET);
        assertThat(session.expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(tokens.read(token, DATASET, NOON)).as("again").contains(session);
    }

    @Test
    void issue_givesEachSessionItsOwnNonce() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            nonces.add(tokens.read(tokens.issue(DATASET, NOON), DATASET, NOON)
                    .orElseThrow()
                    .nonce());
        }
        assertThat(nonces).hasSize(1_000);
    }

    @Test
    void read_forAnotherPoolIdentityOrDataset_refuses() {
        String token = tokens.issue(DATASET, NOON);
        assertThat(tokens.read(token, new DatasetId("eu-west-1:9", "eu-west-1:2", "preference"), NOON))
                .isEmpty();
        assertThat(tokens.read(token, new DatasetId("eu-west-1:1", "eu-west-1:9", "preference"), NOON))
                .isEmpty();
        assertThat(tokens.read(token, new DatasetId("eu-west-1:1", "eu-west-1:2", "other"), NOON))
                .isEmpty();
        assertThat(tokens.read(token, new DatasetId("eu-west-1:1", "eu-west-1:2preference", ""), NOON))
                .as("names run together")
                .isEmpty();
    }

    @Test
    void read_afterExpiry_refuses() {
        String token = tokens.issue(DATASET, NOON);
        Instant end = NOON.plus(Duration.ofHours(1));
        assertThat(tokens.read(token, DATASET, end.minusMillis(1))).isPresent();
        assertThat(tokens.read(token, DATASET, end)).isEmpty();
    }

    @Test
    void read_withAnyByteChanged_refuses() {
        byte[] bytes = Base64.getUrlDecoder().decode(tokens.issue(DATASET, NOON));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(tokens.read(Base64.getUrlEncoder().encodeToString(changed), DATASET, NOON))
                    .as("byte " + i)
                    .isEmpty();
        }
    }

    @Test
    void read_ofAnythingElse_refuses() {
        for (String other : new String[] {"", "x", "not base64 !", "AAAA", "A".repeat(75), "A".repeat(100_000), "é"}) {
            assertThat(tokens.read(other, DATASET, NOON)).as(other).isEmpty();
        }
    }

    @Test
    void read_ofATokenSignedWithAnotherKey_refuses() {
        assertThat(tokens.read(tokens((byte) 2).issue(DATASET, NOON), DATASET, NOON))
                .isEmpty();
    }

    private static SyncSessionTokens tokens(byte key) {
        byte[] bytes = new byte[32];
        bytes[0] = key;
        return new SyncSessionTokens(bytes, new SecureRandom(), Duration.ofHours(1));
    }
}
