package cognitosync.localcloud.userpool.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.token.SealingKey;
import cognitosync.localcloud.token.TestKeys;
import cognitosync.localcloud.userpool.PoolFixture;
import cognitosync.localcloud.userpool.UserPools;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.srp.PasswordClaim;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What SRP writes and answers, whoever is meant. */
class SrpSignInCostTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(UserPools.schema());

    private final Database database = disk.database();
    private final Users users = new Users(database);
    private final SealingKey key = TestKeys.sealing();
    private final Verifiers verifiers = new Verifiers(key);
    private final SrpSignIn signIn =
            new SrpSignIn(users, verifiers, new Lockouts(database, verifiers, () -> NOW), new SecureRandom());
    private final AppClient hiding =
            AppClient.of("client", Optional.empty(), PoolFixture.json("{'PreventUserExistenceErrors': 'ENABLED'}"));
    private UserPool pool;

    @BeforeEach
    void addUsers() {
        Pools pools = new Pools(database, () -> NOW);
        pools.put("eu-west-1_AbCdEfGhI", PoolFixture.pool());
        pool = pools.find("eu-west-1_AbCdEfGhI").orElseThrow();
        for (String name : new String[] {"known", "before"}) {
            User user = new User(
                    pool.id(), name, UserStatus.CONFIRMED, true, Map.of("email", name + "@example.com"), NOW, NOW);
            String verifier = name.equals("known") ? verifiers.seal(pool.id(), name, "Correct-horse-1") : null;
            database.write(transaction -> {
                users.add(transaction, pool, user, new StoredPassword("hash", verifier));
                return user;
            });
        }
    }

    private SrpSignIn.Exchange begin(String name) {
        return signIn.begin(pool, hiding, name + "@example.com");
    }

    @Test
    void wrongProof_writesAndSaysTheSameWhoeverIsMeant() {
        long expected = changes("known");

        assertThat(changes("before")).isEqualTo(expected);
        assertThat(changes("nobody")).isEqualTo(expected);
    }

    private long changes(String name) {
        SrpSignIn.Exchange exchange = begin(name);
        PasswordClaim claim = new PasswordClaim(SrpSignIn.identity(pool, exchange.userId()), new byte[48], "now");
        SrpSignIn.Proof proof = new SrpSignIn.Proof(claim, new byte[32], BigInteger.TEN, exchange.pair());
        long before = total();
        assertThatThrownBy(() -> signIn.prove(pool, name + "@example.com", exchange.userId(), proof))
                .isInstanceOf(AwsException.class)
                .hasMessage("Incorrect username or password.");
        return total() - before;
    }

    private long total() {
        return database.write(transaction -> transaction
                .first("SELECT total_changes() AS number", row -> row.number("number"))
                .orElseThrow());
    }

    @Test
    void saltOfEverybody_isOf128Bits_andDiffersByPoolAndUser() {
        assertThat(begin("known").salt()).isEqualTo(verifiers.salt(pool.id(), "known"));
        assertThat(begin("nobody").salt())
                .isNotEqualTo(begin("known").salt())
                .isEqualTo(begin("Nobody").salt());
        assertThat(verifiers.salt("eu-west-1_Other", "known")).isNotEqualTo(verifiers.salt(pool.id(), "known"));
        assertThat(begin("nobody").salt().bitLength()).isBetween(64, 128);
    }

    @Test
    void verifier_sealedForOneUser_opensForNoOther() {
        String sealed = verifiers.seal(pool.id(), "known", "Correct-horse-1");

        assertThat(verifiers.open(pool.id(), "known", sealed)).isPresent();
        assertThat(verifiers.open(pool.id(), "before", sealed)).isEmpty();
        assertThat(verifiers.open("eu-west-1_Other", "known", sealed)).isEmpty();
        assertThat(new Verifiers(TestKeys.sealing()).open(pool.id(), "known", sealed))
                .isEmpty();
    }
}
