package cognitosync.localcloud.userpool.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.mail.Mailbox.Message;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Equal rows are written for every address that asks for a code; durations would vary on a busy machine. */
class CodesToNobodyTest {
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
    private static final AppClient HIDING =
            AppClient.of("client", Optional.empty(), PoolFixture.json("{'PreventUserExistenceErrors': 'ENABLED'}"));

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(Mailbox.schema(), UserPools.schema());

    private final Database database = disk.database();
    private final Mailbox mailbox = new Mailbox(database);
    private PasswordReset forgot;
    private Confirmation confirm;

    @BeforeEach
    void addUsers() {
        Users users = new Users(database);
        for (String name : List.of("confirmed", "waiting", "disabled")) {
            boolean confirmed = !name.equals("waiting");
            User user = new User(
                    POOL.id(),
                    name,
                    confirmed ? UserStatus.CONFIRMED : UserStatus.UNCONFIRMED,
                    !name.equals("disabled"),
                    Map.of("email", name + "@example.com", "email_verified", String.valueOf(confirmed)),
                    NOW,
                    NOW);
            database.write(transaction -> {
                users.add(transaction, POOL, user, new StoredPassword("hash", "verifier"));
                return user;
            });
        }
        Codes codes = new Codes(mailbox, () -> NOW, new SecureRandom());
        Verifiers verifiers = new Verifiers(TestKeys.sealing());
        Lockouts attempts = new Lockouts(database, verifiers, () -> NOW);
        Accounts accounts = Accounts.of(new Accounts.Dependencies(
                database,
                () -> NOW,
                new SecureRandom(),
                users,
                new Passwords(verifiers),
                verifiers,
                codes,
                attempts,
                new BrowserSessions(database, () -> NOW, new SecureRandom())));
        confirm = accounts.confirmation();
        forgot = accounts.passwordReset();
    }

    @Test
    void forgotPassword_writesTheSameWhoeverIsMeant() {
        writesTheSame("confirmed", name -> forgot.sendCode(POOL, HIDING, name));
        assertThat(mailbox.list(Optional.empty()))
                .extracting(Message::to)
                .containsOnly("confirmed@example.com")
                .hasSize(2);
    }

    @Test
    void resendCode_writesTheSameWhoeverIsMeant() {
        writesTheSame("waiting", name -> confirm.resendCode(POOL, HIDING, name));
        assertThat(mailbox.list(Optional.empty()))
                .extracting(Message::to)
                .containsOnly("waiting@example.com")
                .hasSize(2);
    }

    private void writesTheSame(String reached, Consumer<String> door) {
        long first = changes(() -> door.accept(reached + "@example.com"));
        long second = changes(() -> door.accept(reached + "@example.com"));
        for (String name : List.of("confirmed", "waiting", "disabled", "nobody")) {
            if (!name.equals(reached)) {
                assertThat(changes(() -> door.accept(name + "@example.com")))
                        .as("%s, for the first time", name)
                        .isEqualTo(first);
                assertThat(changes(() -> door.accept(name + "@example.com")))
                        .as("%s, once more", name)
                        .isEqualTo(second);
            }
        }
    }

    /** How many rows the writing connection has changed meanwhile. */
    private long changes(Runnable work) {
        long before = total();
        work.run();
        return total() - before;
    }

    private long total() {
        return database.write(transaction -> transaction
                .first("SELECT total_changes() AS changes", row -> row.number("changes"))
                .orElseThrow());
    }

    @Test
    void codeThatWentToNobody_setsNoPassword() {
        forgot.sendCode(POOL, HIDING, "nobody@example.com");
        String code = database.read(transaction -> transaction
                .first("SELECT code FROM unsent_code", row -> row.text("code"))
                .orElseThrow());
        assertThatThrownBy(() -> forgot.confirm(POOL, HIDING, "nobody@example.com", code, "Battery-staple-2"))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("Invalid verification code provided");
    }

    @Test
    void whatWentToNobody_namesNobody() {
        for (int i = 0; i < 20; i++) {
            forgot.sendCode(POOL, HIDING, "nobody" + i + "@example.com");
        }
        assertThat(texts("SELECT address AS text FROM unsent_message"))
                .hasSize(20)
                .noneMatch(text -> text.contains("@"));
        assertThat(texts("SELECT sub AS text FROM unsent_code")).hasSizeBetween(2, 20);
        assertThat(texts("SELECT sub AS text FROM verification_code")).isEmpty();
    }

    private List<String> texts(String sql) {
        return database.read(transaction -> transaction.list(sql, row -> row.text("text")));
    }
}
