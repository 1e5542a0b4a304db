package cognitosync.localcloud.userpool.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.mail.Mailbox;
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
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a refusal costs, whoever is meant: hashes of passwords computed and rows written, the two works that a clock could see.
 * Durations would vary on a busy machine.
 */
class EqualCostTest {
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
            new PasswordPolicy(8, false, false, false, false, 3),
            new Invitation("Welcome", "{####}", Duration.ofDays(7)),
            "Your code",
            "{####}");
    private static final AppClient HIDING =
            AppClient.of("client", Optional.empty(), PoolFixture.json("{'PreventUserExistenceErrors': 'ENABLED'}"));
    private static final List<String> NAMES = List.of("confirmed", "waiting", "disabled", "invited", "nobody");

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(Mailbox.schema(), UserPools.schema());

    private final Database database = disk.database();
    private final AtomicInteger hashes = new AtomicInteger();
    private Accounts accounts;

    @BeforeEach
    void addUsers() {
        Users users = new Users(database);
        Verifiers verifiers = new Verifiers(TestKeys.sealing());
        accounts = Accounts.of(new Accounts.Dependencies(
                database,
                () -> NOW,
                new SecureRandom(),
                users,
                new Passwords(
                        verifiers,
                        password -> "hash " + hashes.incrementAndGet(),
                        (password, hash) -> hashes.incrementAndGet() < 0),
                verifiers,
                new Codes(new Mailbox(database), () -> NOW, new SecureRandom()),
                new Lockouts(database, verifiers, () -> NOW),
                new BrowserSessions(database, () -> NOW, new SecureRandom())));
        add(users, "confirmed", UserStatus.CONFIRMED, true);
        add(users, "waiting", UserStatus.UNCONFIRMED, true);
        add(users, "disabled", UserStatus.CONFIRMED, false);
        add(users, "invited", UserStatus.FORCE_CHANGE_PASSWORD, true);
    }

    private void add(Users users, String name, UserStatus status, boolean enabled) {
        User user = new User(POOL.id(), name, status, enabled, Map.of("email", address(name)), NOW, NOW);
        database.write(transaction -> {
            users.add(transaction, POOL, user, new StoredPassword("hash", "verifier"));
            return user;
        });
    }

    private static String address(String name) {
        return name + "@example.com";
    }

    private record Cost(int hashes, long rows) {}

    private void refusesAtOneCost(int expectedHashes, Consumer<String> door) {
        Map<String, Cost> costs = new LinkedHashMap<>();
        for (String name : NAMES) {
            hashes.set(0);
            long before = rows();
            assertThatThrownBy(() -> door.accept(address(name))).isInstanceOf(AwsException.class);
            costs.put(name, new Cost(hashes.get(), rows() - before));
        }
        assertThat(Set.copyOf(costs.values())).as("%s", costs).hasSize(1);
        assertThat(costs.get("nobody").hashes()).isEqualTo(expectedHashes);
    }

    private long rows() {
        return database.write(transaction -> transaction
                .first("SELECT total_changes() AS changes", row -> row.number("changes"))
                .orElseThrow());
    }

    @Test
    void signIn_costsOneHash() {
        refusesAtOneCost(1, name -> accounts.signIn().run(POOL, HIDING, name, "Wrong-horse-1"));
    }

    @Test
    void wrongCodeOfASignUp_costsNone() {
        refusesAtOneCost(0, name -> accounts.confirmation().run(POOL, HIDING, name, "wrong"));
    }

    @Test
    void wrongCodeOfAReset_costsNone() {
        refusesAtOneCost(0, name -> accounts.passwordReset().confirm(POOL, HIDING, name, "wrong", "Battery-staple-2"));
    }

    @Test
    void signUp_costsOneHash_beforeItTellsWhoExists() {
        hashes.set(0);
        accounts.registration().run(POOL, HIDING, address("new"), Map.of(), "Battery-staple-2");
        assertThat(hashes).hasValue(1);
        assertThatThrownBy(() ->
                        accounts.registration().run(POOL, HIDING, address("confirmed"), Map.of(), "Battery-staple-2"))
                .hasMessage("An account with the given email already exists.");
        assertThat(hashes).hasValue(2);
    }
}
