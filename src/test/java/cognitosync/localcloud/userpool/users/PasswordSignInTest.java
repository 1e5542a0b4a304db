package cognitosync.localcloud.userpool.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.token.TestKeys;
import cognitosync.localcloud.userpool.PoolFixture;
import cognitosync.localcloud.userpool.UserPools;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Invitation;
import cognitosync.localcloud.userpool.settings.PasswordPolicy;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cost of a try is counted in hashes computed; its duration would vary on a busy machine. */
class PasswordSignInTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final UserPool POOL = new UserPool(
            "eu-west-1_AbCdEfGhI",
            true,
            false,
            true,
            true,
            List.of("email"),
            Set.of(),
            false,
            new PasswordPolicy(8, false, false, false, false, 0),
            new Invitation("Welcome", "{####}", Duration.ofDays(7)),
            "Your code",
            "{####}");
    private static final String PASSWORD = "Correct-horse-1";
    private static final int TRIES_BEFORE_THE_LOCKOUT = 5;

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(UserPools.schema());

    private final List<String> compared = new ArrayList<>();
    private final Database database = disk.database();
    private PasswordSignIn signIn;

    @BeforeEach
    void addUsers() {
        Users users = new Users(database);
        Verifiers verifiers = new Verifiers(TestKeys.sealing());
        String hash = new Passwords(verifiers).hash(PASSWORD);
        for (boolean enabled : new boolean[] {true, false}) {
            String name = enabled ? "known" : "disabled";
            User user = new User(
                    POOL.id(), name, UserStatus.CONFIRMED, enabled, Map.of("email", name + "@example.com"), NOW, NOW);
            database.write(transaction -> {
                users.add(transaction, POOL, user, new StoredPassword(hash, "verifier"));
                return user;
            });
        }
        Passwords passwords = new Passwords(verifiers, (password, stored) -> {
            compared.add(cost(stored));
            return password.equals(PASSWORD) && stored.equals(hash);
        });
        signIn = new PasswordSignIn(users, passwords, verifiers, new Lockouts(database, verifiers, () -> NOW));
    }

    @Test
    void everyTry_costsTheSameWhoeverIsMeant() {
        List<String> one = List.of(cost(Passwords.DUMMY_HASH));
        for (String hiding : List.of("ENABLED", "LEGACY")) {
            AppClient client = client(hiding);
            for (String password : List.of("Wrong-horse-1", "", "x".repeat(PasswordPolicy.MAXIMUM_LENGTH + 1))) {
                for (String name : List.of("known", "disabled", "nobody")) {
                    compared.clear();
                    assertThatThrownBy(() -> signIn.run(POOL, client, name + "@example.com", password))
                            .isInstanceOf(AwsException.class);
                    assertThat(compared)
                            .as("%s, %d characters, %s", name, password.length(), hiding)
                            .isEqualTo(one);
                }
            }
            forgetTries();
        }
        compared.clear();
        assertThat(signIn.run(POOL, client("ENABLED"), "Known@example.com", PASSWORD)
                        .sub())
                .isEqualTo("known");
        assertThat(compared).isEqualTo(one);
    }

    @Test
    void lockouts_costNothingWhoeverIsMeant() {
        AppClient client = client("ENABLED");
        for (String name : List.of("known@example.com", "nobody@example.com")) {
            for (int i = 0; i < TRIES_BEFORE_THE_LOCKOUT; i++) {
                assertThatThrownBy(() -> signIn.run(POOL, client, name, "Wrong-horse-1"))
                        .hasMessageContaining("Incorrect username or password.");
            }
            compared.clear();
            assertThatThrownBy(() -> signIn.run(POOL, client, name, PASSWORD))
                    .hasMessageContaining("Password attempts exceeded");
            assertThat(compared).as(name).isEmpty();
        }
    }

    private void forgetTries() {
        database.write(transaction -> transaction.update("DELETE FROM attempt"));
    }

    private static AppClient client(String hiding) {
        return AppClient.of(
                "client", Optional.empty(), PoolFixture.json("{'PreventUserExistenceErrors': '%s'}".formatted(hiding)));
    }

    /** The parameters of a hash, which are what it costs to compute. */
    private static String cost(String hash) {
        return hash.substring(0, hash.lastIndexOf('$', hash.lastIndexOf('$') - 1));
    }
}
