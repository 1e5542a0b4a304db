package cognitosync.localcloud.access.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.credentials.AccessKey.AccessKeys;
import cognitosync.localcloud.account.CredentialsFile;
import cognitosync.localcloud.store.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    private static final Instant START = Instant.parse("2026-11-22T18:35:00.250Z");
    private static final Caller.Identity USER = new Caller.Identity(
            "arn:aws:sts::1:assumed-role/r/s",
            "arn:aws:iam::1:role/r",
            "eu-west-1:p",
            "eu-west-1:i",
            Map.of("cognito-identity.amazonaws.com:amr", List.of("authenticated", "provider")));

    @TempDir
    Path folder;

    private Instant now = START;

    private Database open() {
        return Database.open(folder.resolve("d.sqlite"), List.of(Sessions.schema()));
    }

    private CredentialsIssuer issuer(Sessions sessions) {
        return new CredentialsIssuer(sessions, () -> now, new SecureRandom());
    }

    @Test
    void issue_hasTheShapesOfAws_andLastsAnHour() {
        try (Database database = open()) {
            AccessKey key = issuer(new Sessions(database)).issue(USER);
            assertThat(key.id()).matches("ASIA[A-Z2-7]{16}");
            assertThat(key.secret()).matches("[A-Za-z0-9+/]{40}");
            assertThat(key.sessionToken().orElseThrow()).hasSizeGreaterThan(200);
            assertThat(key.expiresAt()).contains(Instant.parse("2026-11-22T19:35:00Z"));
            assertThat(key.toString())
                    .doesNotContain(key.secret())
                    .doesNotContain(key.sessionToken().orElseThrow());
        }
    }

    @Test
    void issue_twice_givesDifferentKeys() {
        try (Database database = open()) {
            Sessions sessions = new Sessions(database);
            AccessKey one = issuer(sessions).issue(USER);
            AccessKey other = issuer(sessions).issue(USER);
            assertThat(one.id()).isNotEqualTo(other.id());
            assertThat(one.secret()).isNotEqualTo(other.secret());
            assertThat(one.sessionToken()).isNotEqualTo(other.sessionToken());
            assertThat(sessions.find(one.id())).contains(one);
        }
    }

    @Test
    void find_afterReopening_isTheSameSession() {
        AccessKey issued;
        try (Database database = open()) {
            issued = issuer(new Sessions(database)).issue(USER);
        }
        try (Database database = open()) {
            assertThat(new Sessions(database).find(issued.id())).contains(issued);
            assertThat(new Sessions(database).find("ASIAUNKNOWN")).isEmpty();
        }
    }

    @Test
    void find_longAfterExpiry_isForgotten() {
        try (Database database = open()) {
            Sessions sessions = new Sessions(database);
            AccessKey old = issuer(sessions).issue(USER);
            now = START.plus(Duration.ofHours(24));
            issuer(sessions).issue(USER);
            assertThat(sessions.find(old.id()))
                    .as("kept for a day, to be told apart from a key that never was")
                    .hasValueSatisfying(key -> assertThat(key.isExpired(now)).isTrue());
            now = START.plus(Duration.ofHours(26));
            issuer(sessions).issue(USER);
            assertThat(sessions.find(old.id())).isEmpty();
        }
    }

    @Test
    void isExpired_isTrueFromTheVeryInstant() {
        AccessKey key = new AccessKey("id", "secret", Optional.empty(), Optional.of(START), USER);
        assertThat(key.isExpired(START.minusMillis(1))).isFalse();
        assertThat(key.isExpired(START)).isTrue();
    }

    @Test
    void hasToken_wantsExactlyTheOneItHas() {
        AccessKey temporary = new AccessKey("id", "secret", Optional.of("token"), Optional.empty(), USER);
        assertThat(temporary.hasToken(Optional.of("token"))).isTrue();
        assertThat(temporary.hasToken(Optional.of("token2"))).isFalse();
        assertThat(temporary.hasToken(Optional.empty())).isFalse();
        AccessKey longTerm = new AccessKey("id", "secret", Optional.empty(), Optional.empty(), USER);
        assertThat(longTerm.hasToken(Optional.empty())).isTrue();
        assertThat(longTerm.hasToken(Optional.of("token"))).isFalse();
    }

    @Test
    void developerCredentials_areDrawnOnceForEachDataFolder() {
        AccessKey first;
        try (Database database = open()) {
            first = DeveloperCredentials.open(database, TestAccount.ACCOUNT, new SecureRandom())
                    .key();
        }
        try (Database database = open();
                Database other = Database.open(folder.resolve("other.sqlite"), List.of(Sessions.schema()))) {
            DeveloperCredentials again = DeveloperCredentials.open(database, TestAccount.ACCOUNT, new SecureRandom());
            assertThat(again.key()).isEqualTo(first);
            assertThat(again.find(first.id())).contains(first);
            assertThat(again.find("AKIAUNKNOWN")).isEmpty();
            assertThat(first.id()).matches("AKIA[A-Z2-7]{16}");
            assertThat(first.caller()).isEqualTo(TestAccount.OWNER);
            assertThat(DeveloperCredentials.open(other, TestAccount.ACCOUNT, new SecureRandom())
                            .key()
                            .id())
                    .isNotEqualTo(first.id());
        }
    }

    @Test
    void or_looksInBoth() {
        AccessKey one = new AccessKey("one", "secret", Optional.empty(), Optional.empty(), USER);
        AccessKey two = new AccessKey("two", "secret", Optional.empty(), Optional.empty(), USER);
        AccessKeys both = ((AccessKeys)
                        id -> Optional.of(one).filter(key -> key.id().equals(id)))
                .or(id -> Optional.of(two).filter(key -> key.id().equals(id)));
        assertThat(both.find("one")).contains(one);
        assertThat(both.find("two")).contains(two);
        assertThat(both.find("three")).isEmpty();
    }

    @Test
    void credentialsFile_isWhatSdksRead() {
        Map<String, String> files = new LinkedHashMap<>();
        AccessKey key = new AccessKey("AKIAEXAMPLE", "s3cret/+", Optional.empty(), Optional.empty(), USER);
        CredentialsFile.writeCredentials(files::put, key);
        CredentialsFile.writeConfig(files::put, "eu-west-1", "http://localhost:4566");
        assertThat(files).containsExactly(Map.entry("credentials", """
                                [local]
                                aws_access_key_id = AKIAEXAMPLE
                                aws_secret_access_key = s3cret/+

                                [default]
                                aws_access_key_id = AKIAEXAMPLE
                                aws_secret_access_key = s3cret/+
                                """), Map.entry("config", """
                                [profile local]
                                region = eu-west-1
                                endpoint_url = http://localhost:4566

                                [default]
                                region = eu-west-1
                                endpoint_url = http://127.0.0.1:4566
                                """));
    }
}
